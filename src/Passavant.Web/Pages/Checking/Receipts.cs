using System.Security.Cryptography;
using System.Text.Json;
using Passavant.Accords;
using Passavant.Accords.Identity;
using Passavant.Accords.Reading;
using Passavant.Cases;
using Passavant.Store;
using Passavant.Web.People;

namespace Passavant.Web.Pages.Checking;

/// <summary>What a self-assessment came to, as it was kept.</summary>
/// <param name="Number">What people call it.</param>
/// <param name="At">When it was made.</param>
/// <param name="Hash">The SHA-256 of the canonical bytes of the determination.</param>
/// <param name="Body">Those bytes: what <c>passavant replay</c> reads.</param>
/// <param name="Lists">The lists names were looked up in; empty where none were.</param>
internal sealed record Receipt(
    string Number,
    DateTimeOffset At,
    string Hash,
    byte[] Body,
    IReadOnlyList<ListStamp> Lists
)
{
    /// <summary>The determination, as it is recorded.</summary>
    public JsonElement Recorded { get; } = JsonDocument.Parse(Body).RootElement;
}

/// <summary>The receipts of self-assessments. Whose one is, is not known: whoever has its address may read it.</summary>
internal static class Receipts
{
    /// <summary>The transfer a receipt is about, as applications hold one; null where there is no such receipt.</summary>
    /// <param name="reading">The records.</param>
    /// <param name="id">The secret in the receipt's address.</param>
    public static async Task<JsonElement?> Find(Reading reading, string id) =>
        (await Read(reading, id))?.Recorded.GetProperty("transfer");

    /// <summary>A receipt; null where there is none.</summary>
    public static async Task<Receipt?> Read(Reading reading, string id) =>
        await Checks.FindReceipt(reading, Secret.HashOf(id)) is { } row
            ? new Receipt(
                row.Number,
                row.At,
                row.Hash,
                row.Body,
                JsonSerializer.Deserialize<List<ListStamp>>(row.Lists, CaseJson.Options)!
            )
            : null;

    /// <summary>Keeps what an accord says of a transfer; the secret of its address.</summary>
    public static async Task<string> Make(
        Transaction change,
        Determination determination,
        IReadOnlyList<ListStamp> lists,
        DateTimeOffset now
    )
    {
        var body = CanonicalJson.Canonicalise(DeterminationJson.ToBytes(determination));
        var (secret, hash) = Secret.New();
        // The number tells nothing of the secret but a part of its hash.
        var number = hash[..12].ToUpperInvariant();
        await Checks.Keep(
            change,
            new CheckReceiptRow
            {
                TokenHash = hash,
                Number = $"SA-{number[..4]}-{number[4..8]}-{number[8..]}",
                Hash = Convert.ToHexStringLower(SHA256.HashData(body)),
                Body = body,
                Lists = JsonSerializer.Serialize(lists, CaseJson.Options),
                At = now,
            }
        );
        return secret;
    }

    /// <summary>Computes a receipt again: as it was, and under another accord on another day.</summary>
    public static Replayed Again(Receipt receipt, Accord then, Accord now, DateOnly today)
    {
        var faults = new List<InputFault>();
        var again =
            Replay.Recompute(receipt.Recorded, then, faults)
            ?? throw new InvalidOperationException(
                $"The receipt {receipt.Number} cannot be read by the accord it was made under: {string.Join("; ", faults)}"
            );
        var unread = new List<InputFault>();
        var transfer = TransferJson.Read(
            receipt.Recorded.GetProperty("transfer"),
            now.Glossary,
            unread
        );
        return new Replayed(
            again,
            Replay.Compare(receipt.Recorded, again),
            transfer is null
                ? null
                : Assessor.Assess(transfer, now, Instruments.None, today, today),
            unread
        );
    }
}

/// <summary>A receipt computed again.</summary>
/// <param name="Then">As it was: under the accord and on the day it names.</param>
/// <param name="Differences">Where that differs from what was recorded.</param>
/// <param name="Now">Under the accord now in force; null where that cannot read the facts.</param>
/// <param name="Unread">What it cannot read.</param>
internal sealed record Replayed(
    Determination Then,
    IReadOnlyList<Difference> Differences,
    Determination? Now,
    IReadOnlyList<InputFault> Unread
)
{
    /// <summary>Whether the recorded answer is what comes out again.</summary>
    public bool IsSame => Differences.Count == 0;

    /// <summary>Whether the answer would be the same now.</summary>
    public bool Stands =>
        Now is { } now && now.Outcomes == Then.Outcomes && now.Stands == Then.Stands;

    /// <summary>The provisions that hold or may hold then but not now.</summary>
    public IReadOnlyList<string> Gone => [.. Ids(Then).Except(Ids(Now))];

    /// <summary>The provisions that hold or may hold now but not then.</summary>
    public IReadOnlyList<string> New => [.. Ids(Now).Except(Ids(Then))];

    private static IEnumerable<string> Ids(Determination? determination) =>
        determination is null
            ? []
            : determination
                .Lines.SelectMany(line =>
                    line.Controls.Where(finding =>
                            finding.Applies != Accords.Conditions.Truth.No
                        )
                        .Select(finding => (Provision)finding.Control)
                        .Concat(line.Requirements.Select(finding => finding.Requirement))
                        .Concat(line.Prohibitions.Select(finding => finding.Prohibition))
                )
                .Where(provision => provision.Handling == Handling.Public)
                .Select(provision => provision.Id)
                .Distinct()
                .Order(StringComparer.Ordinal);
}
