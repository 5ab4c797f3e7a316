using Passavant.Cases;
using Passavant.Store;
using Passavant.Trust.Matching.Releasing;
using Passavant.Web.Cases;
using Passavant.Web.Log;
using Role = Passavant.Cases.Role;

namespace Passavant.Web.Comparing;

/// <summary>A comparison as those see it who work here: who, when, how many keys, on which law, and what came of it.</summary>
internal sealed record ComparisonView
{
    /// <summary>Its id here.</summary>
    public required string Id { get; init; }

    /// <summary>Whether we asked; else the partner did.</summary>
    public required bool IsAsked { get; init; }

    /// <summary>The partner's agency.</summary>
    public required string Partner { get; init; }

    /// <summary>To what end.</summary>
    public required string Purpose { get; init; }

    /// <summary>The law we rested it on.</summary>
    public required string LegalBasis { get; init; }

    /// <summary>What names it on both sides; null before both were bound.</summary>
    public string? Name { get; init; }

    /// <summary>How many keys were asked.</summary>
    public required int Asked { get; init; }

    /// <summary>How many keys the list asked has.</summary>
    public int? Held { get; init; }

    /// <summary>The case it was asked for, for those who may read it.</summary>
    public string? Number { get; init; }

    /// <summary>Who asked, or whose program was answered.</summary>
    public required string Person { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary><c>begun</c>, <c>open</c>, <c>found</c>, <c>failed</c> or <c>answered</c>.</summary>
    public required string Standing { get; init; }

    /// <summary>How many keys matched; null where that is not known, or not known here.</summary>
    public int? Matched { get; init; }

    /// <summary>The keys that matched, for those who may read the case.</summary>
    public IReadOnlyList<string> Hits { get; init; } = [];

    /// <summary>What went wrong.</summary>
    public string? Trouble { get; init; }

    /// <summary>Where the acts about it stand in the log, from 0.</summary>
    public IReadOnlyList<long> Entries { get; init; } = [];

    /// <summary>What is seen of a row.</summary>
    /// <param name="mayRead">Whether whoever looks may read what it was about.</param>
    public static ComparisonView Of(
        ComparisonRow row,
        bool mayRead,
        IReadOnlyList<long>? entries = null
    )
    {
        var hits = KeptHit.Of(row);
        return new ComparisonView
        {
            Id = row.Id,
            IsAsked = row.IsAsked,
            Partner = row.Partner,
            Purpose = row.Purpose,
            LegalBasis = row.LegalBasis,
            Name = row.Name,
            Asked = row.Asked,
            Held = row.Held,
            Number = mayRead ? row.Number : null,
            Person = row.Person,
            At = row.At,
            Standing = row.Standing,
            Matched = row.Standing == "found" ? hits.Count : null,
            Hits = mayRead ? [.. hits.Select(hit => hit.Key)] : [],
            Trouble = row.Trouble,
            Entries = entries ?? [],
        };
    }

    /// <summary>Whether somebody may read what a comparison was about: the case, by the rules of cases; what is about none, those of the agency who may see it and auditors.</summary>
    public static async Task<bool> MayRead(
        Reading reading,
        Desk desk,
        ComparisonRow row,
        Actor by
    ) =>
        row.Number is null
            ? by.Role == Role.Auditor || by.Agency == row.Agency
            : CaseNumber.TryParse(row.Number, null, out var number)
                && await desk.Find(reading, number, desk.Now) is { } file
                && WhoMay.MayRead(file.Case, by, file.Office)
                && Allows.ReadingInside.May(
                    by.Role,
                    WhoMay.RelationOf(file.Case, by, file.Office),
                    file.Case.Phase
                );
}

/// <summary>An act about a comparison, with where it stands in the log.</summary>
/// <param name="Type">What was done.</param>
/// <param name="At">When.</param>
/// <param name="Person">By whom.</param>
/// <param name="Agency">For which agency.</param>
/// <param name="Version">Its place among the acts about comparisons.</param>
/// <param name="Index">Its place in the log, from 0.</param>
/// <param name="IsPublished">Whether the signed log holds it.</param>
internal sealed record LoggedAct(
    string Type,
    DateTimeOffset At,
    string Person,
    string Agency,
    int Version,
    long Index,
    bool IsPublished
)
{
    /// <summary>The acts of a row.</summary>
    public static async Task<IReadOnlyList<LoggedAct>> Of(
        Reading reading,
        string acts,
        PublishedLog log
    )
    {
        var size = log.Signed?.Checkpoint.Head.Size ?? 0;
        var found = new List<LoggedAct>();
        foreach (var version in Recording.Versions(acts))
            if (await Events.Find(reading, Recording.Stream, version) is { } one)
                found.Add(
                    new(
                        one.Type,
                        one.At,
                        one.Person,
                        one.Agency,
                        version,
                        EventLeaf.IndexOf(one),
                        EventLeaf.IndexOf(one) < size
                    )
                );
        return found;
    }
}

/// <summary>A release as those see it who act on it.</summary>
/// <param name="Name">What names it on both sides.</param>
/// <param name="IsAsked">Whether we asked; else we hold the details.</param>
/// <param name="Comparison">The comparison, by its id here.</param>
/// <param name="Standing">Where it stands.</param>
/// <param name="Until">When it lapses.</param>
/// <param name="Steps">What was done, in order.</param>
/// <param name="Details">What was released to us, once it was.</param>
internal sealed record ReleaseView(
    string Name,
    bool IsAsked,
    string Comparison,
    ReleaseStanding Standing,
    DateTimeOffset Until,
    IReadOnlyList<ReleaseStep> Steps,
    ReleasedDetails? Details
);
