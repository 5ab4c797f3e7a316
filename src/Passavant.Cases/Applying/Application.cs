using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json;
using Passavant.Accords.Identity;

namespace Passavant.Cases;

/// <summary>An amount of money in minor units, such as cents.</summary>
/// <param name="Minor">Minor units; at least 0.</param>
/// <param name="Currency">The currency by ISO 4217 code.</param>
public sealed record Money(long Minor, string Currency);

/// <summary>Who a party of the transfer is, beyond the facts the accord asks for.</summary>
/// <param name="Id">The party's id in the transfer.</param>
/// <param name="Name">Its full legal name.</param>
/// <param name="Address">Its postal address.</param>
/// <param name="Country">Its country, by ISO 3166 code.</param>
public sealed record PartyDetails(string Id, string Name, string Address, string Country)
{
    /// <summary>Its number in a register of companies, where it has one.</summary>
    public string? Register { get; init; }

    /// <summary>An e-mail address.</summary>
    public string? Contact { get; init; }
}

/// <summary>What is not in the facts of a line: how it is described and sold, and where it comes from.</summary>
/// <param name="Line">The line's number in the transfer.</param>
/// <param name="Description">What it is, in words.</param>
/// <param name="Quantity">How many; at least 1.</param>
/// <param name="Unit">Of what: pieces, kg, licences.</param>
/// <param name="Value">What it is worth.</param>
public sealed record LineDetails(
    string Line,
    string Description,
    long Quantity,
    string Unit,
    Money Value
)
{
    /// <summary>Who made it.</summary>
    public string? Maker { get; init; }

    /// <summary>The documents that show where it comes from, by SHA-256.</summary>
    public IReadOnlyList<string> Sourcing { get; init; } = [];
}

/// <summary>What is asked for: the transfer in the words of the accord, and what forms ask beside it.</summary>
/// <remarks>Holds lists; compare <see cref="Essentials"/> for what a statement of the end user covers.</remarks>
public sealed record Application
{
    /// <summary>The proposed transfer as JSON, in the format <c>passavant assess</c> reads.</summary>
    public required JsonElement Transfer { get; init; }

    /// <summary>What the goods will be used for, in words.</summary>
    public required string EndUse { get; init; }

    /// <summary>The parties.</summary>
    public IReadOnlyList<PartyDetails> Parties { get; init; } = [];

    /// <summary>The lines.</summary>
    public IReadOnlyList<LineDetails> Lines { get; init; } = [];

    /// <summary>The contract, order or project it belongs to.</summary>
    public string? Contract { get; init; }

    /// <summary>The language the applicant wants to be written to in: <c>en</c> or <c>fr</c>.</summary>
    public string Language { get; init; } = "en";

    /// <summary>The licence an amendment changes.</summary>
    public string? Amends { get; init; }

    /// <summary>The SHA-256, in hexadecimal, of what an end user vouches for: the transfer, the end use, who the parties are and what goes.</summary>
    /// <remarks>A change of language, contact, contract or documents does not alter it.</remarks>
    public string Essentials() => Known.GetValue(this, static one => one.Hash());

    // An application is never altered, and is asked for this many times in every act.
    private static readonly ConditionalWeakTable<Application, string> Known = [];

    private string Hash()
    {
        var vouched = JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                Transfer,
                EndUse,
                Parties = Parties
                    .OrderBy(party => party.Id, StringComparer.Ordinal)
                    .Select(party => new
                    {
                        party.Id,
                        party.Name,
                        party.Address,
                        party.Country,
                    }),
                Lines = Lines
                    .OrderBy(line => line.Line, StringComparer.Ordinal)
                    .Select(line => new
                    {
                        line.Line,
                        line.Description,
                        line.Quantity,
                        line.Unit,
                    }),
            },
            CaseJson.Options
        );
        return Convert.ToHexStringLower(SHA256.HashData(CanonicalJson.Canonicalise(vouched)));
    }
}

/// <summary>A document in a case. Its bytes are kept beside it, under their hash.</summary>
/// <param name="Sha256">The SHA-256 of its bytes, in lower-case hexadecimal.</param>
/// <param name="Name">Its file name.</param>
/// <param name="MediaType">Its media type, as its first bytes say.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Purpose">What it shows: contract, technical specification, sourcing, register extract, translation, other.</param>
public sealed record CaseDocument(
    string Sha256,
    string Name,
    string MediaType,
    long Bytes,
    string Purpose
);
