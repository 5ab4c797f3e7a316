using Passavant.Accords;

namespace Passavant.Cases;

/// <summary>Why an act is not done: a word programs can read, why in the reader's language, what stands open, and the provision it rests on.</summary>
/// <param name="Code">A word for programs, such as <c>four-eyes</c>.</param>
/// <param name="Why">Why, and how to mend it.</param>
public sealed record Refusal(string Code, Wording Why)
{
    /// <summary>What has to be settled first.</summary>
    public IReadOnlyList<Gate> Gates { get; init; } = [];

    /// <summary>The provision of the accord it rests on, by id.</summary>
    public string? Provision { get; init; }

    internal static Refusal Of(string code, string english, string french) =>
        new(code, Say(english, french));

    internal static Wording Say(string english, string french) =>
        new(new Dictionary<string, string> { ["en"] = english, ["fr"] = french });
}

/// <summary>Something that has to be settled before a case may be decided.</summary>
/// <param name="Code">A word for programs, such as <c>hit-unresolved</c>.</param>
/// <param name="About">What it is about: a party, a question, a consultation, a limit.</param>
/// <param name="What">What is open, and what settles it.</param>
public sealed record Gate(string Code, string About, Wording What);

/// <summary>What comes of an act proposed: the acts that are done, itself first after whatever clocks had run out, or why it is refused.</summary>
/// <param name="Events">What is to be appended; empty when it is refused and no clock had run out.</param>
/// <param name="After">The case as it then stands.</param>
/// <param name="Refusal">Why the act itself is not done; null when it is.</param>
public sealed record Reply(IReadOnlyList<CaseEvent> Events, Case After, Refusal? Refusal);
