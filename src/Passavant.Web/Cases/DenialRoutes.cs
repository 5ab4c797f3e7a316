using System.Text.Json;
using Passavant.Cases;
using Passavant.Store;
using Passavant.Web.Administration;
using Passavant.Web.Asking;
using Passavant.Web.People;
using Role = Passavant.Cases.Role;

namespace Passavant.Web.Cases;

/// <summary>The register of denials: those partner states notify, and one's own; reviewed, renewed and revoked by acts that are recorded.</summary>
internal static class DenialRoutes
{
    private const string Tag = "Denials";

    private static readonly Parameter[] Parameters =
    [
        new("endUser", Holds.Text, "Only denials against an end user of that name that stand."),
        new(
            "endsBefore",
            Holds.Text,
            "Only those whose standing ends before this day: to be reviewed."
        ),
    ];

    /// <summary>A denial a partner state notifies.</summary>
    /// <param name="Id">The reference of the notification.</param>
    /// <param name="State">The state that denied, by ISO 3166 code.</param>
    /// <param name="Partner">The agency to be consulted about it.</param>
    /// <param name="Day">The day of the denial.</param>
    /// <param name="EndUser">The end user.</param>
    /// <param name="Items">The control codes of the items, or words for them.</param>
    /// <param name="Grounds">Why, as far as it is shared.</param>
    internal sealed record Notification(
        string Id,
        string State,
        string Partner,
        DateOnly Day,
        string EndUser,
        IReadOnlyList<string> Items,
        string Grounds
    )
    {
        /// <summary>The end user's country, by ISO 3166 code.</summary>
        public string? Country { get; init; }

        /// <summary>The last day it stands; three years after the denial unless said.</summary>
        public DateOnly? StandingUntil { get; init; }
    }

    /// <summary>A denial is revoked.</summary>
    /// <param name="Why">Why.</param>
    internal sealed record Revocation(string Why);

    /// <summary>A denial is reviewed and stands longer.</summary>
    /// <param name="StandingUntil">The last day it stands.</param>
    /// <param name="Why">Why.</param>
    internal sealed record Renewal(DateOnly StandingUntil, string Why);

    /// <summary>A denial in the register.</summary>
    internal sealed record DenialView(Denial Denial, string? Number, DateOnly? Revoked)
    {
        public static DenialView Of(DenialRow row) =>
            new(DenialRegister.Of(row), row.Number, row.Revoked);
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        // A partner state's desk keeps its own refusals; the authority enters those told by other ways.
        var writes = Allows.Only(Role.Officer, Role.Head, Role.Partner);
        routes
            .MapGet("/denials", List)
            .Takes(Parameters)
            .For(
                Allows.Only(
                    Role.Officer,
                    Role.Head,
                    Role.Member,
                    Role.Supervisor,
                    Role.Auditor,
                    Role.Partner
                ),
                Tag,
                "The register of denials, the newest first; of a partner state, its own.",
                gives: typeof(IReadOnlyList<DenialView>)
            );
        routes
            .MapPost("/denials", Entered)
            .For(
                writes,
                Tag,
                "Enters a denial a partner state has notified.",
                typeof(Notification),
                typeof(DenialView),
                StatusCodes.Status201Created
            );
        routes
            .MapPost("/denials/{id}/revoke", Revoked)
            .For(
                writes,
                Tag,
                "Revokes a denial from today on.",
                typeof(Revocation),
                typeof(DenialView)
            );
        routes
            .MapPost("/denials/{id}/renew", Renewed)
            .For(
                writes,
                Tag,
                "Says after a review how long a denial stands.",
                typeof(Renewal),
                typeof(DenialView)
            );
    }

    private static async Task<IResult> List(HttpContext context, Desk desk, CancellationToken stop)
    {
        var given = Given.Read(context.Request, Parameters);
        var before = Day(given.Text("endsBefore"), "endsBefore");
        var today = DateOnly.FromDateTime(desk.Now.UtcDateTime);
        var rows = await desk.Store.Read(
            reading =>
                given.Text("endUser") is { Length: > 0 } name
                    ? Denials.Standing(reading, name, today)
                    : Denials.All(reading),
            stop
        );
        return CaseAnswers.Ok(
            context,
            rows.Where(row => IsFor(context.Caller().Actor, row))
                .Where(row => before is null || row.Revoked is null && row.StandingUntil < before)
                .Select(DenialView.Of)
                .ToList()
        );
    }

    private static async Task<IResult> Entered(
        HttpContext context,
        Desk desk,
        Administering administering,
        CancellationToken stop
    )
    {
        var given = (Notification)
            CaseAnswers.Read(await CaseAnswers.Body(context.Request, stop), typeof(Notification));
        return CaseAnswers.Ok(
            context,
            await Enter(context.Caller().Actor, given, desk, administering, stop),
            status: StatusCodes.Status201Created
        );
    }

    /// <summary>Enters a denial.</summary>
    /// <exception cref="Trouble">Something is wrong with it, it is known, or it is another's.</exception>
    public static Task<DenialView> Enter(
        Actor by,
        Notification given,
        Desk desk,
        Administering administering,
        CancellationToken stop
    )
    {
        Check(given, DateOnly.FromDateTime(desk.Now.UtcDateTime));
        return administering.Do(
            by,
            async change =>
            {
                if (
                    await Passavant.Store.People.FindAgency(change, given.Partner)
                        is not { } partner
                    || AgencyRows.Agency(partner).Kind != AgencyKind.Partner
                    || by.Role == Role.Partner && given.Partner != by.Agency
                )
                    throw Trouble.Invalid("is no partner's agency of yours", "body", "partner");
                if (await Denials.Find(change, given.Id) is not null)
                    throw Trouble.Of(
                        StatusCodes.Status409Conflict,
                        "known",
                        $"The denial {given.Id} is in the register already.",
                        $"Le refus {given.Id} est déjà au registre."
                    );
                var row = new DenialRow
                {
                    Id = given.Id,
                    State = given.State,
                    Partner = given.Partner,
                    Day = given.Day,
                    EndUser = given.EndUser,
                    EndUserKey = Dossiers.Key(given.EndUser),
                    Country = given.Country,
                    Items = JsonSerializer.Serialize(given.Items, CaseJson.Options),
                    Grounds = given.Grounds,
                    StandingUntil = given.StandingUntil ?? given.Day.AddYears(3),
                };
                return new Deed<DenialView>(
                    "denial-notified",
                    given,
                    writing => Denials.Put(writing, row),
                    DenialView.Of(row)
                );
            },
            stop
        );
    }

    private static async Task<IResult> Revoked(
        string id,
        HttpContext context,
        Desk desk,
        Administering administering,
        CancellationToken stop
    )
    {
        var given = (Revocation)
            CaseAnswers.Read(await CaseAnswers.Body(context.Request, stop), typeof(Revocation));
        return CaseAnswers.Ok(
            context,
            await Revoke(context.Caller().Actor, id, given, desk, administering, stop)
        );
    }

    /// <summary>Revokes a denial from today on.</summary>
    /// <exception cref="Trouble">There is none, it is another's, or it was revoked.</exception>
    public static Task<DenialView> Revoke(
        Actor by,
        string id,
        Revocation given,
        Desk desk,
        Administering administering,
        CancellationToken stop
    )
    {
        Sentence(given.Why, "why");
        var today = DateOnly.FromDateTime(desk.Now.UtcDateTime);
        return Change(
            id,
            by,
            administering,
            "denial-revoked",
            given.Why,
            row => row with { Revoked = today },
            stop
        );
    }

    private static async Task<IResult> Renewed(
        string id,
        HttpContext context,
        Desk desk,
        Administering administering,
        CancellationToken stop
    )
    {
        var given = (Renewal)
            CaseAnswers.Read(await CaseAnswers.Body(context.Request, stop), typeof(Renewal));
        return CaseAnswers.Ok(
            context,
            await Renew(context.Caller().Actor, id, given, desk, administering, stop)
        );
    }

    /// <summary>Says how long a denial stands.</summary>
    /// <exception cref="Trouble">The day is not right; there is no such denial, it is another's, or it was revoked.</exception>
    public static Task<DenialView> Renew(
        Actor by,
        string id,
        Renewal given,
        Desk desk,
        Administering administering,
        CancellationToken stop
    )
    {
        Sentence(given.Why, "why");
        var today = DateOnly.FromDateTime(desk.Now.UtcDateTime);
        if (given.StandingUntil < today || given.StandingUntil > today.AddYears(10))
            throw Trouble.Invalid("is past, or more than ten years ahead", "body", "standingUntil");
        return Change(
            id,
            by,
            administering,
            "denial-renewed",
            given.Why,
            row => row with { StandingUntil = given.StandingUntil },
            stop
        );
    }

    private static Task<DenialView> Change(
        string id,
        Actor by,
        Administering administering,
        string type,
        string why,
        Func<DenialRow, DenialRow> amend,
        CancellationToken stop
    ) =>
        administering.Do(
            by,
            async change =>
            {
                var row =
                    await Denials.Find(change, id) is { } found && IsFor(by, found)
                        ? found
                        : throw Trouble.Absent("There is no denial of that reference.");
                if (row.Revoked is not null)
                    throw Trouble.Of(
                        StatusCodes.Status409Conflict,
                        "revoked",
                        "The denial was revoked.",
                        "Le refus a été levé."
                    );
                var after = amend(row);
                var view = DenialView.Of(after);
                return new Deed<DenialView>(
                    type,
                    new { why, denial = view },
                    writing => Denials.Put(writing, after),
                    view
                );
            },
            stop
        );

    /// <summary>Whether a denial is somebody's to see and to change: of a partner state, its own only.</summary>
    public static bool IsFor(Actor by, DenialRow row) =>
        by.Role != Role.Partner || row.Partner == by.Agency;

    private static void Check(Notification given, DateOnly today)
    {
        var faults = new List<Fault>();
        void Unless(bool fine, string name, string what)
        {
            if (!fine)
                faults.Add(new Fault(["body", name], what));
        }
        Unless(
            given.Id.Length is > 0 and <= 64
                && given.Id.All(letter =>
                    char.IsAsciiLetterOrDigit(letter) || letter is '-' or '.'
                ),
            "id",
            "expected letters, digits, '-' and '.', at most 64"
        );
        Unless(
            given.State.Length == 2 && given.State.All(char.IsAsciiLetterUpper),
            "state",
            "expected a country by its ISO 3166 code, such as FR"
        );
        Unless(
            given.Country is null
                || given.Country.Length == 2 && given.Country.All(char.IsAsciiLetterUpper),
            "country",
            "expected a country by its ISO 3166 code, such as FR"
        );
        Unless(given.Day <= today, "day", "is not yet");
        Unless(
            given.StandingUntil is null || given.StandingUntil >= given.Day,
            "standingUntil",
            "is before the denial"
        );
        Unless(
            given.EndUser.Length is > 0 and <= 500,
            "endUser",
            "expected a name of at most 500 characters"
        );
        Unless(
            given.Items.Count <= 200 && given.Items.All(item => item.Length is > 0 and <= 500),
            "items",
            "expected at most 200 codes or words"
        );
        if (faults.Count > 0)
            throw Trouble.Invalid(faults);
        Sentence(given.Grounds, "grounds");
    }

    private static void Sentence(string text, string name)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > 5000)
            throw Trouble.Invalid("expected a sentence, of at most 5000 characters", "body", name);
    }

    private static DateOnly? Day(string? text, string name) =>
        text is null ? null
        : DateOnly.TryParseExact(
            text,
            "yyyy-MM-dd",
            System.Globalization.CultureInfo.InvariantCulture,
            System.Globalization.DateTimeStyles.None,
            out var day
        )
            ? day
        : throw Trouble.Invalid($"is '{text}'; expected a day such as 2026-12-01", "query", name);
}
