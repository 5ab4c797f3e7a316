using System.Globalization;
using Passavant.Accords;
using Passavant.Accords.Reading;

namespace Passavant.Cli.Files;

/// <summary>What a column of a table of transfers states: the reference, the line, or a fact about the transfer, the item, a party or a leg.</summary>
internal sealed record Column(
    int Index,
    string Name,
    Term? Term = null,
    string? Role = null,
    int Leg = 0
);

/// <summary>The columns of a table, as one accord's glossary reads them.</summary>
internal sealed class TableColumns
{
    private TableColumns(IReadOnlyList<string> header) => Header = header;

    public IReadOnlyList<string> Header { get; }

    public Column? Transfer { get; private set; }

    public Column? Line { get; private set; }

    /// <summary>Facts about the item, one for each row.</summary>
    public List<Column> Items { get; } = [];

    /// <summary>Facts about the transfer as a whole, the same in each of its rows.</summary>
    public List<Column> Whole { get; } = [];

    /// <summary>Columns that name nothing the glossary knows.</summary>
    public List<InputFault> Unknown { get; } = [];

    /// <summary>Reads a header.</summary>
    public static TableColumns Read(IReadOnlyList<string> header, Glossary glossary)
    {
        var columns = new TableColumns(header);
        for (var index = 0; index < header.Count; index++)
            columns.Add(index, header[index].Trim(), glossary);
        return columns;
    }

    private void Add(int index, string name, Glossary glossary)
    {
        switch (name)
        {
            case "transfer":
                Transfer = new Column(index, name);
                return;
            case "line":
                Line = new Column(index, name);
                return;
        }
        if (glossary.FindTerm(name) is { } term)
        {
            if (term.About == About.Item)
                Items.Add(new Column(index, name, term));
            else if (term.About == About.Transfer)
                Whole.Add(new Column(index, name, term));
            else
                Refuse(
                    name,
                    $"'{name}', a fact about a {(term.About == About.Party ? "party" : "leg")}",
                    term.About == About.Party
                        ? $"a role before it, such as 'end user: {name}'"
                        : $"a leg before it, such as 'leg 1: {name}'"
                );
            return;
        }
        var colon = name.IndexOf(": ", StringComparison.Ordinal);
        if (colon < 0)
        {
            Refuse(
                name,
                $"the column '{name}'",
                "transfer, line, a term of the glossary, 'ROLE: TERM' or 'leg 1: TERM'",
                Nearest.Of(
                    name,
                    glossary
                        .Terms.Where(known => known.About is About.Item or About.Transfer)
                        .Select(known => known.Name)
                )
            );
            return;
        }
        var (subject, rest) = (name[..colon].Trim(), name[(colon + 2)..].Trim());
        var leg =
            subject.StartsWith("leg ", StringComparison.Ordinal)
            && int.TryParse(
                subject.AsSpan(4),
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var number
            )
            && number is > 0 and <= 100
                ? number
                : 0;
        if (leg == 0 && !glossary.Roles.ContainsKey(subject))
            Refuse(
                name,
                $"the role '{subject}'",
                "a role of the glossary, or 'leg' and a number",
                Nearest.Of(subject, glossary.Roles.Keys)
            );
        else if (
            glossary.FindTerm(rest) is not { } about
            || about.About != (leg > 0 ? About.Leg : About.Party)
        )
            Refuse(
                name,
                $"the term '{rest}'",
                leg > 0 ? "a fact about a leg" : "a fact about a party",
                Nearest.Of(
                    rest,
                    glossary
                        .Terms.Where(known => known.About == (leg > 0 ? About.Leg : About.Party))
                        .Select(known => known.Name)
                )
            );
        else
            Whole.Add(new Column(index, name, about, leg > 0 ? null : subject, leg));
    }

    private void Refuse(string name, string found, string expected, string? nearest = null) =>
        Unknown.Add(new InputFault(name, found, expected, nearest));
}
