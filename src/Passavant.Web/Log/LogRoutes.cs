using Passavant.Web.Asking;
using Passavant.Web.Cases;

namespace Passavant.Web.Log;

/// <summary>The log under the paths of c2sp.org/tlog-tiles, below <c>/log/</c>: everybody reads it, and may keep what never changes.</summary>
internal static class LogRoutes
{
    private const string Tag = "The log";

    public static void Serve(IServiceCollection services)
    {
        _ = services.AddSingleton<PublishedLog>();
        _ = services.AddSingleton<Publisher>();
        _ = services.AddHostedService(provider => provider.GetRequiredService<Publisher>());
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        _ = routes
            .MapGet("/log/checkpoint", (PublishedLog log) => Text(log.Checkpoint ?? throw None()))
            .For(
                Allows.Everybody,
                Tag,
                "The last checkpoint of the log: its size and root, signed (c2sp.org/tlog-checkpoint).",
                gives: typeof(Stream)
            );
        _ = routes
            .MapGet("/log/tile/{**path}", Tile)
            .For(
                Allows.Everybody,
                Tag,
                "A tile of the log, or a bundle of its entries (c2sp.org/tlog-tiles).",
                gives: typeof(Stream)
            );
        _ = routes
            .MapGet("/log/key", (PublishedLog log) => Key(log, LogFolder.Key))
            .For(
                Allows.Everybody,
                Tag,
                "The key that verifies the checkpoints of the log (Ed25519).",
                gives: typeof(Stream)
            );
        _ = routes
            .MapGet("/log/key-ml-dsa", (PublishedLog log) => Key(log, LogFolder.MlDsaKey))
            .For(
                Allows.Everybody,
                Tag,
                "The key of the second signature under them (ML-DSA-44).",
                gives: typeof(Stream)
            );
        _ = routes
            .MapGet(
                "/log/key-changes",
                (PublishedLog log) =>
                    Results.Bytes(log.KeyChanges ?? throw None(), "application/json; charset=utf-8")
            )
            .For(
                Allows.Everybody,
                Tag,
                "What opens the entries that say which key the log signs with, for everybody: of each its index, and salt, name and value of each field.",
                gives: typeof(Stream)
            );
        EntryProof.Map(routes);
        Openings.Map(routes);
    }

    private static IResult Tile(string? path, HttpContext context, PublishedLog log)
    {
        var bytes = log.Bytes($"tile/{path}") ?? throw Trouble.Absent("The log has no such tile.");
        context.Features.Set(KeptForGood.Yes);
        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return Results.Bytes(bytes, "application/octet-stream");
    }

    private static IResult Key(PublishedLog log, string name) =>
        Text(System.Text.Encoding.UTF8.GetBytes((log.Key(name) ?? throw None()) + "\n"));

    private static IResult Text(byte[] bytes) => Results.Bytes(bytes, "text/plain; charset=utf-8");

    private static Trouble None() => Trouble.Absent("This authority has signed no log yet.");
}

/// <summary>Says of an answer that it never changes, and everybody may keep it.</summary>
internal sealed record KeptForGood
{
    public static KeptForGood Yes { get; } = new();
}
