namespace Passavant.Accords;

/// <summary>A procedure beside the decision itself, such as the appeal: who decides within which time, in which steps.</summary>
public sealed record Track(
    Wording? Title,
    string? Body,
    TimeLimit? Within,
    string? From,
    IReadOnlyList<StageLimit> Steps,
    IReadOnlyList<Wording> Rules,
    IReadOnlyList<Deed> Then
)
{
    /// <summary>The span whose clock the limit of the whole sets; null where only steps have clocks.</summary>
    public Span? Runs { get; init; }

    /// <summary>The kinds of case it is set for; empty for every kind.</summary>
    public IReadOnlyList<string> For { get; init; } = [];

    /// <summary>The rung it is about; null for any.</summary>
    public string? At { get; init; }

    /// <summary>Who is told when its time is missed, by id of authority.</summary>
    public IReadOnlyList<string> Tells { get; init; } = [];

    /// <summary>What happens when its time is missed, for people.</summary>
    public string? IfMissed { get; init; }
}
