using Passavant.Cases;
using Passavant.Web.Administration;
using Passavant.Web.Asking;

namespace Passavant.Web.Pages.Administration;

/// <summary>What the administrators' pages have in common: doing what administrators do, and telling what stands against it at the field it is about.</summary>
internal abstract class AdministrationPage(Here here) : SeatPage(here)
{
    /// <summary>Who acts.</summary>
    protected Actor By => Here.Caller!.Actor;

    /// <summary>Gives up when whoever asked has gone.</summary>
    protected CancellationToken Stop => HttpContext.RequestAborted;

    /// <summary>Whether somebody changed it while the form was being filled.</summary>
    public bool WasChanged { get; private set; }

    /// <summary>Does something; what stands against it is put on the form.</summary>
    /// <param name="act">What.</param>
    /// <param name="says">What to say of a field that is wrong; the program's own words for others.</param>
    /// <returns>Whether it was done.</returns>
    /// <exception cref="Trouble">It is not there, or not theirs.</exception>
    protected async Task<bool> Tried(Func<Task> act, params (string Field, string Say)[] says)
    {
        try
        {
            await act();
            return true;
        }
        catch (Trouble trouble) when (trouble.Status == StatusCodes.Status412PreconditionFailed)
        {
            WasChanged = true;
            Form.Wrong(
                "",
                Here[
                    "Somebody changed this while you were writing. What you typed is still here: compare it with what stands now, and send it again if it is to replace that."
                ]
            );
        }
        catch (Trouble before) when (before.Code == AppointmentActs.DoneBefore)
        {
            return true;
        }
        catch (Trouble trouble)
            when (trouble.Status
                    is StatusCodes.Status409Conflict
                        or StatusCodes.Status422UnprocessableEntity
                || trouble.Code == "not-oneself"
            )
        {
            if (trouble.Faults.Count == 0)
                Form.Wrong("", Said(trouble));
            foreach (var fault in trouble.Faults)
            {
                var field = fault.Loc.LastOrDefault(one => one is not ("body" or "path")) ?? "";
                var say = says.FirstOrDefault(one => one.Field == field).Say;
                Form.Wrong(say is null ? "" : field, say ?? $"{field} {fault.Msg}".Trim());
            }
        }
        return false;
    }

    /// <summary>What a trouble says, in the language of the page.</summary>
    protected string Said(Trouble trouble) =>
        Here.Language == "fr" ? trouble.French ?? trouble.Message : trouble.Message;

    /// <summary>What an address names; null for <c>new</c>, where something is entered.</summary>
    protected static string? Existing(string? name) => name == "new" ? null : name;

    /// <summary>The beginning of a day, in universal time.</summary>
    protected static DateTimeOffset Begin(DateOnly day) =>
        new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);

    /// <summary>An instant chosen by the radios <c>when</c>: now, or at the beginning of the day in <c>day</c>. Null, and a fault, where neither was.</summary>
    protected DateTimeOffset? When(DateTimeOffset now)
    {
        switch (Form.Text("when"))
        {
            case "now":
                return now;
            case "day":
                var day = Form.Day("day", Here["Enter the day, such as 3 12 2026"]);
                if (day is { } chosen && Begin(chosen) <= now)
                {
                    Form.Wrong("day", Here["Enter a day after today, or choose “now”"]);
                    return null;
                }
                return day is { } one ? Begin(one) : null;
            default:
                Form.Wrong("when", Here["Choose from when it counts"]);
                return null;
        }
    }
}
