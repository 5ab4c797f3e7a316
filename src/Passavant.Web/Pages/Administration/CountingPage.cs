using Microsoft.AspNetCore.Mvc;
using Passavant.Store;

namespace Passavant.Web.Pages.Administration;

/// <summary>A page about something that counts from an instant an administrator says: it is shown what that means, and confirmed.</summary>
internal abstract class CountingPage(Here here) : AdministrationPage(here)
{
    /// <summary>The instant asked to be confirmed; null before.</summary>
    public DateTimeOffset? Asked { get; private set; }

    /// <summary>What was done just before; null for nothing.</summary>
    public string? Done { get; protected set; }

    /// <summary>Takes what the form says about when it counts: asks to confirm, or does it, once.</summary>
    /// <param name="at">The page's path without the language.</param>
    /// <param name="isActive">Whether it counts already.</param>
    /// <param name="activate">Has it count from an instant; null for now.</param>
    protected async Task<IActionResult> SayWhen(
        string at,
        bool isActive,
        Func<DateTimeOffset?, Task> activate
    )
    {
        if (Form.Text("when") == "later")
            return await Tried(() => activate(Editions.NotYet)) ? To($"{at}?done=later") : Again();
        var when = When(Here.Now);
        if (!Form.IsRight)
            return Again();
        if (Form.Text("step") != "confirm")
        {
            Asked = when;
            return Page();
        }
        var isNow = Form.Text("when") == "now";
        // Sent twice, it is done once.
        return isActive && isNow || await Tried(() => activate(isNow ? null : when))
            ? To($"{at}?done=set")
            : Again();
    }
}
