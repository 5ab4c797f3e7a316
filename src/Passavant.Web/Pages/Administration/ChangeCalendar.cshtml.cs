using Microsoft.AspNetCore.Mvc;
using Passavant.Cases;
using Passavant.Store;
using Passavant.Web.Administration;
using Passavant.Web.Asking;
using Passavant.Web.Cases;
using Passavant.Web.Pages.Parts;

namespace Passavant.Web.Pages.Administration;

/// <summary>Changes a calendar: first what is typed, then what it moves, then the confirmation.</summary>
[Seats(Role.Administrator)]
internal sealed class ChangeCalendarPage(
    Here here,
    Database database,
    Desk desk,
    Administering administering
) : AdministrationPage(here)
{
    /// <summary>The calendar as it stands; null for a new one.</summary>
    public CalendarInUse? Calendar { get; private set; }

    /// <summary>What the change moves; null before it was asked.</summary>
    public Moves? Moves { get; private set; }

    /// <summary>The days of the week.</summary>
    public IEnumerable<Option> Days =>
        Enumerable
            .Range(1, 7)
            .Select(day => (DayOfWeek)(day % 7))
            .Select(day => new Option(
                Choices.Word(day),
                Here.Culture.DateTimeFormat.GetDayName(day)
            ));

    public async Task OnGet(string? name)
    {
        await Read(Existing(name));
        var file = Calendar?.File;
        Form.Fill("version", $"{Calendar?.Version ?? 0}");
        Form.Fill("zone", file?.Zone ?? "UTC");
        Form.Fill("cut", file?.CutOff);
        Form.Tick(
            "weekend",
            [.. (file?.Weekend ?? [DayOfWeek.Saturday, DayOfWeek.Sunday]).Select(Choices.Word)]
        );
        Form.Fill("days", file is null ? null : HolidayLines.Write(file));
    }

    public async Task<IActionResult> OnPost(string? name)
    {
        name = Existing(name);
        await Read(name);
        if (Form.Text("step") == "edit")
            return Page();
        var key = name ?? Form.Text("name");
        var (days, names, faults) = HolidayLines.Read(Form.Text("days"), Here);
        foreach (var fault in faults)
            Form.Wrong("days", fault);
        var file = new CalendarFile
        {
            Zone = Form.Text("zone"),
            Weekend =
            [
                .. Form.Texts("weekend")
                    .Select(word => Choices.TryFind<DayOfWeek>(word))
                    .OfType<DayOfWeek>(),
            ],
            Holidays = days,
            Names = names.Count == 0 ? null : names,
            CutOff = Form.Text("cut") is { Length: > 0 } cut ? cut : null,
        };
        foreach (var fault in CalendarActs.Faults(key, file))
            Wrong(fault);
        if (!Form.IsRight)
            return Again();
        if (Form.Text("step") != "confirm")
        {
            Moves = await database.Read(
                reading => Moves.Of(reading, desk, file.Calendar(key)),
                Stop
            );
            return Page();
        }
        var version = Form.Text("version");
        return await Tried(
            () =>
                CalendarActs.Put(
                    By,
                    key,
                    file,
                    version is "0" or "" ? "" : $"\"{version}\"",
                    administering,
                    Stop
                )
        )
            ? To($"/administration/calendars/{key}?done=changed")
            : Again();
    }

    private void Wrong(Fault fault)
    {
        var (field, say) = fault.Loc[^1] switch
        {
            "name" => (
                "name",
                Here["Enter a short name of letters from a to z, digits, - and ., such as brussels"]
            ),
            "zone" => ("zone", Here["Enter a time zone such as Europe/Paris, or UTC"]),
            "weekend" => ("weekend", Here["Leave at least one day of the week that is worked"]),
            "cutOff" => ("cut", Here["Enter a time of day such as 16:00, or leave it out"]),
            "holidays" => ("days", Here["Enter up to 5000 days, each once"]),
            _ => ("", fault.Msg),
        };
        if (Form.FaultOf(field) is null)
            Form.Wrong(field, say);
    }

    private async Task Read(string? name) =>
        Calendar = name is null
            ? null
            : await database.Read(reading => CalendarsInUse.Find(reading, desk, name), Stop);
}
