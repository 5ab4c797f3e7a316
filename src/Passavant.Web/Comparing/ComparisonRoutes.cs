using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Timeouts;
using Passavant.Cases;
using Passavant.Store;
using Passavant.Trust.Matching.Comparing;
using Passavant.Trust.Matching.Releasing;
using Passavant.Web.Asking;
using Passavant.Web.Cases;
using Passavant.Web.Demo;
using Passavant.Web.Log;
using Passavant.Web.People;
using Role = Passavant.Cases.Role;

namespace Passavant.Web.Comparing;

/// <summary>Comparing lists: the messages partners' programs send (version 1), and what our own people see and do.</summary>
internal static class ComparisonRoutes
{
    /// <summary>The path of the messages of version 1.</summary>
    public const string Root = "/comparisons/1";

    // A hundred thousand keys are made ready, evaluated and proved in about a minute of processor time; each message has an end of its own.
    private static readonly DisableRequestTimeoutAttribute Unhurried = new();

    private static readonly bool[] Sides = [true, false];

    private const string Tag = "Comparing lists";
    private const int MostQuery = 1 << 18;
    private const int MostRelease = 1 << 16;

    /// <summary>How many comparisons are listed.</summary>
    public const int Most = 500;

    /// <summary>Who sees which comparisons there were.</summary>
    public static Role[] Readers { get; } =
    [Role.Officer, Role.Head, Role.Member, Role.Supervisor, Role.Auditor];

    /// <param name="Partner">The partner's agency.</param>
    public sealed record CompareRequest(string Partner);

    /// <param name="Comparison">The comparison, by its id here.</param>
    /// <param name="Hit">Which of its hits, from 0.</param>
    /// <param name="Because">What the details are needed for.</param>
    /// <param name="Days">For how many days the request stands.</param>
    public sealed record AskRelease(string Comparison, int Hit, string Because, int Days = 30);

    /// <param name="IsAsked">Whether it is a release we asked for; else one of details we hold.</param>
    /// <param name="Act"><c>consent</c>, <c>refuse</c>, <c>withdraw</c>, or <c>exchange</c> to tell the partner and hear from it.</param>
    /// <param name="Because">Why, for a refusal and a withdrawal.</param>
    public sealed record ActOnRelease(bool IsAsked, string Act, string? Because = null);

    public static void Serve(IServiceCollection services, CaseworkSettings settings)
    {
        _ = services.AddSingleton<Secrets>();
        _ = services.AddSingleton<PreparedLists>();
        _ = services.AddSingleton(provider => new PartnerLine(
            settings.Demo
                ? new HttpClient(
                    provider.GetRequiredService<InventedPartner>(),
                    disposeHandler: false
                )
                : PartnerLine.Open(settings.TellsNeighbours),
            provider.GetRequiredService<Secrets>()
        ));
        _ = services.AddSingleton<Answering>();
        _ = services.AddSingleton<Asker>();
        _ = services.AddSingleton<Releases>();
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        var partner = Allows.Only(Role.Partner);
        _ = routes
            .MapPost(Root, Open)
            .WithMetadata(Unhurried)
            .For(
                partner,
                Tag,
                "A partner's program opens a comparison: its commitment in (2048 bytes at most), ours out. What may be asked is agreed before.",
                typeof(Stream),
                typeof(Stream),
                StatusCodes.Status201Created
            );
        _ = routes
            .MapPost($"{Root}/{{name}}/queries", Query)
            .WithMetadata(Unhurried)
            .For(
                partner,
                Tag,
                "Evaluates a batch of blinded keys of a comparison of today's, with the proof that it was done under the key bound.",
                typeof(Stream),
                typeof(Stream)
            );
        _ = routes
            .MapGet($"{Root}/{{name}}/masked-set", Masks)
            .WithMetadata(Unhurried)
            .For(
                partner,
                Tag,
                "The keys of our list, evaluated and cut short.",
                gives: typeof(Stream)
            );
        _ = routes
            .MapPost($"{Root}/{{name}}/releases", Release)
            .For(
                partner,
                Tag,
                "A partner's people ask for the details of a hit; answers what ours did about it so far, and the sealed details once four persons stand behind it.",
                typeof(ReleaseRequest),
                typeof(ReleaseAnswer)
            );
        var officials = Allows.Only(Role.Officer, Role.Head);
        _ = routes
            .MapPost("/cases/{number}/compare", Compare)
            .WithMetadata(Unhurried)
            .For(
                Allows.Act(typeof(Compare)),
                "Acts in a case",
                "Asks a partner state, without showing it the transaction, whether it refused an essentially identical one. That no key matched never means that there is no denial.",
                typeof(CompareRequest),
                typeof(OfficialView)
            );
        _ = routes
            .MapPost("/comparisons", CompareAll)
            .WithMetadata(Unhurried)
            .For(
                officials,
                Tag,
                "Compares our refusals in force with a partner's: which of ours has it too?",
                typeof(CompareRequest),
                typeof(ComparisonView),
                StatusCodes.Status201Created
            );
        _ = routes
            .MapGet("/comparisons", List)
            .For(
                Allows.Only(Readers),
                Tag,
                "The latest comparisons, ours and partners', the newest first.",
                gives: typeof(IReadOnlyList<ComparisonView>)
            );
        _ = routes
            .MapGet("/comparisons/{id}", Find)
            .For(
                Allows.Only(Readers),
                Tag,
                "One comparison, with where its acts stand in the log.",
                gives: typeof(ComparisonView)
            );
        _ = routes
            .MapGet("/comparisons/acts/{version}/proof", Proof)
            .For(
                Allows.Only(Readers),
                Tag,
                "The proof that an act about a comparison is in the log, with what opens its entry: no key is in it.",
                gives: typeof(EntryProof.ProofView)
            );
        _ = routes
            .MapPost("/comparisons/releases", Ask)
            .For(
                officials,
                Tag,
                "Asks for the details of a hit, as the first of two officials.",
                typeof(AskRelease),
                typeof(ReleaseView),
                StatusCodes.Status201Created
            );
        _ = routes
            .MapGet("/comparisons/releases/{name}", FindRelease)
            .For(
                officials,
                Tag,
                "A release of details, with what was released to us.",
                gives: typeof(IReadOnlyList<ReleaseView>)
            );
        _ = routes
            .MapPost("/comparisons/releases/{name}", Step)
            .For(
                officials,
                Tag,
                "Consents to a release, refuses or withdraws it; or tells the partner and hears from it. The second consent of those who hold the details releases them.",
                typeof(ActOnRelease),
                typeof(IReadOnlyList<ReleaseView>)
            );
    }

    private static async Task<IResult> Open(
        HttpContext context,
        Answering answering,
        Desk desk,
        CancellationToken stop
    )
    {
        var by = context.Caller().Actor;
        try
        {
            return Bytes(
                context,
                await answering.Open(by, await Body(context, ListCommitment.MostBytes, stop), stop),
                StatusCodes.Status201Created
            );
        }
        catch (Trouble trouble) when (trouble.Status == StatusCodes.Status403Forbidden)
        {
            await Refusals.Record(desk, context, by, null, trouble.Code!, stop);
            throw;
        }
    }

    private static async Task<IResult> Query(
        string name,
        HttpContext context,
        Answering answering,
        CancellationToken stop
    ) =>
        Bytes(
            context,
            await answering.Evaluate(
                context.Caller().Actor,
                name,
                await Body(context, MostQuery, stop),
                stop
            )
        );

    private static async Task<IResult> Masks(
        string name,
        HttpContext context,
        Answering answering,
        CancellationToken stop
    ) => Bytes(context, await answering.MaskedSet(context.Caller().Actor, name, stop));

    private static async Task<IResult> Release(
        string name,
        HttpContext context,
        Releases releases,
        CancellationToken stop
    ) =>
        CaseAnswers.Ok(
            context,
            await releases.Take(
                context.Caller().Actor,
                name,
                await Body(context, MostRelease, stop),
                stop
            )
        );

    private static async Task<IResult> Compare(
        string number,
        HttpContext context,
        Desk desk,
        Asker asker,
        CancellationToken stop
    )
    {
        var body = await CaseAnswers.Body(context.Request, stop);
        var asked = (CompareRequest)CaseAnswers.Read(body, typeof(CompareRequest));
        var (make, beside, refusal) = await CaseComparison.Ask(
            number,
            asked.Partner,
            context,
            desk,
            asker,
            stop
        );
        return refusal is not null
            ? CaseAnswers.Refused(context, refusal)
            : await Acting.Do(number, context, desk, body, make!, beside, stop);
    }

    private static async Task<IResult> CompareAll(
        HttpContext context,
        Desk desk,
        Asker asker,
        CancellationToken stop
    )
    {
        var asked = (CompareRequest)
            CaseAnswers.Read(await CaseAnswers.Body(context.Request, stop), typeof(CompareRequest));
        var row = await CompareLists(context.Caller().Actor, asked.Partner, desk, asker, stop);
        return CaseAnswers.Ok(
            context,
            ComparisonView.Of(row, mayRead: true),
            status: StatusCodes.Status201Created
        );
    }

    /// <summary>Compares our refusals in force with a partner's.</summary>
    public static async Task<ComparisonRow> CompareLists(
        Actor by,
        string partner,
        Desk desk,
        Asker asker,
        CancellationToken stop
    )
    {
        var list = await desk.Store.Read(
            reading => desk.OwnDenials(reading, DateOnly.FromDateTime(desk.Now.UtcDateTime)),
            stop
        );
        var (row, result) = await asker.Compare(by, partner, Purposes.Denials, list, null, stop);
        return await desk.Store.Record(acts => asker.Conclude(acts.Change, by, row, result), stop);
    }

    private static async Task<IResult> List(HttpContext context, Desk desk, CancellationToken stop)
    {
        var by = context.Caller().Actor;
        return CaseAnswers.Ok(
            context,
            await desk.Store.Read(
                async reading =>
                {
                    var views = new List<ComparisonView>();
                    foreach (var row in await Comparisons.Latest(reading, Most))
                        views.Add(
                            ComparisonView.Of(
                                row,
                                await ComparisonView.MayRead(reading, desk, row, by)
                            )
                        );
                    return views;
                },
                stop
            )
        );
    }

    private static async Task<IResult> Find(
        string id,
        HttpContext context,
        Desk desk,
        PublishedLog log,
        CancellationToken stop
    )
    {
        var by = context.Caller().Actor;
        return CaseAnswers.Ok(
            context,
            await desk.Store.Read(
                async reading =>
                {
                    var row =
                        await Comparisons.Find(reading, id)
                        ?? throw Trouble.Absent("There is no comparison of that id.");
                    return ComparisonView.Of(
                        row,
                        await ComparisonView.MayRead(reading, desk, row, by),
                        [.. (await LoggedAct.Of(reading, row.Acts, log)).Select(one => one.Index)]
                    );
                },
                stop
            )
        );
    }

    private static async Task<IResult> Proof(
        string version,
        HttpContext context,
        Desk desk,
        PublishedLog log,
        CancellationToken stop
    )
    {
        var happened = int.TryParse(
            version,
            System.Globalization.NumberStyles.None,
            System.Globalization.CultureInfo.InvariantCulture,
            out var which
        )
            ? await desk.Store.Read(reading => Events.Find(reading, Recording.Stream, which), stop)
            : null;
        if (happened is null)
            throw Trouble.Absent("There is no act of that number about comparisons.");
        var entry = EventLeaf.Of(happened).ToBytes();
        var proof =
            log.Prove(EventLeaf.IndexOf(happened), entry)
            ?? throw Trouble.Absent(
                "The act is not in the published log yet; ask again in a moment."
            );
        return CaseAnswers.Ok(
            context,
            new EntryProof.ProofView(
                proof.Index,
                Encoding.UTF8.GetString(entry),
                Encoding.UTF8.GetString(proof.ToBytes()),
                [
                    .. EventLeaf
                        .Disclosures(happened)
                        // For which case, and why its details are needed, is for those who may read the case.
                        .Where(one => one.Name is not ("body.number" or "body.because"))
                        .Select(one =>
                            JsonSerializer.Deserialize<IReadOnlyList<string>>(one.ToBytes())!
                        ),
                ]
            )
        );
    }

    private static async Task<IResult> Ask(
        HttpContext context,
        Desk desk,
        Releases releases,
        CancellationToken stop
    )
    {
        var asked = (AskRelease)
            CaseAnswers.Read(await CaseAnswers.Body(context.Request, stop), typeof(AskRelease));
        var by = context.Caller().Actor;
        var name = await releases.Ask(
            by,
            asked.Comparison,
            asked.Hit,
            asked.Because,
            asked.Days,
            stop
        );
        return CaseAnswers.Ok(
            context,
            (await Views(by, name, desk, releases, stop)).Single(one => one.IsAsked),
            status: StatusCodes.Status201Created
        );
    }

    private static async Task<IResult> FindRelease(
        string name,
        HttpContext context,
        Desk desk,
        Releases releases,
        CancellationToken stop
    ) => CaseAnswers.Ok(context, await Views(context.Caller().Actor, name, desk, releases, stop));

    private static async Task<IResult> Step(
        string name,
        HttpContext context,
        Desk desk,
        Releases releases,
        CancellationToken stop
    )
    {
        var asked = (ActOnRelease)
            CaseAnswers.Read(await CaseAnswers.Body(context.Request, stop), typeof(ActOnRelease));
        var by = context.Caller().Actor;
        await Act(by, name, asked, releases, stop);
        return CaseAnswers.Ok(context, await Views(by, name, desk, releases, stop));
    }

    /// <summary>Does a step of a release.</summary>
    /// <exception cref="Trouble">It is refused, or the partner does not answer as it should.</exception>
    public static Task Act(
        Actor by,
        string name,
        ActOnRelease asked,
        Releases releases,
        CancellationToken stop
    ) =>
        asked.Act switch
        {
            "exchange" when asked.IsAsked => releases.Exchange(by, name, stop),
            "consent" => releases.Act(by, name, asked.IsAsked, new ReleaseAct.Consent(), stop),
            "refuse" when !asked.IsAsked => releases.Act(
                by,
                name,
                false,
                new ReleaseAct.Refuse(asked.Because ?? ""),
                stop
            ),
            "withdraw" when asked.IsAsked => releases.Act(
                by,
                name,
                true,
                new ReleaseAct.Withdraw(asked.Because ?? ""),
                stop
            ),
            _ => throw Trouble.Invalid(
                asked.IsAsked
                    ? "expected consent, withdraw or exchange"
                    : "expected consent or refuse",
                "body",
                "act"
            ),
        };

    /// <summary>A release on the sides it has here that are somebody's to see.</summary>
    /// <exception cref="Trouble">There is none.</exception>
    public static async Task<IReadOnlyList<ReleaseView>> Views(
        Actor by,
        string name,
        Desk desk,
        Releases releases,
        CancellationToken stop
    )
    {
        var views = await desk.Store.Read(
            async reading =>
            {
                var views = new List<ReleaseView>();
                foreach (var isAsked in Sides)
                    if (
                        await Comparisons.FindRelease(reading, name, isAsked) is { } row
                        && await Comparisons.Find(reading, row.Comparison) is { } comparison
                        && await releases.Side(reading, row, comparison) == by.Agency
                    )
                        views.Add(
                            new(
                                row.Name,
                                isAsked,
                                row.Comparison,
                                ReleaseStep.Release(row, comparison.Name!).StandingAt(desk.Now),
                                row.Until,
                                ReleaseStep.Of(row),
                                releases.Open(row)
                            )
                        );
                return views;
            },
            stop
        );
        return views.Count > 0
            ? views
            : throw Trouble.Absent("There is no release of that name that is yours to see.");
    }

    private static IResult Bytes(HttpContext context, byte[] message, int status = 200)
    {
        context.Response.StatusCode = status;
        return Results.Bytes(message, PartnerLine.Binary);
    }

    // Refused before it is read where it is longer than any message can be.
    private static async Task<byte[]> Body(HttpContext context, int most, CancellationToken stop)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = most;
        return await CaseAnswers.Body(context.Request, stop);
    }
}
