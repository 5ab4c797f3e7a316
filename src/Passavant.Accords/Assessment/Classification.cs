using Passavant.Accords.Conditions;

namespace Passavant.Accords;

/// <summary>What an item falls under, what is still open, and what to ask to settle it. Immutable.</summary>
public sealed class Classification
{
    /// <summary>Every control in list order, those that certainly do not reach the item included.</summary>
    public required IReadOnlyList<ControlFinding> Controls { get; init; }

    /// <summary>For each control that is open, the facts it depends on, in order of name.</summary>
    public required IReadOnlyDictionary<Control, IReadOnlyList<Term>> DependsOn { get; init; }

    /// <summary>What to ask, the best first: what the item is before all else, then the cheapest, then those whose answer leaves the fewest controls open. <see cref="Question.Remaining"/> counts controls here.</summary>
    public required IReadOnlyList<Question> Questions { get; init; }

    /// <summary>Whether no control is open.</summary>
    public bool IsSettled => Controls.All(finding => finding.Applies != Truth.NotStated);
}
