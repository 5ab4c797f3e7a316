using Passavant.Screening.Names;

namespace Passavant.Screening.Matching;

/// <summary>What a score is made of, by name and version; a score of one version never changes.</summary>
/// <remarks>Points are in hundredths. A name found whole, word for word, has 100 points; what else is known of the two adds and takes away.</remarks>
internal static class Scorer
{
    /// <summary>Its name.</summary>
    public const string Name = "passavant-1";

    /// <summary>Every weight and limit as text; what changes an answer changes it.</summary>
    public static string Configuration { get; } =
        $"{Name} {Scales.Usual.Person} {Scales.Usual.Organisation} {WholeName} {WeakAlias} {OtherReading} {Calibration.Strong} {Calibration.Possible} {Calibration.Weak}";

    /// <summary>From these points of the name alone on, the name was found whole.</summary>
    public const int WholeName = 9700;

    /// <summary>What it takes away that the list itself calls a name weak.</summary>
    public const int WeakAlias = 800;

    /// <summary>What it takes away that the name was found by a reading that is not the most usual.</summary>
    public const int OtherReading = 300;

    /// <summary>What an alignment says.</summary>
    public static void Weigh(
        NameForm asked,
        NameForm listed,
        NameComparison comparison,
        ref Tally tally
    )
    {
        var points = comparison.Points;
        if (tally.IsKept)
            Words(asked, listed, comparison, ref tally);
        else
            tally.Add(Feature.Word, points.Found);
        var (missing, added) = tally.IsKept
            ? (Left(asked, comparison.IsLeftA), Left(listed, comparison.IsLeftB))
            : (null, null);
        Add(Feature.Instead, points.Instead, missing, added, ref tally);
        Add(Feature.Missing, points.Missing, missing, null, ref tally);
        Add(Feature.Added, points.Added, null, added, ref tally);
        Add(Feature.Order, points.Order, null, null, ref tally);
        Add(Feature.Number, points.Number, missing, added, ref tally);
        Add(Feature.LegalForm, points.Form, missing, added, ref tally);
    }

    private static void Add(
        Feature feature,
        int points,
        string? asked,
        string? listed,
        ref Tally tally
    )
    {
        if (points != 0)
            tally.Add(feature, points, asked, listed);
    }

    // Each pair of words with its share, in the order asked. What rounding leaves goes to the last.
    private static void Words(
        NameForm asked,
        NameForm listed,
        NameComparison comparison,
        ref Tally tally
    )
    {
        var rest = comparison.Points.Found;
        NameComparison.Pair[] pairs = [.. comparison.Pairs.ToArray().OrderBy(pair => pair.A)];
        for (var i = 0; i < pairs.Length; i++)
        {
            var share = i == pairs.Length - 1 ? rest : comparison.Share(asked, listed, pairs[i]);
            rest -= share;
            tally.Add(
                Feature.Word,
                share,
                Say(asked, pairs[i].A, pairs[i].ACount),
                Say(listed, pairs[i].B, pairs[i].BCount)
            );
        }
    }

    private static string Left(NameForm form, Func<int, bool> isLeft) =>
        string.Join(' ', form.Words.Where((_, at) => isLeft(at)).Select(word => word.Text));

    private static string Say(NameForm form, int from, int count) =>
        string.Join(' ', form.Words.Skip(from).Take(count).Select(word => word.Text));

    /// <summary>How much a word identifies, by the part it plays.</summary>
    public static int WeightOf(NameToken token, bool isPerson) =>
        token.Kind switch
        {
            TokenKind.Name => token.Text.Length switch
            {
                1 => 40,
                2 => 80,
                _ => 100,
            },
            TokenKind.Initial => 40,
            TokenKind.Number => 70,
            TokenKind.Particle => 12,
            TokenKind.Title => 6,
            TokenKind.LegalForm => isPerson ? 60 : 14,
            TokenKind.Place => isPerson ? 90 : 55,
            TokenKind.Common => isPerson ? 90 : 50,
            _ => 100,
        };
}
