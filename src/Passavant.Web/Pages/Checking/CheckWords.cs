using Passavant.Accords;
using Passavant.Accords.Quantities;
using Passavant.Accords.Words;
using Passavant.Web.Pages.Parts;

namespace Passavant.Web.Pages.Checking;

/// <summary>What the self-assessment says of questions, answers and outcomes, in the words of its pages.</summary>
internal static class CheckWords
{
    /// <summary>What is required, in a plain sentence.</summary>
    public static string Say(Outcome outcome, Here here) =>
        outcome switch
        {
            Outcome.NotRequired => here["No. You need no authorisation for this."],
            Outcome.Authorised => here[
                "No licence is needed: a general authorisation covers this, if you keep its conditions."
            ],
            Outcome.NotifyAndWait => here[
                "Tell the authority first, and wait for its answer before you send anything."
            ],
            Outcome.PresumptionOfApproval => here[
                "You need a licence. It is expected to be granted."
            ],
            Outcome.CaseByCase => here[
                "You need a licence. The authority weighs each case by itself."
            ],
            Outcome.PresumptionOfDenial => here[
                "You need a licence, and it is expected to be refused."
            ],
            _ => here["You may not send this. It is prohibited."],
        };

    /// <summary>An outcome in a word or two.</summary>
    public static string Short(Outcome outcome, Here here) =>
        outcome switch
        {
            Outcome.NotRequired => here["no authorisation"],
            Outcome.Authorised => here["general authorisation"],
            Outcome.NotifyAndWait => here["notify and wait"],
            Outcome.PresumptionOfApproval => here["licence, approval expected"],
            Outcome.CaseByCase => here["licence, case by case"],
            Outcome.PresumptionOfDenial => here["licence, refusal expected"],
            _ => here["prohibited"],
        };

    /// <summary>Outcomes as a row of tags.</summary>
    public static Markup Tags(OutcomeSet outcomes, Here here) =>
        Markup.Of(
            $"""<ul class="p-tags">{outcomes.Select(outcome => Markup.Of($"""<li class="{$"p-tag p-tag--{Look(outcome)}"}">{Short(outcome, here)}</li>"""))}</ul>"""
        );

    /// <summary>How an outcome looks.</summary>
    public static string Look(Outcome outcome) =>
        outcome switch
        {
            <= Outcome.Authorised => "go",
            <= Outcome.PresumptionOfApproval => "wait",
            Outcome.CaseByCase => "mid",
            _ => "stop",
        };

    /// <summary>A question.</summary>
    public static string Asks(Term term, Here here, Language spoken) =>
        term.Name == Interview.ItemTerm
            ? here["What do you want to send? Take the word that fits closest."]
        : term.Ask.Question is null && term.Choices.Order().SequenceEqual(["no", "yes"])
            ? here["Is this so: {0}?", FactWords.Label(term, spoken)]
        : QuestionWords.Text(term, spoken);

    /// <summary>What a question or fact is about.</summary>
    public static string Of(Term term, string about, Glossary glossary, Here here, Language spoken) =>
        term.About switch
        {
            About.Transfer => here["The transfer"],
            About.Item => here["The item"],
            About.Party => Names.Capital(
                glossary.Roles.ContainsKey(about) ? glossary.RoleIn(about, spoken) : about
            ),
            _ => here["Leg {0} of the route", about.Replace("leg ", "", StringComparison.Ordinal)],
        };

    /// <summary>An answer.</summary>
    public static string Says(CheckAnswer answer, Glossary glossary, Here here, Language spoken) =>
        answer.Value is null ? here["I do not know"]
        : answer.ToFact(glossary) is { } fact ? Says(fact, here, spoken)
        : here["“{0}”, which this edition of the accord cannot read", answer.Value];

    /// <summary>A fact.</summary>
    public static string Says(Fact fact, Here here, Language spoken)
    {
        var value = FactWords.Say(fact.Term, fact.Value, spoken);
        return fact.Standing > Standing.Asserted
            ? here["{0} ({1})", value, spoken.Say(fact.Standing)]
            : value;
    }

    /// <summary>What kind of provision something is.</summary>
    public static string KindOf(Provision provision, Here here) =>
        provision switch
        {
            Control => here["control"],
            Prohibition => here["prohibition"],
            Requirement => here["duty to ask"],
            Authorisation => here["general authorisation"],
            Indicator => here["sign of risk"],
            Mitigation => here["measure that lowers risk"],
            _ => here["provision"],
        };

    /// <summary>A provision by its id and title; a control is linked to its page.</summary>
    public static Markup Name(Provision provision, Here here)
    {
        var text = provision.Title is { } title ? $"{provision.Id}, {here[title]}" : provision.Id;
        return provision is Control
            ? Markup.Of(
                $"""<a class="govuk-link" href="{here.To($"/accord/controls/{Uri.EscapeDataString(provision.Id)}")}">{text}</a>"""
            )
            : Markup.Of($"{text}");
    }

    /// <summary>Units a number of a term may be given in, as they are typed.</summary>
    public static IReadOnlyList<string> UnitsFor(Unit unit, Language spoken)
    {
        string[] prefixes = ["", "k", "M", "G", "m", "u", "n"];
        var printed = UnitWords.Print(unit.Code, spoken);
        return
        [
            .. Units
                .All.Where(known => known.Unit.IsCompatibleWith(unit))
                .OrderBy(known => known.Unit.Code != unit.Code)
                .SelectMany(known =>
                    (known.TakesPrefixes ? prefixes : [""]).Select(prefix =>
                        prefix + known.Unit.Code
                    )
                )
                .Prepend(unit.Code)
                .Where(code =>
                    Unit.TryParse(code, null, out var read) && read.IsCompatibleWith(unit)
                )
                .Select(code =>
                    UnitWords.Print(code, spoken) is { Length: > 0 } print
                    && Unit.TryParse(print, null, out var same)
                    && same.IsCompatibleWith(unit)
                        ? print
                        : code
                )
                .Prepend(printed)
                .Where(code => code.Length > 0)
                .Distinct()
                .Take(7),
        ];
    }
}
