namespace Passavant.Trust.Log;

/// <summary>A witness that cosigned, verified.</summary>
/// <param name="Witness">Who.</param>
/// <param name="Time">When, in POSIX seconds; null where the cosignature states no time.</param>
public sealed record Cosigner(PolicyWitness Witness, long? Time)
{
    private const long EndOfYear9999 = 253_402_300_799;

    /// <summary>When, in UTC; null where no time is stated or it is beyond the year 9999.</summary>
    public DateTimeOffset? At =>
        Time is { } seconds and <= EndOfYear9999
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;
}

/// <summary>What a policy says of a checkpoint.</summary>
/// <param name="Holds">Whether the log signed it and the quorum cosigned it.</param>
/// <param name="Cosigners">The witnesses of the policy that cosigned it, in its order; none where the checkpoint was refused before.</param>
/// <param name="Words">Why, in English. The wording may improve.</param>
public sealed record PolicyVerdict(bool Holds, IReadOnlyList<Cosigner> Cosigners, string Words)
{
    /// <summary>Whether a log of the policy signed it, whoever else did.</summary>
    public bool IsOfLog { get; internal init; }

    internal static PolicyVerdict Refused(string words) => new(false, [], words);
}
