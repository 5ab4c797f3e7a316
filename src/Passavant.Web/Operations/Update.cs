using System.Security.Cryptography;
using System.Text;
using Passavant.Web.Asking;
using Passavant.Web.Lists;

namespace Passavant.Web.Operations;

/// <summary>Has the folder read again now, without waiting for the next look. Only for whoever has the token.</summary>
internal static class Update
{
    private static readonly Parameter[] Parameters =
    [
        new("token", Holds.Text, "The token set as Screening:UpdateToken."),
    ];

    public static void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapPost("/updatez", Handle)
            .Takes(Parameters)
            .Says(
                "Operations",
                "Read the lists again",
                "Answers as /readyz does, once the folder was read.",
                403
            );

    private static async Task<Ready.Response> Handle(
        HttpRequest request,
        ListsKeeper keeper,
        ScreeningSettings settings,
        CancellationToken stop
    )
    {
        var given = Given.Read(request, Parameters).Text("token") ?? "";
        if (
            settings.UpdateToken is not { } token
            || !CryptographicOperations.FixedTimeEquals(
                SHA256.HashData(Encoding.UTF8.GetBytes(token)),
                SHA256.HashData(Encoding.UTF8.GetBytes(given))
            )
        )
            throw new Trouble(
                StatusCodes.Status403Forbidden,
                settings.UpdateToken is null
                    ? "No token is set (Screening:UpdateToken). The folder is looked at regularly without it."
                    : "The token is not the one that is set."
            );
        await keeper.Update(stop);
        return Ready.Of(keeper);
    }
}
