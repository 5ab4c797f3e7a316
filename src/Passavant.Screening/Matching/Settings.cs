using Passavant.Screening.Names;

namespace Passavant.Screening.Matching;

/// <summary>What the comparison of two names says, in hundredths of a point.</summary>
/// <param name="Found">Words found on both sides, as alike as they are.</param>
/// <param name="Instead">Words that stand on one side where others stand on the other.</param>
/// <param name="Missing">Words of the name asked about that the listed one lacks.</param>
/// <param name="Added">Words of the listed name that the one asked about lacks.</param>
/// <param name="Order">Another order.</param>
/// <param name="Number">A number on one side only.</param>
/// <param name="Form">Another legal form.</param>
internal readonly record struct NamePoints(
    int Found,
    int Instead,
    int Missing,
    int Added,
    int Order,
    int Number,
    int Form
)
{
    /// <summary>All together.</summary>
    public int Sum => Found + Instead + Missing + Added + Order + Number + Form;
}

/// <summary>The weights of a scorer.</summary>
internal sealed record Settings
{
    public int Steep { get; init; } = 120;
    public int Instead { get; init; } = 150;
    public int Clash { get; init; } = 4000;
    public int Distinct { get; init; }
    public int Missing { get; init; } = 700;
    public int Added { get; init; } = 700;
    public int Turned { get; init; } = 50;
    public int Mixed { get; init; } = 4000;
    public int Descent { get; init; } = 6000;
    public int Number { get; init; } = 500;
    public int Form { get; init; } = 600;
    public int Acronym { get; init; } = 900;
    public int Initial { get; init; } = 850;
    public int Nickname { get; init; } = 900;

    /// <summary>What a pair of words is worth that are so alike, in thousandths.</summary>
    public int Worth(int alike)
    {
        if (alike >= Knee)
            return 1000 - (1000 - alike) * Steep / 100;
        var atKnee = 1000 - (1000 - Knee) * Steep / 100;
        return atKnee * (alike - Low) / (Knee - Low);
    }

    public int Knee { get; init; } = 830;
    public int Low { get; init; } = 650;

    /// <summary>The points of an alignment.</summary>
    public NamePoints Sum(NameForm a, NameForm b, NameComparison comparison)
    {
        var whole = a.Weight + b.Weight;
        var found = 0L;
        foreach (var pair in comparison.Pairs)
            found +=
                (long)(WeightOf(a, pair.A, pair.ACount) + WeightOf(b, pair.B, pair.BCount))
                * Worth(pair.Alike);
        var (leftA, distinctA, numbersA, formsA) = Left(a, comparison, isA: true);
        var (leftB, distinctB, numbersB, formsB) = Left(b, comparison, isA: false);
        var both = Math.Min(leftA, leftB);
        var extra = Math.Max(leftA, leftB) - both;
        // What is lacking was not found: that alone costs its share. Less is taken for what one side merely leaves out.
        return new NamePoints(
            (int)(found * 10 / whole),
            (int)-(20L * both * Instead / whole)
                - Clash * Math.Min(both, 200) / 100
                - Distinct * Math.Min(100, Math.Min(distinctA, distinctB)) / 100,
            leftA > leftB ? (int)(10L * extra * (1000 - Missing) / whole) : 0,
            leftB > leftA ? (int)(10L * extra * (1000 - Added) / whole) : 0,
            -Order(a, b, comparison),
            numbersA + numbersB > 0 ? -Number : 0,
            formsA && formsB ? -Form : 0
        );
    }

    /// <summary>Points of a name of which only the words asked for are looked at, in hundredths; less than <paramref name="least"/> where they are less.</summary>
    /// <param name="worth">The weight of what was found, less where it is less alike.</param>
    /// <param name="found">The weight of what was found.</param>
    /// <param name="weightA">The weight of the name asked for.</param>
    /// <param name="weightB">The weight of the listed name.</param>
    /// <param name="least">The least worth knowing.</param>
    public int Estimate(int worth, int found, int weightA, int weightB, int least)
    {
        var (leftA, leftB) = (Math.Max(0, weightA - found), Math.Max(0, weightB - found));
        var both = Math.Min(leftA, leftB);
        var extra = Math.Max(leftA, leftB) - both;
        var whole = weightA + weightB;
        var points =
            20_000L * worth
            - 20L * both * Instead
            + 10L * extra * (1000 - (leftA > leftB ? Missing : Added));
        return points < (long)least * whole ? least - 1 : (int)(points / whole);
    }

    private int Order(NameForm a, NameForm b, NameComparison comparison)
    {
        // Of words that matter: does their order on one side go on along the other, but for one turn?
        Span<int> places = stackalloc int[NameForm.Longest];
        places.Fill(-1);
        foreach (var pair in comparison.Pairs)
            if (a.Weights[pair.A] >= 40)
                places[pair.A] = pair.B;
        var (turns, last, first) = (0, -1, -1);
        var (descentA, descentB) = (false, false);
        foreach (var place in places[..a.Words.Length])
        {
            if (place < 0)
                continue;
            if (first < 0)
                first = place;
            if (place < last)
                turns++;
            last = place;
        }
        if (turns == 0)
            return 0;
        foreach (var word in a.Words)
            descentA |= IsDescent(word.Text);
        foreach (var word in b.Words)
            descentB |= IsDescent(word.Text);
        return descentA && descentB ? Descent
            : turns == 1 && last < first ? Turned
            : Mixed;
    }

    private static bool IsDescent(string text) =>
        text is "bin" or "ben" or "ibn" or "bint" or "oglu" or "ogly";

    internal static int WeightOf(NameForm form, int from, int count)
    {
        var sum = 0;
        for (var i = from; i < from + count; i++)
            sum += form.Weights[i];
        return sum;
    }

    private static (int Weight, int Distinct, int Numbers, bool Forms) Left(
        NameForm form,
        NameComparison comparison,
        bool isA
    )
    {
        var (weight, distinct, numbers, forms) = (0, 0, 0, false);
        for (var i = 0; i < form.Words.Length; i++)
            if (isA ? comparison.IsLeftA(i) : comparison.IsLeftB(i))
            {
                weight += form.Weights[i];
                if (form.Kinds[i] is TokenKind.Name or TokenKind.Place)
                    distinct += form.Weights[i];
                numbers += form.Kinds[i] == TokenKind.Number ? 1 : 0;
                forms |= form.Kinds[i] == TokenKind.LegalForm;
            }
        return (weight, distinct, numbers, forms);
    }
}

/// <summary>The weights for persons and for everybody else.</summary>
internal sealed record Scales(Settings Person, Settings Organisation)
{
    public static Scales Usual { get; } =
        new(
            new Settings
            {
                Steep = 105,
                Instead = 450,
                Clash = 2200,
                Missing = 850,
                Added = 550,
                Initial = 780,
                Number = 800,
            },
            new Settings
            {
                Steep = 140,
                Instead = 110,
                Distinct = 1000,
                Clash = 1000,
                Missing = 1300,
                Added = 850,
                Turned = 30,
                Mixed = 300,
                Descent = 300,
                Number = 700,
                Form = 1200,
                Acronym = 830,
                Initial = 780,
                Low = 600,
            }
        );
}
