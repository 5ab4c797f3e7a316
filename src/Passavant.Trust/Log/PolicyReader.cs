using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Passavant.Trust.Log;

/// <summary>Reads a policy line by line.</summary>
internal sealed class PolicyReader
{
    private readonly List<PolicyLog> logs = [];
    private readonly List<PolicyWitness> witnesses = [];
    private readonly Dictionary<string, PolicyRule> rules = new(StringComparer.Ordinal);
    private readonly HashSet<string> members = new(StringComparer.Ordinal);
    private (string Name, PolicyRule Rule)? quorum;

    public bool TryRead(
        ReadOnlySpan<byte> bytes,
        [NotNullWhen(true)] out Policy? policy,
        [NotNullWhen(false)] out string? fault
    )
    {
        policy = null;
        fault = FaultIn(bytes);
        if (fault is not null)
            return false;
        policy = new Policy(logs, witnesses, quorum!.Value.Rule, quorum.Value.Name);
        return true;
    }

    private string? FaultIn(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > Policy.Longest)
            return $"a policy of {bytes.Length} bytes; expected at most {Policy.Longest}";
        // A policy cut short in its last word could name another quorum.
        if (bytes.IsEmpty || bytes[^1] != '\n')
            return "a policy that does not end in a newline";
        // Names are opaque octets: each octet is a character here, and text again where it is shown.
        var number = 0;
        foreach (var line in Encoding.Latin1.GetString(bytes[..^1]).Split('\n'))
        {
            number++;
            foreach (var c in line)
                if (c is < ' ' and not '\t' or '\x7f')
                    return $"line {number}: control character 0x{(int)c:x2}; expected none but tabs";
            if (FaultInLine(line) is { } fault)
                return $"line {number}: {fault}";
        }
        return quorum is null ? "no quorum line; expected one" : null;
    }

    private string? FaultInLine(string line)
    {
        var words = line.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0 || words[0].StartsWith('#'))
            return null;
        if (logs.Count + rules.Count > Policy.MostNames)
            return $"more than {Policy.MostNames} logs, witnesses and groups";
        return words switch
        {
            ["log", var key] => Log(key, null),
            ["log", var key, var url] => Log(key, url),
            ["witness", var name, var key] => Witness(name, key, null),
            ["witness", var name, var key, var url] => Witness(name, key, url),
            ["group", var name, var threshold, .. { Length: > 0 } of] => Group(name, threshold, of),
            ["quorum", var name] => Quorum(name),
            _ =>
                $"'{Shown(words[0])}' and {words.Length - 1} more words; expected log KEY [URL], witness NAME KEY [URL], group NAME all|any|NUMBER NAME..., quorum NAME, or # and a comment",
        };
    }

    private string? Log(string word, string? url)
    {
        if (!TryKey(word, out var key, out var fault))
            return fault;
        if (key.Type == SignatureType.Cosignature)
            return "a log with the key of a witness (type 0x04); expected type 0x01 or 0x06";
        if (logs.Any(other => other.Key.PublicKey.SequenceEqual(key.PublicKey)))
            return "a log whose public key an earlier log has";
        logs.Add(new PolicyLog(key, url is null ? null : Shown(url)));
        return null;
    }

    private string? Witness(string name, string word, string? url)
    {
        if (!TryKey(word, out var key, out var fault))
            return fault;
        if (key.Type == SignatureType.Ed25519)
            return "a witness with the key of a log (type 0x01); expected type 0x04 or 0x06";
        if (witnesses.Any(other => other.Key.PublicKey.SequenceEqual(key.PublicKey)))
            return "a witness whose public key an earlier witness has";
        var witness = new PolicyWitness(Shown(name), key, url is null ? null : Shown(url));
        witnesses.Add(witness);
        return Define(name, new PolicyRule.One(witness));
    }

    private string? Group(string name, string threshold, string[] of)
    {
        long needed = threshold switch
        {
            "all" => of.Length,
            "any" => 1,
            _ => Digits.TryParse(threshold, out var number) ? number : 0,
        };
        if (needed < 1 || needed > of.Length)
            return $"threshold '{Shown(threshold)}' of {of.Length} members; expected all, any or a number from 1 to {of.Length}";
        var rulesOf = new List<PolicyRule>();
        foreach (var member in of)
        {
            if (!rules.TryGetValue(member, out var rule))
                return $"'{Shown(member)}' is no witness or group on an earlier line";
            if (!members.Add(member))
                return $"'{Shown(member)}' is a member for the second time; expected once in all groups";
            rulesOf.Add(rule);
        }
        return Define(name, new PolicyRule.Group(Shown(name), (int)needed, rulesOf));
    }

    private string? Quorum(string name)
    {
        if (quorum is not null)
            return "a second quorum line; expected one";
        if (name == "none")
            quorum = ("none", new PolicyRule.None());
        else if (rules.TryGetValue(name, out var rule))
            quorum = (Shown(name), rule);
        else
            return $"'{Shown(name)}' is no witness or group on an earlier line";
        return null;
    }

    private string? Define(string name, PolicyRule rule) =>
        name == "none" ? "the name 'none' has its own meaning; expected another"
        : rules.TryAdd(name, rule) ? null
        : $"'{Shown(name)}' is defined for the second time";

    private static bool TryKey(
        string word,
        [NotNullWhen(true)] out VerifierKey? key,
        [NotNullWhen(false)] out string? fault
    )
    {
        key = null;
        return NoteText.TryDecode(Encoding.Latin1.GetBytes(word), out var text, out fault)
            && VerifierKey.TryParse(text, out key, out fault);
    }

    private static string Shown(string octets) =>
        NoteText.TryDecode(Encoding.Latin1.GetBytes(octets), out var text, out _) ? text : octets;
}
