using Passavant.Web.Asking;

namespace Passavant.Web.Operations;

/// <summary>Whether the program runs.</summary>
internal static class Alive
{
    public sealed record Response(string Status);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapGet("/healthz", Handle)
            .Says("Operations", "Is the program alive?", "Says nothing about the lists.");

    private static Response Handle() => new("ok");
}
