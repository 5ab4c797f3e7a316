namespace Passavant.Trust.Matching.Notices;

/// <summary>What one state tells its partners of a refusal, and what became of it since.</summary>
/// <remarks>
/// Essential identity (item, end user, destination) is what a partner compares; it is for people to say whether two transactions are essentially identical. A record that holds lists: compare field by field.
/// A notice counts from the day of the refusal until it is revoked or its last term has passed (<see cref="StandingOn"/>). Reviewing it does not lengthen it: renewing does.
/// </remarks>
/// <param name="Id">Its name in its own state's list.</param>
/// <param name="State">Two letters of the state that refused.</param>
/// <param name="Items">What was refused, at least one.</param>
/// <param name="Destination">Two letters of the state it was to go to.</param>
/// <param name="EndUser">The keys of the end user, at least one.</param>
/// <param name="UltimateConsignee">The keys of the ultimate consignee; none where it is the end user.</param>
/// <param name="Refused">The day of the refusal.</param>
/// <param name="Reason">The code of the reason, by the list both states use.</param>
/// <param name="Until">The first day it no longer counts unless renewed.</param>
/// <param name="Acts">What happened to it since, in any order.</param>
public sealed record DenialNotice(
    string Id,
    string State,
    IReadOnlyList<DeniedItem> Items,
    string Destination,
    IReadOnlyList<Keys.MatchKey> EndUser,
    IReadOnlyList<Keys.MatchKey> UltimateConsignee,
    DateOnly Refused,
    string Reason,
    DateOnly Until,
    IReadOnlyList<NoticeAct> Acts
)
{
    /// <summary>Where the notice stands on a day, by what was done up to that day.</summary>
    /// <param name="day">The day.</param>
    /// <param name="reviewEvery">Months after which it is to be looked at again, from the refusal or the last review or renewal.</param>
    public NoticeStanding StandingOn(DateOnly day, int reviewEvery)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(reviewEvery);
        if (day < Refused)
            return NoticeStanding.NotYet;
        var done = Acts.Where(act => act.On <= day && act.On >= Refused).ToList();
        if (done.Any(act => act is NoticeAct.Revoked))
            return NoticeStanding.Revoked;
        var until = Until;
        // A renewal after the end does not bring it back: the state refuses anew.
        foreach (var renewal in done.OfType<NoticeAct.Renewed>().OrderBy(act => act.On))
            if (renewal.On < until && renewal.Until > until)
                until = renewal.Until;
        if (day >= until)
            return NoticeStanding.Expired;
        var looked = done.Select(act => act.On).Append(Refused).Max();
        return Months(looked, reviewEvery) <= day
            ? NoticeStanding.ReviewDue
            : NoticeStanding.InForce;
    }

    /// <summary>Whether it counts on a day: partners consult its state before they grant what is essentially identical. It counts while a review is due.</summary>
    /// <param name="day">The day.</param>
    /// <param name="reviewEvery">Months after which it is to be looked at again.</param>
    public bool CountsOn(DateOnly day, int reviewEvery) =>
        StandingOn(day, reviewEvery) is NoticeStanding.InForce or NoticeStanding.ReviewDue;

    private static DateOnly Months(DateOnly day, int months) =>
        ((DateOnly.MaxValue.Year - day.Year) * 12) - 12 < months
            ? DateOnly.MaxValue
            : day.AddMonths(months);
}

/// <summary>Something refused.</summary>
/// <param name="Code">The code of the control it falls under, such as <c>3A001.b.2</c>; for what no list has, the code of the catch-all by which it was refused.</param>
/// <param name="Kind">What it is, in words, for people.</param>
public sealed record DeniedItem(string Code, string Kind);

/// <summary>What happened to a notice. A closed family.</summary>
/// <param name="On">The day.</param>
public abstract record NoticeAct(DateOnly On)
{
    /// <summary>It was looked at, and stands.</summary>
    public sealed record Reviewed(DateOnly On) : NoticeAct(On);

    /// <summary>It was renewed.</summary>
    /// <param name="On">The day; a renewal on or after its end does nothing.</param>
    /// <param name="Until">The first day it no longer counts; an earlier end than before does nothing: revoke it instead.</param>
    public sealed record Renewed(DateOnly On, DateOnly Until) : NoticeAct(On);

    /// <summary>It was taken back.</summary>
    /// <param name="On">The first day it no longer counts.</param>
    /// <param name="Because">Why.</param>
    public sealed record Revoked(DateOnly On, string Because) : NoticeAct(On);
}

/// <summary>Where a notice stands on a day.</summary>
public enum NoticeStanding
{
    /// <summary>The day is before the refusal.</summary>
    NotYet,

    /// <summary>It counts.</summary>
    InForce,

    /// <summary>It counts, and is to be looked at again.</summary>
    ReviewDue,

    /// <summary>Its last term has passed.</summary>
    Expired,

    /// <summary>It was taken back.</summary>
    Revoked,
}
