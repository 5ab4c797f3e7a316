using System.Security.Cryptography;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http.Timeouts;
using Passavant.Trust.Documents;
using Passavant.Trust.Log;
using Passavant.Web.Log;

namespace Passavant.Web.Witnessing;

/// <summary><c>passavant-server witness</c>: cosigns checkpoints of logs that only ever grow (c2sp.org/tlog-witness), for a partner state, a court of auditors or whoever else keeps an eye on an authority.</summary>
internal static class WitnessServer
{
    private const string Loopback = "http://127.0.0.1:8001";
    private const int MostAtOnce = 32;

    private static readonly string[] Options = ["--name", "--logs", "--state", "--keys", "--urls"];

    /// <summary>Runs until it is stopped.</summary>
    /// <exception cref="FormatException">It was asked for something that cannot be.</exception>
    public static async Task Run(string[] args, TextWriter output)
    {
        for (var i = 0; i < args.Length; i += args[i].Contains('=') ? 1 : 2)
            if (!Options.Contains(args[i].Split('=')[0]))
                throw new FormatException(
                    $"'{args[i]}' is no option of a witness; expected {WitnessSettings.Usage}"
                );
        await using var app = Build(
            args,
            Environment.GetEnvironmentVariable,
            TimeProvider.System,
            output
        );
        try
        {
            await app.RunAsync();
        }
        catch (IOException wrong) when (wrong.InnerException is not null)
        {
            throw new FormatException($"{wrong.Message} Give another with --urls.", wrong);
        }
    }

    /// <summary>The witness, ready to start.</summary>
    /// <param name="variable">A variable of the environment.</param>
    /// <param name="output">Where its keys are shown.</param>
    /// <param name="amend">What a test wants otherwise.</param>
    /// <exception cref="FormatException">It was asked for something that cannot be.</exception>
    public static WebApplication Build(
        string[] args,
        Func<string, string?> variable,
        TimeProvider time,
        TextWriter output,
        Action<WebApplicationBuilder>? amend = null
    )
    {
        var builder = WebApplication.CreateSlimBuilder(
            new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory }
        );
        builder.Configuration.AddCommandLine(args);
        if (string.IsNullOrEmpty(builder.Configuration["urls"]))
            builder.WebHost.UseUrls(Loopback);
        var settings = WitnessSettings.Read(builder.Configuration, variable);
        var heads = new WitnessHeads(Path.Combine(settings.State, "witness.db"));
        var keys = Open(settings, heads, time.GetUtcNow());
        var logs = new WatchedLogs(settings.Logs, keys);
        foreach (var key in keys)
            output.WriteLine($"{key.Verifier}");
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = WitnessRequest.Longest;
            kestrel.Limits.MaxConcurrentConnections = 1000;
        });
        builder.Services.AddRequestTimeouts(timeouts =>
            timeouts.DefaultPolicy = new RequestTimeoutPolicy { Timeout = TimeSpan.FromSeconds(20) }
        );
        builder.Services.AddRateLimiter(limits =>
        {
            limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limits.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(_ =>
                RateLimitPartition.GetConcurrencyLimiter(
                    "all",
                    _ => new ConcurrencyLimiterOptions
                    {
                        PermitLimit = MostAtOnce,
                        QueueLimit = MostAtOnce * 8,
                    }
                )
            );
        });
        amend?.Invoke(builder);
        var app = builder.Build();
        app.UseRateLimiter();
        app.UseRequestTimeouts();
        Map(app, settings, logs, keys, heads, time);
        return app;
    }

    private static void Map(
        WebApplication app,
        WitnessSettings settings,
        WatchedLogs logs,
        IReadOnlyList<SigningKey> keys,
        WitnessHeads heads,
        TimeProvider time
    )
    {
        _ = app.MapGet(
            "/",
            () => Results.Text(About(settings, logs.Current(app.Logger).Logs, keys))
        );
        _ = app.MapGet("/alive", () => Results.Text("ok\n"));
        _ = app.MapPost(
            "/add-checkpoint",
            async (HttpContext context, CancellationToken stop) =>
            {
                if (await Body(context.Request, stop) is not { } body)
                    return Results.Text(
                        $"a request of more than {WitnessRequest.Longest} bytes\n",
                        statusCode: StatusCodes.Status413PayloadTooLarge
                    );
                var answer = logs.Current(app.Logger)
                    .Witness.AddCheckpoint(body, heads.Store, time.GetUtcNow().ToUnixTimeSeconds());
                return Results.Text(
                    answer.Body,
                    answer.ContentType,
                    System.Text.Encoding.UTF8,
                    answer.Status
                );
            }
        );
        _ = app.MapGet(
            "/{hash}/checkpoint",
            (string hash) =>
                logs.Current(app.Logger)
                    .Logs.FirstOrDefault(log => Witness.PathOf(log.Origin) == $"{hash}/checkpoint")
                    is { } log
                && heads.Latest(log.Origin) is { } latest
                    ? Results.Bytes(latest.Note, "text/plain; charset=utf-8")
                    : Results.Text("nothing was cosigned of such a log\n", statusCode: 404)
        );
    }

    private static async Task<byte[]?> Body(HttpRequest request, CancellationToken stop)
    {
        using var body = new MemoryStream();
        try
        {
            await request.Body.CopyToAsync(body, stop);
        }
        catch (BadHttpRequestException wrong)
            when (wrong.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return null;
        }
        return body.ToArray();
    }

    private static string About(
        WitnessSettings settings,
        IReadOnlyList<WitnessedLog> logs,
        IReadOnlyList<SigningKey> keys
    ) =>
        $"""
            {settings.Name} is a witness of transparency logs (c2sp.org/tlog-witness): it cosigns a checkpoint only where the log has grown from the one it cosigned last, and says nothing of what the entries are.

            Its keys:
            {string.Join('\n', keys.Select(key => $"  {key.Verifier}"))}

            The logs it watches, and where it shows what it cosigned last:
            {string.Join(
                '\n',
                logs.Select(log => $"  {log.Origin}  {Witness.PathOf(log.Origin)}")
            )}

            """;

    // Made on the first start, and never after anything was cosigned: others trust the keys there are.
    private static List<SigningKey> Open(
        WitnessSettings settings,
        WitnessHeads heads,
        DateTimeOffset now
    )
    {
        try
        {
            var keystore = File.Exists(settings.Keys)
                ? Keystore.Open(File.ReadAllBytes(settings.Keys), settings.Passphrase)
                : Keystore.Empty;
            if (keystore.Current(KeystoreUse.Log) is null)
            {
                if (!heads.IsEmpty || keystore.Keys.Count > 0)
                    throw new FormatException(
                        $"--keys {settings.Keys} has no key for 'log', and this witness has cosigned before or the file is another's: put the file of its keys back"
                    );
                keystore = keystore
                    .Rotate(KeystoreUse.Log, now, RandomNumberGenerator.Fill)
                    .Rotate(KeystoreUse.LogMlDsa, now, RandomNumberGenerator.Fill);
                LogKeys.Keep(
                    settings.Keys,
                    keystore.Seal(settings.Passphrase, RandomNumberGenerator.Fill)
                );
            }
            using (keystore)
                return
                [
                    .. new[]
                    {
                        Key(KeystoreUse.Log, SignatureType.Cosignature),
                        Key(KeystoreUse.LogMlDsa, SignatureType.MlDsaCosignature),
                    }.OfType<SigningKey>(),
                ];

            SigningKey? Key(KeystoreUse use, SignatureType type) =>
                keystore.Current(use) is { } key
                    ? SigningKey.FromSeed(settings.Name, type, key.Secret.Span)
                    : null;
        }
        catch (Exception wrong)
            when (wrong is DocumentException or IOException or UnauthorizedAccessException)
        {
            throw new FormatException(
                $"--keys {settings.Keys} cannot be used: {wrong.Message}",
                wrong
            );
        }
    }
}
