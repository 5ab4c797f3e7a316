using System.Text.Json;
using System.Text.Json.Nodes;
using Passavant.Accords;
using Passavant.Accords.Reading;
using Passavant.Accords.Words;
using Passavant.Store;
using Passavant.Web.Asking;
using Fault = Passavant.Web.Asking.Fault;

namespace Passavant.Web.Cases;

/// <summary>What the accord says of a transfer or an item, with no case: nothing is kept.</summary>
internal static class Stateless
{
    private static readonly Parameter[] Parameters =
    [
        new("accord", Holds.Text, "The identity of an edition that was entered; the active one unless said."),
        new("asOf", Holds.Text, "The day of law, such as 2026-12-01; today unless said."),
    ];

    /// <summary>What an item is asked about.</summary>
    /// <param name="Item">Facts of the item, by term: <c>"output frequency": "650 Hz"</c>.</param>
    internal sealed record Question(JsonElement Item)
    {
        /// <summary>Facts of the transfer, by term; with these the outcome is said too.</summary>
        public JsonElement? Transfer { get; init; }

        /// <summary>The parties, as in a transfer.</summary>
        public JsonElement? Parties { get; init; }
    }

    /// <summary>An edition of the accord.</summary>
    /// <param name="Identity">Its identity.</param>
    /// <param name="Title">What it is called.</param>
    /// <param name="ActiveFrom">From when acts are done under it.</param>
    /// <param name="IsActive">Whether it is the one acts are done under now.</param>
    internal sealed record EditionView(
        string Identity,
        string Title,
        DateTimeOffset ActiveFrom,
        bool IsActive
    );

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapPost("/assess", Assess)
            .Takes(Parameters)
            .For(
                Allows.SignedIn,
                "The accord",
                "What the accord says of a transfer: the determination. Nothing is kept.",
                typeof(JsonElement),
                typeof(JsonElement)
            );
        routes
            .MapPost("/classify", Classify)
            .Takes(Parameters)
            .For(
                Allows.SignedIn,
                "The accord",
                "Which controls an item falls under, which are open, and what to ask first. Nothing is kept.",
                typeof(Question),
                typeof(JsonElement)
            );
        routes
            .MapGet("/accords", List)
            .For(
                Allows.Everybody,
                "The accord",
                "The editions of the accord, and which is active.",
                gives: typeof(IReadOnlyList<EditionView>)
            );
    }

    private static async Task<IResult> Assess(
        HttpContext context,
        Desk desk,
        CancellationToken stop
    )
    {
        var body = await CaseAnswers.Body(context.Request, stop);
        var (accord, day) = await Under(context, desk, stop);
        var faults = new List<InputFault>();
        var transfer =
            TransferJson.Read(body, accord.Glossary, faults) ?? throw Faulty(faults, "body");
        return Results.Bytes(
            DeterminationJson.ToBytes(
                Assessor.Assess(transfer, accord, Instruments.None, day, day)
            ),
            "application/json; charset=utf-8"
        );
    }

    private static async Task<IResult> Classify(
        HttpContext context,
        Desk desk,
        CancellationToken stop
    )
    {
        var asked = (Question)
            CaseAnswers.Read(await CaseAnswers.Body(context.Request, stop), typeof(Question));
        var (accord, day) = await Under(context, desk, stop);
        var row = new JsonObject
        {
            ["transfer"] = "classify",
            ["items"] = new JsonArray(
                new JsonObject { ["line"] = "1", ["facts"] = Node(asked.Item) }
            ),
        };
        if (asked.Transfer is { } facts)
            row["facts"] = Node(facts);
        if (asked.Parties is { } parties)
            row["parties"] = Node(parties);
        var faults = new List<InputFault>();
        var transfer =
            TransferJson.Read(
                JsonSerializer.SerializeToUtf8Bytes(row),
                accord.Glossary,
                faults
            ) ?? throw Faulty(faults, "body");
        var assessor = new Assessor(accord, Instruments.None, day, day);
        return Results.Bytes(
            ClassificationJson.ToBytes(
                assessor.ClassifyWithQuestions(transfer),
                asked.Transfer is null && asked.Parties is null ? null : assessor.Assess(transfer)
            ),
            "application/json; charset=utf-8"
        );
    }

    private static async Task<IResult> List(HttpContext context, Desk desk, CancellationToken stop)
    {
        var (rows, active) = await desk.Store.Read(
            async reading =>
                (await Editions.All(reading), await Editions.Active(reading, desk.Now)),
            stop
        );
        return CaseAnswers.Ok(
            context,
            rows.Select(row => new EditionView(
                    row.Identity,
                    row.Title,
                    row.ActiveFrom,
                    row.Identity == active?.Identity
                ))
                .ToList()
        );
    }

    private static async Task<(Accord Accord, DateOnly Day)> Under(
        HttpContext context,
        Desk desk,
        CancellationToken stop
    )
    {
        var given = Given.Read(context.Request, Parameters);
        var now = desk.Now;
        var day = DateOnly.FromDateTime(now.UtcDateTime);
        if (
            given.Text("asOf") is { } text
            && !DateOnly.TryParseExact(
                text,
                "yyyy-MM-dd",
                System.Globalization.CultureInfo.InvariantCulture,
                System.Globalization.DateTimeStyles.None,
                out day
            )
        )
            throw Trouble.Invalid(
                $"is '{text}'; expected a day such as 2026-12-01",
                "query",
                "asOf"
            );
        return (
            await desk.Store.Read(
                async reading =>
                    given.Text("accord") is { } identity
                        ? await desk.Accord(reading, identity)
                        : (await desk.Office(reading, null, now)).Accord,
                stop
            ),
            day
        );
    }

    private static Trouble Faulty(IReadOnlyList<InputFault> faults, string where) =>
        Trouble.Invalid([
            .. faults.Select(fault => new Fault([where, fault.Where], fault.Message)),
        ]);

    private static JsonNode? Node(JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.Object => JsonObject.Create(element),
            JsonValueKind.Array => JsonArray.Create(element),
            JsonValueKind.Null or JsonValueKind.Undefined => null,
            _ => JsonValue.Create(element),
        };
}
