using System.Text;
using System.Text.Json;
using Passavant.Cli.Casework;
using Passavant.Trust.Log;

namespace Passavant.Cli.Trust;

/// <summary>The entries of a log that say which key it signs with, explained from what its authority opens for everybody.</summary>
internal sealed class KeyEntries(Policy policy)
{
    /// <summary>The file beside the log that opens them.</summary>
    public const string File = "key-changes";

    private const string Made = "log-key";
    private const string Retired = "log-key-retired";
    private const string Check = "key";

    private const int LongestShown = 200;

    private static readonly byte[] Kind = Encoding.UTF8.GetBytes("\"kind\":\"log-key");

    private readonly List<(long Index, LeafEntry Leaf)> entries = [];

    /// <summary>Sees an entry of the log.</summary>
    public void See(long index, ReadOnlySpan<byte> entry)
    {
        if (
            entry.IndexOf(Kind) >= 0
            && LeafEntry.TryParse(entry, out var leaf, out _)
            && leaf.Kind is Made or Retired
        )
            entries.Add((index, leaf));
    }

    /// <summary>What each says, in the order of the log.</summary>
    /// <param name="read">The bytes under a path of the log.</param>
    public IEnumerable<LogFinding> Explain(Func<string, byte[]?> read)
    {
        if (entries.Count == 0)
            yield break;
        var (opens, fault) = Read(read);
        var said = new List<(string Kind, string Key, string? Before)>();
        foreach (var (index, leaf) in entries)
        {
            var place = $"entry {index}, {leaf.At:yyyy-MM-dd HH:mm} UTC";
            if (opens.GetValueOrDefault(index) is not { } disclosures)
            {
                yield return new LogFinding(
                    Check,
                    LogAnswer.NotChecked,
                    $"{place}: a key changes, and nothing says which: {fault ?? $"{File} does not open it"}"
                );
                continue;
            }
            if (disclosures.FirstOrDefault(one => !leaf.Opens(one)) is { } wrong)
            {
                yield return new LogFinding(
                    Check,
                    LogAnswer.Fails,
                    Reading.Plain(
                        $"{place}: what is said to open '{wrong.Name}' does not: the log committed to something else"
                    )
                );
                continue;
            }
            var key = Value(disclosures, "body.key");
            var before = Value(disclosures, "body.before");
            if (key is null)
            {
                yield return new LogFinding(
                    Check,
                    LogAnswer.NotChecked,
                    $"{place}: a key changes, and its verifier key is not opened"
                );
                continue;
            }
            said.Add((leaf.Kind, key, before));
            yield return new LogFinding(
                Check,
                LogAnswer.Holds,
                Reading.Plain(
                    leaf.Kind == Retired ? $"{place}: {Shown(key)} signs no more"
                    : before is null ? $"{place}: {Shown(key)} signs"
                    : $"{place}: {Shown(key)} signs in place of {Shown(before)}"
                )
            );
        }
        foreach (var log in policy.Logs)
            if (
                said.LastOrDefault(one => one.Kind == Made && one.Before == $"{log.Key}")
                    is { Key: { } next }
                && !policy.Logs.Any(other => $"{other.Key}" == next)
            )
                yield return new LogFinding(
                    Check,
                    LogAnswer.Holds,
                    Reading.Plain(
                        $"you trust {Shown($"{log.Key}")}; under its signature the log says that {next} comes after it: take that up while both sign"
                    )
                );
    }

    // A key of ML-DSA-44 fills a page.
    private static string Shown(string key) =>
        key.Length > LongestShown ? string.Concat(key.AsSpan(0, LongestShown), "…") : key;

    private static string? Value(IReadOnlyList<Disclosure> disclosures, string name)
    {
        try
        {
            return
                disclosures.FirstOrDefault(one => one.Name == name) is { } disclosure
                && JsonElement.Parse(disclosure.Value) is { ValueKind: JsonValueKind.String } text
                ? text.GetString()
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static (Dictionary<long, IReadOnlyList<Disclosure>>, string? Fault) Read(
        Func<string, byte[]?> read
    )
    {
        var opens = new Dictionary<long, IReadOnlyList<Disclosure>>();
        try
        {
            if (read(File) is not { } bytes)
                return (opens, $"{File} is missing");
            foreach (var one in JsonElement.Parse(bytes).EnumerateArray())
                if (EntryOpening.Read(one) is { } opening)
                    opens[opening.Index] = opening.Opens;
            return (opens, null);
        }
        catch (LogUnreadableException wrong)
        {
            return (opens, wrong.Message);
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException)
        {
            return (opens, $"{File} is no list of openings");
        }
    }
}

/// <summary>An entry of a log and what is said to open it, as JSON: its <c>index</c>, and under <c>opens</c> of each field salt, name and value.</summary>
/// <param name="Index">Where it stands, from 0.</param>
/// <param name="Opens">Not yet held against the log.</param>
internal sealed record EntryOpening(long Index, IReadOnlyList<Disclosure> Opens)
{
    private const int MostFields = 1000;

    /// <summary>Reads one; null where it is none.</summary>
    public static EntryOpening? Read(JsonElement json)
    {
        if (
            json.ValueKind != JsonValueKind.Object
            || !json.TryGetProperty("index", out var at)
            || !at.TryGetInt64(out var index)
            || !json.TryGetProperty("opens", out var opens)
            || opens.ValueKind != JsonValueKind.Array
            || opens.GetArrayLength() > MostFields
        )
            return null;
        var read = new List<Disclosure>();
        foreach (var one in opens.EnumerateArray())
            if (
                Disclosure.TryParse(
                    Encoding.UTF8.GetBytes(one.GetRawText()),
                    out var disclosure,
                    out _
                )
                || Loose(one) is { } spelled && Disclosure.TryParse(spelled, out disclosure, out _)
            )
                read.Add(disclosure);
            else
                return null;
        return new EntryOpening(index, read);
    }

    // Programs escape letters as they like; what counts is what they say.
    private static byte[]? Loose(JsonElement one) =>
        one.ValueKind == JsonValueKind.Array
        && one.GetArrayLength() == 3
        && one.EnumerateArray().All(part => part.ValueKind == JsonValueKind.String)
            ? Passavant.Accords.Identity.CanonicalJson.Canonicalise(
                Encoding.UTF8.GetBytes(one.GetRawText())
            )
            : null;
}
