using System.Text;
using Passavant.Cli.Casework;
using Passavant.Cli.Files;
using Passavant.Trust.Log;

namespace Passavant.Cli.Trust;

/// <summary>Whose signatures under a log are believed: keys and a policy, as the user gives them.</summary>
internal static class LogKeys
{
    // What a file with one key may hold beside it.
    private const int LongestFile = 1 << 14;

    /// <summary>The policy of a file, of keys, or of both; null where neither is given.</summary>
    /// <exception cref="Trouble">One cannot be read.</exception>
    public static Policy? Read(IReadOnlyList<string> keys, string? file, Surroundings surroundings)
    {
        var read = keys.Select(key => Key(key, surroundings)).Distinct().ToList();
        if (file is null)
            return read.Count == 0 ? null : Parse(Lines(read) + "quorum none\n", "--key");
        var bytes = BoundedFile.Read(file, Policy.Longest, surroundings, "a policy");
        if (!Policy.TryParse(bytes, out var policy, out var fault))
            throw new Trouble($"{file}: {Reading.Plain(fault)}.");
        var more = read.Except(policy.Logs.Select(log => log.Key)).ToList();
        return more.Count == 0
            ? policy
            : Parse(Encoding.UTF8.GetString(bytes) + Lines(more), $"{file} with --key");
    }

    /// <summary>A verifier key, or the file that holds one.</summary>
    public static VerifierKey Key(string given, Surroundings surroundings)
    {
        if (VerifierKey.TryParse(given, out var key, out var fault))
            return key;
        if (!File.Exists(Path.Combine(surroundings.Folder, given)))
            throw new Trouble($"'{Reading.Plain(given)}' is no file, and {Reading.Plain(fault)}.");
        var text = Encoding.UTF8.GetString(
            BoundedFile.Read(given, LongestFile, surroundings, "a verifier key")
        );
        return VerifierKey.TryParse(text.Trim(), out key, out fault)
            ? key
            : throw new Trouble($"{given}: {Reading.Plain(fault)}.");
    }

    /// <summary>The policy of some keys, without a file.</summary>
    public static Policy Parse(string text, string name) =>
        Policy.TryParse(Encoding.UTF8.GetBytes(text), out var policy, out var fault)
            ? policy
            : throw new Trouble($"{name}: {Reading.Plain(fault)}.");

    private static string Lines(IEnumerable<VerifierKey> keys) =>
        string.Concat(keys.Select(key => $"log {key}\n"));
}
