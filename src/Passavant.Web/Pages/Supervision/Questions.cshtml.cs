using Microsoft.AspNetCore.Mvc;
using Passavant.Accords.Words;
using Passavant.Web.Asking;
using Passavant.Web.Cases;
using Passavant.Web.Oversight;
using Passavant.Web.Pages.Oversight;
using Role = Passavant.Cases.Role;

namespace Passavant.Web.Pages.Supervision;

/// <summary>What auditors asked the authority, and where it answers.</summary>
[Seats(Role.Supervisor, Role.Head)]
internal sealed class SupervisionQuestionsPage(Here here, Desk desk, Questioning questioning)
    : SeatPage(here)
{
    /// <summary>What was asked.</summary>
    public IReadOnlyList<QuestionCard> Questions { get; private set; } = [];

    /// <summary>The limit in words.</summary>
    public string Within => Language.Parse(Here.Language).Say(questioning.Within);

    /// <summary>What was just done; null for nothing.</summary>
    public string? Done =>
        !Form.IsSent && Request.Query["done"] is [{ Length: > 0 and <= 20 } number]
            ? Here["{0} is answered.", number]
            : null;

    public Task OnGet() => Read();

    public async Task<IActionResult> OnPost()
    {
        var number = Form.Text("number");
        var text = Form.Required(
            $"answer-{number}",
            Here["Write the answer"],
            Questioning.LongestAnswer,
            Here["Enter at most {0} characters", Questioning.LongestAnswer]
        );
        if (Form.IsRight)
            try
            {
                _ = await questioning.Answer(
                    Here.Caller!.Actor,
                    number,
                    text,
                    HttpContext.RequestAborted
                );
                return To($"/supervision/questions?done={number}");
            }
            catch (Trouble trouble) when (trouble.Status == StatusCodes.Status409Conflict)
            {
                Put(trouble);
            }
        await Read();
        return Again();
    }

    private Task Read() =>
        desk.Store.Read(
            async reading =>
            {
                Questions = await QuestionCard.All(Here, desk, reading, Here.Caller!.Actor.Agency);
                return true;
            },
            HttpContext.RequestAborted
        );
}
