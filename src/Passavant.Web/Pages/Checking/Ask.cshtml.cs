using Microsoft.AspNetCore.Mvc;
using Passavant.Accords;
using Passavant.Accords.Quantities;
using Passavant.Accords.Reading;
using Passavant.Accords.Words;
using Passavant.Web.Cases;
using Passavant.Web.Pages.Parts;
using Passavant.Web.People;

namespace Passavant.Web.Pages.Checking;

/// <summary>One question, with everything that helps to answer it.</summary>
[Anybody]
internal sealed class AskPage(Here here, Desk desk, Attempts attempts)
    : CheckPage(here, desk, attempts)
{
    /// <summary>What a form says where nobody knows.</summary>
    public const string Unknown = "?";

    private const int FewChoices = 12;

    /// <summary>What is asked for.</summary>
    public Term Term { get; private set; } = null!;

    /// <summary>What it is about.</summary>
    public string About { get; private set; } = "";

    /// <summary>How well a fact that is known has to be established; null where the fact itself is asked for.</summary>
    public Standing? Proof { get; private set; }

    /// <summary>What was searched for among many choices.</summary>
    public string Search { get; private set; } = "";

    /// <summary>What was found.</summary>
    public IReadOnlyList<(string Word, string Label, IReadOnlyList<Control> Controls)> Found
    {
        get;
        private set;
    } = [];

    /// <summary>The question.</summary>
    public string Question { get; private set; } = "";

    /// <summary>The answer given before; null where there is none.</summary>
    public CheckAnswer? Earlier { get; private set; }

    /// <summary>Whether there are too many choices to show them all.</summary>
    public bool HasManyChoices => Term.Choices.Count > FewChoices;

    /// <summary>Whether a role settles it, and not whoever sends.</summary>
    public TermKind.Judgement? Judgement => Term.Kind as TermKind.Judgement;

    /// <summary>The unit a bare number is read in; null where it has none.</summary>
    public Unit? Unit => FactWords.UnitOf(Term) is { } unit && unit != Unit.One ? unit : null;

    /// <summary>What it can still decide.</summary>
    public IReadOnlyList<Provision> Decides { get; private set; } = [];

    /// <summary>Whether the engine says that it can still change the outcome.</summary>
    public bool Matters =>
        Interview.Open.Any(question => question.Term == Term && question.About == About);

    /// <summary>The choices of a question with a few.</summary>
    public IReadOnlyList<Option> Options =>
        Proof is not null
            ? [new("yes", Here["Yes"]), new("no", Here["No, or not yet"])]
            :
            [
                .. Term.Choices.Select(word => new Option(
                    word,
                    Names.Capital(FactWords.Choice(Term, word, Spoken))
                )),
                new(
                    Unknown,
                    Judgement is null ? Here["I do not know"] : Here["It has not been settled"]
                ),
            ];

    /// <summary>An answer as an example.</summary>
    public string Example =>
        Term.Kind switch
        {
            TermKind.Band => Here[
                "{0} to {1}",
                NumberWords.Say($"2 {Unit?.Code}", Spoken),
                NumberWords.Say($"6 {Unit?.Code}", Spoken)
            ],
            TermKind.Number { Whole: true } => NumberWords.Say($"12 {Unit?.Code}", Spoken),
            _ => NumberWords.Say($"12.5 {Unit?.Code}", Spoken),
        };

    /// <summary>Every country, in order of name.</summary>
    public IEnumerable<Option> Countries =>
        Passavant
            .Accords.Countries.All.Select(code => new Option(
                code,
                FactWords.Say(Term, new FactValue.Country(code), Spoken)
            ))
            .OrderBy(option => option.Label, StringComparer.Create(Here.Culture, false));

    /// <summary>Every choice, in order of name.</summary>
    public IEnumerable<Option> Choices =>
        Term
            .Choices.Where(word => word != "other")
            .Select(word => new Option(word, FactWords.Choice(Term, word, Spoken)))
            .OrderBy(option => option.Label, StringComparer.Create(Here.Culture, true));

    public async Task<IActionResult> OnGet(
        string id,
        string? q,
        string? about,
        string? proof,
        string? search
    )
    {
        if (!await Load(id))
            return Gone();
        if (q is null)
            return To(Onward);
        if (!Choose(q, about, proof, search))
            return To($"/check/{id}");
        if (Earlier is { Value: { } value } && Proof is null)
            Fill(value);
        else if (Earlier is { Value: null })
            Form.Fill("value", Unknown);
        return Page();
    }

    public async Task<IActionResult> OnPost(string id)
    {
        if (!await Load(id))
            return Gone();
        if (!Choose(Form.Text("q"), Form.Text("about"), Form.Text("proof"), Form.Text("search")))
            return To($"/check/{id}");
        var answer = Read();
        if (Form.IsRight && Earlier is null && Interview.Said.Answers.Count >= SelfAssessment.Most)
            Form.Wrong(
                "",
                Here["That is more answers than can be kept. See the answer, or change one."]
            );
        if (!Form.IsRight)
            return Again();
        return await Change(id, said => said.With(answer!)) ? To(Onward) : Gone();
    }

    private bool Choose(string name, string? about, string? proof, string? search)
    {
        var glossary = Interview.Accord.Glossary;
        if (
            glossary.FindTerm(name) is not { } term
            || term.Kind is TermKind.Shown
            || !Interview.IsAbout(term, about ?? "", glossary)
        )
            return false;
        (Term, About) = (term, about ?? "");
        Earlier = Interview.Said.Find(term.Name, About);
        Proof =
            proof is [>= '0' and <= '9']
            && (Standing)(proof[0] - '0')
                is > Standing.Asserted
                    and <= Standing.OfficiallyDetermined
                    and var demand
            && Earlier?.Value is not null
                ? demand
                : null;
        Question = Proof is { } shown
            ? shown switch
            {
                Standing.Documented => Here["Can you show a document that proves it?"],
                Standing.Verified => Here["Has it been verified by somebody independent?"],
                _ => Here["Has an authority determined it?"],
            }
            : CheckWords.Asks(term, Here, Spoken);
        Decides = Interview.Decides(term);
        Search = search is null ? "" : search.Trim()[..Math.Min(search.Trim().Length, 80)];
        if (HasManyChoices && Search.Length > 0)
            Found = Kinds.Find(Search, Term, Interview.Accord, Spoken);
        return true;
    }

    // What was answered; null, and a fault, where it is no answer.
    private CheckAnswer? Read()
    {
        if (Form.Text("say") == "unknown" || Form.Text("value") == Unknown)
            return new CheckAnswer(Term.Name, About, null);
        if (Proof is { } demand)
            switch (Form.Text("value"))
            {
                case "yes":
                    return Earlier! with { Standing = demand };
                case "no":
                    return Earlier! with { Lacks = demand };
                default:
                    Form.Wrong("value", Here["Say yes or no"]);
                    return null;
            }
        if (Term.Kind is TermKind.Day)
            return
                Form.Day(
                    "value",
                    Here["Enter a day that exists, such as 31 3 2026, or say that you do not know"]
                )
                    is { } day
                ? new CheckAnswer(Term.Name, About, $"{day:yyyy-MM-dd}")
                : null;
        var text = Form.Required(
            "value",
            Nothing,
            SelfAssessment.Longest,
            Here["That is too long: use at most {0} letters", SelfAssessment.Longest]
        );
        if (text.Length is 0 or > SelfAssessment.Longest)
            return null;
        var written = Written(text);
        if (FactText.TryRead(Term, written, out _, out _))
            return new CheckAnswer(Term.Name, About, written);
        Form.Wrong("value", Wrong(text, written));
        return null;
    }

    private string Nothing =>
        Term.Choices.Count > 0 || Term.Kind is TermKind.Country
            ? Here["Choose an answer, or say that you do not know"]
            : Here["Enter an answer, or say that you do not know"];

    // As accords write it: a decimal point, a unit.
    private string Written(string text)
    {
        if (Term.Kind is TermKind.Codes)
            return Kinds.Fold(text).Trim() is "aucun" or "none" ? "none" : text;
        if (FactWords.UnitOf(Term) is null)
            return text;
        text = string.Concat(text.Where(letter => letter is not ('\u00a0' or '\u202f')));
        if (Here.Language != "en")
            text = text.Replace(',', '.').Replace(" à ", " to ", StringComparison.Ordinal);
        return Unit is { } unit && Rational.TryParse(text, out _) ? $"{text} {unit.Code}" : text;
    }

    private string Wrong(string text, string written)
    {
        if (FactWords.UnitOf(Term) is not { } unit)
            return Term.Kind switch
            {
                TermKind.Codes => Here[
                    "“{0}” is no control code; enter codes such as {1}, separated by commas, or “none”",
                    text,
                    Interview.Accord.Controls.Count > 0 ? Interview.Accord.Controls[0].Id : "1A001"
                ],
                _ => Nothing,
            };
        if (
            Term.Kind is TermKind.Number number
            && Quantity.TryParse(written, out var quantity)
            && quantity.Unit.IsCompatibleWith(unit)
        )
        {
            if (number.From is { } from && quantity.BaseValue < from)
                return Here[
                    "“{0}” is too little; it can be at least {1}",
                    text,
                    NumberWords.Say(Quantity.Of(unit.FromBase(from), unit), Spoken)
                ];
            if (number.To is { } to && quantity.BaseValue > to)
                return Here[
                    "“{0}” is too much; it can be at most {1}",
                    text,
                    NumberWords.Say(Quantity.Of(unit.FromBase(to), unit), Spoken)
                ];
            return Here["“{0}” is not a whole number", text];
        }
        if (Unit is null)
            return Here["“{0}” is no number; enter one such as {1}", text, Example];
        return Here[
            "“{0}” cannot be read; enter a number with its unit, such as {1}. Units that are understood: {2}",
            text,
            Example,
            string.Join(", ", CheckWords.UnitsFor(unit, Spoken))
        ];
    }

    private void Fill(string value)
    {
        if (
            Term.Kind is TermKind.Day
            && DateOnly.TryParse(
                value,
                System.Globalization.CultureInfo.InvariantCulture,
                out var day
            )
        )
        {
            Form.Fill("value-day", $"{day.Day}");
            Form.Fill("value-month", $"{day.Month}");
            Form.Fill("value-year", $"{day.Year}");
        }
        else
            Form.Fill(
                "value",
                FactWords.UnitOf(Term) is not null && Here.Language == "fr"
                    ? value.Replace('.', ',')
                    : value
            );
    }
}
