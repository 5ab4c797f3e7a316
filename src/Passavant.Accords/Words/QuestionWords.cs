namespace Passavant.Accords.Words;

/// <summary>Questions for people: the text of the accord, the unit or the choices, whom to ask.</summary>
public static class QuestionWords
{
    /// <summary>The question alone: its text in the glossary, or one made from the label.</summary>
    public static string Text(Term term, Language language) =>
        term.Ask.Question is { } question
            ? question.In(language.Code)
            : language.Say(Phrase.AskFor, FactWords.Label(term, language));

    /// <summary>What an answer looks like: a unit, the choices, a day, a country.</summary>
    public static string Answer(Term term, Language language) =>
        term.Kind switch
        {
            TermKind.Choice { Words.Count: > 12 } choice => language.Say(
                Phrase.ChoicesCount,
                choice.Words.Count.ToString(System.Globalization.CultureInfo.InvariantCulture)
            ),
            TermKind.Choice or TermKind.Judgement or TermKind.Ownership => language.Or(
                term.Choices.Select(word => FactWords.Choice(term, word, language))
            ),
            TermKind.Number or TermKind.Derived => Unit(term, language),
            TermKind.Band => language.Say(
                Phrase.AnswerBand,
                UnitWords.Print(FactWords.UnitOf(term)!.Code, language)
            ),
            TermKind.Country => language[Phrase.AnswerCountry],
            TermKind.Day => language[Phrase.AnswerDay],
            TermKind.Codes => language[Phrase.AnswerCodes],
            _ => language[Phrase.AnswerText],
        };

    /// <summary>A question as one sentence, with its answer, whom to ask and what it costs.</summary>
    public static string Say(Question question, Glossary glossary, Language language)
    {
        var term = question.Term;
        var about =
            question.About.Length == 0 || term.About == About.Transfer ? ""
            : term.About == About.Item ? language.Say(Phrase.LineNumber, question.About)
            : term.About == About.Party ? Names.Capital(glossary.RoleIn(question.About, language))
            : Leg(question.About, language);
        var who = glossary.Roles.ContainsKey(term.Ask.Who)
            ? glossary.RoleIn(term.Ask.Who, language)
            : term.Ask.Who;
        var standing =
            question.Demand > Standing.Asserted
                ? language.Say(Phrase.AnswerStanding, language.Say(question.Demand))
                : "";
        var asked =
            about.Length == 0
                ? Text(term, language)
                : language.Say(Phrase.OverSays, about, Text(term, language));
        return $"{asked} ({Answer(term, language)}{language.Semicolon}{language.Say(Phrase.AskWho, who, language.Say(term.Ask.Cost))}{standing}{(question.CanSettle ? language[Phrase.CanSettle] : "")})";
    }

    private static string Leg(string about, Language language) =>
        language.Say(
            Phrase.LegNumber,
            about.StartsWith("leg ", StringComparison.Ordinal) ? about[4..] : about
        );

    private static string Unit(Term term, Language language)
    {
        var unit = UnitWords.Print(FactWords.UnitOf(term)!.Code, language);
        return unit.Length == 0
            ? language[Phrase.AnswerNumber]
            : language.Say(Phrase.AnswerUnit, unit);
    }
}
