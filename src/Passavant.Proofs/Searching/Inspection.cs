using Passavant.Accords;
using Passavant.Accords.Conditions;
using Passavant.Accords.Identity;
using Passavant.Accords.Words;
using Passavant.Proofs.Regions;

namespace Passavant.Proofs.Searching;

/// <summary>One search of an accord: its law on the day, and the findings as they come.</summary>
internal sealed class Inspection
{
    // The most boxes of a region that are looked for, and shown.
    private const int MostBoxes = 64;
    private const int MostShown = 8;

    private readonly List<Finding> findings = [];
    private readonly List<NotDecided> open = [];
    private readonly SortedDictionary<FindingKind, int> asked = [];

    public Inspection(Accord accord, LoopholeOptions options)
    {
        Accord = accord;
        Options = options;
        Prover = new Prover(
            [(accord, options.AsOf, options.KnownAt)],
            options.Budget,
            options.Solver
        );
    }

    public Accord Accord { get; }

    public LoopholeOptions Options { get; }

    public Prover Prover { get; }

    public Law Law => Prover.Laws[0];

    public FormulaTable Formulas => Prover.Formulas;

    public IEnumerable<Finding> Findings => findings;

    public IReadOnlyList<NotDecided> Open => open;

    public IReadOnlyDictionary<FindingKind, int> Asked => asked;

    public bool Wants(FindingKind kind) => Options.Wants(kind);

    /// <summary>Adds a finding, if its kind is looked for.</summary>
    public void Add(Finding finding)
    {
        if (Wants(finding.Kind))
            findings.Add(finding);
    }

    /// <summary>Counts a question, if its kind is looked for: what is asked on the way to another is no answer anybody reads.</summary>
    public void Ask(FindingKind kind)
    {
        if (Wants(kind))
            asked[kind] = asked.GetValueOrDefault(kind) + 1;
    }

    public void LeaveOpen(
        FindingKind kind,
        Wording question,
        params IReadOnlyList<Provision> provisions
    )
    {
        if (Wants(kind))
            open.Add(new NotDecided(kind, question, provisions));
    }

    /// <summary>Whether formulas never hold together; what stays open is noted.</summary>
    public bool Never(
        FindingKind kind,
        Func<Wording> question,
        IReadOnlyList<Provision> provisions,
        params ReadOnlySpan<int> conjuncts
    )
    {
        Ask(kind);
        var answer = Prover.Find(conjuncts).Answer;
        if (answer == Answer.NotDecided)
            LeaveOpen(kind, question(), provisions);
        return answer == Answer.None;
    }

    /// <summary>Looks for a transfer where formulas hold together and adds a finding where there is one.</summary>
    /// <param name="finding">The finding, without its region and witness.</param>
    /// <param name="conjuncts">Where to look.</param>
    /// <param name="expected">What must be true of the outcome.</param>
    /// <param name="prover">Where to look, if elsewhere than the law of the day.</param>
    public bool Seek(
        Func<Witness, Finding> finding,
        FindingKind kind,
        Func<Wording> question,
        IReadOnlyList<Provision> provisions,
        ReadOnlySpan<int> conjuncts,
        Func<IReadOnlyList<Outcome>, bool> expected,
        Prover? prover = null
    )
    {
        if (!Wants(kind))
            return false;
        Ask(kind);
        var (answer, _, witness) = (prover ?? Prover).Show(conjuncts, expected);
        if (answer == Answer.NotDecided)
            LeaveOpen(kind, question(), provisions);
        if (witness is null)
            return false;
        Add(
            finding(witness) with
            {
                Witness = witness,
                Region = Region(prover ?? Prover, conjuncts),
            }
        );
        return true;
    }

    /// <summary>Where formulas hold together, as conditions; the first of them where there are many.</summary>
    public static IReadOnlyList<Condition> Region(Prover prover, ReadOnlySpan<int> conjuncts)
    {
        var (_, boxes) = prover.All(MostBoxes, conjuncts);
        // Boxes that only being informed tells apart read alike.
        var regions = Box.Merge(boxes, prover.Universe.Axes)
            .Select(box => Regions.Words.Of(box, prover.Universe))
            .DistinctBy(region => $"{CanonicalConditions.Of(region)}", StringComparer.Ordinal)
            .Take(MostShown)
            .ToList();
        if (regions.Count > 1)
            regions.RemoveAll(region => region is Condition.All { Parts.Count: 0 });
        return regions;
    }

    /// <summary>Which law an outcome stands in for: at least as strict as this, within jurisdiction.</summary>
    public int AtLeast(Outcome outcome) => Law.AtLeast(outcome, within: true);

    /// <summary>How people name a provision.</summary>
    public static string Name(Provision provision, Language language) =>
        provision.Title is { } title ? $"{provision.Id} ({title.In(language.Code)})" : provision.Id;

    public static string Names(IEnumerable<Provision> provisions, Language language) =>
        language.And(provisions.Select(provision => provision.Id));
}
