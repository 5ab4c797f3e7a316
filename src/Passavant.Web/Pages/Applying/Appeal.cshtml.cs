using Microsoft.AspNetCore.Mvc;
using Passavant.Cases;
using Passavant.Web.Cases;
using Passavant.Web.Pages.Parts;
using Span = Passavant.Accords.Span;

namespace Passavant.Web.Pages.Applying;

/// <summary>Lodges an appeal: against a refusal, a condition or a delay, with the panel.</summary>
[Seats(Role.Applicant)]
internal sealed class AppealPage(Here here, Desk desk) : ApplicantPage(here, desk)
{
    /// <summary>What may be appealed against now.</summary>
    public IReadOnlyList<Option> Against { get; private set; } = [];

    /// <summary>The clock of filing it; null where none runs.</summary>
    public ClockView? Filing { get; private set; }

    public async Task<IActionResult> OnGet()
    {
        await Prepare();
        if (Against is [var only])
            Form.Fill("against", only.Value);
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        var against = Form.Choice<AppealAgainst>("against", Here["Choose what you appeal against"]);
        var grounds = Form.Required(
            "grounds",
            Here["Say what is wrong"],
            20_000,
            Here["That is more than 20,000 letters; put the rest in a document"]
        );
        var hearing = Form.Text("hearing");
        if (hearing is not ("yes" or "no"))
            Form.Wrong("hearing", Here["Say whether you want to be heard in person"]);
        return
            Form.IsRight
            && await Perform(
                [],
                _ => new LodgeAppeal(against!.Value, grounds, hearing == "yes")
            )
            ? To($"{Home}#appeal")
            : await Back();
    }

    /// <summary>What may be appealed against in a case as it is.</summary>
    public static IEnumerable<AppealAgainst> Possible(ApplicantPage page) =>
        page.May<LodgeAppeal>()
            ? Enum.GetValues<AppealAgainst>()
                .Where(one => page.WouldDo(new LodgeAppeal(one, "…", false)))
            : [];

    protected override Task Prepare()
    {
        Against =
        [
            .. Possible(this)
                .Select(one => new Option(Choices.Word(one), Here[Naming.Of(one)])),
        ];
        Filing = ClockWords.Of(View, Office, Span.AppealFiling);
        return Task.CompletedTask;
    }
}
