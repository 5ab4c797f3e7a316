using Passavant.Screening.Names;

namespace Passavant.Screening.Matching;

/// <summary>A word of names, made ready for comparison.</summary>
/// <remarks>Compared by reference; an index holds one for each text and source.</remarks>
internal sealed class NameWord
{
    /// <summary>The word, <c>a</c>–<c>z</c> and digits.</summary>
    public string Text { get; }

    /// <summary>How its letters came about.</summary>
    public TokenSource Source { get; }

    /// <summary>Its sounds; see <see cref="Sounds"/>.</summary>
    public byte[] Signs { get; }

    /// <summary>Which signs it holds, a bit each.</summary>
    public ulong Mask { get; }

    /// <summary>Its consonants, as far as scripts write them that leave vowels out.</summary>
    public string Bare { get; }

    /// <summary>Its number in the index; -1 outside one.</summary>
    public int Number { get; }

    /// <summary>The words of the index near it, the most alike first, once somebody asked; null before.</summary>
    public (int Word, int Alike)[]? Near { get; set; }

    /// <summary>How much finding it says, in hundredths of what a word of usual rarity says.</summary>
    public int Rarity { get; set; } = 100;

    public NameWord(string text, TokenSource source, int number = -1)
    {
        (Text, Source, Number) = (text, source, number);
        Span<byte> signs = stackalloc byte[Sounds.Longest];
        Signs = signs[..Sounds.Read(text, signs)].ToArray();
        foreach (var sign in Signs)
            Mask |= 1UL << sign;
        Bare = Skeleton.Of(text, bare: true);
    }
}
