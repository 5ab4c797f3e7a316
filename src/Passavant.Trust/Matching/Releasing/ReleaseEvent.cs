using System.Globalization;

namespace Passavant.Trust.Matching.Releasing;

/// <summary>What happened to a release. A closed family; each is to be entered in the log of the party it happened at, and of the other when it hears of it.</summary>
/// <param name="At">When.</param>
/// <param name="By">By whom; of a lapse, whoever noted it.</param>
public abstract record ReleaseEvent(DateTimeOffset At, ReleasePerson By)
{
    /// <summary>The details of a hit were asked for.</summary>
    public sealed record Asked(
        DateTimeOffset At,
        ReleasePerson By,
        Digest Comparison,
        string Token,
        string Because,
        DateTimeOffset Until
    ) : ReleaseEvent(At, By);

    /// <summary>A person consented.</summary>
    public sealed record Consented(DateTimeOffset At, ReleasePerson By) : ReleaseEvent(At, By);

    /// <summary>A party refused.</summary>
    public sealed record Refused(DateTimeOffset At, ReleasePerson By, string Because)
        : ReleaseEvent(At, By);

    /// <summary>The request was taken back.</summary>
    public sealed record Withdrawn(DateTimeOffset At, ReleasePerson By, string Because)
        : ReleaseEvent(At, By);

    /// <summary>The details were handed over.</summary>
    public sealed record Released(DateTimeOffset At, ReleasePerson By, Digest Details)
        : ReleaseEvent(At, By);

    /// <summary>The time ran out.</summary>
    public sealed record Lapsed(DateTimeOffset At, ReleasePerson By) : ReleaseEvent(At, By);

    /// <summary>What is to be logged, field by field in this order. Never the details, nor the key that was hit: of the token its digest.</summary>
    /// <param name="release">What names the release, see <see cref="Release.Name"/>.</param>
    public IReadOnlyList<KeyValuePair<string, string>> ToLog(Digest release)
    {
        List<KeyValuePair<string, string>> fields =
        [
            new("event", Word),
            new("release", release.ToString()),
            new("at", Text(At)),
            new("person", By.Id),
            new("party", By.Side == ReleaseSide.Asking ? "asking" : "answering"),
        ];
        switch (this)
        {
            case Asked asked:
                fields.Add(new("comparison", asked.Comparison.ToString()));
                fields.Add(new("token", Release.TokenDigest(asked.Token).ToString()));
                fields.Add(new("because", asked.Because));
                fields.Add(new("until", Text(asked.Until)));
                break;
            case Refused refused:
                fields.Add(new("because", refused.Because));
                break;
            case Withdrawn withdrawn:
                fields.Add(new("because", withdrawn.Because));
                break;
            case Released released:
                fields.Add(new("details", released.Details.ToString()));
                break;
        }
        return fields;
    }

    private string Word =>
        this switch
        {
            Asked => "release asked",
            Consented => "release consented to",
            Refused => "release refused",
            Withdrawn => "release withdrawn",
            Released => "details released",
            Lapsed => "release lapsed",
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private static string Text(DateTimeOffset at) =>
        at.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
