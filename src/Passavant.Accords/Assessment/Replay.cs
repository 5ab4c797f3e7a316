using System.Globalization;
using System.Text.Json;
using Passavant.Accords.Identity;
using Passavant.Accords.Reading;

namespace Passavant.Accords;

/// <summary>One place where a recorded determination and its recomputation differ. A value missing on one side is null.</summary>
public sealed record Difference(string Path, string? Recorded, string? Now);

/// <summary>Computes a recorded determination again from what it records, and compares.</summary>
/// <remarks>The transfer, the accord's identity, the acts and the two days are taken as recorded; everything else is result, and compared whole.</remarks>
public static class Replay
{
    /// <summary>The identity of the accord a determination was made under.</summary>
    /// <exception cref="FormatException">The object is no determination; the message says why.</exception>
    public static AccordIdentity IdentityOf(JsonElement recorded)
    {
        if (Text(recorded, "format") is not { } format)
            throw new FormatException(
                $"no determination; expected an object with \"format\": \"{DeterminationJson.Format}\""
            );
        if (format != DeterminationJson.Format)
            throw new FormatException(
                $"the format '{format}'; expected '{DeterminationJson.Format}'"
            );
        return
            recorded.TryGetProperty("accord", out var accord)
            && AccordIdentity.TryParse(
                Text(accord, "identity"),
                CultureInfo.InvariantCulture,
                out var identity
            )
            ? identity
            : throw new FormatException(
                "a determination without the identity of its accord; expected accord.identity, sha256:…"
            );
    }

    /// <summary>Computes a determination again; null once the faults of what it records are reported.</summary>
    public static Determination? Recompute(
        JsonElement recorded,
        Accord accord,
        ICollection<InputFault> faults
    )
    {
        var input = new JsonInput(faults);
        var before = faults.Count;
        var transfer = recorded.TryGetProperty("transfer", out var given)
            ? TransferJson.Read(given, accord.Glossary, faults)
            : (Transfer?)input.Refuse("transfer", "no transfer", "the transfer as given");
        var acts = recorded.TryGetProperty("acts", out var named)
            ? InstrumentsJson.Read(named, accord, faults)
            : Instruments.None;
        var asOf = Day("as of");
        var knownAt = Day("known at");
        if (
            transfer is null
            || acts is null
            || asOf is null
            || knownAt is null
            || faults.Count > before
        )
            return null;
        var options = new AssessmentOptions
        {
            Budget =
                recorded.TryGetProperty("budget", out var budget)
                && budget.TryGetInt32(out var number)
                && number is >= 0 and <= 10_000_000
                    ? number
                    : AssessmentOptions.Default.Budget,
            WithQuestions = recorded.TryGetProperty("questions", out _),
        };
        return Assessor.Assess(transfer, accord, acts, asOf.Value, knownAt.Value, options);

        DateOnly? Day(string key) =>
            recorded.TryGetProperty(key, out var day)
                ? input.Day(day, key)
                : (DateOnly?)input.Refuse(key, "no day", "a day such as '2026-01-31'");
    }

    /// <summary>Where a record and a determination differ; empty when their canonical bytes are the same.</summary>
    /// <exception cref="FormatException">The record repeats a name or holds text that is not well-formed.</exception>
    public static IReadOnlyList<Difference> Compare(JsonElement recorded, Determination now)
    {
        var bytes = DeterminationJson.ToBytes(now);
        var record = CanonicalJson.Canonicalise(
            System.Text.Encoding.UTF8.GetBytes(recorded.GetRawText())
        );
        if (record.AsSpan().SequenceEqual(CanonicalJson.Canonicalise(bytes)))
            return [];
        using var recomputed = JsonDocument.Parse(bytes);
        var differences = new List<Difference>();
        Compare("", recorded, recomputed.RootElement, differences);
        return differences.Count > 0
            ? differences
            : [new Difference("", "bytes that differ", "other bytes")];
    }

    private static void Compare(
        string path,
        JsonElement recorded,
        JsonElement now,
        List<Difference> differences
    )
    {
        switch (recorded.ValueKind, now.ValueKind)
        {
            case (JsonValueKind.Object, JsonValueKind.Object):
                foreach (var member in recorded.EnumerateObject())
                    if (now.TryGetProperty(member.Name, out var same))
                        Compare(JsonInput.At(path, member.Name), member.Value, same, differences);
                    else
                        differences.Add(
                            new Difference(
                                JsonInput.At(path, member.Name),
                                member.Value.GetRawText(),
                                null
                            )
                        );
                foreach (var member in now.EnumerateObject())
                    if (!recorded.TryGetProperty(member.Name, out _))
                        differences.Add(
                            new Difference(
                                JsonInput.At(path, member.Name),
                                null,
                                member.Value.GetRawText()
                            )
                        );
                break;
            case (JsonValueKind.Array, JsonValueKind.Array)
                when recorded.GetArrayLength() == now.GetArrayLength() && !IsListOfTexts(recorded):
                for (var index = 0; index < recorded.GetArrayLength(); index++)
                    Compare($"{path}[{index}]", recorded[index], now[index], differences);
                break;
            default:
                if (!JsonElement.DeepEquals(recorded, now))
                    differences.Add(new Difference(path, recorded.GetRawText(), now.GetRawText()));
                break;
        }
    }

    // Outcomes and levels read better whole.
    private static bool IsListOfTexts(JsonElement list) =>
        list.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String);

    private static string? Text(JsonElement element, string key) =>
        element.ValueKind == JsonValueKind.Object
        && element.TryGetProperty(key, out var value)
        && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
