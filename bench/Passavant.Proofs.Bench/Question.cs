using Passavant.Accords;
using Passavant.Accords.Reading;
using Passavant.Proofs.Bench.Generated;

namespace Passavant.Proofs.Bench;

/// <summary>Something to prove: over one text what is wrong in it, over two which is the milder.</summary>
/// <param name="Name">What it is called on the command line.</param>
/// <param name="Title">What is asked, for a table.</param>
/// <param name="Aim">The milliseconds it shall stay below; null where there is no aim.</param>
/// <param name="Read">Reads the texts; not measured.</param>
internal sealed record Question(
    string Name,
    string Title,
    double? Aim,
    Func<IReadOnlyList<Accord>> Read
)
{
    /// <summary>Whether solvers are asked too; checks of the texts that ship ask much that is no question about formulas.</summary>
    public bool IsForSolvers { get; init; } = true;

    public static DateOnly Day { get; } = new(2026, 7, 1);

    private const int Seed = 1;

    private static readonly Draft Text = Draft.Text(Seed, 200);
    private static readonly Draft Class = Draft.OneClass(Seed, 200);

    public static IReadOnlyList<Question> All { get; } =
    [
        new(
            "equal",
            "200 provisions of 10 conditions and the same written differently: equal, both directions",
            20,
            () => [Text.Read(), Text.Otherwise(Seed).Read()]
        ),
        .. Enumerable
            .Range(1, 5)
            .Select(place => new Question(
                $"loosened-{place}",
                $"the same with a limit loosened, place {place}: found, with a transfer",
                10,
                () => [Text.Read(), Text.Loosened(place).Otherwise(Seed).Read()]
            )),
        new("checks", "200 provisions of 10 conditions: every check", 100, () => [Text.Read()]),
        new(
            "class-equal",
            "a class of 200 overlapping provisions and the same written differently: equal",
            150,
            () => [Class.Read(), Class.Otherwise(Seed).Read()]
        ),
        new(
            "class-checks",
            "a class of 200 overlapping provisions: every check",
            150,
            () => [Class.Read()]
        ),
        .. new[] { "eu-2025-11", "us-2026-06", "model" }.Select(name => new Question(
            $"{name}",
            $"accords/{name}: every check",
            300,
            () => [Shipped(name)]
        )
        {
            IsForSolvers = false,
        }),
        new(
            "eu-us",
            "accords/eu-2025-11 against accords/us-2026-06: which is milder",
            null,
            () => [Shipped("eu-2025-11"), Shipped("us-2026-06")]
        ),
        new(
            "model-itself",
            "accords/model against itself: equal",
            null,
            () => [Shipped("model"), Shipped("model")]
        ),
    ];

    /// <summary>Every check of one text.</summary>
    public static LoopholeReport Check(Accord accord) =>
        LoopholeCheck.Run(accord, new LoopholeOptions { AsOf = Day, KnownAt = Day });

    /// <summary>Which of two texts is the milder somewhere.</summary>
    public static TextComparison Compare(Accord left, Accord right) =>
        TextComparer.Compare(
            left,
            right,
            new ComparisonOptions
            {
                LeftAsOf = Day,
                RightAsOf = Day,
                KnownAt = Day,
                Most = 0,
            }
        );

    /// <summary>Answers it once.</summary>
    public static void Answer(IReadOnlyList<Accord> texts)
    {
        if (texts.Count == 1)
            GC.KeepAlive(Check(texts[0]));
        else
            GC.KeepAlive(Compare(texts[0], texts[1]));
    }

    // A bracket takes its first alternative.
    private static Accord Shipped(string name)
    {
        var folder = Path.Combine("accords", name);
        var open = AccordReader.ReadFolder(folder);
        return AccordReader
                .ReadFolder(folder, open.Brackets.ToDictionary(bracket => bracket.Id, _ => "a"))
                .Accord
            ?? throw new InvalidOperationException($"{folder} is not sound.");
    }
}
