using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Passavant.Accords;
using Passavant.Accords.Reading;
using Passavant.Cli.Casework;
using Passavant.Trust.Log;

namespace Passavant.Cli.Trust;

/// <summary>Audit by replay: opens a sample of a log, holds what was opened against the log, and computes the determinations again under the accord the log says.</summary>
internal sealed class ReplayAudit(
    OpeningSource source,
    Func<long, byte[]?> entries,
    Dictionary<string, string> noChoices
)
{
    private const string Check = "replay";
    private const int MostDifferences = 5;

    private static readonly byte[] Field = Encoding.UTF8.GetBytes("\"determination\":");

    private readonly Dictionary<string, (Accord? Accord, string? Fault)> accords = new(
        StringComparer.Ordinal
    );
    private readonly SortedSet<string> lists = new(StringComparer.Ordinal);

    /// <summary>Whether an entry of a log rests on a determination: whether it has a field of that name.</summary>
    /// <remarks>Within a text its quotes would be escaped, so these bytes are a name. An entry that has them and is no leaf is found when it is opened.</remarks>
    public static bool Bears(ReadOnlySpan<byte> entry) => entry.IndexOf(Field) >= 0;

    /// <summary>Opens entries, and says of each what is wrong with it, and at the end how many hold.</summary>
    /// <param name="among">How many entries the sample was drawn from.</param>
    /// <param name="seen">Told how many were opened.</param>
    public IEnumerable<LogFinding> Run(
        IReadOnlyList<long> sample,
        int among,
        Action<int> seen,
        CancellationToken stop
    )
    {
        var (same, opened, hasFailed) = (0, 0, false);
        foreach (var index in sample)
        {
            stop.ThrowIfCancellationRequested();
            seen(opened++);
            var isSame = true;
            foreach (var (answer, words) in One(index))
            {
                isSame &= answer == LogAnswer.Holds;
                hasFailed |= answer == LogAnswer.Fails;
                if (answer != LogAnswer.Holds)
                    yield return new LogFinding(
                        Check,
                        answer,
                        Reading.Plain($"entry {index}: {words}")
                    );
            }
            if (isSame)
                same++;
        }
        yield return new LogFinding(
            Check,
            hasFailed ? LogAnswer.Fails
                : same < sample.Count ? LogAnswer.NotChecked
                : LogAnswer.Holds,
            $"{same} of {sample.Count} entries opened fit the log, and their determinations come out the same when computed again; drawn from {among} that rest on one"
        );
        foreach (var list in lists)
            yield return new LogFinding(Check, LogAnswer.Holds, Reading.Plain(list));
    }

    private IEnumerable<(LogAnswer, string)> One(long index)
    {
        if (source.Opening(index) is not { } bytes)
        {
            yield return (LogAnswer.NotChecked, "nothing opens it: no opening was given");
            yield break;
        }
        JsonElement json = default;
        EntryOpening? opening = null;
        try
        {
            json = JsonElement.Parse(bytes);
            opening = EntryOpening.Read(json);
        }
        catch (JsonException) { }
        if (opening is null || opening.Index != index)
        {
            yield return (LogAnswer.NotChecked, "what is given to open it is no opening of it");
            yield break;
        }
        var fields = Fields(opening, isWhole: true, out var fault);
        if (fields is null)
        {
            yield return (LogAnswer.Fails, fault!);
            yield break;
        }
        var hash = fields["determination"];
        if (Text(json, "determination") is not { } text)
        {
            yield return (
                LogAnswer.NotChecked,
                $"the determination {hash} it rests on was not given"
            );
            yield break;
        }
        var determination = Encoding.UTF8.GetBytes(text);
        if (Convert.ToHexStringLower(SHA256.HashData(determination)) != hash)
        {
            yield return (
                LogAnswer.Fails,
                $"the determination given is not the one the log commits to, {hash}: it was changed, or is another"
            );
            yield break;
        }
        foreach (var finding in Again(determination))
            yield return finding;
        foreach (var finding in Assessed(json, hash, text))
            yield return finding;
    }

    // Computes it again.
    private IEnumerable<(LogAnswer, string)> Again(byte[] determination)
    {
        if (!JsonText.IsWellFormed(determination))
        {
            yield return (LogAnswer.NotChecked, "the determination is no well-formed text");
            yield break;
        }
        string? fault = null;
        IReadOnlyList<Difference> differences = [];
        var isAccord = false;
        try
        {
            using var recorded = JsonDocument.Parse(determination);
            var identity = Accords.Replay.IdentityOf(recorded.RootElement);
            var (accord, wrong) = Accord($"{identity}");
            if (accord is null)
                (fault, isAccord) = (wrong, true);
            else
            {
                var faults = new List<InputFault>();
                if (Accords.Replay.Recompute(recorded.RootElement, accord, faults) is { } now)
                    differences = Accords.Replay.Compare(recorded.RootElement, now);
                else
                    fault = string.Join("; ", faults);
            }
        }
        catch (Exception wrong) when (wrong is JsonException or FormatException)
        {
            fault = wrong.Message;
        }
        if (fault is not null)
            yield return (
                isAccord && fault.StartsWith("the accord given", StringComparison.Ordinal)
                    ? LogAnswer.Fails
                    : LogAnswer.NotChecked,
                $"its determination cannot be computed again: {fault}"
            );
        if (differences.Count > 0)
            yield return (
                LogAnswer.Fails,
                $"its determination differs when computed again, in {differences.Count} places: "
                    + string.Join(
                        "; ",
                        differences
                            .Take(MostDifferences)
                            .Select(one =>
                                $"{one.Path} was {Short(one.Recorded)}, now {Short(one.Now)}"
                            )
                    )
            );
    }

    // What the log says of the assessment: under which accord, and which lists were screened against.
    private IEnumerable<(LogAnswer, string)> Assessed(JsonElement json, string hash, string text)
    {
        if (
            !json.TryGetProperty("assessed", out var given)
            || EntryOpening.Read(given) is not { } opening
        )
        {
            yield return (
                LogAnswer.NotChecked,
                "nothing opens the assessment its determination was made in"
            );
            yield break;
        }
        var fields = Fields(opening, isWhole: true, out var fault);
        if (fields is null)
        {
            yield return (LogAnswer.Fails, $"its assessment, entry {opening.Index}: {fault}");
            yield break;
        }
        JsonElement assessment = default;
        string? accord = null;
        try
        {
            assessment = JsonElement
                .Parse(fields.GetValueOrDefault("body.act", "null"))
                .GetProperty("assessment");
            accord = JsonElement
                .Parse(text)
                .GetProperty("accord")
                .GetProperty("identity")
                .GetString();
        }
        catch (Exception wrong)
            when (wrong is JsonException or KeyNotFoundException or InvalidOperationException) { }
        if (Text(assessment, "determination") != hash)
        {
            yield return (
                LogAnswer.Fails,
                $"entry {opening.Index} is not the assessment of its determination"
            );
            yield break;
        }
        if (accord != fields.GetValueOrDefault("accord") || accord != Text(assessment, "accord"))
            yield return (
                LogAnswer.Fails,
                $"its determination names the accord {accord}, and the log says it was made under {fields.GetValueOrDefault("accord")}"
            );
        else if (Entered(json, "edition", "body.identity", accord!) is { } entered)
            _ = lists.Add($"the accord {accord} was entered in the log as entry {entered}");
        else
            yield return (
                LogAnswer.NotChecked,
                $"nothing shows that the accord {accord} was entered in this log"
            );
        foreach (var list in Named(assessment))
        {
            var name = Text(list, "list") ?? "a list";
            var snapshot = Text(list, "hash") ?? "";
            var at =
                json.TryGetProperty("lists", out var all) && all.ValueKind == JsonValueKind.Array
                    ? all.EnumerateArray()
                        .Select(one => Entered(one, "body.hash", snapshot))
                        .FirstOrDefault(one => one is not null)
                    : null;
            if (at is { } where)
                _ = lists.Add(
                    $"screening named the snapshot {snapshot} of '{name}', entered in the log as entry {where}"
                );
            else
                yield return (
                    LogAnswer.NotChecked,
                    $"screening named the snapshot {snapshot} of '{name}', and nothing shows that it was entered in this log"
                );
        }
    }

    private static IEnumerable<JsonElement> Named(JsonElement assessment) =>
        assessment.ValueKind == JsonValueKind.Object
        && assessment.TryGetProperty("lists", out var named)
        && named.ValueKind == JsonValueKind.Array
            ? named.EnumerateArray()
            : [];

    private long? Entered(JsonElement json, string member, string field, string value) =>
        json.TryGetProperty(member, out var given) ? Entered(given, field, value) : null;

    // The index of an entry that is opened, fits the log, and says a value.
    private long? Entered(JsonElement given, string field, string value) =>
        EntryOpening.Read(given) is { } opening
        && Fields(opening, isWhole: false, out _) is { } fields
        && fields.GetValueOrDefault(field) is { } said
        && Spelled(said) == value
            ? opening.Index
            : null;

    // What an opening says, held against the log; null where it does not fit.
    private Dictionary<string, string>? Fields(
        EntryOpening opening,
        bool isWhole,
        out string? fault
    )
    {
        fault = null;
        if (
            entries(opening.Index) is not { } entry
            || !LeafEntry.TryParse(entry, out var leaf, out fault)
        )
        {
            fault ??= "the log gives no such entry";
            return null;
        }
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var one in opening.Opens)
            if (!leaf.Opens(one))
            {
                fault =
                    $"what is given for '{one.Name}' is not what the log committed to: it was changed after it was logged";
                return null;
            }
            else
                fields[one.Name] = one.Value;
        if (
            isWhole
            && leaf.Fields.Keys.FirstOrDefault(name => !fields.ContainsKey(name)) is { } kept
        )
        {
            fault = $"'{kept}' is kept back, or was changed after it was logged: nothing opens it";
            return null;
        }
        return fields;
    }

    private (Accord? Accord, string? Fault) Accord(string identity)
    {
        if (!accords.TryGetValue(identity, out var known))
            accords[identity] = known = Read(identity);
        return known;
    }

    private (Accord?, string?) Read(string identity)
    {
        if (source.Accord(identity[(identity.IndexOf(':') + 1)..]) is not { } bytes)
            return (null, $"the accord {identity} was not given");
        try
        {
            var json = JsonElement.Parse(bytes);
            var reading = AccordReader.Read(
                [
                    .. Texts(json, "files")
                        .Select(file => new AccordFile(
                            file.Key,
                            Encoding.UTF8.GetBytes(file.Value)
                        )),
                ],
                json.TryGetProperty("choices", out _)
                    ? Texts(json, "choices").ToDictionary()
                    : noChoices
            );
            return reading.Accord is not { } accord
                    ? (null, $"the accord given for {identity} is not sound: it was changed")
                : $"{accord.Identity}" != identity
                    ? (
                        null,
                        $"the accord given is {accord.Identity}, and the determination was made under {identity}: it was changed, or is another"
                    )
                : (accord, null);
        }
        catch (Exception wrong)
            when (wrong is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return (null, $"the accord {identity} cannot be read");
        }
    }

    private static IEnumerable<KeyValuePair<string, string>> Texts(
        JsonElement json,
        string member
    ) =>
        json.GetProperty(member)
            .EnumerateObject()
            .Select(one => KeyValuePair.Create(one.Name, one.Value.GetString() ?? ""));

    private static string? Spelled(string json)
    {
        try
        {
            return JsonElement.Parse(json) is { ValueKind: JsonValueKind.String } text
                ? text.GetString()
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Text(JsonElement json, string member) =>
        json.ValueKind == JsonValueKind.Object
        && json.TryGetProperty(member, out var value)
        && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    private static string Short(string? json) =>
        json is null ? "nothing"
        : json.Length > 100 ? string.Concat(json.AsSpan(0, 97), "…")
        : json;
}
