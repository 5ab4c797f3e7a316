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
                        pair.Provision is Requirement or Prohibition
                        && pair.Selection.Covers(control)
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
        }
        foreach (var rung in inspection.Accord.Procedure.Ladder.Where(rung => rung.Within is null))
        {
            inspection.Ask(FindingKind.Gap);
            var deciding = law
                .Requirements.Where(requirement =>
                    Rungs(inspection.Accord, requirement).Contains(rung)
                )
                .ToList();
            if (deciding.Count > 0)
                inspection.Add(
                    new Finding(
                        FindingKind.Gap,
                        Gravity.Flaw,
                        Findings.Say(language =>
                            language == Language.French
                                ? $"Le niveau « {rung.Id} » n'a pas de délai : un dossier peut y rester pour toujours."
                                : $"The level “{rung.Id}” has no time limit: a case can stay there for ever."
                        )
                    )
                    {
                        Provisions = deciding,
                        Concerned = ["ladder", rung.Id],
                        Places = [Ladder.PlaceOf(inspection.Accord, "ladder", rung.Id)],
                        Suggestion = Findings.Say(
                            "Give it one: “within: 30 working days”, with what a miss does.",
                            "Lui en donner un : « within: 30 working days », avec ce qu'entraîne son dépassement."
                        ),
                    }
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

    /// <summary>Whether a provision selects controls, and there are none.</summary>
    public static bool IsEmpty(Inspection inspection, Provision provision) =>
        provision switch
        {
            Requirement requirement => requirement.Controls,
            Prohibition prohibition => prohibition.Controls,
            Authorisation authorisation => authorisation.Controls,
            _ => null,
        }
            is { } selection
        && !inspection.Law.Controls.Any(selection.Covers);

    private static IEnumerable<string> Domains(Accord accord) =>
        accord.Chapters.TryGetValue("domains", out var chapter)
        && chapter is IReadOnlyDictionary<string, object> domains
            ? domains.Keys.Order(StringComparer.Ordinal)
            : [];

    private static IEnumerable<(Provision Provision, Selection Selection)> Selections(
        Regions.Law law
    ) =>
        law
            .Requirements.Select(one => ((Provision)one, one.Controls))
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
