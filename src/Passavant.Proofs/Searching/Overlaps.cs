using Passavant.Accords;
using Passavant.Accords.Words;

namespace Passavant.Proofs.Searching;

/// <summary>Controls of one family that reach the same item, are treated differently, and do not say which comes first.</summary>
internal static class Overlaps
{
    public static void Inspect(Inspection inspection)
    {
        var law = inspection.Law;
        var families = law.Controls.Select(control => Family(control.Code)).ToList();
        for (var i = 0; i < law.Controls.Count; i++)
        for (var j = i + 1; j < law.Controls.Count; j++)
        {
            var (one, other) = (law.Controls[i], law.Controls[j]);
            if (one.Sensitivity == other.Sensitivity || families[i] != families[j])
                continue;
            inspection.Seek(
                _ => new Finding(
                    FindingKind.Overlap,
                    Gravity.Note,
                    Findings.Say(language =>
                        language == Language.French
                            ? $"{Inspection.Name(one, language)} et {Inspection.Name(other, language)} atteignent le même article avec des sensibilités différentes, et aucun ne passe avant l'autre : le plus strict l'emporte."
                            : $"{Inspection.Name(one, language)} and {Inspection.Name(other, language)} reach the same item with different sensitivities, and neither comes first: the stricter governs."
                    )
                )
                {
                    Provisions = [one, other],
                    Suggestion = Findings.Say(
                        $"Say which comes first: “after: [{other.Id}]” in {one.Id}, or the other way round.",
                        $"Dire lequel passe d'abord : « after: [{other.Id}] » dans {one.Id}, ou l'inverse."
                    ),
                },
                FindingKind.Overlap,
                () =>
                    Findings.Say(
                        $"Do {one.Id} and {other.Id} reach the same item?",
                        $"{one.Id} et {other.Id} atteignent-ils le même article ?"
                    ),
                [one, other],
                [law.Applies(one), law.Applies(other)],
                _ => true
            );
        }
    }

    /// <summary>The entry a code belongs to: what stands before its last paragraph letters, such as <c>3A001</c> of <c>3A001.a.2</c>; of codes that begin with letters alone, the first two parts.</summary>
    public static string Family(ControlCode code)
    {
        var parts = code.ToString().Split('.');
        return parts.Length > 1 && parts[0].All(char.IsAsciiLetter)
            ? $"{parts[0]}.{parts[1]}"
            : parts[0];
    }
}
