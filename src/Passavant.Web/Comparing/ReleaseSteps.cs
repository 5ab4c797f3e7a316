using System.Diagnostics;
using System.Text.Json;
using Passavant.Cases;
using Passavant.Store;
using Passavant.Trust.Matching;
using Passavant.Trust.Matching.Releasing;

namespace Passavant.Web.Comparing;

/// <summary>A step of a release, as it is kept and as the other party is told of it.</summary>
/// <param name="Step"><c>ask</c>, <c>consent</c>, <c>refuse</c>, <c>withdraw</c>, <c>release</c> or <c>lapse</c>.</param>
/// <param name="Person">Who did it.</param>
/// <param name="IsAsking">Whether for the party that asked.</param>
/// <param name="At">When, by the clock of whoever keeps it.</param>
/// <param name="Because">Why, where it was said.</param>
/// <param name="Details">Of a release, the digest of the sealed details.</param>
internal sealed record ReleaseStep(
    string Step,
    string Person,
    bool IsAsking,
    DateTimeOffset At,
    string? Because = null,
    string? Details = null
)
{
    private ReleasePerson By => new(Person, IsAsking ? ReleaseSide.Asking : ReleaseSide.Answering);

    /// <summary>The step an event is kept as.</summary>
    public static ReleaseStep Of(ReleaseEvent happened) =>
        new(
            happened switch
            {
                ReleaseEvent.Asked => "ask",
                ReleaseEvent.Consented => "consent",
                ReleaseEvent.Refused => "refuse",
                ReleaseEvent.Withdrawn => "withdraw",
                ReleaseEvent.Released => "release",
                ReleaseEvent.Lapsed => "lapse",
                _ => throw new UnreachableException(),
            },
            happened.By.Id,
            happened.By.Side == ReleaseSide.Asking,
            happened.At,
            happened switch
            {
                ReleaseEvent.Asked one => one.Because,
                ReleaseEvent.Refused one => one.Because,
                ReleaseEvent.Withdrawn one => one.Because,
                _ => null,
            },
            happened is ReleaseEvent.Released released ? $"{released.Details}" : null
        );

    /// <summary>The act a step was, to be decided on anew; null where it says none.</summary>
    public (ReleaseAct Act, ReleasePerson By)? Act(
        Digest comparison,
        string token,
        DateTimeOffset until
    ) =>
        Step switch
        {
            "ask" => (new ReleaseAct.Ask(comparison, token, Because ?? "", until), By),
            "consent" => (new ReleaseAct.Consent(), By),
            "refuse" => (new ReleaseAct.Refuse(Because ?? ""), By),
            "withdraw" => (new ReleaseAct.Withdraw(Because ?? ""), By),
            "release" when DigestOf(Details) is { } details => (
                new ReleaseAct.Release(details),
                By
            ),
            "lapse" => (new ReleaseAct.Lapse(), By),
            _ => null,
        };

    /// <summary>The steps of a release that is kept.</summary>
    public static IReadOnlyList<ReleaseStep> Of(ReleaseRow row) =>
        JsonSerializer.Deserialize<IReadOnlyList<ReleaseStep>>(row.Steps, CaseJson.Options)!;

    /// <summary>A release from the steps that are kept of it: each is decided on again, so that no row says more than may be.</summary>
    public static Release Release(ReleaseRow row, string comparison)
    {
        Release? release = null;
        foreach (var step in Of(row))
        {
            var (act, by) =
                step.Act(DigestOf(comparison)!, row.Token, row.Until)
                ?? throw new InvalidOperationException($"'{step.Step}' is no step of a release.");
            var (happened, refusal) = Trust.Matching.Releasing.Release.Decide(
                release,
                act,
                by,
                step.At
            );
            release = Trust.Matching.Releasing.Release.Evolve(
                release,
                happened
                    ?? throw new InvalidOperationException(
                        $"The release {row.Name} as kept cannot be: {refusal}."
                    )
            );
        }
        return release
            ?? throw new InvalidOperationException($"The release {row.Name} has no step.");
    }

    /// <summary>A digest of its 64 digits; null for any other text.</summary>
    public static Digest? DigestOf(string? text)
    {
        Span<byte> bytes = stackalloc byte[Digest.Length];
        return
            text?.Length == 2 * Digest.Length
            && Convert.FromHexString(text, bytes, out _, out _)
                == System.Buffers.OperationStatus.Done
            ? Digest.Of(bytes)
            : null;
    }
}

/// <summary>What the party that asks tells the one that holds the details: the hit, and all its own people did about it.</summary>
/// <param name="Token">The token of the hit.</param>
/// <param name="Until">When the request lapses.</param>
/// <param name="Key">The key the details are sealed to, in base64.</param>
/// <param name="Steps">The steps, in order.</param>
internal sealed record ReleaseRequest(
    string Token,
    DateTimeOffset Until,
    string Key,
    IReadOnlyList<ReleaseStep> Steps
);

/// <summary>What the party that holds the details answers.</summary>
/// <param name="Steps">What its own people did, in order.</param>
/// <param name="Details">The sealed details in base64, once they are released.</param>
internal sealed record ReleaseAnswer(IReadOnlyList<ReleaseStep> Steps, string? Details = null);
