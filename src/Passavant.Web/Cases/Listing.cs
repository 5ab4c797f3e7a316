using Passavant.Cases;
using Passavant.Store;
using Passavant.Web.Administration;
using Passavant.Web.Asking;
using Passavant.Web.People;
using Role = Passavant.Cases.Role;

namespace Passavant.Web.Cases;

/// <summary>Lists of cases: the queue, precedents, dossiers.</summary>
internal static class Listing
{
    /// <summary>Some cases, and where to go on.</summary>
    /// <param name="Cases">In their order.</param>
    /// <param name="Next">What to pass on as <c>after</c> for the next ones; null at the end.</param>
    /// <param name="Names">The names of their officers, by id.</param>
    internal sealed record Page(
        IReadOnlyList<CaseRow> Cases,
        string? Next,
        IReadOnlyDictionary<string, string> Names
    );

    /// <summary>What is known of an end user across cases.</summary>
    internal sealed record Dossier(
        string Name,
        IReadOnlyList<DossierCase> Cases,
        IReadOnlyList<LicenceRow> Licences,
        IReadOnlyList<Denial> Denials,
        IReadOnlyList<Money> Granted
    );

    private static readonly Parameter[] QueueParameters =
    [
        new("order", Holds.Text, "due (the next due first, unless said), risk or newest."),
        new("phase", Holds.Text, "Only cases in this phase."),
        new("kind", Holds.Text, "Only cases of this kind."),
        new("officer", Holds.Text, "Only cases this officer has; me for one's own."),
        new("unassigned", Holds.Truth, "Only cases nobody has."),
        new(
            "open",
            Holds.Truth,
            "Only cases in which something is to be done; false for the others."
        ),
        new("risk", Holds.Text, "Only cases with this level of risk."),
        new("destination", Holds.Text, "Only cases to this country."),
        new("dueBefore", Holds.Text, "Only cases due before this instant."),
        new("asked", Holds.Truth, "For agencies that advise: only cases they were asked about."),
        new("authority", Holds.Text, "The authority; for auditors, who belong to none."),
        new("limit", Holds.Whole, "How many; 50 unless said.", 1, 200),
        new("after", Holds.Text, "What the page before says is next."),
    ];

    private static readonly Parameter[] DossierParameters =
    [
        new("name", Holds.Text, "The end user's name."),
        new("country", Holds.Text, "Its country, by ISO 3166 code."),
    ];

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
            .Takes(QueueParameters)
            .For(
                Allows.Only([.. Officials, Role.Applicant, Role.Partner, Role.Ombudsperson]),
                "Cases",
                "The reader's cases, a page at a time.",
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
            .Takes(DossierParameters)
            .For(
                Allows.Only(Role.Officer, Role.Head, Role.Member, Role.Supervisor, Role.Auditor),
                "Cases",
                "The dossier of an end user: cases, licences, refusals, what was granted in all.",
                gives: typeof(Dossier)
            );
    }

    private static async Task<IResult> Queue(HttpContext context, Desk desk, CancellationToken stop)
    {
        var by = context.Caller().Actor;
        var given = Given.Read(context.Request, QueueParameters);
        var order = given.Text("order") switch
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
        var filter = await Whose(
            desk,
            by,
            given.Text("authority"),
            given.Truth("asked") == true,
            stop
        ) with
        {
            Phase = Word<Phase>("phase"),
            Kind = Word<CaseKind>("kind"),
            Officer = given.Text("officer") is "me" ? by.Person : given.Text("officer"),
            Unassigned = given.Truth("unassigned") == true,
            IsOpen = given.Truth("open"),
            Risk = given.Text("risk"),
            Destination = given.Text("destination"),
            DueBefore = given.Text("dueBefore") is { } due
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
        QueuePage page;
        try
        {
            page = await desk.Store.Read(
                reading =>
                    Passavant.Store.Queue.Page(
                        reading,
                        filter,
                        order,
                        given.Text("after"),
                        given.Whole("limit") ?? 50
                    ),
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
        return CaseAnswers.Ok(context, await Named(desk, page.Cases, page.Next, by, stop));

        string? Word<T>(string name)
            where T : struct, Enum =>
            given.Text(name) is not { } word ? null
            : Choices.TryFind<T>(word) is not null ? word
            : throw Trouble.Invalid(
                $"is '{word}'; expected one of {string.Join(", ", Enum.GetValues<T>().Select(Choices.Word))}",
                "query",
                name
            );
    }

    /// <summary>Which cases are somebody's to list.</summary>
    /// <param name="authority">The authority, for those who belong to none.</param>
    /// <param name="asked">For agencies that advise: only what they were asked about.</param>
    public static async Task<QueueFilter> Whose(
        Desk desk,
        Actor by,
        string? authority,
        bool asked,
        CancellationToken stop
    )
    {
        return new QueueFilter
        {
            Agency = by.Role switch
            {
                // Agencies list what the authority they advise is working on; bodies, what is or was on their rung.
                Role.Adviser when !asked => await desk.Store.Read(
                    async reading =>
                        (await Passavant.Store.People.FindAgency(reading, by.Agency))
                            ?.Agency()
                            .Reviews,
                    stop
                ) ?? by.Agency,
                Role.Member => by.Rungs.Count > 0 ? by.Rungs[^1] : by.Agency,
                _ => Supervising.AuthorityOf(by, authority),
            },
            Person = by.Person,
            Relation = by.Role switch
            {
                Role.Applicant => "team",
                Role.Adviser when !asked => QueueFilter.Authority,
                Role.Adviser => "adviser",
                Role.Partner => "partner",
                Role.Panel => "panel",
                Role.Member => "rung",
                _ => QueueFilter.Authority,
            },
            // Grievances are the ombudsperson's, whoever else serves in the same house.
            NotKind = by.Role is Role.Officer or Role.Head
                ? CaseJson.Word(CaseKind.Grievance)
                : null,
            // Whom a restriction does not keep out of the case, it does not keep out of the list.
            PastRestriction =
                by.Role is not (Role.Officer or Role.Head or Role.Member or Role.Adviser),
        };
    }

    private static string Again(HttpContext context, string after)
    {
        var kept = context
            .Request.Query.Where(pair => pair.Key != "after")
            .SelectMany(pair => pair.Value.Select(value => KeyValuePair.Create(pair.Key, value)))
            .Append(KeyValuePair.Create<string, string?>("after", after));
        return QueryString.Create(kept).ToString();
    }

    // Who asks does not read who has a case; the authority's own do.
    private static async Task<Page> Named(
        Desk desk,
        IReadOnlyList<CaseRow> cases,
        string? next,
        Actor by,
        CancellationToken stop
    )
    {
        if (by.Role is Role.Applicant or Role.Partner)
            return new Page(
                [.. cases.Select(one => one with { Officer = null })],
                next,
                new Dictionary<string, string>()
            );
        var names = await desk.Store.Read(desk.Names, stop);
        return new Page(
            cases,
            next,
            cases
                .Select(one => one.Officer ?? "")
                .Where(names.ContainsKey)
                .Distinct()
                .ToDictionary(person => person, person => names[person])
        );
    }

    private static async Task<IResult> Precedents(
        string number,
        HttpContext context,
        Desk desk,
        CancellationToken stop
    )
    {
        var (file, caller) = await Opening.Readable(
            number,
            context,
            desk,
            Allows.ReadingInside,
            stop
        );
        var found = await desk.Store.Read(
            reading => Passavant.Store.Queue.Precedents(reading, $"{file.Case.Number}", 20),
            stop
        );
        return CaseAnswers.Ok(context, await Named(desk, found, null, caller.Actor, stop));
    }

    private static async Task<IResult> OfEndUser(
        HttpContext context,
        Desk desk,
        CancellationToken stop
    )
    {
        var given = Given.Read(context.Request, DossierParameters);
        var (name, country) = (given.Text("name"), given.Text("country"));
        if (string.IsNullOrWhiteSpace(name))
            throw Trouble.Invalid("is missing; give the end user's name", "query", "name");
        var dossier = await desk.Store.Read(
            reading => DossierOf(reading, name, country, desk.Now),
            stop
        );
        return CaseAnswers.Ok(context, dossier);
    }

    /// <summary>What is known of an end user across cases.</summary>
    /// <param name="most">How many cases, and how many licences, at most.</param>
    public static async Task<Dossier> DossierOf(
        Reading reading,
        string name,
        string? country,
        DateTimeOffset now,
        int most = 200
    )
    {
        var day = DateOnly.FromDateTime(now.UtcDateTime);
        return new Dossier(
            name,
            await Dossiers.Cases(reading, name, country, most),
            await Dossiers.Licences(reading, name, country, most),
            [
                .. (await Passavant.Store.Denials.Standing(reading, name, day)).Select(
                    DenialRegister.Of
                ),
            ],
            [
                .. (await Dossiers.Granted(reading, name, country)).Select(sum => new Money(
                    sum.Value,
                    sum.Currency
                )),
            ]
        );
    }
}
