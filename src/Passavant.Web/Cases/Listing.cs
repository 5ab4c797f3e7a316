using Passavant.Cases;
using Passavant.Store;
using Passavant.Web.Administration;
using Passavant.Web.Asking;
using Passavant.Web.People;
using Role = Passavant.Cases.Role;

namespace Passavant.Web.Cases;

/// <summary>Lists of cases: the queue, precedents, dossiers, load.</summary>
internal static class Listing
{
    /// <summary>Some cases, and where to go on.</summary>
    internal sealed record Page(IReadOnlyList<CaseRow> Cases, string? Next);

    /// <summary>What is known of an end user across cases.</summary>
    internal sealed record Dossier(
        string Name,
        IReadOnlyList<DossierCase> Cases,
        IReadOnlyList<LicenceRow> Licences,
        IReadOnlyList<Denial> Denials,
        IReadOnlyList<Money> Granted
    );

    private static readonly Role[] Officials =
    [
        Role.Officer,
        Role.Head,
        Role.Member,
        Role.Adviser,
        Role.Supervisor,
        Role.Auditor,
        Role.Panel,
    ];

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapGet("/cases", Queue)
            .For(
                Allows.Only([.. Officials, Role.Applicant, Role.Partner, Role.Ombudsperson]),
                "Cases",
                "The reader's cases. ?order=due|risk|newest &phase= &kind= &officer= &unassigned=true &risk= &destination= &open=true|false &dueBefore= &asked=true (for agencies: only where they were asked) &limit= &after=",
                gives: typeof(Page)
            );
        routes
            .MapGet("/cases/{number}/precedents", Precedents)
            .For(
                Allows.ReadingInside,
                "Cases",
                "Earlier decisions on like cases: the same kind and destination, or the same end user.",
                gives: typeof(Page)
            );
        routes
            .MapGet("/dossiers", OfEndUser)
            .For(
                Allows.Only(Role.Officer, Role.Head, Role.Member, Role.Supervisor, Role.Auditor),
                "Cases",
                "The dossier of an end user: cases, licences, refusals, what was granted in all. ?name= &country=",
                gives: typeof(Dossier)
            );
        routes
            .MapGet("/load", Load)
            .For(
                Allows.Only(Role.Head, Role.Supervisor, Role.Auditor),
                "Supervision",
                "What an authority has open, by officer and phase: how many, how old, how many limits missed.",
                gives: typeof(IReadOnlyList<QueueLoad>)
            );
        routes
            .MapGet("/missed", Missed)
            .For(
                Allows.Only(Role.Head, Role.Supervisor, Role.Auditor),
                "Supervision",
                "Limits missed, with the case and why it is waited for.",
                gives: typeof(IReadOnlyList<MissedRow>)
            );
    }

    private static async Task<IResult> Queue(HttpContext context, Desk desk, CancellationToken stop)
    {
        var by = context.Caller().Actor;
        var query = context.Request.Query;
        var order = Text("order") switch
        {
            null or "due" => QueueOrder.Due,
            "risk" => QueueOrder.Risk,
            "newest" => QueueOrder.Newest,
            var other => throw Trouble.Invalid(
                $"is '{other}'; expected due, risk or newest",
                "query",
                "order"
            ),
        };
        var filter = new QueueFilter
        {
            Agency = by.Role switch
            {
                // Agencies list what the authority they advise is working on; bodies, what is or was on their rung.
                Role.Adviser when Text("asked") != "true" => await desk.Store.Read(
                    async reading =>
                        (await Passavant.Store.People.FindAgency(reading, by.Agency))
                            ?.Agency()
                            .Reviews,
                    stop
                ) ?? by.Agency,
                Role.Member => by.Rungs.Count > 0 ? by.Rungs[^1] : by.Agency,
                _ => by.Agency,
            },
            Person = by.Person,
            Relation = by.Role switch
            {
                Role.Applicant => "team",
                Role.Adviser when Text("asked") != "true" => QueueFilter.Authority,
                Role.Adviser => "adviser",
                Role.Partner => "partner",
                Role.Panel => "panel",
                Role.Member => "rung",
                Role.Auditor => QueueFilter.Everything,
                _ => QueueFilter.Authority,
            },
            // As in WhoMay: a restriction keeps out the authority's own people and those who advise it.
            PastRestriction =
                by.Role is not (Role.Officer or Role.Head or Role.Member or Role.Adviser),
            Phase = Word<Phase>("phase"),
            Kind = Word<CaseKind>("kind"),
            Officer = Text("officer") is "me" ? by.Person : Text("officer"),
            Unassigned = Truth("unassigned") == true,
            IsOpen = Truth("open"),
            Risk = Text("risk"),
            Destination = Text("destination"),
            DueBefore = Text("dueBefore") is { } due
                ? DateTimeOffset.TryParse(
                    due,
                    System.Globalization.CultureInfo.InvariantCulture,
                    System.Globalization.DateTimeStyles.AssumeUniversal,
                    out var instant
                )
                    ? instant
                    : throw Trouble.Invalid(
                        $"is '{due}'; expected an instant such as 2026-12-01T00:00:00Z",
                        "query",
                        "dueBefore"
                    )
                : null,
        };
        var most =
            Text("limit") is not { } limit ? 50
            : int.TryParse(limit, out var number) && number is >= 1 and <= 200 ? number
            : throw Trouble.Invalid($"is '{limit}'; expected 1 to 200", "query", "limit");
        QueuePage page;
        try
        {
            page = await desk.Store.Read(
                reading => Passavant.Store.Queue.Page(reading, filter, order, Text("after"), most),
                stop
            );
        }
        catch (FormatException wrong)
        {
            throw Trouble.Invalid(wrong.Message, "query", "after");
        }
        if (page.Next is { } next)
            context.Response.Headers.Link =
                $"<{context.Request.Path}{Again(context, next)}>; rel=\"next\"";
        return CaseAnswers.Ok(context, new Page(page.Cases, page.Next));

        string? Text(string name) => query[name].ToString() is { Length: > 0 } text ? text : null;

        bool? Truth(string name) =>
            Text(name) switch
            {
                null => null,
                "true" => true,
                "false" => false,
                var other => throw Trouble.Invalid(
                    $"is '{other}'; expected true or false",
                    "query",
                    name
                ),
            };

        string? Word<T>(string name)
            where T : struct, Enum =>
            Text(name) is not { } word ? null
            : Choices.TryFind<T>(word) is not null ? word
            : throw Trouble.Invalid(
                $"is '{word}'; expected one of {string.Join(", ", Enum.GetValues<T>().Select(Choices.Word))}",
                "query",
                name
            );
    }

    private static string Again(HttpContext context, string after)
    {
        var kept = context
            .Request.Query.Where(pair => pair.Key != "after")
            .SelectMany(pair => pair.Value.Select(value => KeyValuePair.Create(pair.Key, value)))
            .Append(KeyValuePair.Create<string, string?>("after", after));
        return QueryString.Create(kept).ToString();
    }

    private static async Task<IResult> Precedents(
        string number,
        HttpContext context,
        Desk desk,
        CancellationToken stop
    )
    {
        var (file, _) = await Opening.Readable(number, context, desk, Allows.ReadingInside, stop);
        var found = await desk.Store.Read(
            reading => Passavant.Store.Queue.Precedents(reading, $"{file.Case.Number}", 20),
            stop
        );
        return CaseAnswers.Ok(context, new Page(found, null));
    }

    private static async Task<IResult> OfEndUser(
        string? name,
        string? country,
        HttpContext context,
        Desk desk,
        CancellationToken stop
    )
    {
        if (string.IsNullOrWhiteSpace(name))
            throw Trouble.Invalid("is missing; give the end user's name", "query", "name");
        var by = context.Caller().Actor;
        var day = DateOnly.FromDateTime(desk.Now.UtcDateTime);
        var dossier = await desk.Store.Read(
            async reading =>
            {
                var cases = (await Dossiers.Cases(reading, name, country))
                    // A restricted case is in nobody's dossier: its people know of it.
                    .Where(one => !one.Restricted)
                    .ToList();
                return new Dossier(
                    name,
                    cases,
                    await Dossiers.Licences(reading, name, country),
                    [
                        .. (await Passavant.Store.Denials.Standing(reading, name, day)).Select(
                            DenialRegister.Of
                        ),
                    ],
                    [
                        .. cases
                            .Where(one =>
                                one is { Outcome: "granted", Value: not null, Currency: not null }
                            )
                            .DistinctBy(one => one.Number)
                            .GroupBy(one => one.Currency!)
                            .Select(group => new Money(
                                group.Sum(one => one.Value!.Value),
                                group.Key
                            )),
                    ]
                );
            },
            stop
        );
        _ = by;
        return CaseAnswers.Ok(context, dossier);
    }

    private static async Task<IResult> Load(HttpContext context, Desk desk, CancellationToken stop)
    {
        var by = context.Caller().Actor;
        return CaseAnswers.Ok(
            context,
            await desk.Store.Read(reading => Passavant.Store.Queue.Load(reading, by.Agency), stop)
        );
    }

    private static async Task<IResult> Missed(
        HttpContext context,
        Desk desk,
        CancellationToken stop
    )
    {
        var by = context.Caller().Actor;
        return CaseAnswers.Ok(
            context,
            await desk.Store.Read(
                reading => Passavant.Store.Queue.Missed(reading, by.Agency, 500),
                stop
            )
        );
    }
}
