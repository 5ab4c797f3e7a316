using System.Security.Cryptography;
using System.Text;
using Passavant.Screening.Lists.Reading;

namespace Passavant.Screening.Lists.Formats;

/// <summary>The Denied Persons List as BIS publishes it (<c>dpl.txt</c>), separated by tabs. It has no ids: an entry's id is made of its name, days and citation, and rows that agree in these are one entry with several addresses.</summary>
internal static class BisDeniedPersons
{
    private static readonly string[] Columns =
    [
        "Name",
        "Street_Address",
        "City",
        "State",
        "Country",
        "Postal_Code",
        "Effective_Date",
        "Expiration_Date",
        "Standard_Order",
        "Last_Update",
        "Action",
        "FR_Citation",
    ];

    public static void Read(IReadOnlyList<ListFile> files, Intake list, ListRule rule)
    {
        foreach (var source in files)
        {
            var file = list.Open(source);
            var table = CsvTable.Open(
                file,
                '\t',
                ["Name", "Effective_Date", "Expiration_Date"],
                Columns,
                latin: true,
                endsOpen: true
            );
            foreach (var row in table.Records())
            {
                var draft = Draft(file, table, row, rule);
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

    private static EntryDraft Draft(FileIntake file, CsvTable table, CsvRow row, ListRule rule)
    {
        var id = IdOf(
            "dpl",
            Cell("Name"),
            Cell("Effective_Date"),
            Cell("Expiration_Date"),
            Cell("FR_Citation")
        );
        var draft = new EntryDraft(file, id, row.Line) { Consequence = rule.Consequence };
        draft.NamesWithAka(Cell("Name"));
        draft.Address(
            Cell("Street_Address"),
            Cell("City"),
            Cell("State"),
            Cell("Postal_Code"),
            Cell("Country")
        );
        draft.Country(Cell("Country"), "Country");
        draft.ListedOn = draft.Day(Cell("Effective_Date"), DateOrder.MonthFirst, "Effective_Date");
        draft.Until = draft.Day(Cell("Expiration_Date"), DateOrder.MonthFirst, "Expiration_Date");
        draft.Consequence = draft.Consequence with { Until = draft.Until };
        foreach (var kept in new[] { "Standard_Order", "Last_Update", "Action", "FR_Citation" })
            draft.Other(kept, Cell(kept));
        table.KeepUnknown(row, draft);
        return draft;

        string Cell(string column) => Cleaning.Clean(row[table[column]]);
    }

    /// <summary>An id for a row of a list without ids: the same parts always give the same.</summary>
    public static string IdOf(string list, params ReadOnlySpan<string> parts)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts)));
        return $"{list}-{Convert.ToHexStringLower(hash.AsSpan(0, 8))}";
    }
}
