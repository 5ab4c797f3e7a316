using System.Text;
using System.Text.Json;
using Passavant.Accords.Identity;
using Passavant.Cases;

namespace Passavant.Web.Delivering;

/// <summary>Who received goods.</summary>
/// <param name="Country">Its country, by ISO 3166.</param>
/// <param name="Identifier">A number of a register, such as a VAT number.</param>
internal sealed record Importer(string Name, string Country, string? Identifier, string? Address);

/// <summary>A line of what arrived.</summary>
/// <param name="Code">Where it is listed, as the licence says.</param>
/// <param name="Quantity">How many or how much.</param>
internal sealed record DeliveredLine(
    string Code,
    string? Description,
    decimal Quantity,
    string? Unit
);

/// <summary>That goods arrived, as the record has it.</summary>
/// <param name="Authority">What the authority that certifies was called.</param>
/// <param name="Licence">The number of the licence of the exporting state.</param>
/// <param name="Place">Where they were seen.</param>
internal sealed record Delivery(
    string Authority,
    string Licence,
    Importer Importer,
    DateOnly Arrived,
    string? Place,
    IReadOnlyList<DeliveredLine> Lines
)
{
    /// <summary>What the stream of a certificate begins with; its number follows.</summary>
    public const string Stream = "delivery-";

    /// <summary>The type of the event that it was entered.</summary>
    public const string Entered = "delivery-entered";

    /// <summary>The type of the event that it was signed.</summary>
    public const string Signed = "delivery-signed";

    /// <summary>The type of the event that it was withdrawn.</summary>
    public const string Withdrawn = "delivery-withdrawn";

    /// <summary>As it is kept: canonical JSON.</summary>
    public byte[] ToBytes() =>
        CanonicalJson.Canonicalise(JsonSerializer.SerializeToUtf8Bytes(this, CaseJson.Options));

    /// <summary>Reads what was kept.</summary>
    /// <exception cref="JsonException">It is none.</exception>
    public static Delivery Read(ReadOnlySpan<byte> bytes) =>
        JsonSerializer.Deserialize<Delivery>(bytes, CaseJson.Options)
        ?? throw new JsonException("no delivery");

    /// <summary>Reads what a row keeps.</summary>
    public static Delivery Read(string text) => Read(Encoding.UTF8.GetBytes(text));
}
