using Passavant.Screening.Lists.Reading;

namespace Passavant.Screening.Lists.Formats;

/// <summary>The simple table of OpenSanctions (<c>targets.simple.csv</c>): lists within a cell are separated by semicolons.</summary>
internal static class OpenSanctionsSimple
{
    private static readonly string[] Columns =
    [
        "id",
        "schema",
        "name",
        "aliases",
        "birth_date",
        "countries",
        "addresses",
        "identifiers",
        "sanctions",
        "phones",
        "emails",
        "program_ids",
        "dataset",
        "first_seen",
        "last_seen",
        "last_change",
    ];

    public static void Read(IReadOnlyList<ListFile> files, Intake list, ListRule rule)
    {
        foreach (var source in files)
        {
            var file = list.Open(source);
            var table = CsvTable.Open(file, ',', ["id", "schema", "name"], Columns);
            foreach (var row in table.Records())
                file.Entry(Draft(file, table, row, rule));
        }
    }

    private static EntryDraft Draft(FileIntake file, CsvTable table, CsvRow row, ListRule rule)
    {
        var schema = Cell("schema");
        var draft = new EntryDraft(file, Cell("id"), row.Line)
        {
            Kind = FtmSchemas.KindOf(schema),
            // Who stands in the table with a sanction is a target of one; who stands there without is a person of interest.
            Consequence =
                Cell("sanctions").Length > 0
                    ? rule.Consequence with
                    {
                        Effect = Effect.Prohibits,
                    }
                    : rule.Consequence,
        };
        draft.Name(Cell("name"));
        foreach (var alias in Parts(Cell("aliases")))
            draft.Name(alias, NameKind.Alias);
        foreach (var date in Parts(Cell("birth_date")))
            draft.Date(date, DateOrder.Unsaid, "birth_date");
        foreach (var country in Parts(Cell("countries")))
            draft.Country(country, "countries");
        foreach (var address in Parts(Cell("addresses")))
            draft.Address(address);
        foreach (var identifier in Parts(Cell("identifiers")))
            draft.Identifier(IdentifierKinds.Refine("other", identifier, null), identifier);
        foreach (var programme in Parts(Cell("program_ids")))
            draft.Programme(programme);
        draft.Other("schema", schema);
        foreach (
            var name in new[]
            {
                "sanctions",
                "phones",
                "emails",
                "dataset",
                "first_seen",
                "last_seen",
                "last_change",
            }
        )
        foreach (var part in Parts(Cell(name)))
            draft.Other(name, part);
        table.KeepUnknown(row, draft);
        return draft;

        string Cell(string column) => row[table[column]];
    }

    /// <summary>Cuts at semicolons; a part within double quotation marks may hold some.</summary>
    private static List<string> Parts(string cell)
    {
        var parts = new List<string>();
        var (begin, quoted) = (0, false);
        for (var i = 0; i <= cell.Length; i++)
            if (i == cell.Length || cell[i] == ';' && !quoted)
            {
                var part = cell[begin..i].Trim();
                if (part is ['"', .. var inner, '"'])
                    part = inner.Replace("\"\"", "\"", StringComparison.Ordinal);
                if (part.Length > 0)
                    parts.Add(part);
                begin = i + 1;
            }
            else if (cell[i] == '"')
                quoted = !quoted;
        return parts;
    }
}
