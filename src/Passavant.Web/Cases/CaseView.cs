using System.Text.Json;
using Passavant.Accords;
using Passavant.Cases;
using Passavant.Cases.Clocks;
using Role = Passavant.Cases.Role;

namespace Passavant.Web.Cases;

/// <summary>A case as somebody may see it. What others see is made elsewhere, of other parts: an applicant's view holds nothing an applicant may not read.</summary>
internal abstract record CaseView
{
    /// <summary>Its number.</summary>
    public required CaseNumber Number { get; init; }

    /// <summary>Its version, as in the ETag.</summary>
    public required int Version { get; init; }

    /// <summary>What it asks for.</summary>
    public required CaseKind Kind { get; init; }

    /// <summary>What it is about.</summary>
    public required string Title { get; init; }

    /// <summary>Where it stands.</summary>
    public required Phase Phase { get; init; }

    /// <summary>The clocks the reader may see, the next due first.</summary>
    public required IReadOnlyList<ClockView> Clocks { get; init; }

    /// <summary>What the reader may do now, by the name of the act. Whether it is done then depends on what the case says.</summary>
    public required IReadOnlyList<string> MayDo { get; init; }

    /// <summary>The view for <paramref name="by"/>.</summary>
    public static CaseView Of(
        Case one,
        Actor by,
        Office office,
        DateTimeOffset now,
        string language
    ) =>
        by.Role switch
        {
            Role.Applicant or Role.EndUser => ApplicantView.Of(one, by, office, now, language),
            Role.Partner => PartnerView.Of(one, by, office, now, language),
            _ => OfficialView.Of(one, by, office, now, language),
        };

    /// <summary>What is sent.</summary>
    public byte[] ToBytes() =>
        JsonSerializer.SerializeToUtf8Bytes(this, GetType(), CaseJson.Options);

    /// <summary>The ETag: the version of the case, and what the reader sees of it now. <c>If-Match</c> asks for the version only.</summary>
    public static string Tag(int version, ReadOnlySpan<byte> sent) =>
        $"\"{version}.{CaseFiles.Hash(sent)[..12]}\"";

    private protected static IReadOnlyList<ClockView> Read(
        Case one,
        Office office,
        DateTimeOffset now,
        string language,
        Func<Clock, bool> seen
    ) =>
        [
            .. Casework
                .Clocks(one, now, office)
                .Where(seen)
                .OrderBy(clock => clock.Ended is not null)
                .ThenBy(clock => clock.Due ?? DateTimeOffset.MaxValue)
                .Select(clock => ClockView.Of(clock, language)),
        ];

    private protected static IReadOnlyList<string> May(Case one, Actor by, Office office) =>
        [
            .. WhoMay
                .Acts.Where(act =>
                    WhoMay.May(act, by.Role, WhoMay.RelationOf(one, by, office), one.Phase)
                )
                .Select(WhoMay.Name),
        ];
}

/// <summary>A clock as it is shown.</summary>
internal sealed record ClockView
{
    /// <summary>The limit, by its id in the accord.</summary>
    public required string Limit { get; init; }

    /// <summary>What it is called.</summary>
    public required string Title { get; init; }

    /// <summary>What it is about: a question, an agency, a rung.</summary>
    public required string Key { get; init; }

    /// <summary>How it stands.</summary>
    public required ClockState State { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset Started { get; init; }

    /// <summary>The instant after its last day; null while it stands still without an end.</summary>
    public DateTimeOffset? Due { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? Ended { get; init; }

    /// <summary>How many days it has.</summary>
    public required int Days { get; init; }

    /// <summary>How many are used.</summary>
    public required int Used { get; init; }

    /// <summary>What is counted: days or working-days.</summary>
    public required TimeUnit Unit { get; init; }

    /// <summary>The ground it stands still on.</summary>
    public string? StoppedBy { get; init; }

    /// <summary>What happens when it is missed.</summary>
    public string? IfMissed { get; init; }

    public static ClockView Of(Clock clock, string language) =>
        new()
        {
            Limit = clock.Limit,
            Title = clock.Title.In(language),
            Key = clock.Key,
            State = clock.State,
            Started = clock.Started,
            Due = clock.Due,
            Ended = clock.Ended,
            Days = clock.Days,
            Used = clock.Used,
            Unit = clock.Unit,
            StoppedBy = clock.StoppedBy,
            IfMissed = clock.IfMissed,
        };
}
