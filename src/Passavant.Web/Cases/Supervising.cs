using Passavant.Cases;
using Passavant.Store;
using Passavant.Web.Asking;
using Passavant.Web.People;
using Role = Passavant.Cases.Role;

namespace Passavant.Web.Cases;

/// <summary>What supervisors and auditors see of the work: who looked at a case, how old cases are, which limits were missed and where, how often policy was departed from or an instruction followed.</summary>
internal static class Supervising
{
    private const string Tag = "Supervision";

    private static readonly Allows Seeing = Allows.Only(Role.Head, Role.Supervisor, Role.Auditor);

    /// <summary>Who may see who looked at a case.</summary>
    public static readonly Allows Watching = new(
        (role, relation, phase) =>
            phase != Phase.Draft
            && (role == Role.Auditor || role == Role.Supervisor && relation == Relation.Own),
        true
    );

    private static readonly Parameter Whose = new(
        "authority",
        Holds.Text,
        "The authority; for auditors, who belong to none. Others see their own."
    );

    private static readonly Parameter[] FigureParameters =
    [
        Whose,
        new("days", Holds.Whole, "Decisions of so many days back; 90 unless said.", 1, 3660),
    ];

    /// <summary>The figures of an authority.</summary>
    /// <param name="Ages">Open cases by phase and age.</param>
    /// <param name="Missed">Limits missed, with the phase and what was waited for.</param>
    /// <param name="Decided">How many decisions were issued.</param>
    /// <param name="Departures">How many of them depart from the review policy assessed.</param>
    /// <param name="Instructions">How many of them carry out an instruction from above.</param>
    internal sealed record FiguresView(
        IReadOnlyList<AgeBand> Ages,
        IReadOnlyList<MissedLimit> Missed,
        int Decided,
        int Departures,
        int Instructions
    );

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapGet("/cases/{number}/looks", Looked)
            .For(
                Watching,
                Tag,
                "Who opened a case, the newest first.",
                gives: typeof(IReadOnlyList<LookRow>)
            );
        routes
            .MapGet("/load", Load)
            .Takes([Whose])
            .For(
                Seeing,
                Tag,
                "What an authority has open, by officer and phase: how many, how old, how many limits missed.",
                gives: typeof(IReadOnlyList<QueueLoad>)
            );
        routes
            .MapGet("/missed", Missed)
            .Takes([Whose])
            .For(
                Seeing,
                Tag,
                "Limits missed in open cases, the longest first.",
                gives: typeof(IReadOnlyList<MissedRow>)
            );
        routes
            .MapGet("/figures", Figured)
            .Takes(FigureParameters)
            .For(
                Seeing,
                Tag,
                "Open cases by age, limits missed and where, decisions that depart from policy or follow an instruction.",
                gives: typeof(FiguresView)
            );
    }

    /// <summary>The authority somebody looks at: their own; an auditor's choice.</summary>
    public static string AuthorityOf(Actor by, string? asked) =>
        by.Role != Role.Auditor ? by.Agency
        : asked is { Length: > 0 } ? asked
        : throw Trouble.Invalid("is missing; say which authority", "query", "authority");

    private static async Task<IResult> Looked(
        string number,
        HttpContext context,
        Desk desk,
        CancellationToken stop
    )
    {
        var (file, _) = await Opening.Readable(number, context, desk, Watching, stop);
        return CaseAnswers.Ok(
            context,
            await desk.Store.Read(reading => Looking.At(reading, $"{file.Case.Number}"), stop)
        );
    }

    private static async Task<IResult> Load(HttpContext context, Desk desk, CancellationToken stop)
    {
        var authority = Authority(context, [Whose]);
        return CaseAnswers.Ok(
            context,
            await desk.Store.Read(reading => Passavant.Store.Queue.Load(reading, authority), stop)
        );
    }

    private static async Task<IResult> Missed(
        HttpContext context,
        Desk desk,
        CancellationToken stop
    )
    {
        var authority = Authority(context, [Whose]);
        return CaseAnswers.Ok(
            context,
            await desk.Store.Read(
                reading =>
                    Passavant.Store.Queue.Missed(
                        reading,
                        authority,
                        500,
                        KeptOut(context.Caller().Actor)
                    ),
                stop
            )
        );
    }

    private static async Task<IResult> Figured(
        HttpContext context,
        Desk desk,
        CancellationToken stop
    )
    {
        var authority = Authority(context, FigureParameters);
        var days = Given.Read(context.Request, FigureParameters).Whole("days") ?? 90;
        return CaseAnswers.Ok(
            context,
            await desk.Store.Read(reading => FiguresOf(reading, authority, days, desk.Now), stop)
        );
    }

    /// <summary>Whom a restriction keeps out of lists: heads, whose cases may be restricted to others. Supervisors and auditors it does not.</summary>
    public static string? KeptOut(Actor by) => by.Role == Role.Head ? by.Person : null;

    /// <summary>The figures of an authority, with the decisions of so many days back.</summary>
    public static async Task<FiguresView> FiguresOf(
        Reading reading,
        string authority,
        int days,
        DateTimeOffset now
    )
    {
        var since = now.AddDays(-days);
        var issued = Issued(await Figures.Deciding(reading, authority, since), since);
        return new FiguresView(
            await Figures.Ages(reading, authority, now),
            await Figures.Missed(reading, authority),
            issued.Count,
            issued.Count(proposed => proposed.DepartsBecause is not null),
            issued.Count(proposed => proposed.Instruction is not null)
        );
    }

    /// <summary>Of each decision issued since an instant, what was proposed last before it.</summary>
    public static IReadOnlyList<Propose> Issued(
        IReadOnlyList<StoredEvent> events,
        DateTimeOffset since
    )
    {
        var issued = new List<Propose>();
        Propose? proposed = null;
        foreach (var one in events)
            if (CaseJson.Read(one.Body).Act is Propose propose)
                proposed = propose;
            else if (proposed is not null && one.At >= since)
                issued.Add(proposed);
        return issued;
    }

    private static string Authority(HttpContext context, Parameter[] parameters) =>
        AuthorityOf(
            context.Caller().Actor,
            Given.Read(context.Request, parameters).Text("authority")
        );
}
