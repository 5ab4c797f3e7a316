using Passavant.Accords.Conditions;
using Passavant.Accords.Reading;

namespace Passavant.Accords;

/// <summary>How a code of another regime relates to a control, seen from the other side: theirs is broader, narrower, equal, or overlaps.</summary>
public sealed record Correspondence(string Regime, string Code, string Relation);

/// <summary>Sensitive technology by capability: one entry of a control list.</summary>
public sealed class Control : Provision
{
    internal Control(Entry entry, IReadOnlyList<string> sensitivities)
        : base(entry)
    {
        Code = ControlCode.Parse(Id);
        Domain = entry.Text("domain");
        Sensitivity = Math.Max(0, sensitivities.ToList().IndexOf(entry.Text("sensitivity") ?? ""));
        Reasons = entry.Texts("reasons");
        After = [.. entry.Texts("after").Select(code => ControlCode.Parse(code))];
        Measure = entry.Wording("measure");
        Corresponds =
        [
            .. entry
                .Map("corresponds")
                .SelectMany(regime =>
                    ((IReadOnlyDictionary<string, object>)regime.Value).Select(
                        code => new Correspondence(regime.Key, code.Key, (string)code.Value)
                    )
                ),
        ];
        Limbs = [.. When.Walk().OfType<Condition.Limb>()];
    }

    /// <summary>The code.</summary>
    public ControlCode Code { get; }

    /// <summary>The technology domain, by the accord's word.</summary>
    public string? Domain { get; }

    /// <summary>The row of the matrix, from 0 for the mildest.</summary>
    public int Sensitivity { get; }

    /// <summary>The reasons for control, by the accord's words.</summary>
    public IReadOnlyList<string> Reasons { get; }

    /// <summary>Codes to be tried first: what falls under one of them does not fall under this.</summary>
    public IReadOnlyList<ControlCode> After { get; }

    /// <summary>The standard or method of measurement.</summary>
    public Wording? Measure { get; }

    /// <summary>Codes of other regimes and customs that speak of the same.</summary>
    public IReadOnlyList<Correspondence> Corresponds { get; }

    /// <summary>Named paragraphs inside its conditions.</summary>
    public IReadOnlyList<Condition.Limb> Limbs { get; }

    /// <summary>General notes whose scope reaches this control; their exclusions count as its own.</summary>
    public IReadOnlyList<GeneralNote> Notes { get; internal set; } = [];

    /// <summary>Its own exclusions and those of the general notes.</summary>
    public IEnumerable<Condition> AllExclusions =>
        Unless.Concat(Notes.SelectMany(note => note.Unless));
}

/// <summary>Exclusions appended to every control in its scope, such as those for technology in the public domain.</summary>
public sealed class GeneralNote : Provision
{
    internal GeneralNote(Entry entry)
        : base(entry) => Scope = entry.Patterns("scope");

    /// <summary>The controls it reaches.</summary>
    public IReadOnlyList<CodePattern> Scope { get; }
}
