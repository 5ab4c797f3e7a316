using System.Globalization;
using System.Text;

namespace Passavant.Store;

/// <summary>What a case in a dossier is about.</summary>
public sealed record DossierCase
{
    /// <summary>The case.</summary>
    public required string Number { get; init; }

    /// <summary>What the party does in it.</summary>
    public required string Role { get; init; }

    /// <summary>The name as given there.</summary>
    public required string Name { get; init; }

    /// <summary>Its country there.</summary>
    public string? Country { get; init; }

    /// <summary>How far it has come.</summary>
    public required string Phase { get; init; }

    /// <summary>What was decided.</summary>
    public string? Outcome { get; init; }

    /// <summary>What it is worth, in the currency's smallest unit.</summary>
    public long? Value { get; init; }

    /// <summary>The currency.</summary>
    public string? Currency { get; init; }

    /// <summary>When it was begun.</summary>
    public required DateTimeOffset Opened { get; init; }

    /// <summary>Whether only named people may see it.</summary>
    public required bool Restricted { get; init; }
}

/// <summary>What is known of an end user across cases.</summary>
public static class Dossiers
{
    /// <summary>A name as dossiers look for it: without accents, case and punctuation, its spaces single.</summary>
    /// <remarks>It brings together spellings of one name, not names of one party: that is what screening is for.</remarks>
    public static string Key(string name)
    {
        var key = new StringBuilder(name.Length);
        foreach (var letter in name.Normalize(NormalizationForm.FormKD))
            if (char.IsLetterOrDigit(letter))
                _ = key.Append(char.ToLowerInvariant(letter));
            else if (
                char.IsSurrogate(letter)
                || CharUnicodeInfo.GetUnicodeCategory(letter)
                    is not (
                        UnicodeCategory.NonSpacingMark
                        or UnicodeCategory.SpacingCombiningMark
                        or UnicodeCategory.EnclosingMark
                    )
            )
                _ =
                    char.IsSurrogate(letter) ? key.Append(letter)
                    : key.Length > 0 && key[^1] != ' ' ? key.Append(' ')
                    : key;
        return key.ToString().TrimEnd();
    }

    /// <summary>The cases in which a party of that name takes part, the newest first; no restricted ones, whose people know of them, and no drafts, which are nobody's yet.</summary>
    /// <param name="country">Only where it is of this country; null for any.</param>
    public static Task<IReadOnlyList<DossierCase>> Cases(
        Reading reading,
        string name,
        string? country = null,
        int most = 200
    ) =>
        reading.All<DossierCase>(
            $"""
            SELECT p.number, p.role, p.name, p.country, c.phase, c.outcome, c.value, c.currency, c.opened, c.restricted
            FROM case_parties p JOIN cases c ON c.number = p.number
            WHERE p.name_key = @key{OfCountry(country)} AND c.restricted = 0 AND c.phase <> 'draft'
            ORDER BY p.number DESC, p.place LIMIT @most
            """,
            new
            {
                key = Key(name),
                country,
                most,
            }
        );

    /// <summary>What was granted in all in those cases, by currency.</summary>
    public static Task<IReadOnlyList<DossierSum>> Granted(
        Reading reading,
        string name,
        string? country = null
    ) =>
        reading.All<DossierSum>(
            $"""
            SELECT currency, CAST(SUM(value) AS BIGINT) AS value FROM cases
            WHERE number IN (SELECT p.number FROM case_parties p WHERE p.name_key = @key{OfCountry(
                country
            )})
            AND restricted = 0 AND outcome = 'granted' AND value IS NOT NULL AND currency IS NOT NULL
            GROUP BY currency ORDER BY currency
            """,
            new { key = Key(name), country }
        );

    /// <summary>The licences of the cases in which a party of that name takes part, the newest first.</summary>
    public static Task<IReadOnlyList<LicenceRow>> Licences(
        Reading reading,
        string name,
        string? country = null,
        int most = 200
    ) =>
        reading.All<LicenceRow>(
            $"""
            SELECT {LicenceRow.Columns} FROM licences WHERE number IN
            (SELECT p.number FROM case_parties p WHERE p.name_key = @key{OfCountry(country)})
            ORDER BY valid_from DESC, licence LIMIT @most
            """,
            new
            {
                key = Key(name),
                country,
                most,
            }
        );

    private static string OfCountry(string? country) =>
        country is null ? "" : " AND p.country = @country";
}

/// <summary>What was granted in one currency.</summary>
public sealed record DossierSum
{
    /// <summary>The currency.</summary>
    public required string Currency { get; init; }

    /// <summary>The sum, in its smallest unit.</summary>
    public required long Value { get; init; }
}
