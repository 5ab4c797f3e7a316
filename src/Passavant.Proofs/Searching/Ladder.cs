using Passavant.Accords;
using Passavant.Accords.Reading;

namespace Passavant.Proofs.Searching;

/// <summary>Rungs no case can reach, and limits whose miss does nothing.</summary>
internal static class Ladder
{
    public static void Inspect(Inspection inspection)
    {
        var accord = inspection.Accord;
        var procedure = accord.Procedure;
        var reached = accord
            .Matrix.Cells.SelectMany(row => row.Select(cell => cell.Level))
            .Concat(
                accord.Requirements.SelectMany(requirement =>
                    requirement.Review.Select(rule => rule.Level).OfType<string>()
                )
            )
            .ToHashSet(StringComparer.Ordinal);
        for (var before = -1; before != reached.Count; )
        {
            before = reached.Count;
            foreach (var rung in procedure.Ladder)
                if (reached.Contains(rung.Id) && rung.EscalatesTo is { } next)
                    reached.Add(next);
        }
        foreach (var rung in procedure.Ladder)
        {
            inspection.Ask(FindingKind.UnreachableLevel);
            if (!reached.Contains(rung.Id))
                inspection.Add(
                    new Finding(
                        FindingKind.UnreachableLevel,
                        Gravity.Flaw,
                        Findings.Say(
                            $"No case reaches the level “{rung.Id}”: no cell of the matrix and no review policy names it, and no level escalates to it.",
                            $"Aucun dossier n'atteint le niveau « {rung.Id} » : ni case de la matrice ni politique d'examen ne le nomme, et aucun niveau n'y renvoie."
                        )
                    )
                    {
                        Concerned = ["ladder", rung.Id],
                        Places = [PlaceOf(accord, "ladder", rung.Id)],
                        Suggestion = Findings.Say(
                            $"Let a level escalate to it (“escalates to: {rung.Id}”), or strike it.",
                            $"Y renvoyer depuis un niveau (« escalates to: {rung.Id} »), ou le supprimer."
                        ),
                    }
                );
            if (rung.Within is not null)
                Limit(inspection, "ladder", rung.Id, rung.IfMissed);
        }
        foreach (var limit in procedure.Limits)
            Limit(inspection, "limits", limit.Id, limit.IfMissed);
    }

    private static void Limit(Inspection inspection, string list, string id, string? ifMissed)
    {
        inspection.Ask(FindingKind.IdleLimit);
        if (!string.IsNullOrWhiteSpace(ifMissed))
            return;
        inspection.Add(
            new Finding(
                FindingKind.IdleLimit,
                Gravity.Flaw,
                Findings.Say(
                    $"The time limit of “{id}” can be missed and nothing happens.",
                    $"Le délai de « {id} » peut être manqué sans que rien n'arrive."
                )
            )
            {
                Concerned = [list, id],
                Places = [PlaceOf(inspection.Accord, list, id)],
                Suggestion = Findings.Say(
                    "Say what then: “if missed: …”.",
                    "Dire ce qui arrive alors : « if missed: … »."
                ),
            }
        );
    }

    /// <summary>Where an entry of a list of the procedure stands.</summary>
    public static Place PlaceOf(Accord accord, string list, string id)
    {
        if (accord.Chapters.TryGetValue("procedure", out var chapter) && chapter is Entry procedure)
            foreach (var entry in procedure.Records(list))
                if (entry.Text("id") == id)
                    return entry.Place;
        return accord.Header.Place;
    }
}
