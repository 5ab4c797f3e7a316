namespace Passavant.Screening.Lists.Reading;

/// <summary>A table whose first row names its columns.</summary>
internal sealed class CsvTable
{
    private readonly Dictionary<string, int> places = new(StringComparer.OrdinalIgnoreCase);
    private readonly FileIntake file;
    private readonly IEnumerable<CsvRow> rows;
    private readonly string[] header;
    private readonly bool[] known;
    private readonly bool endsOpen;

    private CsvTable(
        FileIntake file,
        CsvRow header,
        IEnumerable<CsvRow> rows,
        string[] columns,
        bool endsOpen
    )
    {
        this.endsOpen = endsOpen;
        (this.file, this.rows, this.header) = (
            file,
            rows,
            [.. header.Cells.Select(Cleaning.Clean)]
        );
        known = new bool[this.header.Length];
        for (var i = 0; i < this.header.Length; i++)
        {
            known[i] = columns.Contains(this.header[i], StringComparer.OrdinalIgnoreCase);
            if (!places.TryAdd(this.header[i], i))
                throw file.Broken(
                    header.Line,
                    $"the column '{this.header[i]}' twice",
                    "each column once",
                    "fetch the file again"
                );
        }
    }

    /// <summary>Reads the header. Columns that must be there, and columns that are known.</summary>
    /// <param name="latin">See <see cref="CsvRows.Read"/>.</param>
    /// <param name="endsOpen">Whether the publisher ends the last row with a quotation mark and no line end.</param>
    /// <param name="skip">How many rows stand before the header.</param>
    public static CsvTable Open(
        FileIntake file,
        char separator,
        string[] must,
        string[] columns,
        bool latin = false,
        Func<CsvRow, bool>? skip = null,
        bool endsOpen = false
    )
    {
        var rows = CsvRows.Read(file, separator, latin).GetEnumerator();
        while (rows.MoveNext())
        {
            if (skip is not null && skip(rows.Current))
                continue;
            var header = rows.Current;
            var names = header
                .Cells.Select(Cleaning.Clean)
                .ToHashSet(StringComparer.OrdinalIgnoreCase);
            var missing = must.Where(name => !names.Contains(name)).ToList();
            if (missing.Count > 0 || CsvRows.IsOpen(header))
                throw file.Broken(
                    header.Line,
                    $"a first row without the column{(missing.Count > 1 ? "s" : "")} {string.Join(", ", missing.Select(name => $"'{name}'"))}",
                    $"a header with {string.Join(", ", must.Select(name => $"'{name}'"))}",
                    "check the format, and that the file begins with its header"
                );
            return new CsvTable(file, header, Rest(rows), columns, endsOpen);
        }
        throw file.Broken(null, "an empty file", "a header and rows", "fetch the file again");
    }

    /// <summary>The place of a column; a place beyond the row where the file has none.</summary>
    public int this[string column] => places.GetValueOrDefault(column, int.MaxValue);

    /// <summary>Whether the file has a column.</summary>
    public bool Has(string column) => places.ContainsKey(column);

    /// <summary>The records, each counted as found. Rows that cannot be records are refused here.</summary>
    public IEnumerable<CsvRow> Records()
    {
        foreach (var row in rows)
        {
            if (CsvRows.IsOpen(row))
            {
                file.CutOff(
                    row.Line,
                    "a row that ends inside a quotation",
                    "a closing quotation mark"
                );
                file.Found();
                file.Refuse(row.Line, null, "a row cut off", "a whole row", "fetch the file again");
                continue;
            }
            file.Found();
            if (row.Cells.Length != header.Length)
            {
                if (row.IsLast && file.Content.Last is not ('\n' or '\r'))
                    file.CutOff(
                        row.Line,
                        $"a last row of {row.Cells.Length} cells without a line end",
                        $"{header.Length} cells"
                    );
                file.Refuse(
                    row.Line,
                    null,
                    $"{row.Cells.Length} cells",
                    $"{header.Length}, as the header has",
                    "look for a separator or a quotation mark too many or too few"
                );
                continue;
            }
            if (row.Cells.AsSpan().SequenceEqual(header))
            {
                file.Refuse(
                    row.Line,
                    null,
                    "the header a second time",
                    "a record",
                    "nothing is lost unless a record was overwritten"
                );
                continue;
            }
            Unknown(row);
            if (row.IsLast && !IsEnded())
                file.Doubt(
                    row.Line,
                    "a last row without a line end",
                    "a line end",
                    "the row may be cut off: compare with the publisher's file"
                );
            yield return row;
        }
    }

    /// <summary>Keeps what stands in columns that are not known.</summary>
    public void KeepUnknown(CsvRow row, EntryDraft draft)
    {
        for (var i = 0; i < known.Length; i++)
            if (!known[i])
                draft.Other(header[i], row[i]);
    }

    private void Unknown(CsvRow row)
    {
        for (var i = 0; i < known.Length; i++)
            if (!known[i])
                file.Unknown(row.Line, "column", header[i], "a column of this format");
    }

    private bool IsEnded() =>
        file.Content.Last is '\n' or '\r' || endsOpen && file.Content.Last is '"';

    private static IEnumerable<CsvRow> Rest(IEnumerator<CsvRow> rows)
    {
        using (rows)
            while (rows.MoveNext())
                yield return rows.Current;
    }
}
