using System.Globalization;
using System.Text.Json;
using Passavant.Store;
using Passavant.Web.Asking;

namespace Passavant.Web.Administration;

/// <summary>What administrators did, and who was refused: for administrators and auditors.</summary>
internal static class OversightRoutes
{
    private const string Tag = "Administration";

    private static readonly Parameter[] RefusalParameters =
    [
        new("since", Holds.Text, "From this instant on; the last 30 days unless said."),
        new("limit", Holds.Whole, "How many; 500 unless said.", 1, 5000),
    ];

    private static readonly Parameter[] ActParameters =
    [
        new("after", Holds.Whole, "Acts after this one; from the first unless said."),
    ];

    /// <param name="Number">Its place among the acts of administrators, from 1.</param>
    /// <param name="Type">What happened.</param>
    /// <param name="At">When.</param>
    /// <param name="Person">Who did it.</param>
    /// <param name="Agency">For which agency.</param>
    /// <param name="Role">In which role.</param>
    /// <param name="Body">What it says.</param>
    public sealed record ActView(
        int Number,
        string Type,
        DateTimeOffset At,
        string Person,
        string Agency,
        string Role,
        JsonElement Body
    );

    public static void Map(RouteGroupBuilder routes)
    {
        _ = routes
            .MapGet("/refusals", Refusals)
            .Takes(RefusalParameters)
            .Says(Tag, "Who was refused access", "The newest first.", 401, 403, 422);
        _ = routes
            .MapGet("/acts", Acts)
            .Takes(ActParameters)
            .Says(Tag, "What administrators did", "In order; nothing is left out.", 401, 403, 422);
    }

    private static async Task<IResult> Refusals(
        HttpContext context,
        Database database,
        TimeProvider time,
        CancellationToken stop
    )
    {
        var given = Given.Read(context.Request, RefusalParameters);
        var since = time.GetUtcNow().AddDays(-30);
        if (
            given.Text("since") is { } text
            && !DateTimeOffset.TryParse(
                text,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
                out since
            )
        )
            throw Trouble.Invalid(
                "expected an instant such as 2026-12-01T00:00:00Z",
                "query",
                "since"
            );
        return Spoken.Answer(
            await database.Read(
                reading => Looking.Refusals(reading, since, given.Whole("limit") ?? 500),
                stop
            )
        );
    }

    private static async Task<IResult> Acts(
        HttpContext context,
        Database database,
        CancellationToken stop
    )
    {
        var after = Given.Read(context.Request, ActParameters).Whole("after") ?? 0;
        var events = await database.Read(
            reading => Events.Read(reading, Administering.Stream, after),
            stop
        );
        return Spoken.Answer(events.Select(View).ToList());
    }

    /// <summary>An act as it is read.</summary>
    public static ActView View(StoredEvent one) =>
        new(
            one.Version,
            one.Type,
            one.At,
            one.Person,
            one.Agency,
            one.Role,
            JsonSerializer.Deserialize<JsonElement>(one.Body)
        );
}
