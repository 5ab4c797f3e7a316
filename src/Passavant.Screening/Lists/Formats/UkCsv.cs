using Passavant.Screening.Lists.Reading;

namespace Passavant.Screening.Lists.Formats;

/// <summary>The United Kingdom's lists as tables: OFSI's consolidated list of targets, and the UK Sanctions List. Rows of one group are one entry; days come before months.</summary>
internal static class UkCsv
{
    /// <summary>Columns by what they hold: the older list's name, then the newer one's.</summary>
    private static readonly (string Old, string New)[] Kept =
    [
        ("Title", "Title"),
        ("Position", "Position"),
        ("Passport Details", "Passport additional information"),
        ("NI Details", "National Identifier additional information"),
        ("Non-Latin Script Type", "Non-latin script type"),
        ("Non-Latin Script Language", "Non-latin script language"),
        ("Last Updated", "Last Updated"),
        ("UK Sanctions List Date Designated", "UK Statement of Reasons"),
        ("UN Reference Number", "UN Reference Number"),
        ("UK Sanctions List Ref", "OFSI Group ID"),
        ("Designation source", "Designation source"),
        ("Sanctions Imposed", "Sanctions Imposed"),
        ("Phone number", "Phone number"),
        ("Website", "Website"),
        ("Email address", "Email address"),
        ("Type of entity", "Type of entity"),
        ("Subsidiaries", "Subsidiaries"),
        ("Type of ship", "Type of ship"),
        ("Tonnage of ship", "Tonnage of ship"),
        ("Length of ship", "Length of ship"),
        ("Previous flags", "Previous flags"),
        ("Previous owner/operator (s)", "Previous owner/operator (s)"),
        ("Hull identification number (HIN)", "Hull identification number (HIN)"),
    ];

    private static readonly string[] Taken =
    [
        "Name 1",
        "Name 2",
        "Name 3",
        "Name 4",
        "Name 5",
        "Name 6",
        "Name Non-Latin Script",
        "Alias Type",
        "Name type",
        "Alias Quality",
        "Alias strength",
        "DOB",
        "D.O.B",
        "Town of Birth",
        "Country of Birth",
        "Nationality",
        "Nationality(/ies)",
        "Passport Number",
        "National Identification Number",
        "National Identifier number",
        "Address 1",
        "Address 2",
        "Address 3",
        "Address 4",
        "Address 5",
        "Address 6",
        "Address Line 1",
        "Address Line 2",
        "Address Line 3",
        "Address Line 4",
        "Address Line 5",
        "Address Line 6",
        "Post/Zip Code",
        "Address Postal Code",
        "Country",
        "Address Country",
        "Other Information",
        "Group Type",
        "Designation Type",
        "Regime",
        "Regime Name",
        "Listed On",
        "Date Designated",
        "Group ID",
        "Unique ID",
        "Gender",
        "Parent company",
        "Business registration number (s)",
        "IMO number",
        "Current owner/operator (s)",
        "Current believed flag of ship",
        "Year Built",
    ];

    public static void Read(IReadOnlyList<ListFile> files, Intake list, ListRule rule)
    {
        string[] known = [.. Taken, .. Kept.SelectMany(pair => new[] { pair.Old, pair.New })];
        foreach (var source in files)
        {
            var file = list.Open(source);
            var table = CsvTable.Open(
                file,
                ',',
                ["Name 6", "Name 1"],
                known,
                latin: true,
                skip: row => IsPreamble(row, list)
            );
            var id = table.Has("Group ID") ? "Group ID" : "Unique ID";
            if (!table.Has(id))
                throw file.Broken(
                    1,
                    "no column 'Group ID' or 'Unique ID'",
                    "one of them",
                    "check the format"
                );
            foreach (var row in table.Records())
            {
                var draft = Draft(file, table, row, rule, Cleaning.Clean(row[table[id]]));
                if (draft.HasName && list.Drafts.TryGetValue(draft.Id, out var before))
                {
                    before.Merge(draft);
                    file.Joined();
                }
                else
                    file.Entry(draft);
            }
        }
    }

    // “Last Updated,27/04/2020” or “Report Date: 27-Apr-2020” before the header.
    private static bool IsPreamble(CsvRow row, Intake list)
    {
        if (row.Cells.Contains("Name 6", StringComparer.OrdinalIgnoreCase))
            return false;
        foreach (var cell in row.Cells)
        {
            var text = cell[(cell.IndexOf(':') + 1)..].Trim();
            if (DateText.TryRead(text, DateOrder.DayFirst, out var date) && date.From == date.To)
                list.Date = date.From;
        }
        return row.Line < 4;
    }

    private static EntryDraft Draft(
        FileIntake file,
        CsvTable table,
        CsvRow row,
        ListRule rule,
        string id
    )
    {
        var draft = new EntryDraft(file, id, row.Line)
        {
            Kind = Cell("Group Type", "Designation Type").ToUpperInvariant() switch
            {
                "INDIVIDUAL" => PartyKind.Person,
                "ENTITY" => PartyKind.Organisation,
                "SHIP" => PartyKind.Vessel,
                _ => PartyKind.Unknown,
            },
            Consequence = rule.Consequence,
        };
        var kind = NameKindOf(
            Cell("Alias Type", "Name type"),
            Cell("Alias Quality", "Alias strength")
        );
        var given = string.Join(
            ' ',
            Enumerable.Range(1, 5).Select(i => Cell($"Name {i}")).Where(name => name.Length > 0)
        );
        var family = Cell("Name 6");
        if (draft.Kind == PartyKind.Person)
            draft.Name($"{given} {family}", kind, given, given.Length > 0 ? family : null);
        else
            draft.Name($"{given} {family}", kind);
        draft.Name(Cell("Name Non-Latin Script"), kind);
        draft.Date(Cell("DOB", "D.O.B"), DateOrder.DayFirst, "DOB");
        draft.Date(Cell("Year Built"), DateOrder.DayFirst, "Year Built");
        var (town, land) = (Cell("Town of Birth"), Cell("Country of Birth"));
        draft.Place(town.Length > 0 && land.Length > 0 ? $"{town}, {land}" : town + land);
        foreach (var nation in Numbered(Cell("Nationality", "Nationality(/ies)")))
            draft.Country(nation, "Nationality");
        draft.Country(Cell("Current believed flag of ship"), "Current believed flag of ship");
        draft.Gender = Cell("Gender").ToUpperInvariant() switch
        {
            "MALE" => Gender.Male,
            "FEMALE" => Gender.Female,
            _ => null,
        };
        foreach (var number in Numbered(Cell("Passport Number")))
            draft.Identifier("passport", number);
        foreach (
            var number in Numbered(
                Cell("National Identification Number", "National Identifier number")
            )
        )
            draft.Identifier("national-id", number);
        foreach (var number in Numbered(Cell("Business registration number (s)")))
            draft.Identifier("registration", number);
        draft.Identifier("imo", Cell("IMO number"));
        var country = Cell("Country", "Address Country");
        draft.Address(
            Cell("Address 1", "Address Line 1"),
            Cell("Address 2", "Address Line 2"),
            Cell("Address 3", "Address Line 3"),
            Cell("Address 4", "Address Line 4"),
            Cell("Address 5", "Address Line 5"),
            Cell("Address 6", "Address Line 6"),
            Cell("Post/Zip Code", "Address Postal Code"),
            country
        );
        draft.Country(country, "Country");
        draft.Programme(Cell("Regime", "Regime Name"));
        draft.ListedOn = draft.Day(
            Cell("Listed On", "Date Designated"),
            DateOrder.DayFirst,
            "Listed On"
        );
        draft.Remark(Cell("Other Information"));
        foreach (var parent in Numbered(Cell("Parent company")))
            draft.Link(LinkKind.LinkedTo, parent);
        foreach (var owner in Numbered(Cell("Current owner/operator (s)")))
            draft.Link(LinkKind.LinkedTo, owner);
        foreach (var (old, newer) in Kept)
        {
            draft.Other(old, Cell(old));
            if (!newer.Equals(old, StringComparison.OrdinalIgnoreCase))
                draft.Other(newer, Cell(newer));
        }
        table.KeepUnknown(row, draft);
        return draft;

        string Cell(string column, string? or = null)
        {
            var cell = Cleaning.Clean(row[table[column]]);
            return cell.Length > 0 || or is null ? cell : Cleaning.Clean(row[table[or]]);
        }
    }

    private static NameKind NameKindOf(string type, string quality) =>
        type.ToUpperInvariant() switch
        {
            "FKA" => NameKind.Former,
            _ when quality.Contains("low", StringComparison.OrdinalIgnoreCase) =>
                NameKind.WeakAlias,
            "PRIME ALIAS" or "PRIMARY NAME" => NameKind.Primary,
            _ => NameKind.Alias,
        };

    // “(1) Iran (2) Iraq”
    private static IEnumerable<string> Numbered(string text)
    {
        if (!text.StartsWith("(1)", StringComparison.Ordinal))
            return [text];
        var parts = new List<string>();
        var rest = text[3..];
        for (var i = 2; ; i++)
        {
            var next = rest.IndexOf($"({i})", StringComparison.Ordinal);
            if (next < 0)
                break;
            parts.Add(rest[..next]);
            rest = rest[(next + $"({i})".Length)..];
        }
        parts.Add(rest);
        return parts;
    }
}
