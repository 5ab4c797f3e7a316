using Passavant.Accords.Conditions;

namespace Passavant.Accords.Words;

/// <summary>Why a prohibition holds or may hold, and to which derogations it yields.</summary>
internal static class ProhibitionReasons
{
    public static void Write(Telling telling, LineDetermination line, ProhibitionFinding finding)
    {
        var (language, prohibition) = (telling.Language, finding.Prohibition);
        telling.Heading(
            3,
            language.Say(
                finding.Holds == Truth.Yes ? Phrase.ProhibitionHolds : Phrase.ProhibitionMayHold,
                telling.Name(prohibition)
            )
        );
        telling.Pairs(
            (language[Phrase.LegalBasis], telling.In(prohibition.LegalBasis)),
            (language[Phrase.Authority], telling.AuthorityTitle(prohibition.Authority)),
            (language[Phrase.Source], telling.Cited(prohibition)),
            (language[Phrase.Why], telling.In(prohibition.Why)),
            (language[Phrase.Unsure], telling.In(prohibition.Unsure))
        );
        var table = new ReasonTable(telling, telling.ItemOf(line));
        table.Write(
            language[Phrase.ItsConditions],
            telling.Reasoning.Of(prohibition, telling.ItemOf(line))
        );
        foreach (
            var control in line.Controls.Where(control =>
                control.Applies != Truth.No && prohibition.Controls?.Covers(control.Control) == true
            )
        )
            if (telling.MaySee(control.Control))
                RequirementReasons.WriteControl(telling, telling.ItemOf(line), control.Control);
        var derogations = finding
            .Derogations.Where(pair => telling.MaySee(pair.Derogation))
            .ToList();
        if (derogations.Count == 0)
            telling.Say(language[Phrase.NoDerogation]);
        foreach (var (derogation, holds) in derogations)
        {
            telling.Say(
                language.Say(
                    holds == Truth.Yes ? Phrase.YieldsTo : Phrase.MayYieldTo,
                    telling.Name(derogation)
                )
            );
            new ReasonTable(telling, telling.ItemOf(line)).Write(
                language[Phrase.ItsConditions],
                telling.Reasoning.Of(derogation, telling.ItemOf(line))
            );
        }
    }
}
