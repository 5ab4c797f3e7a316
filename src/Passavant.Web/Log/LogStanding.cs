using Passavant.Trust.Log;

namespace Passavant.Web.Log;

/// <summary>Whether a witness has cosigned the last checkpoint.</summary>
/// <param name="Name">What the policy calls it.</param>
/// <param name="Key">The name of its key, such as <c>court.example/witness</c>.</param>
/// <param name="HasCosigned">Whether its cosignature is under the checkpoint.</param>
/// <param name="At">When it cosigned; null where it has not.</param>
/// <param name="Trouble">Why it has not, when it was asked last.</param>
internal sealed record WitnessStanding(
    string Name,
    string Key,
    bool HasCosigned,
    DateTimeOffset? At,
    string? Trouble
);

/// <summary>How the log stands.</summary>
/// <param name="Status"><c>off</c> where nothing was ever signed, <c>ok</c>, <c>behind</c> where nobody signs what was done since, <c>failing</c> where it is tried again, <c>refused</c> where somebody has to look.</param>
/// <param name="Words">Why, where it is not well.</param>
internal sealed record LogStanding(string Status, string? Words)
{
    public static LogStanding Off { get; } = new("off", null);

    /// <summary>How many entries are signed.</summary>
    public long Size { get; init; }

    /// <summary>When they were; null where nothing was.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>The witnesses of the policy, in its order; none where there is no policy.</summary>
    public IReadOnlyList<WitnessStanding> Witnesses { get; init; } = [];

    /// <summary>Whether enough of them cosigned; null where there is no policy.</summary>
    public bool? IsQuorumMet { get; init; }

    /// <summary>How many cosigned.</summary>
    public int Cosigned => Witnesses.Count(one => one.HasCosigned);

    /// <summary>With who cosigned a checkpoint.</summary>
    /// <param name="trouble">Why a witness has not.</param>
    public LogStanding With(
        PolicyVerdict verdict,
        Policy policy,
        Func<PolicyWitness, string?> trouble
    ) =>
        this with
        {
            IsQuorumMet = verdict.Holds,
            Witnesses =
            [
                .. policy.Witnesses.Select(witness =>
                {
                    var cosigner = verdict.Cosigners.FirstOrDefault(one => one.Witness == witness);
                    return new WitnessStanding(
                        witness.Name,
                        witness.Key.Name,
                        cosigner is not null,
                        cosigner?.At,
                        cosigner is null ? trouble(witness) : null
                    );
                }),
            ],
        };
}
