using System.Globalization;
using System.Text;
using Passavant.Screening;

namespace Passavant.Cli.Files;

/// <summary>A CSV file of parties, read row by row.</summary>
internal sealed class PartyTable : IDisposable
{
    private readonly Stream stream;
    private readonly CsvReader rows;
    private readonly PartyColumns columns;

    private PartyTable(Stream stream, CsvReader rows, CsvRow header, string path)
    {
        (this.stream, this.rows) = (stream, rows);
        Header = [.. Enumerable.Range(0, header.Count).Select(header.Cell)];
        columns = new PartyColumns(Header);
        if (!columns.HasName)
            throw new Trouble(
                $"{path}: no column holds a name; found {string.Join(", ", Header)}; expected one called name, full_name or query (others that are read: id, kind, aliases, born, country, gender, place_of_birth, identifiers, imo, passport, lei …)."
            );
    }

    /// <summary>The names of the columns.</summary>
    public IReadOnlyList<string> Header { get; }

    /// <summary>Columns of which nothing is read.</summary>
    public IReadOnlyList<string> Unknown => columns.Unknown;

    /// <summary>Refuses a table whose parties have no ids of their own.</summary>
    /// <param name="why">What an id is needed for.</param>
    /// <param name="path">The file.</param>
    public void RequireIds(string why, string path)
    {
        if (!columns.HasId)
            throw new Trouble(
                $"{path}: {why} by the id of a party; expected a column called id, found {string.Join(", ", Header)}."
            );
    }

    /// <summary>How far it is read, from 0 to 1; null where that cannot be told.</summary>
    public double? Progress =>
        stream.CanSeek && stream.Length > 0 ? (double)stream.Position / stream.Length : null;

    /// <summary>Opens a file and reads its header.</summary>
    public static PartyTable Open(string path, Surroundings surroundings)
    {
        var stream = InputFile.Open(path, surroundings);
        var text = new StreamReader(stream, new UTF8Encoding(false, false), true, 1 << 16);
        var head = new HeadReader(text);
        var first = new CsvReader(head, path, CsvText.Separator(head.Peek()));
        var header =
            first.Read()
            ?? throw new Trouble($"{path} is empty; expected a header, and a party in each row.");
        return new PartyTable(stream, first, header, path);
    }

    /// <summary>The parties, in order.</summary>
    public IEnumerable<PartyRow> Read()
    {
        for (long number = 1; rows.Read() is { } row; number++)
        {
            var faults = new List<string>();
            if (row.Fault is { } broken)
            {
                yield return new PartyRow(row, null, [broken]);
                continue;
            }
            if (row.Count > Header.Count)
                faults.Add(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"found {row.Count} cells; expected {Header.Count}, as the header has"
                    )
                );
            var party = columns.Read(
                column => column < row.Count ? row.Cell(column) : "",
                number.ToString(CultureInfo.InvariantCulture),
                faults
            );
            if (row.Raw.Contains('\uFFFD'))
                faults.Add(
                    "found bytes that are no UTF-8; they were read as '\uFFFD'. Save the file as UTF-8"
                );
            if (party.Names.Count == 0 && party.Identifiers.Count == 0)
                faults.Insert(0, "found neither a name nor a number; nobody can be looked for");
            yield return new PartyRow(row, party, faults);
        }
    }

    public void Dispose() => stream.Dispose();
}

/// <summary>A row of a table of parties.</summary>
/// <param name="Row">The row.</param>
/// <param name="Party">Whom it speaks of, as far as it could be read; null where it could not at all.</param>
/// <param name="Faults">What could not be read.</param>
internal sealed record PartyRow(Row Row, Party? Party, IReadOnlyList<string> Faults)
{
    /// <summary>Whether somebody can be looked for.</summary>
    public bool CanBeAsked => Party is { } party && party.Names.Count + party.Identifiers.Count > 0;
}
