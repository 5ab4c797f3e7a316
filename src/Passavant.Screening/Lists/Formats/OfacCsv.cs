using System.Globalization;
using System.Text;
using Passavant.Screening.Lists.Reading;

namespace Passavant.Screening.Lists.Formats;

/// <summary>OFAC's tables without a header: entries (12 columns), aliases (5), addresses (6) and the rest of long remarks (2). A table is known by how many columns it has.</summary>
internal static class OfacCsv
{
    private const int Entries = 12;
    private const int Aliases = 5;
    private const int Addresses = 6;
    private const int Comments = 2;

    /// <summary>Where the table of entries breaks remarks off.</summary>
    private const int LongestRemarks = 1000;

    public static void Read(IReadOnlyList<ListFile> files, Intake list, ListRule rule)
    {
        var rest = new List<(FileIntake File, CsvRow Row)>();
        var remarks = new Dictionary<string, StringBuilder>(StringComparer.Ordinal);
        foreach (var source in files)
        {
            var file = list.Open(source);
            var columns = 0;
            foreach (var row in CsvRows.Read(file, ',', latin: true))
            {
                if (columns == 0)
                    columns = ColumnsOf(file, row);
                file.Found();
                if (!IsWhole(file, row, columns))
                    continue;
                if (columns == Entries)
                    Entry(file, row, rule, remarks);
                else
                    rest.Add((file, row));
            }
            if (!file.HasEndMark && file.Content.Last is not '\n')
                file.Doubt(
                    null,
                    "no end mark and no line end at the end",
                    "the end mark (0x1A) or a line end",
                    "the last row may be cut off: compare with the publisher's file"
                );
        }
        foreach (var (file, row) in rest)
            Join(file, row, list, remarks);
        foreach (var (id, text) in remarks)
        {
            var draft = list.Drafts[id];
            if (text.Length >= LongestRemarks && text[^1] != '.')
                draft.Doubtful(
                    "Remarks",
                    $"text broken off after {text.Length} characters",
                    "the rest of it",
                    "give sdn_comments.csv of the same day too"
                );
            OfacRemarks.Read(text.ToString(), draft);
        }
        Resolve(list);
    }

    private static int ColumnsOf(FileIntake file, CsvRow row) =>
        row.Cells.Length is Entries or Aliases or Addresses or Comments && !CsvRows.IsOpen(row)
            ? row.Cells.Length
            : throw file.Broken(
                row.Line,
                $"a row of {row.Cells.Length} columns",
                "12 (sdn.csv), 5 (alt.csv), 6 (add.csv) or 2 (sdn_comments.csv)",
                "check the format and the order of the files"
            );

    private static bool IsWhole(FileIntake file, CsvRow row, int columns)
    {
        if (CsvRows.IsOpen(row))
            file.CutOff(row.Line, "a row that ends inside a quotation", "a closing quotation mark");
        else if (row.Cells.Length == columns)
            return true;
        else if (row.IsLast && file.Content.Last is not ('\n' or '\r' or 0x1a))
            file.CutOff(
                row.Line,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"a last row of {row.Cells.Length} columns"
                ),
                string.Create(CultureInfo.InvariantCulture, $"{columns} columns")
            );
        file.Refuse(
            row.Line,
            null,
            string.Create(CultureInfo.InvariantCulture, $"{row.Cells.Length} columns"),
            string.Create(CultureInfo.InvariantCulture, $"{columns}, as the rows before have"),
            "look for a comma or a quotation mark too many or too few"
        );
        return false;
    }

    private static void Entry(
        FileIntake file,
        CsvRow row,
        ListRule rule,
        Dictionary<string, StringBuilder> remarks
    )
    {
        var draft = new EntryDraft(file, Cell(row, 0), row.Line)
        {
            Kind = Kind(Cell(row, 2), file, row.Line),
            Consequence = rule.Consequence,
        };
        draft.NameWithComma(Cell(row, 1));
        // “NPWMD] [IFSR” stands for two programmes.
        foreach (var programme in Cell(row, 3).Split("] [", StringSplitOptions.TrimEntries))
            draft.Programme(programme.Trim('[', ']'));
        draft.Other("Title", Cell(row, 4));
        draft.Identifier("call-sign", Cell(row, 5));
        draft.Other("Vess_type", Cell(row, 6));
        draft.Other("Tonnage", Cell(row, 7));
        draft.Other("GRT", Cell(row, 8));
        draft.Country(Cell(row, 9), "Vess_flag");
        draft.Other("Vess_owner", Cell(row, 10));
        if (file.Entry(draft) && Cell(row, 11).Length > 0)
            remarks[draft.Id] = new StringBuilder(row[11].TrimEnd());
    }

    private static void Join(
        FileIntake file,
        CsvRow row,
        Intake list,
        Dictionary<string, StringBuilder> remarks
    )
    {
        var id = Cell(row, 0);
        if (!list.Drafts.TryGetValue(id, out var draft))
        {
            file.Refuse(
                row.Line,
                null,
                $"a row for entry '{id}'",
                "an entry of the table of entries",
                "give the tables of one and the same day"
            );
            return;
        }
        file.Joined();
        switch (row.Cells.Length)
        {
            case Aliases:
                draft.NameWithComma(Cell(row, 3), AliasKind(Cell(row, 2)));
                draft.Other("Alias remarks", Cell(row, 4));
                break;
            case Addresses:
                draft.Address(Cell(row, 2), Cell(row, 3), Cell(row, 4));
                draft.Country(Cell(row, 4), "Address country");
                draft.Other("Address remarks", Cell(row, 5));
                break;
            default:
                if (!remarks.TryGetValue(id, out var text))
                    remarks[id] = text = new StringBuilder();
                // The text goes on where the table of entries broke it off, in the middle of a word.
                text.Append(Cell(row, 1));
                break;
        }
    }

    /// <summary>Links say names; where exactly one entry has that name first, the link leads to it.</summary>
    public static void Resolve(Intake list)
    {
        var byName = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (var draft in list.Drafts.Values)
            if (!byName.TryAdd(draft.FirstName, draft.Id))
                byName[draft.FirstName] = null;
        foreach (var draft in list.Drafts.Values)
            draft.Resolve(name => byName.GetValueOrDefault(name));
    }

    private static NameKind AliasKind(string type) =>
        type.ToUpperInvariant() is "FKA" or "F.K.A." ? NameKind.Former : NameKind.Alias;

    private static PartyKind Kind(string type, FileIntake file, long line)
    {
        switch (type.ToUpperInvariant())
        {
            case "":
            case "ENTITY":
                return PartyKind.Organisation;
            case "INDIVIDUAL":
                return PartyKind.Person;
            case "VESSEL":
                return PartyKind.Vessel;
            case "AIRCRAFT":
                return PartyKind.Aircraft;
            default:
                file.Unknown(line, "type", type, "individual, entity, vessel or aircraft");
                return PartyKind.Unknown;
        }
    }

    private static string Cell(CsvRow row, int column)
    {
        var cell = row[column].Trim();
        return cell == "-0-" ? "" : cell;
    }
}
