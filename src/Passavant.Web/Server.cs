using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http.Timeouts;
using OpenTelemetry.Metrics;
using Passavant.Web.Asking;
using Passavant.Web.Lists;
using Passavant.Web.Operations;
using Passavant.Web.Parties;
using Passavant.Web.Reconciliation;
using Passavant.Web.Yente;

namespace Passavant.Web;

/// <summary>The program: what it listens to, what it answers, what it refuses.</summary>
internal static class Server
{
    private const string Loopback = "http://127.0.0.1:8000";

    private static readonly Dictionary<string, string> Switches = new()
    {
        ["--lists"] = "Screening:Lists",
        ["--stale-after-days"] = "Screening:StaleAfterDays",
    };

    /// <summary>Runs until it is stopped; 2 when it was asked for something that cannot be.</summary>
    public static async Task<int> Run(string[] args)
    {
        WebApplication app;
        try
        {
            app = Build(args);
        }
        catch (FormatException wrong)
        {
            await Console.Error.WriteLineAsync($"passavant-server: {wrong.Message}");
            return 2;
        }
        await using (app)
            await app.RunAsync();
        return 0;
    }

    /// <summary>The program, ready to start.</summary>
    /// <param name="args">The command line: <c>--lists FOLDER</c>, <c>--urls URLS</c> and any configuration key.</param>
    /// <param name="time">The clock.</param>
    /// <param name="amend">What a test wants otherwise.</param>
    /// <exception cref="FormatException">A setting is missing or cannot be.</exception>
    public static WebApplication Build(
        string[] args,
        TimeProvider? time = null,
        Action<WebApplicationBuilder>? amend = null
    )
    {
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory }
        );
        builder.Configuration.AddCommandLine(args, Switches);
        if (string.IsNullOrEmpty(builder.Configuration["urls"]))
            builder.WebHost.UseUrls(Loopback);
        // A page of another site must not reach a local service under a name of its own.
        builder.Configuration["AllowedHosts"] ??= "localhost;127.0.0.1;[::1]";
        // Requests are logged by what was done, never with their addresses: these hold names.
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Logging.AddJsonConsole(options => options.UseUtcTimestamp = true);
        var settings = ScreeningSettings.Read(builder.Configuration);
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton(time ?? TimeProvider.System);
        Serve(builder, settings);
        amend?.Invoke(builder);
        var app = builder.Build();
        Map(app);
        return app;
    }

    private static void Serve(WebApplicationBuilder builder, ScreeningSettings settings)
    {
        var services = builder.Services;
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = settings.MaxRequestBytes;
        });
        services.AddSingleton<ListsKeeper>();
        services.AddHostedService(provider => provider.GetRequiredService<ListsKeeper>());
        services.AddSingleton<Enquiry>();
        services.ConfigureHttpJsonOptions(json => Json.Set(json.SerializerOptions));
        services.AddProblemDetails();
        services.AddRequestTimeouts(timeouts =>
            timeouts.DefaultPolicy = new RequestTimeoutPolicy
            {
                Timeout = settings.Timeout,
                TimeoutStatusCode = StatusCodes.Status504GatewayTimeout,
                WriteTimeoutResponse = context =>
                    Problems.Write(
                        context,
                        new Trouble(
                            StatusCodes.Status504GatewayTimeout,
                            "It took too long; ask for fewer parties at once."
                        )
                    ),
            }
        );
        services.AddResponseCompression(compression =>
            compression.MimeTypes = [
                "application/json",
                "application/problem+json",
                "application/x-ndjson",
                "application/javascript",
                "text/html",
                "text/plain",
            ]
        );
        services.AddCors(cors => cors.AddPolicy(Manifest.Origins, settings.Origins));
        services.AddOpenApi(OpenApi.Describe);
        services
            .AddOpenTelemetry()
            .WithMetrics(metrics =>
                metrics
                    .AddMeter(
                        Enquiry.MeterName,
                        "Microsoft.AspNetCore.Hosting",
                        "Microsoft.AspNetCore.Server.Kestrel",
                        "System.Runtime"
                    )
                    .AddPrometheusExporter()
            );
    }

    [SuppressMessage("Style", "IDE0058", Justification = "Each line is one endpoint.")]
    private static void Map(WebApplication app)
    {
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UseResponseCompression();
        app.Use(Problems.Answer);
        app.UseRouting();
        app.UseCors();
        app.UseRequestTimeouts();
        Alive.Map(app);
        Ready.Map(app);
        Update.Map(app);
        Catalogue.Map(app);
        Algorithms.Map(app);
        Match.Map(app);
        Search.Map(app);
        FetchEntity.Map(app);
        ScreenParties.Map(app);
        Manifest.Map(app);
        Reconcile.Map(app);
        SuggestEntity.Map(app);
        SuggestWords.Map(app);
        Preview.Map(app);
        app.MapOpenApi("/openapi.json");
        app.MapPrometheusScrapingEndpoint("/metrics");
    }
}
