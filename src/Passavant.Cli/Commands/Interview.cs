using System.Globalization;
using Passavant.Accords;
using Passavant.Accords.Reading;
using Passavant.Accords.Words;

namespace Passavant.Cli.Commands;

/// <summary>Asks question after question until the answer is settled, or until nobody knows more.</summary>
internal sealed class Interview(
    Assessor assessor,
    Language language,
    TextReader answers,
    TextWriter output
)
{
    private const int FewChoices = 12;
    private readonly HashSet<(Term, string)> skipped = [];
    private readonly Stack<(StatedFacts Before, (Term, string)? Skipped, string What)> past = [];

    /// <summary>The facts known at the end.</summary>
    public StatedFacts Run(StatedFacts facts)
    {
        output.WriteLine(language[Phrase.InterviewHelp]);
        while (Next(facts) is { } question)
        {
            output.WriteLine();
            output.WriteLine(QuestionWords.Text(question.Term, language) + Where(question));
            Choices(question.Term);
            if (Answer(question, ref facts))
                continue;
            output.WriteLine();
            break;
        }
        return facts;
    }

    private Question? Next(StatedFacts facts)
    {
        var transfer = facts.ToTransfer();
        var next = assessor.ClassifyWithQuestions(transfer).Questions.FirstOrDefault(IsNew);
        return next
            ?? (
                facts.SpeakOfTheTransfer
                    ? assessor.Assess(transfer).Questions.FirstOrDefault(IsNew)
                    : null
            );
    }

    private bool IsNew(Question question) =>
        !skipped.Contains((question.Term, question.About))
        && question.Term.Kind is not TermKind.Shown;

    private string Where(Question question) =>
        question.Term.About == About.Party
            ? $" [{assessor.Accord.Glossary.RoleIn(question.About, language)}]"
            : "";

    private void Choices(Term term)
    {
        if (term.Choices.Count is 0 or > FewChoices)
            output.WriteLine(
                $"  ({(term.Choices.Count > 0 ? language[Phrase.InterviewTypeWord] : QuestionWords.Answer(term, language))})"
            );
        else
            for (var i = 0; i < term.Choices.Count; i++)
                output.WriteLine($"  {i + 1}. {FactWords.Choice(term, term.Choices[i], language)}");
    }

    // True to go on, false where the answers have ended.
    private bool Answer(Question question, ref StatedFacts facts)
    {
        while (true)
        {
            output.Write("> ");
            output.Flush();
            if (answers.ReadLine() is not { } line)
                return false;
            var text = line.Trim();
            switch (text)
            {
                case "":
                    past.Push((facts, (question.Term, question.About), question.Term.Name));
                    skipped.Add((question.Term, question.About));
                    return true;
                case "?":
                    Explain(question.Term, facts);
                    continue;
                case "back" or "retour":
                    if (!past.TryPop(out var step))
                    {
                        output.WriteLine(language[Phrase.InterviewNothingToUndo]);
                        continue;
                    }
                    facts = step.Before;
                    if (step.Skipped is { } open)
                        skipped.Remove(open);
                    output.WriteLine(language.Say(Phrase.InterviewUndone, step.What));
                    return true;
            }
            if (Read(question, text) is not { } fact)
                continue;
            past.Push((facts, null, $"{fact.Term.Name}={fact.Value}"));
            facts = facts.With(AboutOf(question), fact);
            return true;
        }
    }

    // Transfer and item have no name of their own here; a party goes by its role.
    private static string AboutOf(Question question) =>
        question.Term.About is About.Party or About.Leg ? question.About : "";

    private Fact? Read(Question question, string text)
    {
        var term = question.Term;
        var words = term.Choices;
        if (
            words.Count is > 0 and <= FewChoices
            && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= 1
            && number <= words.Count
        )
            text = words[number - 1];
        else if (words.Count > 0)
        {
            var word = words.FirstOrDefault(word =>
                Same(word, text) || Same(FactWords.Choice(term, word, language), text)
            );
            var holding = word is null
                ? words
                    .Where(word =>
                        Holds(word, text) || Holds(FactWords.Choice(term, word, language), text)
                    )
                    .ToList()
                : [];
            if (holding.Count > 1)
            {
                output.WriteLine(language[Phrase.InterviewSeveral]);
                foreach (var one in holding)
                    output.WriteLine($"  {FactWords.Choice(term, one, language)}");
                return null;
            }
            text = word ?? (holding.Count == 1 ? holding[0] : text);
        }
        else if (language == Language.French && FactWords.UnitOf(term) is not null)
            text = text.Replace(',', '.');
        text = StatedFacts.WithUnit(term, text);
        if (!FactText.TryRead(term, text, out var value, out var refusal))
        {
            output.WriteLine(
                language.Say(
                    Phrase.InterviewRefused,
                    text,
                    language == Language.English
                        ? refusal.Expected
                        : QuestionWords.Answer(term, language)
                )
                    + (
                        refusal.Nearest is { } nearest
                            ? language.Say(
                                Phrase.InterviewDidYouMean,
                                FactWords.Choice(term, nearest, language)
                            )
                            : "."
                    )
            );
            return null;
        }
        // What a question demands, the answer is taken to have: the document is seen when the case is decided.
        var fact = new Fact(term, value)
        {
            Standing = question.Demand > Standing.Asserted ? question.Demand : Standing.Asserted,
        };
        return term.Kind is TermKind.Judgement judgement
            ? fact with
            {
                SettledBy = judgement.SettledBy,
            }
            : fact;
    }

    private void Explain(Term term, StatedFacts facts)
    {
        output.WriteLine(
            language.Say(
                Phrase.TermMeans,
                term.Label.In(language.Code),
                language.Say(term.About),
                term.Name
            )
        );
        output.WriteLine($"  {QuestionWords.Answer(term, language)}");
        if (term.Note is { } note)
            output.WriteLine($"  {note.In(language.Code)}");
        if (term.Kind is TermKind.Judgement judgement)
        {
            output.WriteLine($"  {language.Say(Phrase.TermJudgement, judgement.SettledBy)}");
            foreach (var one in judgement.Questions)
                output.WriteLine($"  - {one.In(language.Code)}");
        }
        var codes = assessor
            .ClassifyWithQuestions(facts.ToTransfer())
            .DependsOn.Where(pair => pair.Value.Contains(term))
            .Select(pair => pair.Key.Id)
            .ToList();
        if (codes.Count > 0)
            output.WriteLine(
                $"  {language.Say(Phrase.TermUsedBy, codes.Count > 12 ? $"{string.Join(", ", codes.Take(12))} … ({codes.Count})" : string.Join(", ", codes))}"
            );
    }

    private static bool Same(string left, string right) =>
        string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    private static bool Holds(string word, string part) =>
        part.Length > 1 && word.Contains(part, StringComparison.OrdinalIgnoreCase);
}
