using Passavant.Screening.Lists.Reading;

namespace Passavant.Screening.Lists.Formats;

/// <summary>What OFAC says of a party under a heading of its own, be it a phrase of the remarks, an id or a feature.</summary>
internal static class OfacFeatures
{
    private static readonly HashSet<string> Dates = new(StringComparer.OrdinalIgnoreCase)
    {
        "DOB",
        "Birthdate",
        "Date of Birth",
        "Organization Established Date",
        "Aircraft Manufacture Date",
        "Vessel Year of Build",
    };

    private static readonly HashSet<string> Belongs = new(StringComparer.OrdinalIgnoreCase)
    {
        "nationality",
        "Nationality Country",
        "Nationality of Registration",
        "Registration Country",
        "citizen",
        "Citizenship Country",
        "Vessel Flag",
        "Flag",
    };

    /// <summary>Headings that say something worth keeping, but nothing by which a party is known.</summary>
    private static readonly string[] Kept =
    [
        "Additional Sanctions Information",
        "Aircraft Manufacturer's Name",
        "Aircraft Manufacturer",
        "Aircraft Mode S",
        "Aircraft Model",
        "Aircraft Operator",
        "BIK",
        "CAATSA Section 235 Information",
        "Effective Date",
        "Email Address",
        "Equity Ticker",
        "Executive Order",
        "Fax",
        "Former Vessel Flag",
        "Gross Registered Tonnage",
        "Gross Tonnage",
        "IFCA Determination",
        "Issuer Name",
        "Listing Date",
        "Location",
        "NAICS",
        "Organization Code",
        "Organization Type",
        "Other Vessel Flag",
        "Other Vessel Call Sign",
        "Other Vessel Type",
        "PEESA Information",
        "Phone Number",
        "Position",
        "Previous Aircraft Tail Number",
        "Purchase/Sales For Divestment Date",
        "Secondary sanctions risk",
        "Target Type",
        "Telephone",
        "Title",
        "Transactions Prohibited For Persons Owned or Controlled By U.S. Financial Institutions",
        "Vessel Owner",
        "Vessel Type",
        "Website",
    ];

    /// <summary>Whether a heading is one OFAC uses.</summary>
    public static bool Knows(string heading) =>
        Dates.Contains(heading)
        || Belongs.Contains(heading)
        || heading is "Gender" or "POB" or "Place of Birth"
        || Kept.Any(kept => heading.StartsWith(kept, StringComparison.OrdinalIgnoreCase))
        || OfacRemarks.IsIdentifying(heading);

    /// <summary>Whether a date stands under this heading by which a party is known.</summary>
    public static bool IsDate(string heading) => Dates.Contains(heading);

    /// <summary>Puts what is said under a heading where it belongs.</summary>
    public static void Apply(
        EntryDraft draft,
        string heading,
        string value,
        string? country = null,
        string? note = null
    )
    {
        heading = heading.Trim().TrimEnd(':', '-').TrimEnd();
        if (value.Length == 0)
            return;
        if (Dates.Contains(heading))
            draft.Date(value, DateOrder.MonthFirst, heading);
        else if (heading is "POB" or "Place of Birth")
            draft.Place(value);
        else if (heading.Equals("Gender", StringComparison.OrdinalIgnoreCase))
            Gender(draft, value);
        else if (Belongs.Contains(heading))
            draft.Country(value, heading);
        else if (
            !Kept.Any(kept => heading.StartsWith(kept, StringComparison.OrdinalIgnoreCase))
            && (
                IdentifierKinds.Find(heading)
                ?? (OfacRemarks.IsIdentifying(heading) ? "other" : null)
            )
                is { } kind
        )
        {
            (kind, value) = Imo(draft, kind, value);
            draft.Identifier(IdentifierKinds.Refine(kind, value, country), value, country);
            if (note is not null)
                draft.Other(heading, note);
        }
        else
            draft.Other(heading, note ?? value);
    }

    private static (string Kind, string Value) Imo(EntryDraft draft, string kind, string value)
    {
        if (!value.StartsWith("IMO ", StringComparison.Ordinal))
            return (kind, value);
        // A company has an IMO number of its own, with other check digits.
        return (
            kind == "imo" || draft.Kind == PartyKind.Vessel ? "imo" : "imo-company",
            value[4..]
        );
    }

    private static void Gender(EntryDraft draft, string value)
    {
        switch (value.ToUpperInvariant())
        {
            case "MALE":
                draft.Gender = Screening.Gender.Male;
                break;
            case "FEMALE":
                draft.Gender = Screening.Gender.Female;
                break;
            default:
                draft.Other("Gender", value);
                break;
        }
    }
}
