using System.Collections.Frozen;

namespace Passavant.Screening.Names;

/// <summary>Whether an acronym can stand for words: НИИ for a research institute, ФОЗ for the Feodosia Optical Plant.</summary>
public static class Acronyms
{
    /// <summary>Words that are two in the language they come from: научно-исследовательский, нано-технологический.</summary>
    static readonly (string Word, string Letters)[] Compounds =
    [
        ("research", "ni"),
        ("nanotechnology", "nt"),
        ("electromechanical", "em"),
        ("electrotechnical", "et"),
        ("radiotechnical", "rt"),
        ("shiprepair", "sr"),
        ("shipbuilding", "ss"),
        ("optoelectronic", "oe"),
    ];

    /// <summary>The first letters that words of other languages for an English word of the tables begin with.</summary>
    static readonly FrozenDictionary<string, string> Initials = Load();

    /// <summary>Whether every letter of the acronym is the first letter, in English or another language, of one of the words, in order, and no word that counts is left over.</summary>
    /// <remarks>Particles and legal forms may be passed over. Never for fewer than three letters.</remarks>
    public static bool Fits(ReadOnlySpan<char> acronym, ReadOnlySpan<NameToken> words) =>
        acronym.Length is >= 3 and <= 8 && Fits(acronym, words, 0);

    static bool Fits(ReadOnlySpan<char> acronym, ReadOnlySpan<NameToken> words, int used)
    {
        if (words.IsEmpty)
            return acronym.IsEmpty && used >= 2;
        var word = words[0];
        if (
            word.Kind is TokenKind.Particle or TokenKind.LegalForm
            && Fits(acronym, words[1..], used)
        )
            return true;
        if (acronym.IsEmpty || word.Kind is TokenKind.Number)
            return false;
        if (acronym[0] == word.Text[0] && Fits(acronym[1..], words[1..], used + 1))
            return true;
        if (!Initials.TryGetValue(word.Text, out var initials))
            return false;
        // ц is written ts, ч ch, ш sh: initials of two letters
        for (var at = 0; at < initials.Length; at += 2)
        {
            var length = initials[at + 1] == ' ' ? 1 : 2;
            if (
                acronym.StartsWith(initials.AsSpan(at, length))
                && Fits(acronym[length..], words[1..], used + 1)
            )
                return true;
        }

        return false;
    }

    static FrozenDictionary<string, string> Load()
    {
        var initials = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        var scratch = Scratch.Rent();
        foreach (
            var (key, entry) in WordTable.Organisations.Entries.Concat(
                WordTable.Organisations.Stems
            )
        )
        {
            if (
                entry.Means is not [var word]
                || key[0] is < 'а' or > 'я'
                || key.Length < 4
                || key.Contains(' ')
            )
                continue;
            scratch.LatinCount = 0;
            Cyrillic.Romanise(key.AsSpan(0, 1), southern: false, scratch);
            if (!initials.TryGetValue(word.Text, out var set))
                initials[word.Text] = set = new(StringComparer.Ordinal);
            set.Add(
                new string(scratch.Latin.AsSpan(0, Math.Min(2, scratch.LatinCount))).PadRight(2)
            );
        }

        scratch.Return();
        foreach (var (word, letters) in Compounds)
            if (initials.TryGetValue(word, out var set))
                set.Add(letters);
        return initials.ToFrozenDictionary(
            pair => pair.Key,
            pair => string.Concat(pair.Value.Order(StringComparer.Ordinal)),
            StringComparer.Ordinal
        );
    }
}
