using Microsoft.AspNetCore.Mvc;
using Passavant.Cases;
using Passavant.Web.Cases;

namespace Passavant.Web.Pages.Applying;

/// <summary>An application: while it is written, the list of its parts; after that, where it stands, what is asked, what was decided.</summary>
[Seats(Role.Applicant)]
[RequestSizeLimit(CasePage.MostSent)]
internal sealed class CasePage(Here here, Desk desk) : ApplicantPage(here, desk)
{
    /// <summary>The most that is sent with one form.</summary>
    public const long MostSent = 64 << 20;

    public Task<IActionResult> OnGet() => Open();

    /// <summary>A question is answered.</summary>
    public async Task<IActionResult> OnPostAnswer(string id)
    {
        var answer = Long($"answer-{id}", Here["Write your answer"]);
        var files = await Uploads($"files-{id}", "answer");
        return await Done(
            files,
            new AnswerQuestion(id, answer) { Documents = Hashes(files) },
            $"question-{id}"
        );
    }

    /// <summary>The notice of an intended refusal is answered.</summary>
    public async Task<IActionResult> OnPostNotice()
    {
        var answer = Long("answer", Here["Write your answer"]);
        if (Form.IsTicked("hearing"))
            answer += "\n\n" + Here["We ask to be heard in person before a decision is made."];
        var files = await Uploads("files", "answer");
        return await Done(files, new AnswerNotice(answer), "notice");
    }

    /// <summary>Evidence for a condition is shown.</summary>
    public async Task<IActionResult> OnPostEvidence(string id)
    {
        var text = Long($"evidence-{id}", Here["Say what shows that the condition is kept"]);
        var files = await Uploads($"proof-{id}", "evidence");
        return await Done(
            files,
            new ShowEvidence(id, text) { Documents = Hashes(files) },
            $"condition-{id}"
        );
    }

    /// <summary>A message is sent to whoever decides.</summary>
    public async Task<IActionResult> OnPostMessage()
    {
        var subject = Form.Required(
            "subject",
            Here["Say what the message is about"],
            200,
            Here["The subject has more than 200 letters; shorten it"]
        );
        var text = Long("message", Here["Write a message"]);
        return await Done([], new SendMessage(Case.Authority, subject, text), "messages");
    }

    /// <summary>Something more is said to the panel.</summary>
    public async Task<IActionResult> OnPostSubmission()
    {
        var text = Long("submission", Here["Write what the panel should know"]);
        var files = await Uploads("papers", "submission");
        return await Done(files, new AddSubmission(text), "appeal");
    }

    private string Long(string name, string otherwise) =>
        Form.Required(
            name,
            otherwise,
            20_000,
            Here["That is more than 20,000 letters; put the rest in a document"]
        );

    private static List<string> Hashes(IReadOnlyList<Upload> files) =>
        [.. files.Select(one => one.Document.Sha256).Distinct()];

    private async Task<IActionResult> Done(IReadOnlyList<Upload> files, Act act, string part) =>
        Form.IsRight && await Perform(files, _ => act) ? To($"{Home}#{part}") : await Back();
}
