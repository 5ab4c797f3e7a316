using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Passavant.Cases;
using Passavant.Store;
using Passavant.Web.Asking;
using Passavant.Web.Cases;

namespace Passavant.Web.Pages;

/// <summary>What pages have in common: where they are, the form sent to them, and doing acts in cases.</summary>
internal abstract class SeatPage(Here here) : PageModel
{
    /// <summary>The language, who looks, where.</summary>
    public Here Here { get; } = here;

    /// <summary>The form of the page: empty, or as it was sent.</summary>
    public Form Form { get; private set; } = new();

    public override async Task OnPageHandlerExecutionAsync(
        PageHandlerExecutingContext context,
        PageHandlerExecutionDelegate next
    )
    {
        Form = await Form.Of(Request);
        await next();
    }

    /// <summary>Goes to another page of this language, so that reloading it sends nothing twice.</summary>
    /// <param name="path">Its path without the language; may end in the part of the page meant.</param>
    protected IActionResult To(string path) => new SeeOther(Here.To(path));

    /// <summary>The page again, with what is wrong and what was typed.</summary>
    protected IActionResult Again()
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    /// <summary>Does an act in a case for whoever sent the form, once; what stands against it is put on the form.</summary>
    /// <param name="number">The case.</param>
    /// <param name="make">The act, made from the case as it is.</param>
    /// <param name="beside">What is kept in the same transaction.</param>
    /// <param name="asRead">Whether it is done only on the version of the case the form was read at; else on whichever it is at.</param>
    /// <returns>Whether it was done, now or by the same form before.</returns>
    /// <exception cref="Trouble">There is no such case, or it is not theirs.</exception>
    protected async Task<bool> Do(
        string number,
        Func<Transaction, CaseFile, Task<Act>> make,
        Func<Transaction, CaseFile, Reply, Task>? beside = null,
        bool asRead = true
    )
    {
        var desk = HttpContext.RequestServices.GetRequiredService<Desk>();
        try
        {
            var refusal = await Acting.Do(
                Acting.Number(number),
                HttpContext,
                desk,
                Once(),
                asRead ? Expected() : null,
                make,
                beside,
                HttpContext.RequestAborted
            );
            if (refusal is null)
                return true;
            Form.Refused(refusal, Here.Language);
        }
        catch (AnsweredBefore)
        {
            return true;
        }
        catch (Trouble moved) when (moved.Status == StatusCodes.Status412PreconditionFailed)
        {
            HasMovedOn = true;
            Form.Wrong(
                "",
                Here[
                    "Somebody acted on this case while you were writing. Nothing of yours is lost: read what is new, then send it again."
                ]
            );
        }
        catch (Trouble trouble)
            when (trouble.Status
                    is StatusCodes.Status422UnprocessableEntity
                        or StatusCodes.Status503ServiceUnavailable
            )
        {
            Put(trouble);
        }
        return false;
    }

    /// <summary>Does an act in a case.</summary>
    protected Task<bool> Do(string number, Act act) => Do(number, (_, _) => Task.FromResult(act));

    /// <summary>Whether the case had moved on when the form came: it is shown with the version it is at now.</summary>
    public bool HasMovedOn { get; private set; }

    /// <summary>Puts on the form why a request was not done.</summary>
    protected void Put(Trouble trouble)
    {
        if (trouble.Faults.Count == 0)
            Form.Wrong(
                "",
                Here.Language == "fr" ? trouble.French ?? trouble.Message : trouble.Message
            );
        foreach (var fault in trouble.Faults)
            Form.Wrong(
                "",
                $"{string.Join(" › ", fault.Loc.Where(one => one != "body"))}: {fault.Msg}"
            );
    }

    // Every form that acts carries a key of its own: sent twice, it is done once.
    private Once? Once() =>
        Form.Text("once") is { Length: > 0 and <= 100 } key
            ? new Once(
                $"page {key}",
                CaseFiles.Hash(
                    System.Text.Encoding.UTF8.GetBytes($"{Request.Method} {Request.Path}")
                )
            )
            : null;

    private int? Expected() =>
        int.TryParse(
            Form.Text("version"),
            System.Globalization.NumberStyles.None,
            System.Globalization.CultureInfo.InvariantCulture,
            out var version
        )
            ? version
            : null;
}

/// <summary>Sends whoever sent a form to a page (303), which is then read anew.</summary>
internal sealed class SeeOther(string address) : IActionResult
{
    public Task ExecuteResultAsync(ActionContext context)
    {
        context.HttpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.HttpContext.Response.Headers.Location = address;
        return Task.CompletedTask;
    }
}
