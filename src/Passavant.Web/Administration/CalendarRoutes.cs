using System.Globalization;
using System.Text.Json;
using Passavant.Cases;
using Passavant.Store;
using Passavant.Web.Asking;
using Passavant.Web.Cases;
using Passavant.Web.People;

namespace Passavant.Web.Administration;

/// <summary>Calendars that replace those of the accord, by name.</summary>
internal static class CalendarRoutes
{
    private const string Tag = "Administration";

    /// <param name="Name">Its name.</param>
    /// <param name="Version">How often it was changed.</param>
    /// <param name="Calendar">The calendar.</param>
    public sealed record CalendarView(string Name, int Version, CalendarFile Calendar);

    public static void Map(RouteGroupBuilder routes)
    {
        _ = routes.MapGet("/calendars", List).Says(Tag, "All calendars", "By name.", 401, 403);
        _ = routes.MapGet("/calendars/{name}", Find).Says(Tag, "One calendar", "", 401, 403, 404);
        _ = routes
            .MapPut("/calendars/{name}", Put)
            .Reads(
                "application/json",
                """{"zone":"Europe/Brussels","weekend":["saturday","sunday"],"holidays":["2026-12-25"],"cutOff":"16:00"}"""
            )
            .Says(
                Tag,
                "Enter or change a calendar",
                "It is used in place of the accord's of the same name from then on, and every running clock counted again. Changing one takes If-Match.",
                401,
                403,
                412,
                422,
                428
            );
    }

    private static async Task<IResult> List(Database database, CancellationToken stop) =>
        Spoken.Answer((await database.Read(Calendars.All, stop)).Select(View).ToList());

    private static async Task<IResult> Find(
        HttpContext context,
        string name,
        Database database,
        CancellationToken stop
    )
    {
        var row =
            await database.Read(reading => Calendars.Find(reading, name), stop)
            ?? throw Trouble.Absent("There is no calendar of that name.");
        return Spoken.Answer(context, View(row), Text(row.Version));
    }

    private static async Task<IResult> Put(
        HttpContext context,
        string name,
        Administering administering,
        CancellationToken stop
    )
    {
        var asked = await Spoken.Read<CalendarFile>(context, stop);
        var view = await CalendarActs.Put(
            context.Caller().Actor,
            name,
            asked,
            Versions.Given(context),
            administering,
            stop
        );
        return Spoken.Answer(
            context,
            view,
            Text(view.Version),
            view.Version == 1 ? StatusCodes.Status201Created : StatusCodes.Status200OK
        );
    }

    /// <summary>A calendar as administrators see it.</summary>
    public static CalendarView View(CalendarRow row) =>
        new(
            row.Name,
            row.Version,
            JsonSerializer.Deserialize<CalendarFile>(row.Content, CaseJson.Options)!
        );

    /// <summary>A version as it is written.</summary>
    public static string Text(int version) => version.ToString(CultureInfo.InvariantCulture);
}
