using System.Security.Cryptography;
using System.Text.Json;
using Passavant.Accords;
using Passavant.Accords.Identity;

namespace Passavant.Cases;

/// <summary>What an assessment said, in short; the determination itself is kept beside the case under its hash.</summary>
public sealed record CaseAssessment
{
    /// <summary>The SHA-256 of the determination's canonical bytes.</summary>
    public required string Determination { get; init; }

    /// <summary>The accord it was made under.</summary>
    public required AccordIdentity Accord { get; init; }

    /// <summary>The day of law.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>The snapshots parties were screened against for it.</summary>
    public required IReadOnlyList<ListStamp> Lists { get; init; }

    /// <summary>The outcomes still possible.</summary>
    public required IReadOnlyList<Outcome> Outcomes { get; init; }

    /// <summary>What stands meanwhile.</summary>
    public required Outcome Stands { get; init; }

    /// <summary>The outcomes still possible for each line, by its number.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<Outcome>> ByLine { get; init; } =
        new Dictionary<string, IReadOnlyList<Outcome>>();

    /// <summary>The rung of the ladder that decides it; null where nobody has to.</summary>
    public string? Level { get; init; }

    /// <summary>The gravest risk found, in the matrix's words.</summary>
    public string? Risk { get; init; }

    /// <summary>How grave that is among the matrix's words, from 1 for the mildest; 0 where no risk was found.</summary>
    public int RiskRank { get; init; }

    /// <summary>The best questions still open, as <c>term (about)</c>.</summary>
    public IReadOnlyList<string> Open { get; init; } = [];

    /// <summary>What it covers: <see cref="Application.Essentials"/> when it was made.</summary>
    public required string Covers { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>A determination in short, with the bytes it is kept by.</summary>
    /// <param name="determination">The determination.</param>
    /// <param name="lists">The snapshots parties were screened against for it.</param>
    /// <param name="application">The application it is about.</param>
    /// <param name="bytes">Its canonical bytes.</param>
    public static CaseAssessment Of(
        Determination determination,
        IReadOnlyList<ListStamp> lists,
        Application application,
        out byte[] bytes
    )
    {
        bytes = CanonicalJson.Canonicalise(DeterminationJson.ToBytes(determination));
        var risk = Gravest(determination);
        return new CaseAssessment
        {
            Determination = Convert.ToHexStringLower(SHA256.HashData(bytes)),
            Accord = determination.Identity,
            AsOf = determination.AsOf,
            Lists = lists,
            Outcomes = [.. determination.Outcomes],
            Stands = determination.Stands,
            ByLine = determination.Lines.ToDictionary(
                line => line.Item.Line,
                IReadOnlyList<Outcome> (line) => [.. line.Outcomes]
            ),
            Level = determination
                .DecidedBy.Select(one => one.Rung?.Id)
                .FirstOrDefault(rung => rung is not null),
            Risk = risk > 0 ? determination.Accord.Matrix.Risks[risk - 1] : null,
            RiskRank = risk,
            Open =
            [
                .. determination
                    .Questions.Select(question =>
                        question.About.Length == 0
                            ? question.Term.Name
                            : $"{question.Term.Name} ({question.About})"
                    )
                    .Distinct()
                    .Take(10),
            ],
            Covers = application.Essentials(),
        };
    }

    // The gravest level any tier of any line is known to have: the mildest of its possible levels.
    private static int Gravest(Determination determination)
    {
        var risks = determination.Accord.Matrix.Risks.ToList();
        var levels = determination
            .Lines.SelectMany(line => line.Risk)
            .Where(tier => tier.Levels.Count > 0)
            .Select(tier => tier.Levels.Min(level => risks.IndexOf(level)))
            .ToList();
        return levels.Count == 0 ? 0 : levels.Max() + 1;
    }
}

/// <summary>A listed party that may be a party of the case.</summary>
/// <param name="Party">The party, by id.</param>
/// <param name="List">The list.</param>
/// <param name="Entry">The entry's id on the list.</param>
/// <param name="Name">The listed name.</param>
/// <param name="Score">The score in hundredths of a point, from 0 to 10000.</param>
/// <param name="Tier">How strong: strong, possible, weak.</param>
/// <param name="Effect">What the list attaches to the entry: prohibits, denied, licence-required, red-flag, other.</param>
/// <param name="Fingerprint">The hash of both sides and of what the list attaches: when it changes, what was decided no longer holds.</param>
public sealed record CaseHit(
    string Party,
    string List,
    string Entry,
    string Name,
    int Score,
    string Tier,
    string Effect,
    string Fingerprint
);

/// <summary>By what rule parties are compared with lists: the same question under the same rule has the same hits.</summary>
/// <param name="Engine">The scorer, by name and version.</param>
/// <param name="Configuration">The SHA-256, in lower-case hexadecimal, of its weights and limits.</param>
/// <param name="Least">From which score on a listed party is a hit, in hundredths of a point.</param>
public sealed record ScreeningRule(string Engine, string Configuration, int Least);

/// <summary>What screening of the parties found.</summary>
public sealed record CaseScreening(
    IReadOnlyList<ListStamp> Lists,
    IReadOnlyList<CaseHit> Hits,
    string Covers,
    DateTimeOffset At
)
{
    /// <summary>The parties as they were asked about, each as <c>passavant screen</c> reads one; null where it was recorded before they were kept.</summary>
    public IReadOnlyList<JsonElement>? Asked { get; init; }

    /// <summary>The rule they were compared by; null where it was recorded before it was kept.</summary>
    public ScreeningRule? Rule { get; init; }
}

/// <summary>What somebody decided of a hit.</summary>
public sealed record HitDecision(
    string Party,
    string List,
    string Entry,
    string Fingerprint,
    bool Same,
    string Reason,
    string By,
    DateTimeOffset At
)
{
    /// <summary>Whether it is about this hit, as the hit now is.</summary>
    public bool IsAbout(CaseHit hit) =>
        (Party, List, Entry, Fingerprint) == (hit.Party, hit.List, hit.Entry, hit.Fingerprint);
}

/// <summary>Who may read a note.</summary>
public enum NoteHandling
{
    /// <summary>The authority, the bodies of the ladder and agencies that advise.</summary>
    Internal,

    /// <summary>The agency it comes from, and whom that agency allows.</summary>
    OriginatorControlled,
}

/// <summary>A note or piece of material in a case that the applicant does not see.</summary>
/// <param name="Id">Its id in the case.</param>
/// <param name="Agency">Whose it is.</param>
/// <param name="By">Who wrote it.</param>
/// <param name="At">When.</param>
/// <param name="Text">What it says.</param>
/// <param name="Handling">Who may read it.</param>
/// <param name="ReleasedTo">For material under control, the agencies its owner has released it to.</param>
public sealed record Note(
    string Id,
    string Agency,
    string By,
    DateTimeOffset At,
    string Text,
    NoteHandling Handling,
    IReadOnlyList<string> ReleasedTo
);

/// <summary>A message between the parties of a case; sent by mail as well where there is an address.</summary>
/// <param name="Id">Its id in the case.</param>
/// <param name="At">When.</param>
/// <param name="From">The agency it comes from.</param>
/// <param name="To">The agency or address it goes to.</param>
/// <param name="Subject">Its subject.</param>
/// <param name="Text">Its text.</param>
/// <param name="Letter">The letter it carries, by SHA-256.</param>
public sealed record Message(
    string Id,
    DateTimeOffset At,
    string From,
    string To,
    string Subject,
    string Text,
    string? Letter
);
