using System.Text.RegularExpressions;
using Passavant.Screening.Lists.Reading;

namespace Passavant.Screening.Lists.Formats;

/// <summary>The remarks of OFAC's tables: phrases between semicolons, many of them a heading and a value.</summary>
internal static partial class OfacRemarks
{
    private static readonly string[] Headings =
    [
        "Organization Established Date",
        "Aircraft Manufacture Date",
        "Vessel Year of Build",
        "Nationality of Registration",
        "Former Vessel Flag",
        "Vessel Flag",
        "Registration Country",
        "DOB",
        "POB",
        "nationality",
        "citizen",
        "Gender",
    ];

    /// <summary>Longest first, so that “Registration Number” is not taken for “Registration”.</summary>
    private static readonly string[] Identifying =
    [
        .. new[]
        {
            "Passport",
            "Diplomatic Passport",
            "Stateless Person Passport",
            "National ID No.",
            "National Foreign ID Number",
            "Identification Number",
            "Personal ID Card",
            "Tax ID No.",
            "Registration Number",
            "Registration ID",
            "Registered Charity No.",
            "Business Registration Number",
            "Business Registration Document #",
            "Business Number",
            "Vessel Registration Identification",
            "MMSI",
            "SWIFT/BIC",
            "C.U.R.P.",
            "Cedula No.",
            "Cedula de Ciudadania",
            "R.F.C.",
            "RFC",
            "C.R. No.",
            "NIT #",
            "RUC #",
            "RIF #",
            "RTN",
            "D.N.I.",
            "N.I.E.",
            "C.U.I.T.",
            "C.U.I.P.",
            "C.I. No.",
            "SSN",
            "Company Number",
            "Commercial Registry Number",
            "Government Gazette Number",
            "Folio Mercantil No.",
            "Matricula Mercantil No",
            "Unified Social Credit Code (USCC)",
            "Legal Entity Number",
            "V.A.T. Number",
            "Chamber of Commerce Number",
            "Istanbul Chamber of Comm. No.",
            "Romanian C.R.",
            "Romanian Tax Registration",
            "Trade License No.",
            "License",
            "D-U-N-S Number",
            "Enterprise Number",
            "Central Registration System Number",
            "Economic Register Number (CBLS)",
            "Birth Certificate Number",
            "Driver's License No.",
            "Electoral Registry No.",
            "Italian Fiscal Code",
            "Tarjeta Profesional",
            "Numero de Identidad",
            "Residency Number",
            "Refugee ID Card",
            "Turkish Identification Number",
            "Bosnian Personal ID No.",
            "Kenyan ID No.",
            "Afghan Money Service Provider License Number",
            "Public Registration Number",
            "Tourism License No.",
            "Trademark number",
            "Military Registration Number",
            "Voter Identification Card No.",
            "VisaNumberID",
            "Aircraft Tail Number",
            "Aircraft Manufacturer's Serial Number (MSN)",
            "Aircraft Construction Number (also called L/N or S/N or F/N)",
            "Aircraft Mode S Transponder Code",
            "ISIN",
            "Digital Currency Address",
            "Serial No.",
            "File Number",
            "Seafarer's Identification Document",
            "Pilot License Number",
            "Bank Account Number",
        }.OrderByDescending(heading => heading.Length),
    ];

    private static readonly string[] Spaced =
    [
        "Website",
        "Email Address",
        "Phone Number",
        "Telephone",
        "Fax",
        "Aircraft Model",
        "Aircraft Operator",
        "Aircraft Manufacturer",
        "Previous Aircraft Tail Number",
        "Target Type",
        "Equity Ticker",
        "Issuer Name",
        "BIK (RU)",
        "Vessel Type",
        "Other Vessel Type",
        "Other Vessel Flag",
        "Other Vessel Call Sign",
        "Vessel Owner",
    ];

    /// <summary>Whether an identifier stands under this heading.</summary>
    public static bool IsIdentifying(string heading) =>
        Identifying.Any(one =>
            one.Equals(heading, StringComparison.OrdinalIgnoreCase)
            || heading.StartsWith("Digital Currency Address", StringComparison.OrdinalIgnoreCase)
        );

    /// <summary>Reads the whole of an entry's remarks.</summary>
    public static void Read(string remarks, EntryDraft draft)
    {
        var text = remarks.Trim();
        if (text.EndsWith('.'))
            text = text[..^1];
        foreach (var part in text.Split(';'))
            Phrase(Cleaning.Clean(part), draft);
    }

    private static void Phrase(string phrase, EntryDraft draft)
    {
        if (phrase.Length == 0)
            return;
        var text = phrase.StartsWith("alt. ", StringComparison.OrdinalIgnoreCase)
            ? phrase[5..]
            : phrase;
        if (
            text is ['(', .. var inner, ')']
            && inner.StartsWith("Linked To:", StringComparison.Ordinal)
        )
            text = inner;
        if (After(text, "Linked To:") is { } linked)
            draft.Link(LinkKind.LinkedTo, linked);
        else if (After(text, "a.k.a.") is { } alias)
            draft.Name(Unquoted(alias), NameKind.WeakAlias);
        else if (After(text, "f.k.a.") is { } former)
            draft.Name(Unquoted(former), NameKind.Former);
        else if (After(text, "n.k.a.") is { } now)
            draft.Name(Unquoted(now), NameKind.Alias);
        else if (Heading(Headings, text) is var (heading, value))
            OfacFeatures.Apply(draft, heading, value);
        else if (Heading(Spaced, text) is var (spaced, said))
            draft.Other(spaced, said);
        else if (Heading(Identifying, text) is var (type, number))
            Identifier(draft, type, number);
        else if (Said(text, ": ") is var (told, more) && OfacFeatures.Knows(told))
            OfacFeatures.Apply(draft, told, more);
        else if (Said(text, " - ") is var (before, after) && OfacFeatures.Knows(before))
            OfacFeatures.Apply(draft, before, after);
        else if (Numbered().Match(text) is { Success: true } numbered)
            Identifier(draft, numbered.Groups[1].Value, numbered.Groups[2].Value);
        else
            draft.Remark(phrase);
    }

    // “C12 (China) issued 14 Apr 2014 expires 13 Apr 2024”
    private static void Identifier(EntryDraft draft, string type, string text)
    {
        var number = text.TrimStart(':', '-', ' ');
        string? note = null;
        foreach (var word in new[] { " issued ", " expires " })
            if (number.IndexOf(word, StringComparison.Ordinal) is > 0 and var dated)
            {
                note = text;
                number = number[..dated];
            }
        string? country = null;
        while (
            number.EndsWith(')')
            && number.LastIndexOf(" (", StringComparison.Ordinal) is > 0 and var open
        )
        {
            var inside = number[(open + 2)..^1];
            if (Countries.Find(inside) is { } code && country is null)
                country = code;
            else if (country is null)
                break;
            else
            {
                // “18740 (Jalisco) (Mexico)”: who within the country gave it.
                note ??= text;
            }
            number = number[..open];
        }
        if (type == "Digital Currency Address" && number.IndexOf(' ') is > 0 and var space)
        {
            note = number;
            number = number[(space + 1)..];
        }
        OfacFeatures.Apply(draft, type, number, country, note);
    }

    // A heading we have not met: “Citizen's Card Number 211226197812154256 (China)”.
    [GeneratedRegex(@"^([A-Z].{0,60}?(?:Number|No\.|#|\(USCCC\)|electoral|Nacional)) (\S*\d.*)$")]
    private static partial Regex Numbered();

    private static (string Heading, string Value)? Said(string text, string mark) =>
        text.IndexOf(mark, StringComparison.Ordinal) is > 0 and var at
            ? (text[..at], text[(at + mark.Length)..].Trim())
            : null;

    private static string? After(string text, string heading) =>
        text.StartsWith(heading, StringComparison.OrdinalIgnoreCase)
            ? text[heading.Length..].Trim()
            : null;

    private static (string Heading, string Value)? Heading(string[] headings, string text)
    {
        foreach (var heading in headings)
            if (
                text.Length > heading.Length
                && text.StartsWith(heading, StringComparison.OrdinalIgnoreCase)
                && text[heading.Length] is ' ' or ':'
            )
                return (heading, text[heading.Length..].TrimStart(':', ' ').Trim());
        return null;
    }

    private static string Unquoted(string text) =>
        text is ['\'', .. var inner, '\''] ? inner : text.Trim('"');
}
