using Passavant.Screening.Lists.Reading;

namespace Passavant.Screening.Lists.Formats;

/// <summary>The US Consolidated Screening List as a table. Each row says which list it is from, and takes that list's consequence.</summary>
internal static class CslCsv
{
    private static readonly string[] Columns =
    [
        "_id",
        "source",
        "entity_number",
        "type",
        "programs",
        "name",
        "title",
        "addresses",
        "federal_register_notice",
        "start_date",
        "end_date",
        "standard_order",
        "license_requirement",
        "license_policy",
        "call_sign",
        "vessel_type",
        "gross_tonnage",
        "gross_registered_tonnage",
        "vessel_flag",
        "vessel_owner",
        "remarks",
        "source_list_url",
        "alt_names",
        "citizenships",
        "dates_of_birth",
        "nationalities",
        "places_of_birth",
        "source_information_url",
        "ids",
    ];

    /// <summary>The columns kept as they are.</summary>
    private static readonly string[] Kept =
    [
        "title",
        "federal_register_notice",
        "standard_order",
        "vessel_type",
        "gross_tonnage",
        "gross_registered_tonnage",
        "vessel_owner",
        "source",
    ];

    /// <summary>Which list a source's abbreviation stands for.</summary>
    private static readonly (string Code, string List)[] Sources =
    [
        ("(SDN)", "us-ofac-sdn"),
        ("(EL)", "us-bis-el"),
        ("(DPL)", "us-bis-dpl"),
        ("(UVL)", "us-bis-uvl"),
        ("(MEU)", "us-bis-meu"),
        ("(ISN)", "us-state-isn"),
        ("(DTC)", "us-state-dtc"),
        ("(SSI)", "us-ofac-ssi"),
        ("(FSE)", "us-ofac-fse"),
        ("(PLC)", "us-ofac-plc"),
        ("(CAP)", "us-ofac-cap"),
        ("(CMIC)", "us-ofac-cmic"),
        ("NS-MBS", "us-ofac-mbs"),
    ];

    public static void Read(IReadOnlyList<ListFile> files, Intake list, ListRule rule)
    {
        foreach (var source in files)
        {
            var file = list.Open(source);
            var table = CsvTable.Open(file, ',', ["_id", "source", "name"], Columns);
            foreach (var row in table.Records())
                Keep(
                    file,
                    Draft(file, table, row, rule),
                    isOfac: row[table["entity_number"]].Length > 0
                );
        }
        OfacCsv.Resolve(list);
    }

    /// <summary>A party that stands on several of the lists has a row for each, all of one id: they are joined, and the gravest consequence stands.</summary>
    /// <param name="isOfac">Whether its id is OFAC's number of the party, the same on each of its lists.</param>
    public static void Keep(FileIntake file, EntryDraft draft, bool isOfac)
    {
        if (isOfac && draft.HasName && file.List.Drafts.TryGetValue(draft.Id, out var before))
        {
            before.Merge(draft);
            file.Joined();
        }
        else
            file.Entry(draft);
    }

    private static EntryDraft Draft(FileIntake file, CsvTable table, CsvRow row, ListRule rule)
    {
        var draft = new EntryDraft(file, Cell("_id"), row.Line)
        {
            Kind = KindOf(Cell("type")),
            Consequence = Consequence(
                file,
                row.Line,
                Cell("source"),
                Cell("license_requirement"),
                Cell("license_policy"),
                rule
            ),
        };
        draft.NamesWithAka(Cell("name"));
        foreach (var name in Parts(Cell("alt_names")))
            draft.NameWithComma(WithoutAnd(name), NameKind.Alias);
        foreach (var programme in Parts(Cell("programs")))
            draft.Programme(programme);
        foreach (var address in Parts(Cell("addresses")))
        {
            draft.Address(address);
            var last = address[(address.LastIndexOf(',') + 1)..].Trim();
            if (last.Length == 2 && Countries.Find(last) is { } code)
                draft.Country(code, "addresses");
        }
        draft.ListedOn = draft.Day(Cell("start_date"), DateOrder.MonthFirst, "start_date");
        draft.Until = draft.Day(Cell("end_date"), DateOrder.MonthFirst, "end_date");
        if (draft.Until is { } until)
            draft.Consequence = draft.Consequence with { Until = until };
        draft.Identifier("call-sign", Cell("call_sign"));
        draft.Country(Cell("vessel_flag"), "vessel_flag");
        foreach (var country in Parts(Cell("nationalities")))
            draft.Country(country, "nationalities");
        foreach (var country in Parts(Cell("citizenships")))
            draft.Country(country, "citizenships");
        foreach (var date in Parts(Cell("dates_of_birth")))
            draft.Date(date, DateOrder.MonthFirst, "dates_of_birth");
        foreach (var place in Parts(Cell("places_of_birth")))
            draft.Place(place);
        Remarks(draft, Cell("remarks"));
        foreach (var id in Parts(Cell("ids")))
            Identifier(draft, id);
        if (Cell("entity_number") is { Length: > 0 } number && number != draft.Id)
            draft.Other("entity_number", number);
        foreach (var column in Kept)
            draft.Other(column, Cell(column));
        table.KeepUnknown(row, draft);
        return draft;

        string Cell(string column) => row[table[column]];
    }

    public static PartyKind KindOf(string type) =>
        type.ToUpperInvariant() switch
        {
            "INDIVIDUAL" => PartyKind.Person,
            "ENTITY" => PartyKind.Organisation,
            "VESSEL" => PartyKind.Vessel,
            "AIRCRAFT" => PartyKind.Aircraft,
            _ => PartyKind.Unknown,
        };

    public static Consequence Consequence(
        FileIntake file,
        long line,
        string source,
        string requirement,
        string policy,
        ListRule rule
    )
    {
        var own = RuleOf(source);
        if (own is null)
            file.Unknown(line, "source", source, "a list of the Consolidated Screening List");
        var consequence = (own ?? rule).Consequence;
        var (scope, review) = (Cleaning.Clean(requirement), Cleaning.Clean(policy));
        return consequence with
        {
            ItemScope = scope.Length > 0 ? scope : consequence.ItemScope,
            Policy = review.Length > 0 ? review : consequence.Policy,
        };
    }

    private static ListRule? RuleOf(string source)
    {
        foreach (var (code, list) in Sources)
            if (source.Contains(code, StringComparison.Ordinal))
                return ListRules.Of(list);
        return null;
    }

    /// <summary>Remarks; “(Linked To: X; Linked To: Y)” are links.</summary>
    public static void Remarks(EntryDraft draft, string text)
    {
        foreach (var part in text.Split(';', StringSplitOptions.TrimEntries))
        {
            var bare = part.TrimStart('(');
            if (bare.StartsWith("Linked To:", StringComparison.OrdinalIgnoreCase))
            {
                bare = bare[10..].Trim();
                if (bare.EndsWith(')') && bare.Count('(') < bare.Count(')'))
                    bare = bare[..^1];
                draft.Link(LinkKind.LinkedTo, bare);
            }
            else
                draft.Remark(part);
        }
    }

    // “CO, 1625525, Cedula No.” in some years, “Cedula No., 1625525, CO” in others; with days of issue and expiry.
    private static void Identifier(EntryDraft draft, string text)
    {
        var parts = text.Split(',', StringSplitOptions.TrimEntries).ToList();
        if (parts.Count > 1)
        {
            var atEnd = OfacFeatures.Knows(parts[^1].TrimEnd(':', '-', ' '));
            if (atEnd || OfacFeatures.Knows(parts[0].TrimEnd(':', '-', ' ')))
            {
                var heading = parts[atEnd ? ^1 : 0];
                parts.RemoveAt(atEnd ? parts.Count - 1 : 0);
                Said(draft, heading.TrimEnd(':', '-', ' '), parts, text, atEnd);
                return;
            }
            // A heading we have not met, but one under which an identifier would stand.
            if (Countries.Find(parts[^1]) is not null && IdentifierKinds.Find(parts[0]) is not null)
            {
                Said(draft, parts[0], parts[1..], text, false);
                return;
            }
            if (Countries.Find(parts[0]) is not null && IdentifierKinds.Find(parts[^1]) is not null)
            {
                Said(draft, parts[^1], parts[..^1], text, true);
                return;
            }
        }
        draft.Other("ids", text);
    }

    private static void Said(
        EntryDraft draft,
        string heading,
        List<string> parts,
        string text,
        bool countryFirst
    )
    {
        string? country = null;
        string? note = null;
        if (parts.Count > 1)
        {
            var place = countryFirst ? 0 : parts.FindLastIndex(part => part.Length == 2);
            if (place >= 0 && parts[place].Length == 2 && Countries.Find(parts[place]) is { } code)
            {
                country = code;
                parts.RemoveAt(place);
            }
            var dated = parts.RemoveAll(part =>
                part.Length is 10 or 11
                && DateText.TryRead(part, DateOrder.Unsaid, out var day)
                && day.From == day.To
            );
            if (dated > 0)
                note = text;
        }
        OfacFeatures.Apply(draft, heading, string.Join(", ", parts), country, note);
    }

    public static string[] Parts(string cell) =>
        cell.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    public static string WithoutAnd(string name) =>
        name.StartsWith("and ", StringComparison.Ordinal) ? name[4..] : name;
}
