using System.Runtime.InteropServices;
using Passavant.Screening.Names;

namespace Passavant.Screening.Matching;

/// <summary>Every word of the names of an index, once for each text and source, and the words near a given one.</summary>
internal sealed class Vocabulary(WordRarity? rarity)
{
    private readonly List<NameWord> words = [];
    private readonly Dictionary<string, NameWord>[] known =
    [
        .. Enum.GetValues<TokenSource>()
            .Select(_ => new Dictionary<string, NameWord>(StringComparer.Ordinal)),
    ];

    private Keys? near;

    // Signs and masks of the words beside one another, since most are only glanced at.
    private ulong[] masks = [];
    private bool[] bare = [];
    private byte[] signs = [];
    private int[] starts = [];

    /// <summary>The words, by number.</summary>
    public IReadOnlyList<NameWord> Words => words;

    /// <summary>The word of a token, put in where it is new.</summary>
    public NameWord Take(NameToken token)
    {
        ref var word = ref CollectionsMarshal.GetValueRefOrAddDefault(
            known[(int)token.Source],
            token.Text,
            out var exists
        );
        if (!exists)
        {
            word = new NameWord(token.Text, token.Source, words.Count);
            if (rarity is not null)
                word.Rarity = rarity.Of(token);
            words.Add(word);
        }
        return word!;
    }

    /// <summary>The word of a token: the one known, else one of its own.</summary>
    public NameWord Find(NameToken token) =>
        known[(int)token.Source].TryGetValue(token.Text, out var word)
            ? word
            : new NameWord(token.Text, token.Source)
            {
                Rarity = rarity?.Of(token) ?? Rarity.Unknown,
            };

    /// <summary>The rarity of a token's word; see <see cref="NameWord.Rarity"/>.</summary>
    public int RarityOf(NameToken token) =>
        known[(int)token.Source].TryGetValue(token.Text, out var word)
            ? word.Rarity
            : Rarity.Unknown;

    /// <summary>The words of a text, of any source.</summary>
    public void FindWritten(ReadOnlySpan<char> text, List<NameWord> found)
    {
        foreach (var bySource in known)
            if (bySource.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text, out var word))
                found.Add(word);
    }

    /// <summary>Closes the vocabulary: no word is taken any more, near ones can be asked for.</summary>
    public void Close()
    {
        near = new Keys(words);
        masks = [.. words.Select(word => word.Mask)];
        bare = [.. words.Select(word => word.Source == TokenSource.Consonants)];
        starts = new int[words.Count + 1];
        for (var i = 0; i < words.Count; i++)
            starts[i + 1] = starts[i] + words[i].Signs.Length;
        signs = new byte[starts[^1]];
        for (var i = 0; i < words.Count; i++)
            words[i].Signs.CopyTo(signs, starts[i]);
    }

    /// <summary>How alike a word and one of the vocabulary are; see <see cref="WordSimilarity"/>.</summary>
    public int Alike(NameWord word, int number)
    {
        if (bare[number] || word.Source == TokenSource.Consonants)
            return WordSimilarity.Of(word, words[number]);
        var alike = WordSimilarity.BySigns(
            word.Signs,
            word.Mask,
            signs.AsSpan(starts[number]..starts[number + 1]),
            masks[number]
        );
        return alike > 0 && word.Text == words[number].Text ? 1000 : alike;
    }

    /// <summary>The numbers of words that may be near a word, each as often as it shares a key with it.</summary>
    public void Near(NameWord word, List<int> found) => near!.Find(word, found);
}
