using Passavant.Accords;
using Passavant.Accords.Reading;

namespace Passavant.Cli.Files;

/// <summary>A transfer as consecutive rows of a table, one for each item.</summary>
internal sealed class TableProposal(
    string id,
    List<Row> rows,
    IReadOnlyList<TableColumns> columns,
    Standing standing
) : Proposal
{
    public override int Rows => rows.Count;

    public override IEnumerable<Reject> RejectAll(string id, string reason) =>
        rows.Select(row => new Reject(row.File, row.Line, id, "", "transfer", id, reason, row.Raw));

    public override Transfer? Read(Accord accord, int number, List<Reject> rejects)
    {
        var table = columns[number];
        var faults = new List<Reject>();
        foreach (var row in rows)
            if (row.Fault is { } fault)
                Refuse(faults, row, "", "", fault);
            else if (row.Count != table.Header.Count)
                Refuse(
                    faults,
                    row,
                    "",
                    "",
                    $"found {row.Count} cells; expected {table.Header.Count}, as the header has"
                );
        if (id.Length == 0 && faults.Count == 0)
            Refuse(
                faults,
                rows[0],
                table.Transfer!.Name,
                "",
                "found no reference; expected the transfer's reference"
            );
        var transfer = faults.Count == 0 ? Read(table, faults) : null;
        if (faults.Count == 0)
            return transfer;
        rejects.AddRange(faults);
        foreach (var row in rows)
            if (faults.TrueForAll(fault => fault.Line != row.Line))
                rejects.Add(
                    new Reject(
                        row.File,
                        row.Line,
                        id,
                        "",
                        "",
                        "",
                        $"the transfer is rejected for line {faults[0].Line}",
                        row.Raw
                    )
                );
        return null;
    }

    private Transfer Read(TableColumns table, List<Reject> faults)
    {
        var items = new List<Item>(rows.Count);
        var lines = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            var line =
                table.Line is { } named && row.Cell(named.Index) is { Length: > 0 } given
                    ? given
                    : $"{items.Count + 1}";
            if (!lines.Add(line))
                Refuse(
                    faults,
                    row,
                    table.Line?.Name ?? "line",
                    line,
                    $"found line '{line}' a second time; expected a line of its own for each item"
                );
            var facts = new List<Fact>();
            foreach (var column in table.Items)
                if (
                    row.Cell(column.Index) is { Length: > 0 } text
                    && Read(column, row, text, line, faults) is { } fact
                )
                    facts.Add(fact);
            items.Add(new Item { Line = line, Facts = new Facts(facts) });
        }
        var whole = new List<Fact>();
        var parties = new Dictionary<string, List<Fact>>(StringComparer.Ordinal);
        var legs = new SortedDictionary<int, List<Fact>>();
        foreach (var column in table.Whole)
        {
            if (Agreed(column, faults) is not { } fact)
                continue;
            var place =
                column.Role is { } role ? Of(parties, role)
                : column.Leg > 0 ? Of(legs, column.Leg)
                : whole;
            place.Add(fact);
        }
        return new Transfer
        {
            Id = id,
            Facts = new Facts(whole),
            Items = items,
            Parties =
            [
                .. parties.Select(party => new Party
                {
                    Id = party.Key,
                    Roles = [party.Key],
                    Facts = new Facts(party.Value),
                }),
            ],
            Legs =
            [
                .. Enumerable
                    .Range(1, legs.Count == 0 ? 0 : legs.Keys.Max())
                    .Select(leg => new Leg
                    {
                        Facts = legs.TryGetValue(leg, out var facts)
                            ? new Facts(facts)
                            : Facts.None,
                    }),
            ],
        };
    }

    private static List<Fact> Of<TKey>(IDictionary<TKey, List<Fact>> facts, TKey key)
    {
        if (!facts.TryGetValue(key, out var list))
            facts[key] = list = [];
        return list;
    }

    /// <summary>The fact the rows agree on: the first that states it counts, and another that differs is a fault.</summary>
    private Fact? Agreed(Column column, List<Reject> faults)
    {
        Fact? agreed = null;
        var (text, first) = ("", rows[0]);
        foreach (var row in rows)
        {
            var cell = row.Cell(column.Index);
            if (cell.Length == 0 || cell == text)
                continue;
            if (Read(column, row, cell, "", faults) is not { } fact)
                return null;
            if (agreed is null)
                (agreed, text, first) = (fact, cell, row);
            else if (!agreed.Value.Equals(fact.Value))
                Refuse(
                    faults,
                    row,
                    column.Name,
                    cell,
                    $"found '{cell}' where line {first.Line} says '{text}'; expected one value for the whole transfer"
                );
        }
        return agreed;
    }

    private Fact? Read(Column column, Row row, string text, string line, List<Reject> faults)
    {
        if (text.Contains('\uFFFD', StringComparison.Ordinal))
            Refuse(
                faults,
                row,
                column.Name,
                text,
                "found bytes that are no UTF-8; expected a file in UTF-8",
                line
            );
        else if (FactText.TryRead(column.Term!, text, out var value, out var refusal))
            return new Fact(column.Term!, value) { Standing = standing };
        else
            Refuse(faults, row, column.Name, text, refusal.ToString(), line);
        return null;
    }

    private void Refuse(
        List<Reject> faults,
        Row row,
        string column,
        string value,
        string reason,
        string line = ""
    ) => faults.Add(new Reject(row.File, row.Line, id, line, column, value, reason, row.Raw));
}
