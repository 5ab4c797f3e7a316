using Passavant.Accords.Conditions;
using Passavant.Accords.Identity;
using Passavant.Accords.Reading;

namespace Passavant.Accords;

/// <summary>What the states agreed, as one immutable document: glossary, controls, requirements and what lifts them, risk, matrix, procedure, and the chapters that go with them.</summary>
/// <remarks>Two accords are the same when <see cref="Identity"/> is: comments, the order of provisions and conditions, and the spelling of quantities do not count. Made by <see cref="AccordReader"/> alone.</remarks>
public sealed class Accord
{
    internal Accord() { }

    /// <summary>The title.</summary>
    public required Wording Title { get; init; }

    /// <summary>The version as claimed.</summary>
    public required string Version { get; init; }

    /// <summary>Whose text it is.</summary>
    public required string State { get; init; }

    /// <summary>The header as read.</summary>
    public required Entry Header { get; init; }

    /// <summary>The days it is in force for.</summary>
    public required Validity Valid { get; init; }

    /// <summary>The day it was published, where it says so.</summary>
    public required DateOnly? Published { get; init; }

    /// <summary>What is printed with every determination.</summary>
    public required Wording? Notice { get; init; }

    /// <summary>The nexus that makes the text apply; always where it names none.</summary>
    public required Condition Jurisdiction { get; init; }

    /// <summary>What stands, at the mildest, while facts are missing.</summary>
    public required Outcome IfUndecided { get; init; }

    /// <summary>The facts provisions may speak of.</summary>
    public required Glossary Glossary { get; init; }

    /// <summary>Controls in list order.</summary>
    public required IReadOnlyList<Control> Controls { get; init; }

    /// <summary>Titles of codes the accord speaks of but does not hold.</summary>
    public required IReadOnlyDictionary<string, Wording> CodesElsewhere { get; init; }

    /// <summary>General notes, by id.</summary>
    public required IReadOnlyList<GeneralNote> GeneralNotes { get; init; }

    /// <summary>Requirements, by id.</summary>
    public required IReadOnlyList<Requirement> Requirements { get; init; }

    /// <summary>Prohibitions, by id.</summary>
    public required IReadOnlyList<Prohibition> Prohibitions { get; init; }

    /// <summary>Authorisations, by id.</summary>
    public required IReadOnlyList<Authorisation> Authorisations { get; init; }

    /// <summary>Risk indicators, by id.</summary>
    public required IReadOnlyList<Indicator> Indicators { get; init; }

    /// <summary>Mitigations, by id.</summary>
    public required IReadOnlyList<Mitigation> Mitigations { get; init; }

    /// <summary>The risk matrix.</summary>
    public required Matrix Matrix { get; init; }

    /// <summary>Who decides what within which time.</summary>
    public required Procedure Procedure { get; init; }

    /// <summary>What the text is to guarantee, by id. Assessments never read it.</summary>
    public required IReadOnlyList<Expectation> Expectations { get; init; }

    /// <summary>Agreed examples, as read.</summary>
    public required IReadOnlyList<Entry> Examples { get; init; }

    /// <summary>Every chapter as read, by name; a chapter of a list holds its entries in order of id.</summary>
    public required IReadOnlyDictionary<string, object> Chapters { get; init; }

    internal Lazy<CanonicalJson> Form { get; init; } = null!;

    internal Lazy<AccordIdentity> Name { get; init; } = null!;

    /// <summary>The canonical form; made when first asked for.</summary>
    public CanonicalJson Canonical => Form.Value;

    /// <summary>The SHA-256 of the canonical form.</summary>
    public AccordIdentity Identity => Name.Value;

    /// <summary>Every provision, in the order controls, notes, requirements, prohibitions with their derogations, authorisations, indicators, mitigations, and last the expectations, which decide nothing.</summary>
    public IEnumerable<Provision> Provisions =>
        Controls
            .Cast<Provision>()
            .Concat(GeneralNotes)
            .Concat(Requirements)
            .Concat(
                Prohibitions.SelectMany(prohibition =>
                    prohibition.Derogations.Prepend<Provision>(prohibition)
                )
            )
            .Concat(Authorisations)
            .Concat(Indicators)
            .Concat(Mitigations)
            .Concat(Expectations);

    /// <summary>The control of that code, or null.</summary>
    public Control? FindControl(string code) =>
        Controls.FirstOrDefault(control => control.Id == code);
}
