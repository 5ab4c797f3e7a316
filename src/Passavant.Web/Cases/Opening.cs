using System.Text.Json;
using Passavant.Cases;
using Passavant.Web.People;
using Role = Passavant.Cases.Role;

namespace Passavant.Web.Cases;

/// <summary>Opens a case, and reads one.</summary>
internal static class Opening
{
    /// <summary>What a case is opened with.</summary>
    internal sealed record Request(CaseKind Kind, string Title, string Authority)
    {
        /// <summary>What is asked for, as far as it is known; may come later.</summary>
        public Application? Application { get; init; }

        /// <summary>What is complained of, for a grievance.</summary>
        public Grievance? Grievance { get; init; }
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapPost("/cases", Open)
            .For(
                new Allows(
                    (role, _, _) => WhoMay.May(typeof(OpenCase), role, Relation.Own, null),
                    false
                ),
                "Cases",
                "Opens a case: a draft only the applicant sees.",
                typeof(Request),
                typeof(ApplicantView),
                StatusCodes.Status201Created
            );
        routes
            .MapGet("/cases/{number}", Read)
            .For(
                Allows.Reading,
                "Cases",
                "A case as the reader may see it.",
                gives: typeof(CaseView)
            );
        routes
            .MapGet("/cases/{number}/history", History)
            .For(
                Allows.ReadingInside,
                "Cases",
                "What was done in a case: who, when, in which role, under which accord.",
                gives: typeof(IReadOnlyList<HistoryView>)
            );
    }

    private static async Task<IResult> Open(HttpContext context, Desk desk, CancellationToken stop)
    {
        var body = await CaseAnswers.Body(context.Request, stop);
        var request = (Request)CaseAnswers.Read(body, typeof(Request));
        try
        {
            var (reply, view) = await Begin(
                context,
                desk,
                Once.Of(context, body),
                number => new OpenCase(
                    number,
                    request.Kind,
                    request.Title,
                    request.Authority,
                    request.Application ?? Nothing,
                    request.Grievance
                ),
                stop
            );
            if (reply.Refusal is { } refusal)
                return CaseAnswers.Refused(context, refusal);
            context.Response.Headers.Location = $"/cases/{view!.Number}";
            return Seen(context, view, StatusCodes.Status201Created);
        }
        catch (AnsweredBefore before)
        {
            return before.Again(context);
        }
    }

    /// <summary>Opens a case for the caller, once for a key.</summary>
    /// <exception cref="AnsweredBefore">It was opened before, under the same key.</exception>
    public static async Task<(Reply Reply, CaseView? View)> Begin(
        HttpContext context,
        Desk desk,
        Once? once,
        Func<CaseNumber, OpenCase> make,
        CancellationToken stop
    )
    {
        var caller = context.Caller();
        CaseView? view = null;
        var reply = await desk.Open(
            caller.Actor,
            make,
            change => once?.Check(change, caller.Actor.Person) ?? Task.CompletedTask,
            (change, reply, office) =>
            {
                view = CaseView.Of(reply.After, caller.Actor, office, desk.Now, context.Language());
                return once?.Keep(
                        change,
                        caller.Actor.Person,
                        view.ToBytes(),
                        reply.After.Version,
                        desk.Now
                    )
                    ?? Task.CompletedTask;
            },
            stop
        );
        if (reply.Refusal is { } refusal && CaseAnswers.IsOfAccess(refusal))
            await Refusals.Record(desk, context, caller.Actor, null, refusal.Code, stop);
        return (reply, view);
    }

    private static IResult Seen(
        HttpContext context,
        CaseView view,
        int status = StatusCodes.Status200OK
    )
    {
        var sent = view.ToBytes();
        var tag = CaseView.Tag(view.Version, sent);
        context.Response.Headers.ETag = tag;
        return
            status == StatusCodes.Status200OK
            && context.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Tag == tag)
            ? Results.StatusCode(StatusCodes.Status304NotModified)
            : Results.Content(
                System.Text.Encoding.UTF8.GetString(sent),
                "application/json; charset=utf-8",
                statusCode: status
            );
    }

    private static async Task<IResult> Read(
        string number,
        HttpContext context,
        Desk desk,
        Looks looks,
        CancellationToken stop
    )
    {
        var (file, caller) = await Readable(number, context, desk, Allows.Reading, stop);
        looks.Saw(file.Case, caller.Actor, desk.Now);
        return Seen(
            context,
            CaseView.Of(file.Case, caller.Actor, file.Office, desk.Now, context.Language())
        );
    }

    private static async Task<IResult> History(
        string number,
        HttpContext context,
        Desk desk,
        Looks looks,
        CancellationToken stop
    )
    {
        var (file, caller) = await Readable(number, context, desk, Allows.ReadingInside, stop);
        looks.Saw(file.Case, caller.Actor, desk.Now);
        return CaseAnswers.Ok(
            context,
            file.History.Select(one => HistoryView.Of(one, caller.Actor, file.Case)).ToList(),
            file.Case.Version
        );
    }

    /// <summary>The case of a request, if the caller may read it; what they may not is answered as what is not there, and recorded.</summary>
    public static async Task<(CaseFile File, Caller Caller)> Readable(
        string number,
        HttpContext context,
        Desk desk,
        Allows allows,
        CancellationToken stop
    )
    {
        var caller = context.Caller();
        var of = Acting.Number(number);
        var now = desk.Now;
        var file = await desk.Store.Read(reading => desk.Find(reading, of, now), stop);
        if (file is not null)
        {
            file = file.At(now);
            var relation = WhoMay.RelationOf(file.Case, caller.Actor, file.Office);
            if (
                WhoMay.MayRead(file.Case, caller.Actor, file.Office)
                && allows.May(caller.Actor.Role, relation, file.Case.Phase)
            )
                return (file, caller);
            await Refusals.Record(desk, context, caller.Actor, of, "not-yours", stop);
        }
        throw CaseFiles.Absent(of);
    }

    /// <summary>An application nothing is written in yet.</summary>
    public static readonly Application Nothing = new()
    {
        Transfer = JsonSerializer.Deserialize<JsonElement>("{}"),
        EndUse = "",
    };
}

/// <summary>One act of a case's history.</summary>
internal sealed record HistoryView
{
    public required int Version { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string By { get; init; }
    public required string Agency { get; init; }
    public required Role Role { get; init; }
    public required string Act { get; init; }
    public required string Accord { get; init; }
    public string? Determination { get; init; }

    /// <summary>What the act says; left out where its owner keeps it back from the reader.</summary>
    public JsonElement? What { get; init; }

    public static HistoryView Of(CaseEvent one, Actor reader, Case now)
    {
        var closed =
            one.Act is Propose or WriteNote or DecideAppeal or AskStatement
            && !(
                reader.Role is Role.Officer or Role.Head or Role.Member or Role.Supervisor
                && one.Act is Propose
            );
        return new()
        {
            Version = one.Version,
            At = one.Stamp.At,
            By = one.Stamp.By.Person,
            Agency = one.Stamp.By.Agency,
            Role = one.Stamp.By.Role,
            Act = WhoMay.Name(one.Act.GetType()),
            Accord = $"{one.Stamp.Accord}",
            Determination = one.Stamp.Determination,
            // What such acts say stands in the case, in the version meant for the reader.
            What = closed
                ? null
                : JsonSerializer.SerializeToElement(one.Act, one.Act.GetType(), CaseJson.Options),
        };
    }
}
