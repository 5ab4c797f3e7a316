using Passavant.Accords.Conditions;

namespace Passavant.Accords.Words;

/// <summary>Reasons as a table: each sentence a row with the fact as given, whether it holds, and who says so.</summary>
internal sealed class ReasonTable(Telling telling, Item item)
{
    private readonly List<IReadOnlyList<Cell>> rows = [];
    private readonly Language language = telling.Language;
    private bool withheld;

    /// <summary>Writes a table of the reason, or nothing where there is nothing to tell.</summary>
    public void Write(string caption, Reason reason)
    {
        rows.Clear();
        Rows(telling.Options.Full ? reason : DecidingReasons.Of(reason), 0, "", null);
        if (withheld)
            rows.Add([new Cell(language[Phrase.RowWithheld], Tone.Quiet), "", "", ""]);
        if (rows.Count > 0)
            telling.Add(
                new Block.Table(
                    caption,
                    [
                        language[Phrase.ColumnCondition],
                        language[Phrase.ColumnFact],
                        language[Phrase.ColumnHolds],
                        language[Phrase.ColumnSaidBy],
                    ],
                    [.. rows]
                )
            );
    }

    private void Rows(Reason reason, int depth, string lead, string? about)
    {
        switch (reason.Condition)
        {
            case Condition.All { Parts.Count: 0 }:
                return;
            case Condition.All when lead.Length == 0:
            case Condition.Any
            or Condition.All
                when reason.Parts.Count == 1 && lead.Length == 0 && !telling.Options.Full:
                foreach (var part in reason.Parts)
                    Rows(part, depth, "", about);
                return;
            case Condition.Limb limb when reason.Parts is [var only]:
                Rows(only, depth, language.Say(Phrase.OverSays, $"{lead}{limb.Code}", ""), about);
                return;
            case Condition.Sentence sentence:
                Sentence(sentence, reason, depth, lead, about);
                return;
            case Condition.FallsUnder falls:
                Row(
                    lead + ConditionWords.Say(falls, language, telling.Accord.Glossary),
                    FallsUnder(falls),
                    reason.Truth,
                    "",
                    depth
                );
                return;
            case Condition.None
                when reason.Truth == Truth.Yes && reason.Parts.Count > 2 && !telling.Options.Full:
                Row(
                    lead
                        + language.Say(
                            Phrase.NoExclusionApplies,
                            reason.Parts.Count.ToString(
                                System.Globalization.CultureInfo.InvariantCulture
                            )
                        ),
                    "",
                    Truth.Yes,
                    "",
                    depth
                );
                return;
        }
        Row(
            lead + ConditionWords.Head(reason.Condition, language, telling.Accord.Glossary),
            "",
            reason.Truth,
            "",
            depth
        );
        foreach (var part in reason.Parts)
            Rows(
                part,
                depth + 1,
                part.About is { } member ? language.Say(Phrase.OverSays, Member(member), "") : "",
                part.About ?? about
            );
    }

    private string Member(string about) =>
        about.StartsWith("leg ", StringComparison.Ordinal) && int.TryParse(about[4..], out var leg)
            ? language.Say(
                Phrase.LegNumber,
                leg.ToString(System.Globalization.CultureInfo.InvariantCulture)
            )
            : string.Join(
                ", ",
                about.Split(", ").Select(role => telling.Accord.Glossary.RoleIn(role, language))
            );

    private void Sentence(
        Condition.Sentence sentence,
        Reason reason,
        int depth,
        string lead,
        string? about
    )
    {
        var stated = reason.Fact ?? Stated(sentence.Term, about);
        if (stated is not null && !telling.MaySee(stated))
        {
            withheld = true;
            return;
        }
        var said =
            reason.Fact is { } fact ? SaidBy(fact)
            : stated is null ? ""
            : language.Say(Phrase.DoesNotCount, Why(stated));
        Row(
            lead + ConditionWords.Say(sentence, language, telling.Accord.Glossary),
            stated is null ? "" : Given(stated) + Limit(sentence),
            reason.Truth,
            said,
            depth
        );
    }

    private string Given(Fact fact)
    {
        var given = FactWords.Say(fact.Term, fact.Value, language);
        return
            FactWords.InTermUnit(fact.Term, fact.Value, language) is { } converted
            && converted != given
            ? $"{given} = {converted}"
            : given;
    }

    // What a formula comes to with the facts stated.
    private string Limit(Condition.Sentence sentence)
    {
        if (
            sentence is not Condition.Against against
            || FactWords.UnitOf(against.Term) is not { } unit
        )
            return "";
        var value = against.Formula.Evaluate(term =>
            Formulas.Value(term, item.Facts, telling.Transfer.Facts, Standing.DeemedBySilence)
        );
        return value is { } limit
            ? language.Say(
                Phrase.LimitComesTo,
                NumberWords.SayIn(
                    Quantities.Quantity.Of(unit.FromBase(limit), unit),
                    unit,
                    language
                )
            )
            : "";
    }

    private string SaidBy(Fact fact)
    {
        if (fact.Term.Kind is TermKind.Derived or TermKind.Ownership && !IsStated(fact))
            return language[Phrase.Computed];
        var by = fact.SettledBy is { } role ? language.Say(Phrase.SettledBy, role) : null;
        var day = fact.Date is { } date ? language.Say(date) : null;
        return string.Join(
            ", ",
            new[] { fact.Source, by, language.Say(fact.Standing), day }.OfType<string>()
        );
    }

    private string Why(Fact fact) =>
        fact.Counts
            ? language.Say(fact.Standing)
            : language.Say(Phrase.ToBeSettledBy, ((TermKind.Judgement)fact.Term.Kind).SettledBy);

    private string FallsUnder(Condition.FallsUnder falls)
    {
        var codes = telling
            .Accord.Controls.Where(control =>
                falls.Patterns.Any(pattern => pattern.Covers(control.Code))
                && telling.Reasoning.Applies(control, item) != Truth.No
            )
            .Where(control => telling.MaySee(control))
            .Select(control => control.Id)
            .ToList();
        return codes.Count > 6 ? $"{string.Join(", ", codes.Take(6))} …" : string.Join(", ", codes);
    }

    private Fact? Stated(Term term, string? about) => FactsOf(term, about)?.Find(term);

    private bool IsStated(Fact fact) =>
        telling.Transfer.Facts.All.Contains(fact)
        || item.Facts.All.Contains(fact)
        || telling.Transfer.Parties.Any(party => party.Facts.All.Contains(fact))
        || telling.Transfer.Legs.Any(leg => leg.Facts.All.Contains(fact));

    private Facts? FactsOf(Term term, string? about) =>
        term.About switch
        {
            About.Transfer => telling.Transfer.Facts,
            About.Item => item.Facts,
            About.Party => telling
                .Transfer.Parties.FirstOrDefault(party => string.Join(", ", party.Roles) == about)
                ?.Facts,
            _ => about?.StartsWith("leg ", StringComparison.Ordinal) == true
            && int.TryParse(about[4..], out var leg)
            && leg <= telling.Transfer.Legs.Count
                ? telling.Transfer.Legs[leg - 1].Facts
                : null,
        };

    private void Row(string condition, string fact, Truth truth, string said, int depth) =>
        rows.Add([
            new Cell(Names.Capital(condition), Tone.Plain, depth),
            fact,
            new Cell(language.Say(truth), Telling.ToneOf(truth)),
            new Cell(said, Tone.Quiet),
        ]);
}
