using Microsoft.AspNetCore.Mvc;
using Passavant.Accords;
using Passavant.Cases;
using Passavant.Web.Cases;
using Role = Passavant.Cases.Role;

namespace Passavant.Web.Pages.Applying;

/// <summary>Everything an application says on one page, what is missing, and the button that submits it.</summary>
[Seats(Role.Applicant)]
internal sealed class CheckPage(Here here, Desk desk) : ApplicantPage(here, desk)
{
    /// <summary>What has to be there before it may be submitted.</summary>
    public IReadOnlyList<Gate> Missing { get; private set; } = [];

    /// <summary>What stands against submitting it, save what is missing.</summary>
    public string? Against { get; private set; }

    /// <summary>What the accord still asks, by what it is about.</summary>
    public IReadOnlyDictionary<Subject, IReadOnlyList<Term>> Left { get; private set; } =
        new Dictionary<Subject, IReadOnlyList<Term>>();

    public Task<IActionResult> OnGet() => Open();

    public async Task<IActionResult> OnPost()
    {
        if (!Form.IsTicked("true"))
            Form.Wrong("true", Here["Tick that what you say is true"]);
        return Form.IsRight && await Perform([], _ => new Submit()) ? To(Home) : await Back();
    }

    /// <summary>The end users whose statement does not hold.</summary>
    public IReadOnlyList<PartyDetails> Unsigned =>
        Tasks.NeedsStatement(Case.Kind)
            ?
            [
                .. Case.Application.InRole("end user")
                    .Where(party =>
                        !Case.Statements.Any(one =>
                            one.Party == party.Id && one.Holds(Case.Application)
                        )
                    ),
            ]
            : [];

    protected override Task Prepare()
    {
        var refusal = IsDraft
            ? Casework
                .Decide(Case, new Submit(), Here.Caller!.Actor, Desk.Now, Office)
                .Refusal
            : null;
        Missing = refusal?.Gates ?? [];
        Against = refusal is { Gates.Count: 0 } ? refusal.Why.In(Here.Language) : null;
        if (Tasks.HasGoods(Case.Kind))
            Left = Wanted
                .Open(Case.Application, Accord, Today)
                // Before it is said what goes, everything is open.
                .Where(pair =>
                    Case.Application.Lines.Count > 0
                    && (
                        pair.Key.About != About.Item
                        || Case.Application.Lines.Any(line => line.Line == pair.Key.Id)
                    )
                )
                .ToDictionary();
        return Task.CompletedTask;
    }
}
