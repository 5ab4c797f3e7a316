using Passavant.Store;
using Passavant.Web.Asking;
using Passavant.Web.Cases;
using Passavant.Web.Issuing;
using Passavant.Web.People;
using Role = Passavant.Cases.Role;

namespace Passavant.Web.Registering;

/// <summary>Applicants register to use general authorisations; the authority looks, and may end it.</summary>
internal static class RegistrationRoutes
{
    private const string Tag = "Registrations under general authorisations";

    /// <summary>Why something is ended or withdrawn.</summary>
    /// <param name="Reasons">The reasons, for whoever it is of.</param>
    internal sealed record Ending(string Reasons);

    /// <summary>A registration as it stands.</summary>
    internal sealed record RegistrationView(
        string Number,
        string Authority,
        string Holder,
        string Authorisation,
        IReadOnlyList<string> Codes,
        IReadOnlyList<string> Destinations,
        string? ExpectedUse,
        IReadOnlyList<string> Conditions,
        DateTimeOffset Registered,
        DateTimeOffset? Until,
        DateTimeOffset? Ended,
        string? EndedBecause
    )
    {
        public static RegistrationView Of(RegistrationRow row)
        {
            var says = Registration.Read(row.Says);
            return new(
                row.Number,
                row.Authority,
                row.Holder,
                says.Authorisation,
                says.Codes,
                says.Destinations,
                says.ExpectedUse,
                says.Conditions,
                row.Registered,
                says.Until,
                row.Ended,
                row.EndedBecause
            );
        }
    }

    /// <summary>Who reads registrations: applicants their own, an authority those made with it, auditors all.</summary>
    public static Allows Reading { get; } =
        Allows.Only(Role.Applicant, Role.Officer, Role.Head, Role.Supervisor, Role.Auditor);

    public static void Serve(IServiceCollection services) => services.AddSingleton<Registering>();

    public static void Map(IEndpointRouteBuilder routes)
    {
        _ = routes
            .MapGet("/registrations", All)
            .For(
                Reading,
                Tag,
                "The registrations one may read, those that stand first.",
                gives: typeof(IReadOnlyList<RegistrationView>)
            );
        _ = routes
            .MapPost("/registrations", Register)
            .For(
                Allows.Only(Role.Applicant),
                Tag,
                "Registers to use a general authorisation of the accord in force. It counts at once.",
                typeof(RegistrationRequest),
                typeof(RegistrationView),
                StatusCodes.Status201Created
            );
        _ = routes
            .MapGet("/registrations/{id}", One)
            .For(Reading, Tag, "A registration as it stands.", gives: typeof(RegistrationView));
        _ = routes
            .MapPost("/registrations/{id}/end", End)
            .For(
                Allows.Only(Role.Officer, Role.Head),
                Tag,
                "Ends a registration, with reasons; its document is revoked.",
                typeof(Ending),
                typeof(RegistrationView)
            );
        _ = routes
            .MapGet("/registrations/{id}/document", Document)
            .Takes(IssuingRoutes.Parameters)
            .For(
                Reading,
                Tag,
                "The file of the registration, which passavant verify takes.",
                gives: typeof(Stream)
            );
    }

    private static async Task<IResult> All(
        HttpContext context,
        Registering registering,
        CancellationToken stop
    ) =>
        CaseAnswers.Ok(
            context,
            (await registering.All(context.Caller().Actor, stop))
                .Select(RegistrationView.Of)
                .ToList()
        );

    private static async Task<IResult> One(
        string id,
        HttpContext context,
        Registering registering,
        CancellationToken stop
    ) =>
        CaseAnswers.Ok(
            context,
            RegistrationView.Of(await registering.Find(context.Caller().Actor, id, stop))
        );

    private static async Task<IResult> Register(
        HttpContext context,
        Registering registering,
        CancellationToken stop
    )
    {
        var given = (RegistrationRequest)
            CaseAnswers.Read(
                await CaseAnswers.Body(context.Request, stop),
                typeof(RegistrationRequest)
            );
        return CaseAnswers.Ok(
            context,
            RegistrationView.Of(await registering.Register(context.Caller().Actor, given, stop)),
            status: StatusCodes.Status201Created
        );
    }

    private static async Task<IResult> End(
        string id,
        HttpContext context,
        Registering registering,
        CancellationToken stop
    )
    {
        var given = (Ending)
            CaseAnswers.Read(await CaseAnswers.Body(context.Request, stop), typeof(Ending));
        return CaseAnswers.Ok(
            context,
            RegistrationView.Of(
                await registering.End(context.Caller().Actor, id, given.Reasons, stop)
            )
        );
    }

    private static async Task<IResult> Document(
        string id,
        HttpContext context,
        Desk desk,
        Registering registering,
        Bundles bundles,
        CancellationToken stop
    )
    {
        var row = await registering.Find(context.Caller().Actor, id, stop);
        return await IssuingRoutes.FileOf(row.Number, context, desk, bundles, stop);
    }
}
