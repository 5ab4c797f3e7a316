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
    OpenedEntries log,
    ScreeningReplay screening,
    Dictionary<string, string> noChoices
)
{
    private const string Check = "replay";
    private const string Screening = "screening";
    private const int MostDifferences = 5;
    private const int MostNamed = 10;

    private static readonly byte[] Field = Encoding.UTF8.GetBytes("\"determination\":");

    private readonly Dictionary<string, (Accord? Accord, string? Fault)> accords = new(
        StringComparer.Ordinal
    );
    private readonly SortedSet<string> lists = new(StringComparer.Ordinal);
    private readonly List<(LogAnswer Answer, string Words)> ofScreening = [];

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
        var (same, opened, hasFailed, hasFailedScreening) = (0, 0, false, false);
        var unmatched = new SortedDictionary<string, List<long>>(StringComparer.Ordinal);
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
            foreach (var (answer, words) in ofScreening)
                if (answer == LogAnswer.Fails)
                {
                    hasFailedScreening = true;
                    yield return new LogFinding(
                        Screening,
                        answer,
                        Reading.Plain($"entry {index}: {words}")
                    );
                }
                else if (unmatched.TryGetValue(words, out var of))
                    of.Add(index);
                else
                    unmatched.Add(words, [index]);
            ofScreening.Clear();
        }
        // One list that is missing is one thing to say, however many decisions rest on it.
        foreach (var (words, of) in unmatched)
            yield return new LogFinding(
                Screening,
                LogAnswer.NotChecked,
                Reading.Plain(
                    $"{(of.Count == 1 ? "entry" : "entries")} {string.Join(", ", of.Take(MostNamed))}{(of.Count > MostNamed ? $" and {of.Count - MostNamed} more" : "")}: {words}"
                )
            );
        yield return new LogFinding(
            Check,
            hasFailed ? LogAnswer.Fails
                : same < sample.Count ? LogAnswer.NotChecked
                : LogAnswer.Holds,
            $"{same} of {sample.Count} entries opened fit the log, and their determinations come out the same when computed again; drawn from {among} that rest on one"
        );
        if (screening.Opened > 0)
        {
            var (matches, party, another) = screening.Told;
            yield return new LogFinding(
                Screening,
                hasFailedScreening ? LogAnswer.Fails
                    : unmatched.Count > 0 ? LogAnswer.NotChecked
                    : LogAnswer.Holds,
                $"{screening.Same} of {screening.Opened} screenings those rest on were matched again and come out the same"
                    + (
                        matches == 0
                            ? ""
                            : $"; of their {matches} matches people decided that {party} are the party and {another} are another, which is told and not judged, and {matches - party - another} stand open"
                    )
            );
        }
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
            if (JsonText.IsWellFormed(bytes))
            {
                json = JsonElement.Parse(bytes);
                opening = EntryOpening.Read(json);
            }
        }
        catch (JsonException) { }
        if (opening is null || opening.Index != index)
        {
            yield return (LogAnswer.NotChecked, "what is given to open it is no opening of it");
            yield break;
        }
        var fields = log.Fields(opening, isWhole: true, out var fault);
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
        ofScreening.AddRange(Screened(json, determination));
    }

    // Whether its parties are screened again with what it was made with.
    private IEnumerable<(LogAnswer, string)> Screened(JsonElement json, byte[] determination)
    {
        // That one of these is missing or broken was said already.
        if (
            !JsonText.IsWellFormed(determination)
            || EntryOpening.Read(json.Of("assessed")) is not { } opening
            || log.Fields(opening, isWhole: true, out _) is not { } assessed
        )
            return [];
        try
        {
            var recorded = JsonElement.Parse(determination);
            return
            [
                .. screening.Compare(
                    json,
                    assessed,
                    recorded,
                    Accord($"{Accords.Replay.IdentityOf(recorded)}").Accord
                ),
            ];
        }
        catch (Exception wrong) when (wrong is JsonException or FormatException)
        {
            return [];
        }
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
        var fields = log.Fields(opening, isWhole: true, out var fault);
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
                        .Select(one => log.Entered(one, "body.hash", snapshot))
                        .FirstOrDefault(one => one is not null)
                    : null;
            if (
                at is { } after
                && EntryOpening.Read(json.Of("screened")) is { } screened
                && screened.Index < after
            )
                yield return (
                    LogAnswer.Fails,
                    $"screening, entry {screened.Index}, named the snapshot {snapshot} of '{name}', which was entered in this log only later, as entry {after}"
                );
            else if (at is { } where)
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
        json.TryGetProperty(member, out var given) ? log.Entered(given, field, value) : null;

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
