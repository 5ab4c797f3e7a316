using Passavant.Screening.Lists.Reading;

namespace Passavant.Screening.Lists.Formats;

/// <summary>Our own table of denial notifications: which state refused which items to whom, why, and until when its partners are to consult it.</summary>
internal static class DenialNotifications
{
    private static readonly string[] Columns =
    [
        "id",
        "state",
        "party",
        "kind",
        "aliases",
        "country",
        "address",
        "identifiers",
        "items",
        "reason",
        "date",
        "expiry",
        "caveats",
        "reference",
    ];

    public static void Read(IReadOnlyList<ListFile> files, Intake list, ListRule rule)
    {
        foreach (var source in files)
        {
            var file = list.Open(source);
            var table = CsvTable.Open(file, ',', ["state", "party", "date"], Columns);
            foreach (var row in table.Records())
                if (Draft(file, table, row, rule) is { } draft)
                    file.Entry(draft);
        }
    }

    private static EntryDraft? Draft(FileIntake file, CsvTable table, CsvRow row, ListRule rule)
    {
        if (Countries.Find(Cell("state")) is not { } state)
        {
            file.Refuse(
                row.Line,
                "state",
                $"'{Cell("state")}'",
                "the state that denied, such as FR or France",
                "name the state"
            );
            return null;
        }
        var id = Cell("id");
        if (id.Length == 0)
            id = BisDeniedPersons.IdOf("denial", state, Cell("party"), Cell("items"), Cell("date"));
        var draft = new EntryDraft(file, id, row.Line)
        {
            Kind = KindOf(Cell("kind"), file, row.Line),
        };
        draft.NameWithComma(Cell("party"));
        foreach (var alias in CslCsv.Parts(Cell("aliases")))
            draft.NameWithComma(alias, NameKind.Alias);
        foreach (var country in CslCsv.Parts(Cell("country")))
            draft.Country(country, "country");
        foreach (var address in CslCsv.Parts(Cell("address")))
            draft.Address(address);
        foreach (var identifier in CslCsv.Parts(Cell("identifiers")))
        {
            // “passport AB123” or the number alone
            var space = identifier.IndexOf(' ');
            var kind = space > 0 ? IdentifierKinds.Find(identifier[..space]) : null;
            draft.Identifier(
                kind ?? "other",
                kind is null ? identifier : identifier[(space + 1)..]
            );
        }
        draft.ListedOn = draft.Day(Cell("date"), DateOrder.Unsaid, "date");
        draft.Until = draft.Day(Cell("expiry"), DateOrder.Unsaid, "expiry");
        draft.Consequence = new Consequence(
            rule.Effect,
            OrNull(Cell("reason")),
            OrNull(Cell("items")),
            state,
            draft.Until
        );
        draft.Remark(Cell("caveats"));
        draft.Other("reference", Cell("reference"));
        table.KeepUnknown(row, draft);
        return draft;

        string Cell(string column) => Cleaning.Clean(row[table[column]]);
    }

    private static PartyKind KindOf(string word, FileIntake file, long line)
    {
        switch (word.ToUpperInvariant())
        {
            case "":
                return PartyKind.Unknown;
            case "PERSON":
                return PartyKind.Person;
            case "ORGANISATION" or "ORGANIZATION":
                return PartyKind.Organisation;
            case "VESSEL":
                return PartyKind.Vessel;
            case "AIRCRAFT":
                return PartyKind.Aircraft;
            default:
                file.Unknown(line, "kind", word, "person, organisation, vessel or aircraft");
                return PartyKind.Unknown;
        }
    }

    private static string? OrNull(string text) => text.Length > 0 ? text : null;
}
