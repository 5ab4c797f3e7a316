using Passavant.Accords;

namespace Passavant.Proofs;

/// <summary>How one transfer comes out under the right text, measured by the left.</summary>
public enum Shift
{
    /// <summary>Milder, whatever else is found out.</summary>
    Milder,

    /// <summary>Stricter, whatever else is found out.</summary>
    Stricter,

    /// <summary>The same outcome.</summary>
    Same,

    /// <summary>Too little is stated to tell.</summary>
    Open,

    /// <summary>One text does not reach it: its answer is no judgement.</summary>
    Outside,
}

/// <summary>One transfer assessed under two texts.</summary>
public sealed record PortfolioLine(string Transfer, OutcomeSet Left, OutcomeSet Right)
{
    /// <summary>Whether it lies outside the jurisdiction of one of the texts.</summary>
    public bool IsOutside { get; init; }

    /// <summary>How it comes out under the right text, measured by the left.</summary>
    public Shift Shift =>
        IsOutside ? Shift.Outside
        : Right.Strictest < Left.Mildest ? Shift.Milder
        : Right.Mildest > Left.Strictest ? Shift.Stricter
        : Left.IsSettled && Right.IsSettled ? Shift.Same
        : Shift.Open;
}

/// <summary>Actual transfers assessed under two texts, counted by how they come out.</summary>
/// <remarks>Made line by line; equal by reference.</remarks>
public sealed class PortfolioComparison
{
    /// <summary>The most examples kept of one shift.</summary>
    public const int MostExamples = 5;

    private readonly int[] counts = new int[5];
    private readonly List<PortfolioLine> examples = [];

    /// <summary>How many transfers were assessed.</summary>
    public int Total => counts.Sum();

    /// <summary>How many could not be read.</summary>
    public int Rejected { get; private set; }

    /// <summary>The first lines of each shift, but those that stay the same or lie outside, in order of shift.</summary>
    public IReadOnlyList<PortfolioLine> Examples => [.. examples.OrderBy(line => line.Shift)];

    /// <summary>How many transfers came out so.</summary>
    public int this[Shift shift] => counts[(int)shift];

    /// <summary>Counts a transfer.</summary>
    public void Add(PortfolioLine line)
    {
        if (
            line.Shift is not (Shift.Same or Shift.Outside)
            && counts[(int)line.Shift] < MostExamples
        )
            examples.Add(line);
        counts[(int)line.Shift]++;
    }

    /// <summary>Counts a transfer that cannot be read.</summary>
    public void Reject() => Rejected++;
}
