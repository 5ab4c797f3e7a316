using Passavant.Accords;
using Passavant.Accords.Reading;
using Passavant.Proofs;
using Passavant.Proofs.Smt;

namespace Passavant.Cli.Commands;

/// <summary>Searches texts for loopholes, and remembers where each text was read.</summary>
internal sealed class LoopholeSearch(Origins origins, Surroundings surroundings)
{
    /// <summary>The day of law and the day of knowledge for a text.</summary>
    public required Func<Accord, (DateOnly AsOf, DateOnly KnownAt)> Days { get; init; }

    public IReadOnlySet<FindingKind> Kinds { get; init; } = new HashSet<FindingKind>();

    public IReadOnlyList<Accord> Beside { get; init; } = [];

    public Accord? Implements { get; init; }

    public IReadOnlyList<Accord> Present { get; init; } = [];

    /// <summary>Asked where numbers hang together by formulas; null for nobody.</summary>
    public Func<SmtText, string, SolverAnswer>? Solver { get; init; }

    /// <summary>The text in a folder, or every text it may become by the choices left open.</summary>
    public DraftReport Run(string folder, Dictionary<string, string> choices)
    {
        var reading = AccordFolders.ReadFolder(folder, choices, surroundings);
        var open = reading.Brackets.Where(bracket => !choices.ContainsKey(bracket.Id)).ToList();
        if (open.Count == 0)
        {
            var accord = reading.Accord ?? AccordFolders.Read(folder, choices, surroundings);
            origins.Add(accord, folder, choices);
            return new DraftReport([Search([], accord, folder)], IsComplete: true);
        }
        var all = Combinations
            .Of(open)
            .DistinctBy(combination => string.Join(',', combination))
            .ToList();
        using var progress = new ProgressLine(surroundings, wanted: true);
        var combinations = new List<Combination>();
        foreach (var combination in all)
        {
            surroundings.Stop.ThrowIfCancellationRequested();
            progress.Say($"{folder}: combination {combinations.Count + 1} of {all.Count}");
            combinations.Add(Search(folder, choices, combination));
        }
        if (combinations.TrueForAll(combination => combination.Report is null))
        {
            foreach (var fault in reading.Faults.Where(fault => fault.Severity == Severity.Error))
                surroundings.Error.WriteLine(fault);
            throw new Trouble(
                $"no combination of the open choices in {folder} makes a sound text; see 'passavant accord check {folder}'."
            );
        }
        return new DraftReport(combinations, Combinations.AreAll(open));
    }

    private Combination Search(
        string folder,
        Dictionary<string, string> choices,
        IReadOnlyList<(string Bracket, string Alternative)> combination
    )
    {
        var chosen = new Dictionary<string, string>(choices, StringComparer.Ordinal);
        foreach (var (bracket, alternative) in combination)
            chosen[bracket] = alternative;
        if (AccordFolders.ReadFolder(folder, chosen, surroundings).Accord is not { } accord)
            return new Combination(combination, null, []);
        origins.Add(accord, folder, chosen);
        return Search(combination, accord, folder: null);
    }

    private Combination Search(
        IReadOnlyList<(string Bracket, string Alternative)> combination,
        Accord accord,
        string? folder
    )
    {
        var (asOf, knownAt) = Days(accord);
        AccordFolders.WarnUnlessInForce(accord, asOf, knownAt, surroundings);
        using var progress = new ProgressLine(surroundings, wanted: folder is not null);
        progress.Say($"{folder}: searching {accord.State} {accord.Version}");
        return new Combination(
            combination,
            Report(accord, asOf, knownAt),
            [.. Present.Select(present => Against(present, accord, asOf, knownAt))]
        );
    }

    // Texts whose terms mean different things are refused in one line.
    private LoopholeReport Report(Accord accord, DateOnly asOf, DateOnly knownAt)
    {
        try
        {
            return LoopholeCheck.Run(
                accord,
                new LoopholeOptions
                {
                    AsOf = asOf,
                    KnownAt = knownAt,
                    Beside = Beside,
                    Implements = Implements,
                    Kinds = Kinds,
                    Solver = Solver,
                }
            );
        }
        catch (ArgumentException wrong)
        {
            throw new Trouble(wrong.Message);
        }
    }

    private HeldAgainst Against(Accord present, Accord draft, DateOnly asOf, DateOnly knownAt)
    {
        var presentAsOf = AccordOptions.InForce(present, asOf);
        var known = AccordOptions.Known(present, presentAsOf, knownAt);
        var comparison = Compare.Texts(
            draft,
            present,
            new ComparisonOptions
            {
                LeftAsOf = asOf,
                RightAsOf = presentAsOf,
                KnownAt = known,
                Most = 0,
                Solver = Solver,
            }
        );
        return new HeldAgainst(present, comparison.LeftMilder.Answer)
        {
            ShareJurisdiction = comparison.ShareJurisdiction,
        };
    }
}
