namespace Passavant.Accords.Words;

/// <summary>What was asked: the transfer, its parties, its items, and the acts beside it.</summary>
internal static class Asked
{
    public static void Write(Telling telling)
    {
        var (determination, language) = (telling.Determination, telling.Language);
        telling.Heading(2, language[Phrase.WhatWasAsked]);
        telling.Pairs([
            .. telling.Transfer.Facts.All.Where(telling.MaySee).Select(fact => Told(telling, fact)),
            .. telling.Transfer.Parties.Select(party =>
                (
                    Names.Capital(
                        string.Join(
                            ", ",
                            party.Roles.Select(role =>
                                telling.Accord.Glossary.RoleIn(role, language)
                            )
                        )
                    ),
                    (string?)Facts(
                        telling,
                        party.Facts,
                        party.Roles.Contains(party.Id) ? null : party.Id
                    )
                )
            ),
            .. telling.Transfer.Items.Select(item =>
                (
                    language.Say(Phrase.LineNumber, item.Line),
                    (string?)Facts(telling, item.Facts, null)
                )
            ),
            .. telling.Transfer.Legs.Select(
                (leg, index) =>
                    (
                        language.Say(
                            Phrase.LegNumber,
                            (index + 1).ToString(System.Globalization.CultureInfo.InvariantCulture)
                        ),
                        (string?)Facts(telling, leg.Facts, null)
                    )
            ),
            .. determination
                .Acts.Where(telling.MaySee)
                .Select(act => (language[KindOf(act)], (string?)act.Id)),
            (language[Phrase.AsOfDay], language.Say(determination.AsOf)),
            (
                language[Phrase.KnownAtDay],
                determination.KnownAt == determination.AsOf
                    ? null
                    : language.Say(determination.KnownAt)
            ),
            (language[Phrase.Identity], determination.Identity.ToString()),
        ]);
    }

    private static (string, string?) Told(Telling telling, Fact fact) =>
        (
            fact.Term.Label.In(telling.Language.Code),
            FactWords.Say(fact.Term, fact.Value, telling.Language)
        );

    private static string Facts(Telling telling, Facts facts, string? id)
    {
        var told = facts
            .All.Where(telling.MaySee)
            // What a thing is comes first, then everything else in the glossary's order.
            .OrderBy(fact =>
                fact.Term.Name == "item" ? 0
                : fact.Term.Kind is TermKind.Shown ? 1
                : 2
            )
            .Select(fact =>
                fact.Term.Name == "item" || fact.Term.Kind is TermKind.Shown
                    ? FactWords.Say(fact.Term, fact.Value, telling.Language)
                    : telling.Language.Say(
                        Phrase.AnswerIs,
                        FactWords.Label(fact.Term, telling.Language),
                        FactWords.Say(fact.Term, fact.Value, telling.Language)
                    )
            );
        return string.Join(telling.Language.Semicolon, id is null ? told : told.Prepend(id));
    }

    private static Phrase KindOf(Instrument act) =>
        act.Kind switch
        {
            InstrumentKind.BeingInformed => Phrase.ActInformed,
            InstrumentKind.Licence => Phrase.ActLicence,
            InstrumentKind.Suspension => Phrase.ActSuspension,
            InstrumentKind.Ruling => Phrase.ActRuling,
            _ => Phrase.ActTrusted,
        };
}
