using Microsoft.AspNetCore.Mvc;
using Passavant.Accords;
using Passavant.Cases;
using Passavant.Web.Cases;
using Role = Passavant.Cases.Role;

namespace Passavant.Web.Pages.Applying;

/// <summary>The facts the accord asks about a line, a party or the whole; any may be left open, and is then asked later.</summary>
[Seats(Role.Applicant)]
internal sealed class FactsPage(Here here, Desk desk) : ApplicantPage(here, desk)
{
    /// <summary>What the facts are about.</summary>
    public Subject Subject { get; private set; } = Subject.Whole;

    /// <summary>What it is called.</summary>
    public string About { get; private set; } = "";

    /// <summary>The terms asked.</summary>
    public IReadOnlyList<Term> Terms { get; private set; } = [];

    /// <summary>The terms asked first: of a line, those of its kind of item; of the rest, those that settle most.</summary>
    public IReadOnlyList<Term> First =>
        [
            .. Terms
                .Where((term, i) =>
                    Form.FaultOf(FactFields.Name(term)) is not null
                    || (Subject.About == Accords.About.Item ? term.Of.Count > 0 : i < FirstOnes)
                ),
        ];

    private int FirstOnes =>
        Math.Max(8, Case.Application.Facts(Subject).Keys.Count(name => Terms.Any(term => term.Name == name)) + 4);

    public async Task<IActionResult> OnGet(string about)
    {
        if (!Find(about) || !MayWrite)
            return Absent();
        await Prepare();
        var facts = Case.Application.Facts(Subject);
        foreach (var term in Terms)
            FactFields.Fill(Form, term, facts.GetValueOrDefault(term.Name));
        return Page();
    }

    public async Task<IActionResult> OnPost(string about)
    {
        if (!Find(about))
            return Absent();
        await Prepare();
        // What was asked when the form was made is what was answered.
        var asked = Form.Texts("asked")
            .Select(name => Accord.Glossary.FindTerm(name))
            .OfType<Term>()
            .Where(term => term.About == Subject.About && Wanted.IsAsked(term))
            .Take(300)
            .ToList();
        Terms = asked;
        var facts = asked
            .Select(term => KeyValuePair.Create(term.Name, FactFields.Read(Form, Here, term)))
            .ToList();
        if (!Form.IsRight || !await Write(one => one.WithFacts(Case.Number, Subject, facts)))
        {
            await Back();
            Terms = asked;
            return Page();
        }
        // What an answer leads to is asked at once, until there is no more.
        await Read();
        var before = asked.Select(term => term.Name).ToHashSet();
        await Prepare();
        return To(
            Form.Text("then") != "leave" && Terms.Any(term => !before.Contains(term.Name))
                ? $"{Home}/facts/{about}"
            : Subject.About == Accords.About.Item ? $"{Home}/goods"
            : Subject.About == Accords.About.Party ? $"{Home}/parties"
            : Home
        );
    }

    protected override Task Prepare()
    {
        var stated = Case.Application.Facts(Subject);
        var terms = new List<Term>();
        if (
            Subject.About == Accords.About.Item
            && Case.Application.KindOf(Subject.Id) is { } kind
        )
            terms.AddRange(Wanted.OfItem(Accord, kind, Today));
        terms.AddRange(
            Wanted
                .Open(Case.Application, Accord, Today)
                .GetValueOrDefault(Subject, [])
        );
        terms.AddRange(
            stated
                .Keys.Select(name => Accord.Glossary.FindTerm(name))
                .OfType<Term>()
                .Where(Wanted.IsAsked)
        );
        Terms =
        [
            .. terms
                .Where(term =>
                    term.Name
                        is not (
                            "item"
                            or "quantity"
                            or "value"
                            or "country"
                            or "established in"
                        )
                )
                .Distinct()
                // What was answered stays where it was; what is new comes after it.
                .OrderBy(term => !stated.ContainsKey(term.Name)),
        ];
        return Task.CompletedTask;
    }

    private bool Find(string about)
    {
        if (Subject.Find(about) is not { } subject)
            return false;
        var application = Case.Application;
        var name = subject.About switch
        {
            Accords.About.Item => application
                .Lines.FirstOrDefault(line => line.Line == subject.Id)
                ?.Description,
            Accords.About.Party => application
                .Parties.FirstOrDefault(party => party.Id == subject.Id)
                ?.Name,
            _ => Here["The transfer as a whole"],
        };
        (Subject, About) = (subject, name ?? "");
        return name is not null;
    }
}
