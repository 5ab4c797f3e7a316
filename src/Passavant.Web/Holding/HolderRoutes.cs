using Passavant.Store;
using Passavant.Web.Cases;
using Passavant.Web.Issuing;
using Passavant.Web.People;
using Role = Passavant.Cases.Role;

namespace Passavant.Web.Holding;

/// <summary>Companies enter and retire the keys of their devices, and have documents issued again that are bound to them.</summary>
internal static class HolderRoutes
{
    private const string Tag = "Keys of holders";

    /// <summary>What a device signed so that its key is entered.</summary>
    /// <param name="Statement">The text that <c>passavant keys holder</c> gives.</param>
    internal sealed record KeyRequest(string Statement);

    /// <summary>A key of a company's device.</summary>
    /// <param name="Id">Its thumbprint.</param>
    /// <param name="Agency">The company.</param>
    /// <param name="Retired">When it was retired; null while it stands.</param>
    internal sealed record KeyView(
        string Id,
        string Agency,
        DateTimeOffset Entered,
        string EnteredBy,
        DateTimeOffset? Retired,
        string? RetiredBy
    )
    {
        public static KeyView Of(HolderKeyRow row) =>
            new(row.Id, row.Agency, row.Entered, row.EnteredBy, row.Retired, row.RetiredBy);
    }

    /// <summary>The keys one may see, and what a statement has to name.</summary>
    /// <param name="Authority">The URL of the authority.</param>
    /// <param name="Keys">The keys, the newest first.</param>
    internal sealed record KeysView(string Authority, IReadOnlyList<KeyView> Keys);

    public static void Serve(IServiceCollection services) => services.AddSingleton<Holding>();

    public static void Map(IEndpointRouteBuilder routes)
    {
        _ = routes
            .MapGet("/holder-keys", All)
            .For(
                Allows.Only(Role.Applicant, Role.Administrator, Role.Auditor),
                Tag,
                "The keys of one's company's devices, or of all companies for administrators and auditors.",
                gives: typeof(KeysView)
            );
        _ = routes
            .MapPost("/holder-keys", Enter)
            .For(
                Allows.Only(Role.Applicant),
                Tag,
                "Enters the key of a device with the statement it signed. What is issued to the company from then on is bound to it.",
                typeof(KeyRequest),
                typeof(KeyView),
                StatusCodes.Status201Created
            );
        _ = routes
            .MapPost("/holder-keys/{id}/retire", Retire)
            .For(
                Allows.Only(Role.Applicant),
                Tag,
                "Retires a key for good. What is bound to it stands until it is issued again.",
                gives: typeof(KeyView)
            );
        _ = routes
            .MapPost("/issued/{document}/again", Again)
            .For(
                Allows.Only(Role.Applicant),
                Tag,
                "Has a document of one's company issued again under another number, bound to the key that stands; the earlier one is revoked.",
                gives: typeof(IssuingRoutes.IssuedView),
                status: StatusCodes.Status201Created
            );
    }

    private static async Task<IResult> All(
        HttpContext context,
        Holding holding,
        CancellationToken stop
    ) =>
        CaseAnswers.Ok(
            context,
            new KeysView(
                holding.Authority,
                [.. (await holding.All(context.Caller().Actor, stop)).Select(KeyView.Of)]
            )
        );

    private static async Task<IResult> Enter(
        HttpContext context,
        Holding holding,
        CancellationToken stop
    )
    {
        var given = (KeyRequest)
            CaseAnswers.Read(await CaseAnswers.Body(context.Request, stop), typeof(KeyRequest));
        return CaseAnswers.Ok(
            context,
            KeyView.Of(await holding.Enter(context.Caller().Actor, given.Statement, stop)),
            status: StatusCodes.Status201Created
        );
    }

    private static async Task<IResult> Retire(
        string id,
        HttpContext context,
        Holding holding,
        CancellationToken stop
    ) =>
        CaseAnswers.Ok(context, KeyView.Of(await holding.Retire(context.Caller().Actor, id, stop)));

    private static async Task<IResult> Again(
        string document,
        HttpContext context,
        Holding holding,
        Bundles bundles,
        CancellationToken stop
    ) =>
        CaseAnswers.Ok(
            context,
            IssuingRoutes.View(
                await holding.Again(context.Caller().Actor, document, stop),
                bundles
            ),
            status: StatusCodes.Status201Created
        );
}
