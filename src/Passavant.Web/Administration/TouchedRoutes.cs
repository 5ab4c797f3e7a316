using Passavant.Cases;
using Passavant.Store;
using Passavant.Web.Asking;

namespace Passavant.Web.Administration;

/// <summary>Which open cases an edition or a snapshot touches: those assessed under another, or screened against another. Administrators see numbers, never what the cases say.</summary>
internal static class TouchedRoutes
{
    private const string Tag = "Administration";
    private const int Most = 500;

    private static readonly Parameter[] Parameters =
    [
        new("after", Holds.Text, "Cases after this number; what the page before says is next."),
    ];

    /// <param name="Number">The case.</param>
    /// <param name="Kind">What it asks for.</param>
    /// <param name="Phase">Where it stands.</param>
    /// <param name="Authority">The authority that has it.</param>
    public sealed record TouchedView(string Number, string Kind, string Phase, string Authority);

    /// <param name="Cases">The cases, by number.</param>
    /// <param name="Next">Where to go on; null at the end.</param>
    public sealed record TouchedPage(IReadOnlyList<TouchedView> Cases, string? Next);

    public static void Map(RouteGroupBuilder routes)
    {
        _ = routes
            .MapGet("/editions/{identity}/touched", ByEdition)
            .Takes(Parameters)
            .Says(
                Tag,
                "Open cases an edition touches",
                "Those assessed under another edition: each has to be assessed again before it is decided.",
                401,
                403,
                404,
                422
            );
        _ = routes
            .MapGet("/lists/{hash}/touched", ByList)
            .Takes(Parameters)
            .Says(
                Tag,
                "Open cases a snapshot touches",
                "Those screened against another snapshot of the list: each has to be screened again before it is decided.",
                401,
                403,
                404,
                422
            );
    }

    private static async Task<IResult> ByEdition(
        HttpContext context,
        string identity,
        Database database,
        CancellationToken stop
    ) =>
        await Page(
            context,
            database,
            "assess",
            async reading =>
            {
                if ((await Editions.All(reading)).All(row => row.Identity != identity))
                    throw Trouble.Absent("That edition was never entered here.");
                return last => last.Accord is not null && last.Accord != identity;
            },
            stop
        );

    private static async Task<IResult> ByList(
        HttpContext context,
        string hash,
        Database database,
        CancellationToken stop
    ) =>
        await Page(
            context,
            database,
            "screen",
            async reading =>
            {
                var row =
                    (await Editions.Snapshots(reading)).FirstOrDefault(one => one.Hash == hash)
                    ?? throw Trouble.Absent("That snapshot was never entered here.");
                return last =>
                    last.Body is not null
                    && CaseJson.Read(last.Body).Act is Screen screened
                    && !screened.Screening.Lists.Contains(new ListStamp(row.List, row.Hash));
            },
            stop
        );

    private static async Task<IResult> Page(
        HttpContext context,
        Database database,
        string act,
        Func<Reading, Task<Func<LastAct, bool>>> touches,
        CancellationToken stop
    )
    {
        var after = Given.Read(context.Request, Parameters).Text("after") ?? "";
        return Spoken.Answer(
            await database.Read(
                async reading =>
                {
                    var isTouched = await touches(reading);
                    var found = await Touching.Last(reading, act, after, Most);
                    return new TouchedPage(
                        [
                            .. found
                                .Where(isTouched)
                                .Select(one => new TouchedView(
                                    one.Number,
                                    one.Kind,
                                    one.Phase,
                                    one.Authority
                                )),
                        ],
                        found.Count < Most ? null : found[^1].Number
                    );
                },
                stop
            )
        );
    }
}
