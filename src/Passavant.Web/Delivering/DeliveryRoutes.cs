using Passavant.Store;
using Passavant.Web.Asking;
using Passavant.Web.Cases;
using Passavant.Web.Issuing;
using Passavant.Web.People;
using Passavant.Web.Registering;
using Role = Passavant.Cases.Role;

namespace Passavant.Web.Delivering;

/// <summary>An authority certifies, as that of the state of destination, that goods arrived.</summary>
internal static class DeliveryRoutes
{
    private const string Tag = "Delivery verification certificates";

    /// <summary>A certificate as it stands.</summary>
    internal sealed record DeliveryView(
        string Number,
        string Authority,
        string Licence,
        Importer Importer,
        DateOnly Arrived,
        string? Place,
        IReadOnlyList<DeliveredLine> Lines,
        DateTimeOffset Entered,
        string EnteredBy,
        DateTimeOffset? Signed,
        string? SignedBy,
        DateTimeOffset? Withdrawn,
        string? WithdrawnBecause
    )
    {
        public static DeliveryView Of(DeliveryRow row)
        {
            var says = Delivery.Read(row.Says);
            return new(
                row.Number,
                row.Authority,
                says.Licence,
                says.Importer,
                says.Arrived,
                says.Place,
                says.Lines,
                row.Entered,
                row.EnteredBy,
                row.Signed,
                row.SignedBy,
                row.Withdrawn,
                row.WithdrawnBecause
            );
        }
    }

    private static readonly Allows reading = Allows.Only(
        Role.Officer,
        Role.Head,
        Role.Supervisor,
        Role.Auditor
    );

    private static readonly Allows acting = Allows.Only(Role.Officer, Role.Head);

    public static void Serve(IServiceCollection services) => services.AddSingleton<Delivering>();

    public static void Map(IEndpointRouteBuilder routes)
    {
        _ = routes
            .MapGet("/deliveries", All)
            .For(
                reading,
                Tag,
                "The certificates one may read, those that wait for a signature first.",
                gives: typeof(IReadOnlyList<DeliveryView>)
            );
        _ = routes
            .MapPost("/deliveries", Enter)
            .For(
                acting,
                Tag,
                "Enters that goods arrived. It counts once another officer signs it.",
                typeof(DeliveryRequest),
                typeof(DeliveryView),
                StatusCodes.Status201Created
            );
        _ = routes
            .MapGet("/deliveries/{id}", One)
            .For(reading, Tag, "A certificate as it stands.", gives: typeof(DeliveryView));
        _ = routes
            .MapPost("/deliveries/{id}/sign", Sign)
            .For(
                acting,
                Tag,
                "Signs a certificate that somebody else entered; its document is issued.",
                gives: typeof(DeliveryView)
            );
        _ = routes
            .MapPost("/deliveries/{id}/withdraw", Withdraw)
            .For(
                acting,
                Tag,
                "Withdraws a certificate, with reasons; its document is revoked.",
                typeof(RegistrationRoutes.Ending),
                typeof(DeliveryView)
            );
        _ = routes
            .MapGet("/deliveries/{id}/document", Document)
            .Takes(IssuingRoutes.Parameters)
            .For(
                reading,
                Tag,
                "The file of the certificate, which passavant verify takes.",
                gives: typeof(Stream)
            );
    }

    private static async Task<IResult> All(
        HttpContext context,
        Delivering delivering,
        CancellationToken stop
    ) =>
        CaseAnswers.Ok(
            context,
            (await delivering.All(context.Caller().Actor, stop)).Select(DeliveryView.Of).ToList()
        );

    private static async Task<IResult> One(
        string id,
        HttpContext context,
        Delivering delivering,
        CancellationToken stop
    ) =>
        CaseAnswers.Ok(
            context,
            DeliveryView.Of(await delivering.Find(context.Caller().Actor, id, stop))
        );

    private static async Task<IResult> Enter(
        HttpContext context,
        Delivering delivering,
        CancellationToken stop
    )
    {
        var given = (DeliveryRequest)
            CaseAnswers.Read(
                await CaseAnswers.Body(context.Request, stop),
                typeof(DeliveryRequest)
            );
        return CaseAnswers.Ok(
            context,
            DeliveryView.Of(await delivering.Enter(context.Caller().Actor, given, stop)),
            status: StatusCodes.Status201Created
        );
    }

    private static async Task<IResult> Sign(
        string id,
        HttpContext context,
        Delivering delivering,
        CancellationToken stop
    ) =>
        CaseAnswers.Ok(
            context,
            DeliveryView.Of(await delivering.Sign(context.Caller().Actor, id, stop))
        );

    private static async Task<IResult> Withdraw(
        string id,
        HttpContext context,
        Delivering delivering,
        CancellationToken stop
    )
    {
        var given = (RegistrationRoutes.Ending)
            CaseAnswers.Read(
                await CaseAnswers.Body(context.Request, stop),
                typeof(RegistrationRoutes.Ending)
            );
        return CaseAnswers.Ok(
            context,
            DeliveryView.Of(
                await delivering.Withdraw(context.Caller().Actor, id, given.Reasons, stop)
            )
        );
    }

    private static async Task<IResult> Document(
        string id,
        HttpContext context,
        Desk desk,
        Delivering delivering,
        Bundles bundles,
        CancellationToken stop
    )
    {
        var row = await delivering.Find(context.Caller().Actor, id, stop);
        return await IssuingRoutes.FileOf(row.Number, context, desk, bundles, stop);
    }
}
