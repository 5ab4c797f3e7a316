using Microsoft.AspNetCore.DataProtection;
using Passavant.Cases;
using Passavant.Store;
using Passavant.Web.Asking;
using Passavant.Web.People;

namespace Passavant.Web.Webhooks;

/// <summary>Says at which addresses a program is to be told of what happens in the cases its owner may read.</summary>
internal static class WebhookRoutes
{
    /// <summary>What secrets are protected for.</summary>
    public const string Purpose = "webhooks";

    /// <summary>How many calls are shown.</summary>
    public const int Shown = 50;

    private const int Most = 10;

    /// <param name="Url">Where to tell it.</param>
    /// <param name="Acts">Of which acts; none for all.</param>
    public sealed record Request(string Url, IReadOnlyList<string>? Acts = null);

    /// <param name="Id">Which.</param>
    /// <param name="Url">Where it is told.</param>
    /// <param name="Acts">Of which acts; empty for all.</param>
    /// <param name="Appointment">The appointment whose cases it is about.</param>
    /// <param name="Created">Since when.</param>
    public sealed record View(
        string Id,
        string Url,
        IReadOnlyList<string> Acts,
        string Appointment,
        DateTimeOffset Created
    );

    /// <param name="Webhook">It.</param>
    /// <param name="Secret">What its signatures are checked with; shown this once.</param>
    public sealed record Made(View Webhook, string Secret);

    /// <param name="Id">Which message: the same however often it was sent.</param>
    /// <param name="Number">The case.</param>
    /// <param name="Act">What happened.</param>
    /// <param name="Version">The version of the case it made.</param>
    /// <param name="At">When.</param>
    /// <param name="Tries">How often it was sent.</param>
    /// <param name="Taken">When it was taken.</param>
    /// <param name="Failed">When it was given up.</param>
    /// <param name="Again">When it is sent again, where it waits.</param>
    /// <param name="Trouble">What went wrong last.</param>
    public sealed record Call(
        string Id,
        string Number,
        string Act,
        int Version,
        DateTimeOffset At,
        int Tries,
        DateTimeOffset? Taken,
        DateTimeOffset? Failed,
        DateTimeOffset? Again,
        string? Trouble
    );

    public static void Map(IEndpointRouteBuilder routes)
    {
        _ = routes
            .MapGet("/webhooks", List)
            .WithMetadata(Access.SignIn)
            .Says("Webhooks", "One's own webhooks", "Those that last.", 401, 403);
        _ = routes
            .MapPost("/webhooks", Add)
            .WithMetadata(Access.SignIn)
            .Reads(
                "application/json",
                """{"url":"https://exporter.example/passavant","acts":["decide","changed"]}"""
            )
            .Says(
                "Webhooks",
                "Be told of what happens",
                "Every act in a case the owner may read, as they act now, is posted to the address as JSON: id, act, number, version, at; nothing confidential. It is signed after Standard Webhooks (webhook-id, webhook-timestamp, webhook-signature) with the secret shown this once, sent until it is answered with 2xx or given up after ten tries, in no promised order. Acts of the authority are told to applicants and partners as 'changed'.",
                401,
                403,
                409,
                422
            );
        _ = routes
            .MapGet("/webhooks/{id}/calls", Calls)
            .WithMetadata(Access.SignIn)
            .Says(
                "Webhooks",
                "What a webhook was told",
                "The latest, with what went wrong.",
                401,
                403,
                404
            );
        _ = routes
            .MapDelete("/webhooks/{id}", Remove)
            .WithMetadata(Access.SignIn)
            .Says("Webhooks", "End a webhook", "What waits is not sent any more.", 401, 403, 404);
    }

    /// <summary>Makes one for whoever is signed in.</summary>
    /// <exception cref="Trouble">What is asked for cannot be.</exception>
    public static async Task<Made> Make(HttpContext context, Request asked, CancellationToken stop)
    {
        var services = context.RequestServices;
        var settings = services.GetRequiredService<CaseworkSettings>();
        var by = context.Caller().Actor;
        var faults = new List<Fault>();
        if (Wrong(asked.Url, settings.TellsNeighbours) is { } wrong)
            faults.Add(new(["body", "url"], wrong));
        foreach (var act in (asked.Acts ?? []).Except(Acts))
            faults.Add(
                new(["body", "acts"], $"'{act}' is no act; expected {string.Join(", ", Acts)}")
            );
        if (faults.Count > 0)
            throw Trouble.Invalid(faults);
        var secret = Signature.NewSecret();
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var row = new WebhookRow
        {
            Id = Guid.CreateVersion7(now).ToString(),
            Person = by.Person,
            Appointment = SignedIn.Of(context).Acting!.Id,
            Url = asked.Url,
            Secret = services
                .GetRequiredService<IDataProtectionProvider>()
                .CreateProtector(Purpose)
                .Protect(secret),
            Acts = string.Join(' ', (asked.Acts ?? []).Distinct()),
            Created = now,
        };
        await services
            .GetRequiredService<Database>()
            .Write(
                async change =>
                {
                    if ((await Store.Webhooks.Of(change, by.Person)).Count >= Most)
                        throw Trouble.Of(
                            StatusCodes.Status409Conflict,
                            "too-many",
                            $"You have {Most} webhooks; end one first.",
                            $"Vous avez {Most} points d'appel ; mettez d'abord fin à l'un d'eux."
                        );
                    await Store.Webhooks.Add(change, row);
                },
                stop
            );
        return new Made(Of(row), secret);
    }

    /// <summary>Ends one of a person's; false where they have none of that id.</summary>
    public static Task<bool> End(Database database, string person, string id, DateTimeOffset now) =>
        database.Write(async change =>
            (await Store.Webhooks.Of(change, person)).Any(one => one.Id == id)
            && await Store.Webhooks.End(change, id, now)
        );

    /// <summary>The acts one can be told of.</summary>
    public static IReadOnlyList<string> Acts { get; } =
    [Telling.Changed, .. WhoMay.Acts.Select(WhoMay.Name).Order(StringComparer.Ordinal)];

    private static async Task<IResult> List(
        HttpContext context,
        Database database,
        CancellationToken stop
    )
    {
        var person = SignedIn.Of(context).Person.Id;
        var all = await database.Read(reading => Store.Webhooks.Of(reading, person), stop);
        return Spoken.Answer(all.Select(Of).ToList());
    }

    private static async Task<IResult> Add(HttpContext context, CancellationToken stop)
    {
        var asked = await Spoken.Read<Request>(context, stop);
        return Spoken.Answer(await Make(context, asked, stop), StatusCodes.Status201Created);
    }

    private static async Task<IResult> Calls(
        HttpContext context,
        string id,
        Database database,
        CancellationToken stop
    )
    {
        var person = SignedIn.Of(context).Person.Id;
        var calls = await database.Read(
            async reading =>
                (await Store.Webhooks.Of(reading, person)).Any(one => one.Id == id)
                    ? await Store.Webhooks.Calls(reading, id, Shown)
                    : null,
            stop
        );
        return calls is null
            ? throw NotYours()
            : Spoken.Answer(
                calls
                    .Select(one => new Call(
                        one.Id,
                        one.Number,
                        one.Act,
                        one.Version,
                        one.At,
                        one.Tries,
                        one.Taken,
                        one.Failed,
                        one.Taken is null && one.Failed is null ? one.Again : null,
                        one.Trouble
                    ))
                    .ToList()
            );
    }

    private static async Task<IResult> Remove(
        HttpContext context,
        string id,
        Database database,
        TimeProvider time
    ) =>
        await End(database, SignedIn.Of(context).Person.Id, id, time.GetUtcNow())
            ? Results.NoContent()
            : throw NotYours();

    private static Trouble NotYours() => Trouble.Absent("None of your webhooks has that id.");

    private static View Of(WebhookRow row) =>
        new(
            row.Id,
            row.Url,
            row.Acts.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            row.Appointment,
            row.Created
        );

    /// <summary>What is wrong with an address; null for nothing. What a name leads to is looked at when it is called; an address that can never be is refused at once.</summary>
    internal static string? Wrong(string url, bool neighbours)
    {
        if (
            url.Length > 500
            || !Uri.TryCreate(url, UriKind.Absolute, out var address)
            || address.UserInfo.Length > 0
            || address.Fragment.Length > 0
            || address.Scheme != Uri.UriSchemeHttps
                && !(neighbours && address.Scheme == Uri.UriSchemeHttp)
        )
            return "expected an address such as https://exporter.example/passavant, without a name, password or #";
        return
            !neighbours
            && (
                address.IsLoopback
                || System.Net.IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip)
                    && !Networks.IsPublic(ip)
            )
            ? "is an address of this machine or of one beside it"
            : null;
    }
}
