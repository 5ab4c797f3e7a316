using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http.Timeouts;
using OpenTelemetry.Metrics;
using Passavant.Web.Administration;
using Passavant.Web.Asking;
using Passavant.Web.Lists;
using Passavant.Web.Operations;
using Passavant.Web.Pages;
using Passavant.Web.Parties;
using Passavant.Web.People;
using Passavant.Web.Reconciliation;
using Passavant.Web.Yente;

namespace Passavant.Web;

/// <summary>The program: what it listens to, what it answers, what it refuses.</summary>
internal static class Server
{
    private const string Loopback = "http://127.0.0.1:8000";

    private const string Help = """
        passavant-server: screening and casework over HTTP

          passavant-server --lists FOLDER            screening alone, over snapshots made by 'passavant lists import'
          passavant-server --database DATABASE       casework; a SQLite file or a PostgreSQL connection string
          passavant-server --demo                    an invented authority to try it on (Development and loopback only)

          passavant-server admin create --database DATABASE --sign-in NAME   the first administrator
          passavant-server migrate --database DATABASE                       bring the records to this version
          passavant-server backup --database DATABASE --to FILE              a copy, while work goes on
          passavant-server restore --from FILE --database DATABASE           new records from a copy
          passavant-server verify --database DATABASE                        look for what cannot be
          passavant-server keys list|rotate|retire --database DATABASE       the keys the server signs with, and changing them
          passavant-server openings --database DATABASE --out FOLDER         what an auditor needs to compute decisions again

          passavant-server witness --name NAME --logs FILE --state FOLDER    cosign the logs of others

        --urls http://127.0.0.1:8001 says where to listen; settings are given as --Section:Name VALUE
        or in the environment as Section__Name, such as Casework__IdleMinutes, Mail__Host, Screening__StaleAfterDays.
        """;

    private static readonly Dictionary<string, string> Switches = new()
    {
        ["--lists"] = "Screening:Lists",
        ["--database"] = "Casework:Database",
        ["--stale-after-days"] = "Screening:StaleAfterDays",
    };

    /// <summary>Runs until it is stopped; 2 when it was asked for something that cannot be.</summary>
    public static async Task<int> Run(string[] args)
    {
        WebApplication app;
        try
        {
            if (RecordsCommand.Is(args))
                return await RecordsCommand.Run(args, Console.Out, TimeProvider.System);
            switch (args)
            {
                case ["admin", "create", .. var rest]:
                    await AdminCommand.Create(rest, Console.In, Console.Out, TimeProvider.System);
                    return 0;
                case ["witness", .. var rest]:
                    await Witnessing.WitnessServer.Run(rest, Console.Out);
                    return 0;
                case ["keys", .. var rest]:
                    await Log.KeysCommand.Run(
                        rest,
                        Console.Out,
                        TimeProvider.System,
                        Trust.Documents.KeystoreCost.Usual
                    );
                    return 0;
                case ["openings", .. var rest]:
                    await Log.OpeningsCommand.Run(rest, Console.Out, TimeProvider.System);
                    return 0;
                case ["admin", ..]:
                    throw new FormatException("admin: expected 'admin create'");
            }
            if (args is ["--version"])
            {
                Console.WriteLine(typeof(Server).Assembly.GetName().Version!.ToString(3));
                return 0;
            }
            if (args is ["--help" or "-h" or "help"])
            {
                Console.WriteLine(Help);
                return 0;
            }
            RefuseUnknown(args);
            app = Build(args);
        }
        catch (FormatException wrong)
        {
            await Console.Error.WriteLineAsync($"passavant-server: {wrong.Message}");
            return 2;
        }
        await using (app)
            try
            {
                Warming.Begin(app);
                await app.RunAsync();
            }
            catch (IOException wrong) when (wrong.InnerException is not null)
            {
                // The address is taken, as a rule.
                await Console.Error.WriteLineAsync(
                    $"passavant-server: {wrong.Message} Give another with --urls."
                );
                return 2;
            }
        return 0;
    }

    // A switch misspelled must not start another program than was meant.
    private static void RefuseUnknown(string[] args)
    {
        string[] known = [.. Switches.Keys, "--demo", "--urls", "--environment", "--AllowedHosts"];
        for (var i = 0; i < args.Length; i++)
        {
            var name = args[i].Split('=')[0];
            if (!name.StartsWith("--", StringComparison.Ordinal))
                throw new FormatException(
                    $"'{name}' is no command; expected {RecordsCommand.Names}, admin create, keys, openings, witness, or switches: {string.Join(", ", known)}"
                );
            if (!known.Contains(name, StringComparer.OrdinalIgnoreCase) && !name.Contains(':'))
                throw new FormatException(
                    $"'{name}' is no switch; expected one of {string.Join(", ", known)}, or a setting such as --Casework:IdleMinutes"
                );
            // Its value stands in the next word.
            if (!args[i].Contains('=') && name != "--demo")
                i++;
        }
    }

    /// <summary>The program, ready to start.</summary>
    /// <param name="args">The command line: <c>--lists FOLDER</c>, <c>--database DATABASE</c>, <c>--demo</c>, <c>--urls URLS</c> and any configuration key.</param>
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
            new WebApplicationOptions
            {
                ContentRootPath = AppContext.BaseDirectory,
                EnvironmentName = new ConfigurationBuilder().AddCommandLine(Spelled(args)).Build()[
                    "environment"
                ],
            }
        );
        builder.Configuration.AddCommandLine(Spelled(args), Switches);
        if (string.IsNullOrEmpty(builder.Configuration["urls"]))
            builder.WebHost.UseUrls(Loopback);
        // A page of another site must not reach a local service under a name of its own.
        builder.Configuration["AllowedHosts"] ??= "localhost;127.0.0.1;[::1]";
        // Requests are logged by what was done, never with their addresses: these hold names.
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        time ??= TimeProvider.System;
        var casework = CaseworkSettings.Read(builder.Configuration, builder.Environment);
        // Programs read the log of a service; whoever tries the demonstration reads it themselves.
        if (casework is { Demo: true })
            builder.Logging.AddFilter("Passavant.Web.Post", LogLevel.Warning);
        else
            builder.Logging.AddJsonConsole(options => options.UseUtcTimestamp = true);
        var settings = ScreeningSettings.Read(builder.Configuration, casework is null);
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton(time);
        Serve(builder, settings);
        if (casework is not null)
            CaseworkServer.Serve(builder, casework, time);
        amend?.Invoke(builder);
        var app = builder.Build();
        Map(app, settings, casework);
        return app;
    }

    // A switch without a value, as people write it.
    private static string[] Spelled(string[] args) =>
        [.. args.Select(one => one == "--demo" ? "--Casework:Demo=true" : one)];

    private static void Serve(WebApplicationBuilder builder, ScreeningSettings settings)
    {
        var services = builder.Services;
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = settings.MaxRequestBytes;
        });
        if (settings.Lists is not null)
        {
            services.AddSingleton<ListsKeeper>();
            services.AddHostedService(provider => provider.GetRequiredService<ListsKeeper>());
            services.AddSingleton<Enquiry>();
        }
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
                            "It took too long; ask for less at once, or again later."
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
                        Log.Publisher.MeterName,
                        "Microsoft.AspNetCore.Hosting",
                        "Microsoft.AspNetCore.Server.Kestrel",
                        "System.Runtime"
                    )
                    .AddPrometheusExporter()
            );
    }

    [SuppressMessage("Style", "IDE0058", Justification = "Each line is one endpoint.")]
    private static void Map(
        WebApplication app,
        ScreeningSettings settings,
        CaseworkSettings? casework
    )
    {
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UseResponseCompression();
        app.Use(Problems.Answer);
        if (casework is not null)
            app.Use(PageProblems.Answer);
        app.Use(AsGet);
        app.UseRouting();
        app.UseCors();
        app.UseRequestTimeouts();
        if (casework is not null)
            CaseworkServer.Map(app);
        var open = app.MapGroup("").WithMetadata(Access.Open);
        Alive.Map(open);
        if (settings.Lists is not null)
        {
            Ready.Map(open);
            Update.Map(open);
            MapScreening(app.MapGroup("").WithMetadata(Access.Screen));
        }
        else
        {
            RecordsReady.Map(open);
        }
        open.MapOpenApi("/openapi.json");
        open.MapPrometheusScrapingEndpoint("/metrics");
    }

    // Whoever asks for the head alone is answered as for the whole; the server itself sends no body to such a request.
    private static Task AsGet(HttpContext context, RequestDelegate next)
    {
        if (HttpMethods.IsHead(context.Request.Method))
            context.Request.Method = HttpMethods.Get;
        return next(context);
    }

    // Open to everybody where there is no casework, and so nobody who could sign in.
    [SuppressMessage("Style", "IDE0058", Justification = "Each line is one endpoint.")]
    private static void MapScreening(RouteGroupBuilder routes)
    {
        Catalogue.Map(routes);
        Algorithms.Map(routes);
        Match.Map(routes);
        Search.Map(routes);
        FetchEntity.Map(routes);
        ScreenParties.Map(routes);
        Manifest.Map(routes);
        Reconcile.Map(routes);
        SuggestEntity.Map(routes);
        SuggestWords.Map(routes);
        Preview.Map(routes);
    }
}
