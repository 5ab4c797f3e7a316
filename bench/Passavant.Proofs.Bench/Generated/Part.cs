using System.Globalization;

namespace Passavant.Proofs.Bench.Generated;

/// <summary>A number items have, from 0 to 1000 in its unit, and a unit a thousand times as large.</summary>
public sealed record Measure(string Name, string Unit, string Larger);

/// <summary>A condition of a made-up provision, as its authors would write it. A closed family.</summary>
public abstract record Part
{
    private Part() { }

    /// <summary>A choice is one of some words, or none of them.</summary>
    public sealed record Choice(string Term, IReadOnlyList<string> Words, bool Negated) : Part;

    /// <summary>A number lies between limits, either of which may be missing.</summary>
    /// <param name="Of">The number.</param>
    /// <param name="Least">The lower limit, in the unit.</param>
    /// <param name="Most">The upper limit, in the unit.</param>
    /// <param name="Included">Whether the limits themselves lie within.</param>
    /// <param name="InLarger">Whether it is written in the larger unit.</param>
    public sealed record Threshold(
        Measure Of,
        int? Least,
        int? Most,
        bool Included,
        bool InLarger = false
    ) : Part;

    /// <summary>All of them hold.</summary>
    public sealed record All(IReadOnlyList<Part> Parts) : Part;

    /// <summary>One of them holds.</summary>
    public sealed record Any(IReadOnlyList<Part> Parts) : Part;

    /// <summary>None of them holds.</summary>
    public sealed record None(IReadOnlyList<Part> Parts) : Part;

    /// <summary>How it is written in a list of conditions.</summary>
    public string Text =>
        this switch
        {
            Choice choice =>
                $"\"{choice.Term} is {(choice.Negated ? "not " : "")}{(choice.Words.Count > 1 ? "one of " : "")}{string.Join(", ", choice.Words)}\"",
            Threshold threshold => $"\"{threshold.Of.Name} is {Limits(threshold)}\"",
            All all => $"{{ all: {List(all.Parts)} }}",
            Any any => $"{{ any: {List(any.Parts)} }}",
            None none => $"{{ none: {List(none.Parts)} }}",
            _ => throw new InvalidOperationException(),
        };

    /// <summary>A list of conditions.</summary>
    public static string List(IEnumerable<Part> parts) =>
        $"[{string.Join(", ", parts.Select(part => part.Text))}]";

    private static string Limits(Threshold threshold)
    {
        string Say(int value) =>
            threshold.InLarger
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $"{value / 1000m} {threshold.Of.Larger}"
                )
                : string.Create(CultureInfo.InvariantCulture, $"{value} {threshold.Of.Unit}");
        return (threshold.Least, threshold.Most, threshold.Included) switch
        {
            ({ } least, { } most, true) => $"between {Say(least)} and {Say(most)}",
            ({ } least, { } most, false) => $"more than {Say(least)} and less than {Say(most)}",
            ({ } least, null, var included) =>
                $"{(included ? "at least" : "more than")} {Say(least)}",
            (null, { } most, var included) => $"{(included ? "at most" : "less than")} {Say(most)}",
            _ => throw new InvalidOperationException(),
        };
    }
}

/// <summary>A made-up control.</summary>
/// <param name="Code">The code.</param>
/// <param name="Sensitivity">The row of the matrix, from 0.</param>
/// <param name="When">What must all hold.</param>
/// <param name="Unless">Each of which takes the item out.</param>
public sealed record Provision(
    string Code,
    int Sensitivity,
    IReadOnlyList<Part> When,
    IReadOnlyList<Part> Unless
);
