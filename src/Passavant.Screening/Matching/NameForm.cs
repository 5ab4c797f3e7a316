using Passavant.Screening.Names;

namespace Passavant.Screening.Matching;

/// <summary>One reading of one name, made ready for comparison.</summary>
internal sealed class NameForm
{
    /// <summary>More words than this are not compared.</summary>
    public const int Longest = 24;

    /// <summary>The words, in the order written.</summary>
    public NameWord[] Words { get; }

    /// <summary>What part each plays.</summary>
    public TokenKind[] Kinds { get; }

    /// <summary>The words as they were read.</summary>
    public NameToken[] Tokens { get; }

    /// <summary>Whether a person bears it, as far as is said or the words let see.</summary>
    public bool IsPerson { get; }

    /// <summary>How much each identifies; the scorer's unit.</summary>
    public int[] Weights { get; }

    /// <summary>Their sum; at least 1.</summary>
    public int Weight { get; }

    /// <summary>The words of a reading.</summary>
    /// <param name="reading">The reading.</param>
    /// <param name="word">Gives the word of a token.</param>
    /// <param name="kind">Who bears the name.</param>
    public NameForm(NameReading reading, Func<NameToken, NameWord> word, PartyKind kind)
    {
        var count = Math.Min(reading.Tokens.Count, Longest);
        Tokens = [.. reading.Tokens.Take(count)];
        IsPerson =
            kind == PartyKind.Person
            || kind == PartyKind.Unknown
                && !Array.Exists(
                    Tokens,
                    token =>
                        token.Kind is TokenKind.LegalForm or TokenKind.Common or TokenKind.Number
                );
        (Words, Kinds, Weights) = (new NameWord[count], new TokenKind[count], new int[count]);
        for (var i = 0; i < count; i++)
        {
            var token = Tokens[i];
            (Words[i], Kinds[i]) = (word(token), token.Kind);
            Weights[i] = Scorer.WeightOf(token, IsPerson) * Words[i].Rarity / 100;
            Weight += Weights[i];
        }
        Weight = Math.Max(1, Weight);
    }
}
