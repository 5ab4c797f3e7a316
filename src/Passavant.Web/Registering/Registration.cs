using System.Text;
using System.Text.Json;
using Passavant.Accords.Identity;
using Passavant.Cases;

namespace Passavant.Web.Registering;

/// <summary>What was registered, as the record has it: it never changes, whatever the accord or the agencies become.</summary>
/// <param name="Authority">What the authority was called.</param>
/// <param name="Holder">What the holder was called.</param>
/// <param name="Country">The state of the holder; null where it is not known.</param>
/// <param name="Accord">The identity of the edition in force.</param>
/// <param name="Authorisation">The authorisation, by its id in the accord.</param>
/// <param name="Codes">The controls it is used for; none for all the authorisation covers.</param>
/// <param name="Destinations">Where to, by ISO 3166.</param>
/// <param name="ExpectedUse">What is expected to be sent in a year.</param>
/// <param name="Conditions">The conditions the holder undertook to keep, as the accord words them in English.</param>
/// <param name="Until">The last instant the authorisation holds; null for no end.</param>
internal sealed record Registration(
    string Authority,
    string Holder,
    string? Country,
    string Accord,
    string Authorisation,
    IReadOnlyList<string> Codes,
    IReadOnlyList<string> Destinations,
    string? ExpectedUse,
    IReadOnlyList<string> Conditions,
    DateTimeOffset? Until
)
{
    /// <summary>What the stream of a registration begins with; its number follows.</summary>
    public const string Stream = "registration-";

    /// <summary>The type of the event that it was made.</summary>
    public const string Made = "registration";

    /// <summary>The type of the event that it was ended.</summary>
    public const string Ended = "registration-ended";

    /// <summary>As it is kept: canonical JSON.</summary>
    public byte[] ToBytes() =>
        CanonicalJson.Canonicalise(JsonSerializer.SerializeToUtf8Bytes(this, CaseJson.Options));

    /// <summary>Reads what was kept.</summary>
    /// <exception cref="JsonException">It is none.</exception>
    public static Registration Read(ReadOnlySpan<byte> bytes) =>
        JsonSerializer.Deserialize<Registration>(bytes, CaseJson.Options)
        ?? throw new JsonException("no registration");

    /// <summary>Reads what a row keeps.</summary>
    public static Registration Read(string text) => Read(Encoding.UTF8.GetBytes(text));
}
