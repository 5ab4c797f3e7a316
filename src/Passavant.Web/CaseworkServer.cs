using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using Passavant.Letters;
using Passavant.Web.Administration;
using Passavant.Web.Cases;
using Passavant.Web.Comparing;
using Passavant.Web.Delivering;
using Passavant.Web.Demo;
using Passavant.Web.Holding;
using Passavant.Web.Issuing;
using Passavant.Web.Log;
using Passavant.Web.Oversight;
using Passavant.Web.Pages;
using Passavant.Web.Pages.Demonstration;
using Passavant.Web.People;
using Passavant.Web.Post;
using Passavant.Web.Publishing;
using Passavant.Web.Registering;
using Passavant.Web.Webhooks;

namespace Passavant.Web;

/// <summary>Casework on the server: the records, who may sign in, and the endpoints.</summary>
internal static class CaseworkServer
{
    /// <summary>Adds what casework needs.</summary>
    /// <exception cref="FormatException">The records cannot be opened, or are behind this program.</exception>
    public static void Serve(
        WebApplicationBuilder builder,
        CaseworkSettings settings,
        TimeProvider time
    )
    {
        var database = Records.Open(settings.Database, time.GetUtcNow());
        var services = builder.Services;
        (settings, var witness) = DemonstrationWitness.Beside(settings, time.GetUtcNow());
        if (witness is not null)
            _ = services.AddHostedService(_ => witness);
        _ = services.AddSingleton(settings);
        // Made by a function, so that it is closed with the program.
        _ = services.AddSingleton(_ => database);
        _ = services.AddSingleton<Attempts>();
        _ = services.AddSingleton<Doorkeeper>();
        _ = services.AddScoped<SignIns>();
        _ = services.AddScoped<Passwords>();
        _ = services.AddScoped<SecondFactor>();
        _ = services.AddSingleton<Administering>();
        _ = services.AddSingleton(provider => new Questioning(
            provider.GetRequiredService<Desk>(),
            settings.AnswerWithin
        ));
        AddIdentity(services);
        AddPasskeys(services);
        OpenId.Serve(services, settings);
        CaseRoutes.Serve(services);
        LogRoutes.Serve(services);
        IssuingRoutes.Serve(services);
        HolderRoutes.Serve(services);
        RegistrationRoutes.Serve(services);
        DeliveryRoutes.Serve(services);
        ComparisonRoutes.Serve(services, settings);
        FigureRoutes.Serve(services);
        PageRoutes.Serve(services, settings);
        PostOffice.Serve(builder, settings);
        Couriers.Serve(services, settings);
        if (settings.Demo)
        {
            _ = services.AddSingleton<InventedPartner>();
            _ = services.AddSingleton<Demonstration>();
            _ = services.AddHostedService(provider => provider.GetRequiredService<Demonstration>());
        }
        _ = services.AddHsts(hsts =>
        {
            hsts.MaxAge = TimeSpan.FromDays(365);
            hsts.IncludeSubDomains = true;
        });
    }

    /// <summary>How people prove who they are; the command line sets passwords by the same rules.</summary>
    public static void AddIdentity(IServiceCollection services)
    {
        _ = services
            .AddIdentityCore<Person>(identity =>
            {
                // Length counts, not kinds of signs.
                identity.Password.RequiredLength = 12;
                identity.Password.RequiredUniqueChars = 5;
                identity.Password.RequireDigit = false;
                identity.Password.RequireLowercase = false;
                identity.Password.RequireUppercase = false;
                identity.Password.RequireNonAlphanumeric = false;
            })
            .AddUserStore<PersonStore>();
        _ = services.AddSingleton<ILookupNormalizer, SignInNames>();
        _ = services.Configure<PasswordHasherOptions>(hashing => hashing.IterationCount = 210_000);
        _ = services.AddDataProtection().SetApplicationName("passavant");
        _ = services.AddSingleton<Keys>();
        _ = services
            .AddOptions<KeyManagementOptions>()
            .Configure<Keys>((management, keys) => management.XmlRepository = keys);
    }

    private static void AddPasskeys(IServiceCollection services)
    {
        _ = services.Configure<IdentityPasskeyOptions>(passkeys =>
        {
            // The device makes sure who holds it, and so is two factors; it knows whose it is, and no name is typed.
            passkeys.UserVerificationRequirement = "required";
            passkeys.ResidentKeyRequirement = "required";
            passkeys.AuthenticatorTimeout = Ceremonies.Lasts;
            passkeys.ValidateOrigin = Ceremonies.IsHere;
        });
        _ = services.AddScoped<IPasskeyHandler<Person>, PasskeyHandler<Person>>();
        _ = services.AddScoped<Ceremonies>();
    }

    /// <summary>Adds who is let in, and the endpoints.</summary>
    public static void Map(WebApplication app)
    {
        _ = app.UseHsts();
        _ = app.UseCookiePolicy();
        _ = app.Use(Headers);
        OpenId.Map(app);
        if (app.Services.GetService<Demonstration>() is { } demonstration)
            _ = app.Use(demonstration.Hold);
        _ = app.Use(
            (context, next) =>
                context.RequestServices.GetRequiredService<Doorkeeper>().Answer(context, next)
        );
        SessionRoutes.Map(app);
        PasswordRoutes.Map(app);
        SecondFactorRoutes.Map(app);
        TokenRoutes.Map(app);
        WebhookRoutes.Map(app);
        AdministrationRoutes.Map(app);
        CaseRoutes.Map(app);
        LogRoutes.Map(app);
        QuestionRoutes.Map(app);
        IssuingRoutes.Map(app);
        HolderRoutes.Map(app);
        RegistrationRoutes.Map(app);
        DeliveryRoutes.Map(app);
        ComparisonRoutes.Map(app);
        FigureRoutes.Map(app);
        PageRoutes.Map(app);
        if (app.Services.GetService<Demonstration>() is not null)
            DemonstrationSignIn.Map(app);
    }

    // Scripts and styles of ours alone, none of them written into a page; a letter carries its own, and only those.
    private static readonly string PagePolicy =
        $"default-src 'none'; script-src 'self'; style-src 'self' {LetterHtml.StyleSource}; img-src 'self' data:; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    // Answers of casework are data about people: kept by nobody on the way. Said last, so that a failure says it too.
    private static Task Headers(HttpContext context, RequestDelegate next)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<Access>()?.Needs != Needs.Screen)
            context.Response.OnStarting(() =>
            {
                var headers = context.Response.Headers;
                headers.ContentSecurityPolicy =
                    context.Response.ContentType?.StartsWith("text/html", StringComparison.Ordinal)
                    == true
                        ? PagePolicy
                        : "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
                // What everybody may keep says so by itself.
                if (
                    context.Features.Get<Asset>() is null
                    && context.Features.Get<KeptForGood>() is null
                )
                    headers.CacheControl = "no-store";
                headers["Referrer-Policy"] = "no-referrer";
                headers.XFrameOptions = "DENY";
                headers.XContentTypeOptions = "nosniff";
                headers["Cross-Origin-Opener-Policy"] = "same-origin";
                headers["Cross-Origin-Resource-Policy"] = "same-origin";
                var camera = context.Features.Get<UsesCamera>() is null ? "()" : "(self)";
                headers["Permissions-Policy"] =
                    $"camera={camera}, geolocation=(), microphone=(), payment=(), usb=()";
                return Task.CompletedTask;
            });
        return next(context);
    }
}
