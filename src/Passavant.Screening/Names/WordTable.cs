using System.Collections.Frozen;
using System.Text;

namespace Passavant.Screening.Names;

/// <summary>What a table says a word or phrase stands for.</summary>
/// <param name="Means">The English words; null where only phrases begin so.</param>
/// <param name="Longest">How many words (letters, in scripts without spaces) the longest phrase has that begins so.</param>
sealed record Entry(Meaning[]? Means, int Longest);

/// <summary>One word of what a phrase stands for.</summary>
readonly record struct Meaning(string Text, TokenKind Kind);

/// <summary>Words and phrases in every script, with what they stand for. Read from the text files in <c>Words</c>.</summary>
sealed class WordTable
{
    /// <summary>For names of organisations and vessels.</summary>
    public static WordTable Organisations { get; } =
        Load(
            "legal-forms",
            "places",
            "english",
            "western",
            "cyrillic",
            "russian-acronyms",
            "arabic",
            "persian",
            "chinese",
            "korean",
            "japanese",
            "other-scripts",
            "numbers",
            "particles"
        );

    /// <summary>For names of persons.</summary>
    public static WordTable People { get; } = Load("titles", "name-particles", "arabic-names");

    readonly FrozenDictionary<string, Entry>.AlternateLookup<ReadOnlySpan<char>> entries;
    readonly FrozenDictionary<string, Entry>.AlternateLookup<ReadOnlySpan<char>> stems;

    WordTable(Dictionary<string, Entry> entries, Dictionary<string, Entry> stems)
    {
        this.entries = entries
            .ToFrozenDictionary(StringComparer.Ordinal)
            .GetAlternateLookup<ReadOnlySpan<char>>();
        this.stems = stems
            .ToFrozenDictionary(StringComparer.Ordinal)
            .GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Every entry, for checks of the tables themselves.</summary>
    public IEnumerable<KeyValuePair<string, Entry>> Entries => entries.Dictionary;

    /// <summary>Every stem, likewise.</summary>
    public IEnumerable<KeyValuePair<string, Entry>> Stems => stems.Dictionary;

    /// <summary>The entry of a folded word or phrase, as it stands.</summary>
    public Entry? Find(ReadOnlySpan<char> folded) =>
        entries.TryGetValue(folded, out var entry) ? entry : null;

    /// <summary>The entry of a word, or else of the longest stem it begins with.</summary>
    public Entry? FindWord(ReadOnlySpan<char> folded)
    {
        if (entries.TryGetValue(folded, out var entry) && entry.Means is not null)
            return entry;
        var phrases = entry;
        for (
            var length = folded.Length;
            length >= Math.Max(4, folded.Length - Endings.Longest);
            length--
        )
            if (stems.TryGetValue(folded[..length], out entry) && Endings.Fit(folded[length..]))
                return phrases is null ? entry : new Entry(entry.Means, phrases.Longest);
        return phrases;
    }

    static WordTable Load(params ReadOnlySpan<string> topics)
    {
        var builder = new WordTableBuilder();
        foreach (var topic in topics)
            builder.Read(topic);
        var (entries, stems) = builder.Build();
        return new WordTable(entries, stems);
    }
}

/// <summary>Puts the lines of the text files in order.</summary>
sealed class WordTableBuilder
{
    readonly Dictionary<string, Entry> entries = new(StringComparer.Ordinal);
    readonly Dictionary<string, Entry> stems = new(StringComparer.Ordinal);
    readonly List<(string Topic, string[] Words, string Means, TokenKind Kind)> phrases = [];
    readonly List<(string Key, bool Stem, string Means, TokenKind Kind)> transliterated = [];
    readonly Dictionary<string, TokenKind> alone = new(StringComparer.Ordinal);
    readonly Dictionary<string, TokenKind> among = new(StringComparer.Ordinal);
    readonly List<(
        Dictionary<string, Entry> Into,
        string Key,
        string Means,
        TokenKind Kind
    )> words = [];

    public void Read(string topic)
    {
        using var stream =
            typeof(WordTable).Assembly.GetManifestResourceStream($"Names.Words.{topic}.txt")
            ?? throw new InvalidOperationException($"no word table {topic}");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var kind = TokenKind.Common;
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#')
                continue;
            if (line[0] == '[')
            {
                kind = Enum.Parse<TokenKind>(line.AsSpan(1, line.Length - 2), ignoreCase: true);
                continue;
            }

            var sign = line.LastIndexOf('=');
            if (sign < 0)
                throw new InvalidOperationException($"{topic}: no “=” in “{line}”");
            var means = line[(sign + 1)..].Trim();
            foreach (var key in line[..sign].Split('|', StringSplitOptions.TrimEntries))
                Add(topic, key, means, kind);
            // what a word is by itself goes before what a phrase it stands in is
            var parts = means.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            foreach (var word in parts)
                (parts.Length == 1 ? alone : among).TryAdd(word, kind);
        }
    }

    void Add(string topic, string key, string means, TokenKind kind)
    {
        var stem = key.EndsWith('*');
        var scratch = Scratch.Rent();
        Scanner.Scan(key, scratch);
        if (scratch.WordCount == 0)
            throw new InvalidOperationException($"{topic}: nothing to read in “{key}”");
        var script = scratch.Words[0].Script;
        var parts = new string[scratch.WordCount];
        for (var at = 0; at < parts.Length; at++)
            parts[at] = scratch.Text(scratch.Words[at]).ToString();
        scratch.Return();
        // letters with dots between them are one word
        if (parts.Length > 1 && Array.TrueForAll(parts, part => part.Length == 1))
            parts = [string.Concat(parts)];

        if (script is Script.Han or Script.Kana or Script.Hangul or Script.Unspaced)
        {
            var whole = string.Concat(parts);
            words.Add((entries, whole, means, kind));
            Lengthen(whole[..1], whole.Length);
            if (kind == TokenKind.Place && script == Script.Han && whole.Length == 2)
                foreach (var suffix in "市省")
                {
                    words.Add((entries, whole + suffix, means, kind));
                    Lengthen(whole[..1], 3);
                }
        }
        else if (parts.Length == 1)
        {
            words.Add((stem ? stems : entries, parts[0], means, kind));
            if (script == Script.Cyrillic && parts[0].Length >= 5)
                transliterated.Add((parts[0], stem, means, kind));
        }
        else
        {
            phrases.Add((topic, parts, means, kind));
        }
    }

    public (Dictionary<string, Entry> Entries, Dictionary<string, Entry> Stems) Build()
    {
        foreach (var (into, key, means, kind) in words)
            Put(into, key, means, kind);
        foreach (var (key, stem, means, kind) in transliterated)
        {
            var scratch = Scratch.Rent();
            Cyrillic.Romanise(key, southern: false, scratch);
            var latin = new string(scratch.Latin.AsSpan(0, scratch.LatinCount));
            scratch.Return();
            if (latin.Length >= 5 && !entries.ContainsKey(latin))
                Put(stem ? stems : entries, latin, means, kind);
        }

        foreach (var (word, kind) in alone.Concat(among))
            Put(entries, word, word, kind);
        Resolve(entries);
        Resolve(stems);
        foreach (var (_, parts, means, kind) in phrases)
        {
            var canonical = parts[0][0] <= 'z' ? Canonical(parts) : parts;
            if (canonical.Length == 0)
                continue;
            Put(
                entries,
                string.Join(' ', canonical),
                string.Join(' ', Canonical(means.Split(' '))),
                kind
            );
            Lengthen(canonical[0], canonical.Length);
        }

        return (entries, stems);
    }

    /// <summary>Puts for every word that entries stand for what that word stands for itself.</summary>
    void Resolve(Dictionary<string, Entry> table)
    {
        foreach (var (key, entry) in table.ToArray())
            if (entry.Means is { } means)
                table[key] = entry with
                {
                    Means = [.. means.SelectMany(one => Find(one.Text) ?? [one])],
                };
    }

    /// <summary>The words a Latin phrase has once each is read alone, without those that come and go.</summary>
    string[] Canonical(string[] parts) =>
        [
            .. parts.SelectMany(part =>
                Find(part) is { } means
                    ? means.Where(one => one.Kind != TokenKind.Particle).Select(one => one.Text)
                    : [part]
            ),
        ];

    Meaning[]? Find(string word)
    {
        if (entries.TryGetValue(word, out var entry) && entry.Means is not null)
            return entry.Means;
        for (var length = word.Length; length >= 4; length--)
            if (stems.TryGetValue(word[..length], out entry) && Endings.Fit(word.AsSpan(length)))
                return entry.Means;
        return null;
    }

    void Put(Dictionary<string, Entry> into, string key, string means, TokenKind kind)
    {
        var before = into.GetValueOrDefault(key);
        if (before?.Means is not null)
            return;
        into[key] = new Entry(
            [
                .. means
                    .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                    .Select(word => new Meaning(
                        string.Intern(word),
                        alone.TryGetValue(word, out var own)
                            ? own
                            : among.GetValueOrDefault(word, kind)
                    )),
            ],
            Math.Max(before?.Longest ?? 1, 1)
        );
    }

    void Lengthen(string first, int words) =>
        entries[first] = entries.TryGetValue(first, out var entry)
            ? entry with
            {
                Longest = Math.Max(entry.Longest, words),
            }
            : new Entry(null, words);
}
