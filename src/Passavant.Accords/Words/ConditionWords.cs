using System.Diagnostics;
using Passavant.Accords.Conditions;

namespace Passavant.Accords.Words;

/// <summary>Conditions as sentences: the words reading of the one condition tree.</summary>
/// <remarks>Made for people: labels and translated choices stand for the accord's own words, so the sentences do not read back. Every condition can be said in every language.</remarks>
public static class ConditionWords
{
    /// <summary>A whole condition in one sentence, its groups in brackets.</summary>
    public static string Say(Condition condition, Language language) =>
        new ConditionSpeaker(language, null).Say(condition, false);

    /// <summary>A whole condition in one sentence, with groups of countries and roles by their labels.</summary>
    public static string Say(Condition condition, Language language, Glossary glossary) =>
        new ConditionSpeaker(language, glossary).Say(condition, false);

    /// <summary>A condition as lines: each sentence one line, and each group a line that says how many of those below it must hold.</summary>
    public static Outline Lines(Condition condition, Language language, Glossary glossary) =>
        new ConditionSpeaker(language, glossary).Lines(condition);

    /// <summary>What a group demands of its parts, such as <c>at least one of the following</c>; the sentence itself where the condition is one.</summary>
    public static string Head(Condition condition, Language language, Glossary glossary) =>
        new ConditionSpeaker(language, glossary).Head(condition);
}

/// <summary>A line and the lines below it.</summary>
/// <remarks>Compared by reference.</remarks>
public sealed record Outline(string Text, IReadOnlyList<Outline> Below);

/// <summary>Says conditions in one language.</summary>
internal sealed class ConditionSpeaker(Language language, Glossary? glossary)
{
    public string Say(Condition condition, bool nested)
    {
        switch (condition)
        {
            case Condition.All { Parts.Count: 0 }:
                return language[Phrase.AlwaysHolds];
            case Condition.Any { Parts.Count: 0 }:
                return language[Phrase.NeverHolds];
            case Condition.None { Parts.Count: 0 }:
                return language[Phrase.AlwaysHolds];
            case Condition.All { Parts: [var only] }:
                return Say(only, nested);
            case Condition.Any { Parts: [var only] }:
                return Say(only, nested);
            case Condition.All all:
                return Bracket(
                    string.Join(
                        $"{language[Phrase.JoinAnd]} ",
                        all.Parts.Select(part => Say(part, true))
                    ),
                    nested
                );
            case Condition.Any any:
                return Bracket(
                    string.Join(
                        $"{language[Phrase.JoinOr]} ",
                        any.Parts.Select(part => Say(part, true))
                    ),
                    nested
                );
            case Condition.None none:
                return language.Say(
                    Phrase.NotSo,
                    string.Join(
                        $"{language[Phrase.JoinOr]} ",
                        none.Parts.Select(part => Say(part, true))
                    )
                );
            case Condition.Limb limb:
                return $"[{limb.Code}] {Say(limb.Content, nested)}";
            case Condition.Over over:
                return language.Say(Phrase.OverSays, Over(over), Say(over.Content, true));
            default:
                return Sentence(condition);
        }
    }

    public Outline Lines(Condition condition) =>
        condition switch
        {
            Condition.All { Parts: [var only] } => Lines(only),
            Condition.Any { Parts: [var only] } => Lines(only),
            Condition.Limb
            {
                Content: not (
                    Condition.All
                    or Condition.Any
                    or Condition.None
                    or Condition.Over
                    or Condition.Limb
                )
            } limb => new(
                language.Say(Phrase.LimbSays, limb.Code.ToString(), Sentence(limb.Content)),
                []
            ),
            Condition.Limb { Content: Condition.All all } limb => new(
                Head(limb),
                [.. all.Parts.Select(Lines)]
            ),
            Condition.Over { Content: Condition.All all } over => new(
                Head(over),
                [.. all.Parts.Select(Lines)]
            ),
            _ => new(Head(condition), [.. condition.Children.Select(Lines)]),
        };

    public string Head(Condition condition) =>
        condition switch
        {
            Condition.All { Parts.Count: 0 } or Condition.None { Parts.Count: 0 } => language[
                Phrase.AlwaysHolds
            ],
            Condition.Any { Parts.Count: 0 } => language[Phrase.NeverHolds],
            Condition.All => language[Phrase.AllOf],
            Condition.Any => language[Phrase.AnyOf],
            Condition.None => language[Phrase.NoneOf],
            Condition.Limb limb => language.Say(Phrase.LimbHead, limb.Code.ToString()),
            Condition.Over over => language.Say(Phrase.OverHead, Over(over)),
            _ => Sentence(condition),
        };

    private static string Bracket(string text, bool nested) => nested ? $"({text})" : text;

    private string Over(Condition.Over over)
    {
        var thing = over.Role is { } role
            ? (glossary?.RoleIn(role, language) ?? role)
            : language.Say(over.Set);
        return language.Say(
            over.Quantifier switch
            {
                Quantifier.Any => Phrase.ForAny,
                Quantifier.Every => Phrase.ForEvery,
                Quantifier.No => Phrase.ForNo,
                _ => Phrase.ForThe,
            },
            thing
        );
    }

    private string Sentence(Condition condition)
    {
        if (condition is Condition.FallsUnder falls)
            return falls.Patterns is [{ } all] && all == CodePattern.All
                ? language[Phrase.FallsUnderAny]
                : language.Say(Phrase.FallsUnder, Patterns(falls.Patterns));
        var sentence = (Condition.Sentence)condition;
        var label = FactWords.Label(sentence.Term, language);
        var text = sentence switch
        {
            Condition.Within { Term.Kind: TermKind.Day } day => language.Say(
                day.Negated ? Phrase.DayNot : Phrase.DayIs,
                label,
                IntervalWords.OfDays(day.Interval, language)
            ),
            Condition.Within within => language.Say(
                within.Negated ? Phrase.NumberNot : Phrase.NumberIs,
                label,
                IntervalWords.Of(within.Interval, language)
            ),
            Condition.Against against => language.Say(
                Phrase.NumberIs,
                label,
                IntervalWords.Compare(against.Comparison, Formula(against.Formula), language)
            ),
            Condition.OneOf oneOf => OneOf(oneOf, label),
            Condition.Meets meets => language.Say(
                meets.Relation switch
                {
                    BandRelation.Overlaps => Phrase.Overlaps,
                    BandRelation.Covers => Phrase.Covers,
                    _ => Phrase.LiesWithin,
                },
                label,
                IntervalWords.Stretch(meets.Interval, language)
            ),
            Condition.CodeIs code => language.Say(
                code.Negated ? Phrase.CodeNot : Phrase.CodeIs,
                label,
                Patterns(code.Patterns)
            ),
            Condition.Contains contains => language.Say(
                Phrase.Contains,
                Patterns(contains.Patterns)
            ),
            Condition.Stated => language.Say(Phrase.IsStated, label),
            _ => throw new UnreachableException(),
        };
        return sentence.Demand switch
        {
            Standing.Documented => language.Say(Phrase.DemandDocumented, text),
            Standing.Verified => language.Say(Phrase.DemandVerified, text),
            Standing.OfficiallyDetermined => language.Say(Phrase.DemandDetermined, text),
            _ => text,
        };
    }

    private string OneOf(Condition.OneOf oneOf, string label)
    {
        var country = oneOf.Term.Kind is TermKind.Country;
        if (country && oneOf.Groups.Count > 0)
            return language.Say(
                oneOf.Negated ? Phrase.GroupNot : Phrase.GroupIs,
                label,
                language.Or(
                    oneOf.Groups.Select(name =>
                        glossary?.Groups.TryGetValue(name, out var group) == true
                            ? group.Label.In(language.Code)
                            : name
                    )
                )
            );
        var words = oneOf
            .Words.Select(word =>
                country
                    ? CountryNames.In(language, word)
                    : FactWords.Choice(oneOf.Term, word, language)
            )
            .ToList();
        // A yes-or-no fact reads as its label with the answer; "is not yes" is the answer no.
        if (oneOf.Term.Choices is ["no", "yes"] && oneOf.Words is [var answer])
            return language.Say(
                Phrase.AnswerIs,
                label,
                language[(answer == "yes") != oneOf.Negated ? Phrase.Yes : Phrase.No]
            );
        return words.Count == 1
            ? language.Say(oneOf.Negated ? Phrase.WordNot : Phrase.WordIs, label, words[0])
            : language.Say(
                oneOf.Negated ? Phrase.WordsNot : Phrase.WordsAre,
                label,
                language.Or(words)
            );
    }

    private string Patterns(IReadOnlyList<CodePattern> patterns) =>
        language.Or(
            patterns.Select(pattern =>
                pattern == CodePattern.All ? language[Phrase.AnyCode] : pattern.ToString()
            )
        );

    private string Formula(Expression expression) =>
        expression switch
        {
            Expression.Constant constant => NumberWords.Say(constant.Written, language),
            Expression.Of of => FactWords.Label(of.Term, language),
            Expression.Power power =>
                $"({Formula(power.Base)}){NumberWords.Superscript(power.Exponent.ToString(System.Globalization.CultureInfo.InvariantCulture))}",
            Expression.Binary binary =>
                $"{Part(binary.Left, binary)} {Sign(binary.Operator)} {Part(binary.Right, binary)}",
            _ => throw new UnreachableException(),
        };

    private string Part(Expression part, Expression.Binary within) =>
        part is Expression.Binary { Operator: '+' or '-' }
            && (within.Operator is '*' or '/' || ReferenceEquals(part, within.Right))
        || (
            part is Expression.Binary
            && ReferenceEquals(part, within.Right)
            && within.Operator == '/'
        )
            ? $"({Formula(part)})"
            : Formula(part);

    private static char Sign(char written) =>
        written switch
        {
            '*' => '×',
            '-' => '−',
            _ => written,
        };
}
