using Passavant.Accords.Conditions;

namespace Passavant.Accords.Words;

/// <summary>Why a requirement holds or may hold: its trigger and legal basis, its conditions, what lifts it, how an application is looked at.</summary>
internal static class RequirementReasons
{
    public static void Write(Telling telling, LineDetermination line, RequirementFinding finding)
    {
        var (language, requirement) = (telling.Language, finding.Requirement);
        telling.Heading(
            3,
            language.Say(
                finding.Holds == Truth.Yes ? Phrase.RequirementHolds : Phrase.RequirementMayHold,
                telling.Name(requirement)
            ) + (finding.Control is { } reached ? language.Say(Phrase.BecauseOf, reached.Id) : "")
        );
        telling.Pairs(
            (language[Phrase.Trigger], language.Say(requirement.Trigger)),
            (language[Phrase.LegalBasis], telling.In(requirement.LegalBasis)),
            (language[Phrase.Authority], telling.AuthorityTitle(requirement.Authority)),
            (language[Phrase.List], telling.In(requirement.List)),
            (language[Phrase.Source], telling.Cited(requirement)),
            (language[Phrase.Unsure], telling.In(requirement.Unsure)),
            (language[Phrase.LeavesPossible], Explanation.Say(finding.Outcomes, language))
        );
        if (finding.Control is { } control)
            WriteControl(telling, telling.ItemOf(line), control);
        new ReasonTable(telling, telling.ItemOf(line)).Write(
            language.Say(Phrase.ConditionsOf, requirement.Id),
            telling.Reasoning.Of(requirement, telling.ItemOf(line))
        );
        Lifted(telling, line, finding);
        if (
            !requirement.NotifyAndWait
            && finding.LiftedBy.All(lifting => lifting.Holds != Truth.Yes)
        )
            Reviewed(telling, line, finding);
    }

    /// <summary>Why a control reaches an item, in a table, with its source and its place in the order of review.</summary>
    public static void WriteControl(Telling telling, Item item, Control control)
    {
        var language = telling.Language;
        var reason = telling.Reasoning.Text(control, item);
        var limbs = telling.Reasoning is var reasoning
            ? control
                .Limbs.Where(limb => reasoning.Of(limb, item).Truth == Truth.Yes)
                .Select(limb => limb.Code.ToString())
                .ToList()
            : [];
        new ReasonTable(telling, item).Write(
            language.Say(
                reason.Truth switch
                {
                    Truth.Yes => Phrase.ControlReaches,
                    Truth.No => Phrase.ControlDoesNotReach,
                    _ => Phrase.ControlMayReach,
                },
                telling.Name(control)
            ),
            reason
        );
        telling.Pairs(
            (language[Phrase.Paragraph], limbs.Count == 0 ? null : string.Join(", ", limbs)),
            (language[Phrase.Source], telling.Cited(control)),
            (language[Phrase.Why], telling.In(control.Why)),
            (language[Phrase.Measure], telling.In(control.Measure)),
            (language[Phrase.Unsure], telling.In(control.Unsure)),
            (
                language[Phrase.TriedFirst],
                reason.Truth == Truth.No ? null : TriedFirst(telling, item, control)
            )
        );
    }

    private static string TriedFirst(Telling telling, Item item, Control control) =>
        string.Join(
            telling.Language.Semicolon,
            telling
                .Accord.Controls.Where(other =>
                    other != control && control.After.Any(code => code.Covers(other.Code))
                )
                .Select(other => (other, Applies: telling.Reasoning.Applies(other, item)))
                .Where(pair => telling.Options.Full || pair.Applies != Truth.No)
                .Select(pair =>
                    telling.Language.Say(
                        Phrase.AnswerIs,
                        pair.other.Id,
                        telling.Language.Say(pair.Applies)
                    )
                )
        );

    private static void Lifted(Telling telling, LineDetermination line, RequirementFinding finding)
    {
        var language = telling.Language;
        var liftings = finding
            .LiftedBy.Where(lifting =>
                lifting.Authorisation is { } known
                    ? telling.MaySee(known)
                    : telling.MaySee(lifting.Licence!)
            )
            .OrderByDescending(lifting => lifting.Holds)
            .ToList();
        if (liftings.Count == 0)
            telling.Say(language[Phrase.NothingLifts]);
        var settled = liftings.Any(lifting => lifting.Holds == Truth.Yes);
        foreach (var lifting in liftings)
        {
            if (settled && lifting.Holds != Truth.Yes && !telling.Options.Full)
                continue;
            var name = lifting.Authorisation is { } authorisation
                ? telling.Name(authorisation)
                : lifting.Id;
            telling.Say(
                language.Say(
                    lifting.Holds == Truth.Yes
                        ? (lifting.Licence is null ? Phrase.LiftedBy : Phrase.LiftedByLicence)
                        : Phrase.MayBeLiftedBy,
                    name
                )
            );
            new ReasonTable(telling, telling.ItemOf(line)).Write(
                language.Say(Phrase.ConditionsOf, lifting.Id),
                lifting.Authorisation is { } known
                    ? telling.Reasoning.Of(known, telling.ItemOf(line))
                    : telling.Reasoning.Of(lifting.Licence!.Scope, telling.ItemOf(line))
            );
        }
        if (telling.Options.Full)
            foreach (var other in NotLifting(telling, finding))
                new ReasonTable(telling, telling.ItemOf(line)).Write(
                    language.Say(Phrase.DoesNotLift, telling.Name(other)),
                    telling.Reasoning.Of(other, telling.ItemOf(line))
                );
    }

    private static IEnumerable<Authorisation> NotLifting(
        Telling telling,
        RequirementFinding finding
    ) =>
        telling
            .Accord.Authorisations.Where(authorisation =>
                authorisation.Lifts.Contains(finding.Requirement.Id)
                && (
                    finding.Control is null
                    || authorisation.Controls?.Covers(finding.Control) != false
                )
                && finding.LiftedBy.All(lifting => lifting.Authorisation != authorisation)
            )
            .Where(telling.MaySee);

    private static void Reviewed(
        Telling telling,
        LineDetermination line,
        RequirementFinding finding
    )
    {
        var (language, matrix) = (telling.Language, telling.Accord.Matrix);
        var row = finding.Control?.Sensitivity ?? finding.Requirement.Sensitivity;
        // Levels that lead to the same cell are told together.
        var cells = RiskReasons
            .Overall(telling, line)
            .GroupBy(level => matrix[row, level])
            .Select(same =>
                language.Say(
                    Phrase.MatrixCell,
                    language.Or(same.Select(level => matrix.Risks[level])),
                    language.Say(same.Key.Policy),
                    telling.RungTitle(same.Key.Level)
                )
            );
        telling.Say(
            language.Say(
                Phrase.MatrixRow,
                matrix.Sensitivities[row],
                string.Join(telling.Language.Semicolon, cells)
            )
        );
        foreach (var rule in finding.Requirement.Review)
        {
            var reason = telling.Reasoning.Of(
                rule.Unless.Count == 0
                    ? rule.When
                    : new Condition.All([rule.When, new Condition.None(rule.Unless)]),
                telling.ItemOf(line)
            );
            if (reason.Truth == Truth.No && !telling.Options.Full)
                continue;
            telling.Say(
                language.Say(
                    reason.Truth == Truth.Yes ? Phrase.ReviewRule : Phrase.ReviewRuleOpen,
                    language.Say(rule.Policy)
                )
            );
            new ReasonTable(telling, telling.ItemOf(line)).Write(
                language[Phrase.ItsConditions],
                reason
            );
        }
    }
}
