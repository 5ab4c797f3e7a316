using Passavant.Accords.Reading;

namespace Passavant.Accords;

/// <summary>Which controls a provision reaches: those whose code, reason, domain and sensitivity are named, less those excepted. What is left open does not restrict.</summary>
public sealed class Selection
{
    internal Selection(Entry entry)
    {
        Codes = entry.Patterns("codes");
        Except = entry.Patterns("except");
        Reasons = entry.Texts("reasons");
        Domains = entry.Texts("domains");
        Sensitivities = entry.Texts("sensitivity");
    }

    /// <summary>Codes selected; empty for all.</summary>
    public IReadOnlyList<CodePattern> Codes { get; }

    /// <summary>Codes taken out again.</summary>
    public IReadOnlyList<CodePattern> Except { get; }

    /// <summary>Reasons, one of which a control must have; empty for any.</summary>
    public IReadOnlyList<string> Reasons { get; }

    /// <summary>Domains, one of which a control must be in; empty for any.</summary>
    public IReadOnlyList<string> Domains { get; }

    /// <summary>Levels, one of which a control must have; empty for any.</summary>
    public IReadOnlyList<string> Sensitivities { get; }

    /// <summary>Whether the provision reaches <paramref name="control"/>.</summary>
    public bool Covers(Control control) =>
        (Codes.Count == 0 || Codes.Any(pattern => pattern.Covers(control.Code)))
        && !Except.Any(pattern => pattern.Covers(control.Code))
        && (Reasons.Count == 0 || Reasons.Intersect(control.Reasons).Any())
        && (Domains.Count == 0 || (control.Domain is not null && Domains.Contains(control.Domain)))
        && (Sensitivities.Count == 0 || Sensitivities.Contains(control.Entry.Text("sensitivity")));
}
