using Passavant.Accords;
using Passavant.Accords.Words;

namespace Passavant.Proofs.Searching;

/// <summary>What ought to be there and is not.</summary>
internal static class Gaps
{
    public static void Inspect(Inspection inspection)
    {
        var law = inspection.Law;
        foreach (var (provision, selection) in Selections(law))
        {
            inspection.Ask(FindingKind.Gap);
            if (!law.Controls.Any(selection.Covers))
                Add(
                    inspection,
                    provision,
                    "it selects no control there is.",
                    "elle ne vise aucun contrôle existant."
                );
        }
        foreach (var control in law.Controls)
        {
            inspection.Ask(FindingKind.Gap);
            if (
                !Selections(law)
                    .Any(pair =>
                        pair.Provision is Requirement or Prohibition && pair.Selection.Covers(control)
                    )
            )
                Add(
                    inspection,
                    control,
                    "controlled, yet no requirement or prohibition speaks of it: it passes freely.",
                    "contrôlé, mais aucune exigence ni interdiction n'en parle : il passe librement."
                );
        }
        foreach (var requirement in law.Requirements)
        {
            inspection.Ask(FindingKind.Gap);
            if (!inspection.Accord.Procedure.Authorities.ContainsKey(requirement.Authority))
                Add(
                    inspection,
                    requirement,
                    "it names no authority of the procedure: nobody can decide.",
                    "elle ne nomme aucune autorité de la procédure : personne ne peut décider."
                );
            foreach (
                var rung in Rungs(inspection.Accord, requirement)
                    .Where(rung => rung.Within is null)
                    .Distinct()
            )
                Add(
                    inspection,
                    requirement,
                    $"it is decided at the level “{rung.Id}”, which has no time limit.",
                    $"elle se décide au niveau « {rung.Id} », qui n'a pas de délai."
                );
        }
        foreach (var domain in Domains(inspection.Accord))
        {
            inspection.Ask(FindingKind.Gap);
            if (!law.Controls.Any(control => control.Domain == domain))
                inspection.Add(
                    new Finding(
                        FindingKind.Gap,
                        Gravity.Flaw,
                        Findings.Say(
                            $"The domain “{domain}” is declared, and no control is in it.",
                            $"Le domaine « {domain} » est déclaré, et aucun contrôle n'y est."
                        )
                    )
                    {
                        Concerned = ["domain", domain],
                        Places = [inspection.Accord.Header.Place],
                    }
                );
        }
    }

    private static IEnumerable<string> Domains(Accord accord) =>
        accord.Chapters.TryGetValue("domains", out var chapter)
        && chapter is IReadOnlyDictionary<string, object> domains
            ? domains.Keys.Order(StringComparer.Ordinal)
            : [];

    private static IEnumerable<(Provision Provision, Selection Selection)> Selections(
        Regions.Law law
    ) =>
        law.Requirements.Select(one => ((Provision)one, one.Controls))
            .Concat(law.Prohibitions.Select(one => ((Provision)one, one.Controls)))
            .Concat(law.Authorisations.Select(one => ((Provision)one, one.Controls)))
            .Where(pair => pair.Item2 is not null)
            .Select(pair => (pair.Item1, pair.Item2!));

    // The rungs on which a requirement may be decided.
    private static IEnumerable<Rung> Rungs(Accord accord, Requirement requirement)
    {
        if (requirement.NotifyAndWait)
            return [];
        var rows = requirement.Controls is { } selection
            ? accord.Controls.Where(selection.Covers).Select(control => control.Sensitivity)
            : [requirement.Sensitivity];
        var levels = rows.Distinct()
            .SelectMany(row => accord.Matrix.Cells[row].Select(cell => cell.Level))
            .Concat(requirement.Review.Select(rule => rule.Level).OfType<string>())
            .ToHashSet(StringComparer.Ordinal);
        return accord.Procedure.Ladder.Where(rung => levels.Contains(rung.Id));
    }

    private static void Add(
        Inspection inspection,
        Provision provision,
        string english,
        string french
    ) =>
        inspection.Add(
            new Finding(
                FindingKind.Gap,
                provision is Authorisation ? Gravity.Flaw : Gravity.Loophole,
                Findings.Say(language =>
                    language == Language.French
                        ? $"{Inspection.Name(provision, language)} : {french}"
                        : $"{Inspection.Name(provision, language)}: {english}"
                )
            )
            {
                Provisions = [provision],
            }
        );
}
