namespace Passavant.Web.Pages.Parts.Drawings;

/// <summary>How strict something is, from mild to strict; the colour of a cell of a map.</summary>
internal enum Heat
{
    /// <summary>Nothing is asked.</summary>
    Free,

    /// <summary>Open to whoever keeps the conditions.</summary>
    Open,

    /// <summary>Asked, and as a rule granted.</summary>
    Light,

    /// <summary>Asked and weighed.</summary>
    Middle,

    /// <summary>Asked, and as a rule refused.</summary>
    Strong,

    /// <summary>Does not pass.</summary>
    Closed,

    /// <summary>There is nothing there.</summary>
    None,
}

/// <summary>A cell of a map.</summary>
/// <param name="Heat">How strict.</param>
/// <param name="Word">The same in a word: the colour never stands alone.</param>
/// <param name="Note">What else is said of it.</param>
/// <param name="Address">Where more of it stands; null for nowhere.</param>
/// <param name="IsChosen">Whether the page shows more of it.</param>
/// <param name="Parts">Where a cell stands for several things: how many of them are how strict, from mild to strict. The note says it in words.</param>
internal sealed record HeatCell(
    Heat Heat,
    string Word,
    string? Note = null,
    string? Address = null,
    bool IsChosen = false,
    IReadOnlyList<(Heat Heat, int Count)>? Parts = null
);

/// <summary>A map as a table: rows by columns, each cell in the colour of how strict it is and with its word. On a phone each row becomes a block whose cells name their column.</summary>
internal static class HeatMap
{
    /// <summary>The map.</summary>
    /// <param name="caption">What it shows.</param>
    /// <param name="corner">What rows and columns are.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="rows">The rows, each with its cells in the order of the columns.</param>
    public static Markup Of(
        string caption,
        string corner,
        IReadOnlyList<string> columns,
        IReadOnlyList<(string Head, IReadOnlyList<HeatCell> Cells)> rows
    )
    {
        var heads = columns.Select(column =>
            Markup.Of($"""<th scope="col" role="columnheader">{column}</th>""")
        );
        var lines = rows.Select(row =>
            Markup.Of(
                $"""<tr role="row"><th scope="row" role="rowheader">{row.Head}</th>{row.Cells.Zip(columns, Cell)}</tr>"""
            )
        );
        return Markup.Of(
            $"""<table class="p-heat" role="table"><caption class="govuk-visually-hidden">{caption}</caption><thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">{corner}</th>{heads}</tr></thead><tbody role="rowgroup">{lines}</tbody></table>"""
        );
    }

    /// <summary>What the colours stand for, from mild to strict.</summary>
    public static Markup Legend(string title, IEnumerable<(Heat Heat, string Word)> kinds)
    {
        var items = kinds.Select(kind =>
            Markup.Of(
                $"""<li><span class="{$"p-heat__key {Class(kind.Heat)}"}" aria-hidden="true"></span>{kind.Word}</li>"""
            )
        );
        return Markup.Of($"""<ul class="p-heat__legend" aria-label="{title}">{items}</ul>""");
    }

    private static Markup Cell(HeatCell cell, string column)
    {
        var word = cell.Address is null
            ? Markup.Of($"<strong>{cell.Word}</strong>")
            : Markup.Of(
                $"""<a href="{cell.Address}"{Markup.If(cell.IsChosen, $" aria-current=\"true\"")}><strong>{cell.Word}</strong></a>"""
            );
        var note = cell.Note is null ? Markup.Empty : Markup.Of($"<span>{cell.Note}</span>");
        return Markup.Of(
            $"""<td role="cell" class="{Class(cell.Heat)}"><span class="p-heat__where" aria-hidden="true">{column}</span>{word}{note}{Strip(cell)}</td>"""
        );
    }

    // How the things of a cell are shared out between the degrees.
    private static Markup Strip(HeatCell cell)
    {
        if (cell.Parts is not { Count: > 1 } parts)
            return Markup.Empty;
        var whole = parts.Sum(part => part.Count);
        var at = 0.0;
        var drawn = new List<Markup>();
        foreach (var (heat, count) in parts)
        {
            var width = 100.0 * count / whole;
            drawn.Add(
                Markup.Of(
                    $"""<rect x="{at}%" width="{width}%" height="8" class="{Class(heat)}"></rect>"""
                )
            );
            at += width;
        }
        return Markup.Of(
            $"""<svg class="p-heat__strip" width="100%" height="8" aria-hidden="true" focusable="false">{drawn}</svg>"""
        );
    }

    private static string Class(Heat heat) =>
        heat switch
        {
            Heat.Free => "p-heat--free",
            Heat.Open => "p-heat--open",
            Heat.Light => "p-heat--light",
            Heat.Middle => "p-heat--middle",
            Heat.Strong => "p-heat--strong",
            Heat.Closed => "p-heat--closed",
            _ => "p-heat--none",
        };
}
