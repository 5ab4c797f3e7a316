using Passavant.Accords.Conditions;

namespace Passavant.Accords.Words;

/// <summary>On demand: controls that do not reach the item, each with a sentence that alone rules it out, and requirements that do not hold.</summary>
internal static class Unmatched
{
    public static void Write(Telling telling, LineDetermination line)
    {
        var language = telling.Language;
        var reached = line.Controls.ToDictionary(finding => finding.Control);
        var rows = new List<IReadOnlyList<Cell>>();
        foreach (var control in telling.Accord.Controls)
        {
            if (reached.ContainsKey(control) || !telling.MaySee(control))
                continue;
            rows.Add([
                control.Id,
                telling.In(control.Title),
                RuledOutBy(telling, telling.Reasoning.Text(control, telling.ItemOf(line))),
            ]);
        }
        var idle = line
            .Controls.Where(finding =>
                line.Requirements.All(requirement => requirement.Control != finding.Control)
            )
            .ToList();
        if (idle.Count > 0)
        {
            telling.Heading(3, language[Phrase.ControlsWithoutDuty]);
            foreach (var finding in idle.Where(finding => telling.MaySee(finding.Control)))
                RequirementReasons.WriteControl(telling, telling.ItemOf(line), finding.Control);
        }
        if (rows.Count > 0)
        {
            telling.Heading(3, language[Phrase.ControlsNotMatching]);
            telling.Add(
                new Block.Table(
                    "",
                    [
                        language[Phrase.ColumnControl],
                        language[Phrase.ColumnTitle],
                        language[Phrase.ColumnRuledOutBy],
                    ],
                    rows,
                    RowHeads: true
                )
            );
        }
        var held = line.Requirements.Select(finding => finding.Requirement).ToHashSet();
        var unheld = telling
            .Accord.Requirements.Where(requirement =>
                !held.Contains(requirement) && telling.MaySee(requirement)
            )
            .Select(requirement =>
                (IReadOnlyList<Cell>)
                    [
                        requirement.Id,
                        telling.In(requirement.Title),
                        RuledOutBy(
                            telling,
                            telling.Reasoning.Of(requirement, telling.ItemOf(line))
                        ),
                    ]
            )
            .ToList();
        if (unheld.Count > 0)
        {
            telling.Heading(3, language[Phrase.RequirementsNotHolding]);
            telling.Add(
                new Block.Table(
                    "",
                    [
                        language[Phrase.ColumnRequirement],
                        language[Phrase.ColumnTitle],
                        language[Phrase.ColumnRuledOutBy],
                    ],
                    unheld,
                    RowHeads: true
                )
            );
        }
    }

    private static string RuledOutBy(Telling telling, Reason reason)
    {
        var deciding = Deciding(reason);
        return deciding.Fact is { } fact && !telling.MaySee(fact)
            ? telling.Language[Phrase.RowWithheld]
            : RuledOutBy(reason, telling);
    }

    /// <summary>The first sentence that alone rules a condition out.</summary>
    public static string RuledOutBy(Reason reason, Writing writing)
    {
        if (reason.Truth != Truth.No)
            return writing.Language[Phrase.NoTrigger];
        reason = Deciding(reason);
        var text = ConditionWords.Say(reason.Condition, writing.Language, writing.Accord.Glossary);
        return writing.Language.Say(Phrase.RuledOut, text.Length > 200 ? text[..199] + "…" : text);
    }

    // Down the first branch that says no; a group of which none holds is told as a whole.
    private static Reason Deciding(Reason reason)
    {
        while (
            reason.Condition is Condition.All or Condition.Limb
            && reason.Parts.FirstOrDefault(part => part.Truth == Truth.No) is { } part
        )
            reason = part;
        return reason;
    }
}
