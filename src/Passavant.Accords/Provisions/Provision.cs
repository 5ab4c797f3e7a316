using Passavant.Accords.Conditions;
using Passavant.Accords.Reading;

namespace Passavant.Accords;

/// <summary>Days from <paramref name="From"/> until before <paramref name="Until"/>; either may be missing. Equal when both are.</summary>
public sealed record Validity(DateOnly? From, DateOnly? Until)
{
    /// <summary>Without beginning or end.</summary>
    public static Validity Always { get; } = new(null, null);

    /// <summary>Whether <paramref name="day"/> lies in it: the first day does, the last named one does not.</summary>
    public bool Holds(DateOnly day) =>
        (From is null || day >= From) && (Until is null || day < Until);
}

/// <summary>Which day a provision's validity is judged on.</summary>
public enum GoverningDay
{
    /// <summary>The day of assessment.</summary>
    Assessment,

    /// <summary>The day the contract was made.</summary>
    Contract,

    /// <summary>The day of application.</summary>
    Application,

    /// <summary>The day of decision.</summary>
    Decision,

    /// <summary>The day of export.</summary>
    Export,
}

/// <summary>What a new provision does not reach: such as contracts made before it, until a day.</summary>
public sealed record Saving(string For, DateOnly? Until, Condition When);

/// <summary>Where a provision's content was read.</summary>
public sealed record Citation(string? Text, string? Of, DateOnly? Read, DateOnly? Agreed)
{
    /// <summary>The citation in a line: the text, the source's short name, the day it was read.</summary>
    public override string ToString() =>
        string.Join(
            ", ",
            new[] { Text, Of, Read is { } day ? $"read {day:yyyy-MM-dd}" : null }.Where(part =>
                part is not null
            )
        );
}

/// <summary>What every provision of an accord has. Compared by reference; its canonical form is part of the accord's identity.</summary>
public abstract class Provision
{
    private protected Provision(Entry entry)
    {
        Entry = entry;
        Id = entry.Text("id") ?? "";
        Title = entry.Wording("title");
        Why = entry.Wording("why");
        Note = entry.Wording("note");
        Unsure = entry.Wording("unsure");
        Published = entry.Day("published");
        ReviewBy = entry.Day("review by");
        Handling = entry.Choice<Handling>("handling");
        GovernedBy = entry.Choice<GoverningDay>("governed by");
        if (entry.Record("valid") is { } valid)
            Valid = new Validity(valid.Day("from"), valid.Day("until"));
        if (entry.Record("source") is { } source)
            Source = new Citation(
                source.Text("text"),
                source.Text("of"),
                source.Day("read"),
                source.Day("agreed")
            );
        Savings =
        [
            .. entry
                .Records("savings")
                .Select(saving => new Saving(
                    saving.Text("for") ?? "",
                    saving.Day("until"),
                    saving.Condition("when") ?? Condition.Always
                )),
        ];
        Unless = entry.Conditions("unless");
        When = entry.Condition("when") ?? Condition.Always;
    }

    /// <summary>The id, unique within the accord.</summary>
    public string Id { get; }

    /// <summary>The title for people, where there is one.</summary>
    public Wording? Title { get; }

    /// <summary>Why the provision exists.</summary>
    public Wording? Why { get; }

    /// <summary>A remark that decides nothing.</summary>
    public Wording? Note { get; }

    /// <summary>What in it was not read in its source, or is doubted.</summary>
    public Wording? Unsure { get; }

    /// <summary>Where it was read.</summary>
    public Citation? Source { get; }

    /// <summary>The day it was published; what is known only of earlier days does not include it. Null where the accord's own day counts.</summary>
    public DateOnly? Published { get; }

    /// <summary>The days it holds for.</summary>
    public Validity Valid { get; } = Validity.Always;

    /// <summary>Which day its validity is judged on.</summary>
    public GoverningDay GovernedBy { get; }

    /// <summary>What it does not reach.</summary>
    public IReadOnlyList<Saving> Savings { get; }

    /// <summary>The day by which the states look at it again.</summary>
    public DateOnly? ReviewBy { get; }

    /// <summary>Who may see its text.</summary>
    public Handling Handling { get; }

    /// <summary>What must hold for it to apply.</summary>
    public Condition When { get; }

    /// <summary>Exclusions: each alone takes a case out.</summary>
    public IReadOnlyList<Condition> Unless { get; }

    /// <summary>The whole content as read, the parts without meaning to the engine included.</summary>
    public Entry Entry { get; }

    /// <summary>Where it stands in the files.</summary>
    public Place Place => Entry.Place;

    /// <summary>The id and the title.</summary>
    public override string ToString() => Title is null ? Id : $"{Id} ({Title})";
}
