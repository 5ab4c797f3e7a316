using System.Diagnostics.CodeAnalysis;

namespace Passavant.Trust.Log;

/// <summary>A log whose checkpoints a policy accepts.</summary>
/// <param name="Key">Its key, named after its origin.</param>
/// <param name="Url">Where it is read, where the policy says so.</param>
public sealed record PolicyLog(VerifierKey Key, string? Url);

/// <summary>A witness whose cosignatures a policy counts.</summary>
/// <param name="Name">What the policy calls it; means nothing elsewhere.</param>
/// <param name="Key">Its key.</param>
/// <param name="Url">Where checkpoints are submitted to it, where the policy says so.</param>
public sealed record PolicyWitness(string Name, VerifierKey Key, string? Url);

/// <summary>Which logs are trusted, and which witnesses must have cosigned a checkpoint before it is (c2sp.org/tlog-policy).</summary>
/// <remarks>Immutable. A policy without logs serves where the log's key is known from elsewhere.</remarks>
public sealed class Policy
{
    /// <summary>The longest policy that is read, in bytes.</summary>
    public const int Longest = 1 << 20;

    /// <summary>The most logs, witnesses and groups together that are read.</summary>
    public const int MostNames = 1000;

    private readonly PolicyRule rule;

    internal Policy(
        IReadOnlyList<PolicyLog> logs,
        IReadOnlyList<PolicyWitness> witnesses,
        PolicyRule rule,
        string quorum
    )
    {
        Logs = logs;
        Witnesses = witnesses;
        this.rule = rule;
        Quorum = quorum;
    }

    /// <summary>The logs, in the order of the policy.</summary>
    public IReadOnlyList<PolicyLog> Logs { get; }

    /// <summary>The witnesses, in the order of the policy.</summary>
    public IReadOnlyList<PolicyWitness> Witnesses { get; }

    /// <summary>The witness or group that must have cosigned, or <c>none</c>.</summary>
    public string Quorum { get; }

    /// <summary>The policy of a single log without witnesses.</summary>
    public static Policy Trusting(VerifierKey log) =>
        new([new PolicyLog(log, null)], [], new PolicyRule.None(), "none");

    /// <summary>Reads a policy.</summary>
    /// <param name="fault">Which line is wrong and what was expected, in English.</param>
    public static bool TryParse(
        ReadOnlySpan<byte> bytes,
        [NotNullWhen(true)] out Policy? policy,
        [NotNullWhen(false)] out string? fault
    ) => new PolicyReader().TryRead(bytes, out policy, out fault);

    /// <summary>Says whether a checkpoint is one of a log of this policy and cosigned as it asks. One wrong signature of a key of the policy spoils the checkpoint.</summary>
    /// <param name="logs">Keys of logs known from elsewhere, beside those of the policy.</param>
    public PolicyVerdict Evaluate(SignedCheckpoint signed, params IEnumerable<VerifierKey> logs)
    {
        var origin = signed.Checkpoint.Origin;
        var ofLog = Logs.Select(log => log.Key)
            .Concat(logs)
            .Where(key => key.Name == origin)
            .ToHashSet();
        if (ofLog.Count == 0)
            return PolicyVerdict.Refused($"no log of the policy has the origin '{origin}'");
        var known = ofLog.Concat(Witnesses.Select(witness => witness.Key));
        if (!signed.Note.TryVerify(known, out var verified, out var fault))
            return PolicyVerdict.Refused(fault);
        var times = verified.ToDictionary(one => one.Key, one => one.Time);
        if (!ofLog.Any(times.ContainsKey))
            return PolicyVerdict.Refused($"the log '{origin}' has not signed the checkpoint");
        var cosigners = Witnesses
            .Where(witness => times.ContainsKey(witness.Key))
            .Select(witness => new Cosigner(witness, times[witness.Key]))
            .ToList();
        var names = cosigners.Select(one => one.Witness).ToHashSet();
        var missing = rule.Missing(names);
        return new PolicyVerdict(
            missing is null,
            cosigners,
            missing is null
                ? $"signed by the log '{origin}'; {Told(cosigners, Quorum)}"
                : $"signed by the log '{origin}', but the quorum '{Quorum}' is not met: {missing}"
        )
        {
            IsOfLog = true,
        };
    }

    private static string Told(List<Cosigner> cosigners, string quorum) =>
        quorum == "none"
            ? "no cosignatures asked for"
            : $"the quorum '{quorum}' is met by {string.Join(", ", cosigners.Select(one => one.Witness.Name))}";
}
