using System.Diagnostics.CodeAnalysis;

namespace Passavant.Trust.Figures;

/// <summary>A table that may be published: what is shown is true, and what is hidden withstood the attack. There is no other way to make one.</summary>
/// <remarks>Keep the periods of publication apart from one another: two tables over periods that overlap give away by subtraction what each of them hides.</remarks>
public sealed class PublishedFigures
{
    private readonly IReadOnlyList<bool> hidden;
    private readonly FigureTable table;

    private PublishedFigures(FigureTable table, IReadOnlyList<bool> hidden, AttackReport report) =>
        (this.table, this.hidden, Report) = (table, hidden, report);

    /// <summary>What it is broken down by.</summary>
    public IReadOnlyList<FigureDimension> Dimensions => table.Dimensions;

    /// <summary>How many cells it has, totals among them, numbered as in <see cref="FigureTable"/>.</summary>
    public int Cells => table.Cells;

    /// <summary>The count of a cell; null where it is hidden.</summary>
    public long? this[int cell] => hidden[cell] ? null : table[cell];

    /// <summary>The count of a cell by its positions, −1 for a total; null where it is hidden.</summary>
    public long? At(params ReadOnlySpan<int> positions) => this[table.Number(positions)];

    /// <summary>Where a cell stands in a dimension: the number of a category, or −1 for the total.</summary>
    public int Position(int cell, int dimension) => table.Position(cell, dimension);

    /// <summary>The attack it withstood.</summary>
    public AttackReport Report { get; }

    /// <summary>Hides what must be hidden, by choice of <see cref="Suppression"/>.</summary>
    /// <param name="table">The true table.</param>
    /// <param name="rule">The rule.</param>
    /// <param name="published">The table to be published.</param>
    /// <param name="report">The attack; where nothing may be published, which cells it gives away.</param>
    public static bool TryPublish(
        FigureTable table,
        SuppressionRule rule,
        [NotNullWhen(true)] out PublishedFigures? published,
        out AttackReport report
    )
    {
        var hidden = Suppression.Choose(table, rule);
        report = Attack.Run(table, hidden, rule);
        published = report.Withstands ? new PublishedFigures(table, hidden, report) : null;
        return published is not null;
    }

    /// <summary>Publishes with a choice of one's own of what is hidden. Refused while a small count is shown, one of nothing is hidden, or the attack succeeds.</summary>
    /// <param name="table">The true table.</param>
    /// <param name="hidden">For each cell whether it is hidden.</param>
    /// <param name="rule">The rule.</param>
    /// <param name="published">The table to be published.</param>
    /// <param name="refusal">Why it may not be.</param>
    public static bool TryPublish(
        FigureTable table,
        IReadOnlyList<bool> hidden,
        SuppressionRule rule,
        [NotNullWhen(true)] out PublishedFigures? published,
        [NotNullWhen(false)] out string? refusal
    )
    {
        published = null;
        refusal =
            hidden.Count != table.Cells ? $"{hidden.Count} marks for {table.Cells} cells" : null;
        for (var cell = 0; refusal is null && cell < table.Cells; cell++)
            if (!hidden[cell] && rule.IsSmall(table[cell]))
                refusal = $"cell {cell} is shown and smaller than {rule.Least}";
            else if (hidden[cell] && table[cell] == 0)
                refusal = $"cell {cell} counts nothing and is hidden";
        if (refusal is not null)
            return false;
        bool[] kept = [.. hidden];
        var report = Attack.Run(table, kept, rule);
        if (report.Withstands)
            published = new PublishedFigures(table, kept, report);
        else
            refusal = report.Words;
        return published is not null;
    }
}
