using System.Text;

namespace Passavant.Trust.Matching.Releasing;

/// <summary>The release of details of one hit: two persons of the asking party, then two of the one that holds them, four different ones, and only then the details.</summary>
/// <remarks>
/// Each party keeps its own, from the same events; who acted at the other is as the other says, and its log is what it can be held to.
/// <see cref="Decide"/> says what an act leads to, <see cref="Evolve"/> applies it; both are pure, and the events are the record. Every check is made again when the details are released.
/// </remarks>
public sealed record Release
{
    /// <summary>The most UTF-16 units of a reason.</summary>
    public const int MostWords = 2000;

    private Release(
        ReleaseEvent.Asked asked,
        IReadOnlyList<ReleasePerson> consented,
        ReleaseEvent? end
    ) => (Asked, Consented, End) = (asked, consented, end);

    /// <summary>The request.</summary>
    public ReleaseEvent.Asked Asked { get; }

    /// <summary>Who consented, in order; the first is who asked.</summary>
    public IReadOnlyList<ReleasePerson> Consented { get; }

    /// <summary>What ended it; null while it is open.</summary>
    public ReleaseEvent? End { get; }

    /// <summary>What names it on both sides: the hit. A hit is asked for once at a time; asked again after a refusal it has the same name.</summary>
    public Digest Name => NameOf(Asked.Comparison, Asked.Token);

    /// <summary>Where it stands at a time. A request that is open when its time runs out has lapsed, whether that was noted or not.</summary>
    public ReleaseStanding StandingAt(DateTimeOffset now) =>
        End switch
        {
            ReleaseEvent.Released => ReleaseStanding.Released,
            ReleaseEvent.Refused => ReleaseStanding.Refused,
            ReleaseEvent.Withdrawn => ReleaseStanding.Withdrawn,
            ReleaseEvent.Lapsed => ReleaseStanding.Lapsed,
            _ when now >= Asked.Until => ReleaseStanding.Lapsed,
            _ => (Of(ReleaseSide.Asking), Of(ReleaseSide.Answering)) switch
            {
                (< 2, _) => ReleaseStanding.Asked,
                (_, 0) => ReleaseStanding.AskedByTwo,
                (_, 1) => ReleaseStanding.ConsentedByOne,
                _ => ReleaseStanding.ConsentedByTwo,
            },
        };

    private int Of(ReleaseSide side) => Consented.Count(person => person.Side == side);

    /// <summary>What an act leads to: an event, or the reason why it leads to none.</summary>
    /// <param name="release">The release so far; null before it is asked for.</param>
    /// <param name="act">The act.</param>
    /// <param name="by">Who acts.</param>
    /// <param name="now">When.</param>
    public static (ReleaseEvent? Event, MatchingFault? Refusal) Decide(
        Release? release,
        ReleaseAct act,
        ReleasePerson by,
        DateTimeOffset now
    )
    {
        if (string.IsNullOrWhiteSpace(by.Id))
            return No("person", "nobody", "an id");
        if (act is ReleaseAct.Ask ask)
            return release is not null && release.StandingAt(now) < ReleaseStanding.Released
                    ? No("release", "a request that is open", "one request at a time")
                : by.Side != ReleaseSide.Asking
                    ? No("party", "the answering party", "the asking party")
                : ask.Until <= now ? No("until", "a time that has passed", "a later one")
                : Words(ask.Because) is { } wrong ? No("because", wrong, Reason)
                : (
                    new ReleaseEvent.Asked(
                        now,
                        by,
                        ask.Comparison,
                        ask.Token,
                        ask.Because,
                        ask.Until
                    ),
                    null
                );
        if (release is null)
            return No("release", "nothing asked", "a request");
        var standing = release.StandingAt(now);
        if (act is ReleaseAct.Lapse)
            return release.End is null && standing == ReleaseStanding.Lapsed
                ? (new ReleaseEvent.Lapsed(now, by), null)
                : No("release", Word(standing), "an open request whose time has run out");
        if (standing >= ReleaseStanding.Released)
            return No("release", Word(standing), "an open request");
        return act switch
        {
            ReleaseAct.Consent => release.Consented.Any(person => person.Id == by.Id)
                ? No("person", $"'{by.Id}' a second time", "four different persons")
            : release.Of(by.Side) >= 2 ? No("party", "a third person of it", "two persons of each")
            : by.Side == ReleaseSide.Answering && standing == ReleaseStanding.Asked
                ? No(
                    "release",
                    "a request of one person",
                    "one that two of the asking party stand behind"
                )
            : (new ReleaseEvent.Consented(now, by), null),
            ReleaseAct.Refuse refuse => Words(refuse.Because) is { } wrong
                ? No("because", wrong, Reason)
                : (new ReleaseEvent.Refused(now, by, refuse.Because), null),
            ReleaseAct.Withdraw withdraw => by.Side != ReleaseSide.Asking
                ? No("party", "the answering party, which may refuse", "the asking party")
            : Words(withdraw.Because) is { } wrong ? No("because", wrong, Reason)
            : (new ReleaseEvent.Withdrawn(now, by, withdraw.Because), null),
            ReleaseAct.Release details => by.Side != ReleaseSide.Answering
                ? No("party", "the asking party", "the answering party")
            : standing != ReleaseStanding.ConsentedByTwo
                ? No("release", Word(standing), "the consent of two persons of each party")
            : (new ReleaseEvent.Released(now, by, details.Details), null),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>The release after an event that was decided.</summary>
    /// <exception cref="InvalidOperationException">The event cannot follow: it was not decided on this release.</exception>
    public static Release Evolve(Release? release, ReleaseEvent happened) =>
        (release, happened) switch
        {
            (_, ReleaseEvent.Asked asked) => new Release(asked, [asked.By], null),
            (null, _) or ({ End: not null }, _) => throw new InvalidOperationException(
                "nothing is open that this could happen to"
            ),
            (_, ReleaseEvent.Consented consented) => new Release(
                release.Asked,
                [.. release.Consented, consented.By],
                null
            ),
            _ => new Release(release.Asked, release.Consented, happened),
        };

    internal static Digest NameOf(Digest comparison, string token) =>
        Digest.OfContent([
            .. "passavant release 1"u8,
            .. comparison.Bytes,
            .. TokenDigest(token).Bytes,
        ]);

    internal static Digest TokenDigest(string token) =>
        Digest.OfContent(Encoding.UTF8.GetBytes(token));

    private const string Reason = "a reason in words";

    private static string? Words(string text) =>
        string.IsNullOrWhiteSpace(text) ? "no reason"
        : text.Length > MostWords ? $"{text.Length} characters, of at most {MostWords}"
        : null;

    private static string Word(ReleaseStanding standing) =>
        standing switch
        {
            ReleaseStanding.Asked => "asked by one person",
            ReleaseStanding.AskedByTwo => "asked by two persons",
            ReleaseStanding.ConsentedByOne => "consented to by one person of the answering party",
            ReleaseStanding.ConsentedByTwo => "consented to",
            ReleaseStanding.Released => "released",
            ReleaseStanding.Refused => "refused",
            ReleaseStanding.Withdrawn => "withdrawn",
            _ => "lapsed",
        };

    private static (ReleaseEvent?, MatchingFault?) No(
        string place,
        string found,
        string expected
    ) => (null, new MatchingFault(place, found, expected));
}

/// <summary>Where a release stands. From <see cref="Released"/> on it is over.</summary>
public enum ReleaseStanding
{
    /// <summary>One person of the asking party asked.</summary>
    Asked,

    /// <summary>A second one stands behind it; the answering party may now consent.</summary>
    AskedByTwo,

    /// <summary>One person of the answering party consented.</summary>
    ConsentedByOne,

    /// <summary>Two did; the details may be released.</summary>
    ConsentedByTwo,

    /// <summary>The details were handed over.</summary>
    Released,

    /// <summary>A party refused.</summary>
    Refused,

    /// <summary>The asking party took it back.</summary>
    Withdrawn,

    /// <summary>The time ran out.</summary>
    Lapsed,
}
