using System.Numerics;
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
    private ulong[] masks = [];

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
    }

    /// <summary>Whether a word cannot be near another, by the signs they hold.</summary>
    public bool IsFar(NameWord word, int number) =>
        BitOperations.PopCount(word.Mask ^ masks[number]) > NameWord.MostApart
        && word.Source != TokenSource.Consonants
        && words[number].Source != TokenSource.Consonants;

    /// <summary>The numbers of words that may be near a word, each as often as it shares a key with it.</summary>
    public void Near(NameWord word, List<int> found) => near!.Find(word, found);
}
