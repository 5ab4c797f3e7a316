using System.Text;
using Passavant.Accords.Reading;

namespace Passavant.Accords.Tests.Laws;

/// <summary>When a generated provision holds.</summary>
public sealed record Times(
    string? From,
    string? Until,
    string? Published,
    bool ByContract,
    Clause? Saved,
    string? SavedUntil
)
{
    public static readonly Times Always = new(null, null, null, false, null, null);
}

/// <summary>What generated provisions have in common.</summary>
public abstract record DraftProvision(string Id, Clause? When, Clause[] Unless, Times Times)
{
    /// <summary>Every condition of it, its savings included.</summary>
    public virtual IEnumerable<Clause> Clauses =>
        Unless.Concat(((Clause?[])[When, Times.Saved]).OfType<Clause>());
}

public sealed record DraftControl(
    string Id,
    Clause? When,
    Clause[] Unless,
    Times Times,
    string[] After,
    int Sensitivity,
    string Reason
) : DraftProvision(Id, When, Unless, Times);

public sealed record DraftNote(string Id, Clause[] Unless, string[] Scope)
    : DraftProvision(Id, null, Unless, Times.Always);

public sealed record DraftReview(Clause When, int Policy);

public sealed record DraftRequirement(
    string Id,
    Clause? When,
    Clause[] Unless,
    Times Times,
    string[]? Controls,
    string? Reason,
    bool Notify,
    int Sensitivity,
    DraftReview[] Reviews
) : DraftProvision(Id, When, Unless, Times)
{
    public override IEnumerable<Clause> Clauses =>
        base.Clauses.Concat(Reviews.Select(review => review.When));
}

public sealed record DraftAuthorisation(
    string Id,
    Clause? When,
    Clause[] Unless,
    Times Times,
    string[] Lifts,
    string[]? Controls
) : DraftProvision(Id, When, Unless, Times);

public sealed record DraftDerogation(string Id, Clause? When, Clause[] Unless, Times Times)
    : DraftProvision(Id, When, Unless, Times);

public sealed record DraftProhibition(
    string Id,
    Clause? When,
    Clause[] Unless,
    Times Times,
    string[]? Controls,
    DraftDerogation[] Derogations
) : DraftProvision(Id, When, Unless, Times);

public sealed record DraftIndicator(
    string Id,
    Clause? When,
    Clause[] Unless,
    Times Times,
    int Tier,
    int Level
) : DraftProvision(Id, When, Unless, Times);

public sealed record DraftMitigation(
    string Id,
    Clause? When,
    Clause[] Unless,
    Times Times,
    int Tier,
    int Lowers,
    int Floor
) : DraftProvision(Id, When, Unless, Times);

/// <summary>A small generated accord, as content; <see cref="Files"/> writes it.</summary>
public sealed record Draft(
    Clause? Jurisdiction,
    Times Times,
    int[] Policies,
    DraftControl[] Controls,
    DraftNote[] Notes,
    DraftRequirement[] Requirements,
    DraftAuthorisation[] Authorisations,
    DraftProhibition[] Prohibitions,
    DraftIndicator[] Indicators,
    DraftMitigation[] Mitigations
)
{
    public static readonly string[] Tiers =
    [
        "end use",
        "end user",
        "diversion",
        "human rights",
        "regional stability",
    ];
    public static readonly string[] PolicyNames =
    [
        "presumption of approval",
        "case by case",
        "presumption of denial",
    ];
    public static readonly string[] Levels = ["low", "elevated", "high"];

    public IEnumerable<DraftProvision> Provisions =>
        ((IEnumerable<DraftProvision>)Controls)
            .Concat(Notes)
            .Concat(Requirements)
            .Concat(Authorisations)
            .Concat(Prohibitions)
            .Concat(Prohibitions.SelectMany(prohibition => prohibition.Derogations))
            .Concat(Indicators)
            .Concat(Mitigations);

    public IEnumerable<Clause> Clauses =>
        Provisions
            .SelectMany(provision => provision.Clauses)
            .Concat(Jurisdiction is null ? [] : [Jurisdiction]);

    /// <summary>The accord as the engine reads it.</summary>
    public Accord Read(Spelling? spelling = null)
    {
        var files = Files(spelling ?? new Spelling());
        var reading = AccordReader.Read([
            .. files.Select(file => new AccordFile(file.Name, Encoding.UTF8.GetBytes(file.Text))),
        ]);
        Assert.True(reading.IsSound, $"{string.Join('\n', reading.Faults)}\n{this}");
        return reading.Accord!;
    }

    /// <summary>The accord as files.</summary>
    public IReadOnlyList<(string Name, string Text)> Files(Spelling spelling)
    {
        var writer = new DraftWriter(spelling);
        var head = writer.Header(this) + writer.Glossary() + writer.Rest(this);
        return spelling.Backwards
            ?
            [
                ("z.yaml", writer.Rest(this)),
                ("b/g.yaml", writer.Glossary()),
                ("accord.yaml", writer.Header(this)),
            ]
            : [("accord.yaml", head)];
    }

    /// <summary>The accord without the glossary, which is always the same.</summary>
    public override string ToString() =>
        new DraftWriter(new Spelling()) is var writer
            ? writer.Header(this) + writer.Rest(this)
            : "";
}
