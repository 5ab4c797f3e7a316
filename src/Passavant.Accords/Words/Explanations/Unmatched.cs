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
            rows.Add([control.Id, telling.In(control.Title), RuledOutBy(telling, telling.Reasoning.Text(control, line.Item))]);
        }
        var idle = line.Controls.Where(finding => line.Requirements.All(requirement => requirement.Control != finding.Control)).ToList();
        if (idle.Count > 0)
        {
            telling.Heading(3, language[Phrase.ControlsWithoutDuty]);
            foreach (var finding in idle.Where(finding => telling.MaySee(finding.Control)))
                RequirementReasons.WriteControl(telling, line.Item, finding.Control);
        }
        if (rows.Count > 0)
        {
            telling.Heading(3, language[Phrase.ControlsNotMatching]);
            telling.Add(new Block.Table("", [language[Phrase.ColumnControl], language[Phrase.ColumnTitle], language[Phrase.ColumnRuledOutBy]], rows, RowHeads: true));
        }
        var held = line.Requirements.Select(finding => finding.Requirement).ToHashSet();
        var unheld = telling
            .Accord.Requirements.Where(requirement => !held.Contains(requirement) && telling.MaySee(requirement))
            .Select(requirement =>
                (IReadOnlyList<Cell>)
                    [requirement.Id, telling.In(requirement.Title), RuledOutBy(telling, telling.Reasoning.Of(requirement, line.Item))]
            )
            .ToList();
        if (unheld.Count > 0)
        {
            telling.Heading(3, language[Phrase.RequirementsNotHolding]);
            telling.Add(new Block.Table("", [language[Phrase.ColumnRequirement], language[Phrase.ColumnTitle], language[Phrase.ColumnRuledOutBy]], unheld, RowHeads: true));
        }
    }

    private static string RuledOutBy(Telling telling, Reason reason)
    {
        if (reason.Truth != Truth.No)
            return telling.Language[Phrase.NoTrigger];
        // Down the first branch that says no; a group of which none holds is told as a whole.
        while (reason.Condition is Condition.All or Condition.Limb && reason.Parts.FirstOrDefault(part => part.Truth == Truth.No) is { } part)
            reason = part;
        if (reason.Fact is { } fact && !telling.MaySee(fact))
            return telling.Language[Phrase.RowWithheld];
        var text = ConditionWords.Say(reason.Condition, telling.Language, telling.Accord.Glossary);
        return reason.Condition is Condition.None or Condition.Over ? text
            : telling.Language.Say(Phrase.RuledOut, text.Length > 200 ? text[..199] + "…" : text);
    }
}
