using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Passavant.Store;
using Passavant.Web.Asking;

namespace Passavant.Web.People;

/// <summary>Signing in with an OpenID Connect service: the code flow with PKCE. Whoever comes back must be somebody here already, and gets a sign-in like any other.</summary>
internal static class OpenId
{
    /// <summary>The name of the scheme.</summary>
    public const string Scheme = "openid";

    /// <summary>Where the service sends people back to.</summary>
    public const string Callback = "/sign-in/openid";

    // Nobody ever signs in with it: the session is ours. Beside it, the service is not asked at every request.
    private const string Nowhere = "openid-nowhere";
    private const string Language = "language";
    private const string Back = "back";

    /// <summary>Adds the service, where one is set.</summary>
    public static void Serve(IServiceCollection services, CaseworkSettings settings)
    {
        if (settings.OpenId is not { } of)
            return;
        _ = services
            .AddAuthentication()
            .AddCookie(Nowhere)
            .AddOpenIdConnect(Scheme, options => Set(options, of, settings.Demo));
    }

    /// <summary>Listens to those the service sends back.</summary>
    public static void Map(WebApplication app)
    {
        if (app.Services.GetRequiredService<CaseworkSettings>().OpenId is not null)
            _ = app.UseAuthentication();
    }

    /// <summary>Sends a browser to the service.</summary>
    public static Task Go(HttpContext context, string language, string back) =>
        context.ChallengeAsync(
            Scheme,
            new AuthenticationProperties
            {
                RedirectUri = "/",
                Items = { [Language] = language, [Back] = back },
            }
        );

    private static void Set(OpenIdConnectOptions options, OpenIdSettings of, bool isDemo)
    {
        options.Authority = of.Authority;
        options.RequireHttpsMetadata = !new Uri(of.Authority).IsLoopback;
        options.ClientId = of.ClientId;
        options.ClientSecret = of.ClientSecret;
        options.CallbackPath = Callback;
        options.SignInScheme = Nowhere;
        options.ResponseType = OpenIdConnectResponseType.Code;
        // Comes back as a link, so that cookies of ours that other sites may not use come along.
        options.ResponseMode = OpenIdConnectResponseMode.Query;
        options.UsePkce = true;
        options.MapInboundClaims = false;
        options.GetClaimsFromUserInfoEndpoint = true;
        options.SaveTokens = false;
        options.DisableTelemetry = true;
        options.Scope.Clear();
        options.Scope.Add("openid");
        options.Scope.Add("profile");
        options.Scope.Add("email");
        options.ClaimActions.MapUniqueJsonKey("email", "email");
        options.ClaimActions.MapUniqueJsonKey("email_verified", "email_verified");
        options.ClaimActions.MapUniqueJsonKey(of.Claim, of.Claim);
        options.CorrelationCookie.Name = "passavant-openid-";
        options.NonceCookie.Name = "passavant-openid-nonce-";
        foreach (var cookie in new[] { options.CorrelationCookie, options.NonceCookie })
        {
            cookie.SameSite = SameSiteMode.Lax;
            cookie.HttpOnly = true;
            cookie.SecurePolicy = isDemo
                ? CookieSecurePolicy.SameAsRequest
                : CookieSecurePolicy.Always;
        }
        options.Events.OnRedirectToIdentityProvider = context =>
        {
            if (of.Redirect is { } redirect)
                context.ProtocolMessage.RedirectUri = redirect;
            return Task.CompletedTask;
        };
        options.Events.OnTicketReceived = async context =>
        {
            context.HandleResponse();
            var language = LanguageOf(context.HttpContext, context.Properties);
            var back = context.Properties?.Items[Back] ?? "";
            var why = await Admit(context.HttpContext, context.Principal!, of);
            context.Response.Redirect(
                why is null
                    ? $"/{language}/sign-in/done?to={Uri.EscapeDataString(back)}"
                    : $"/{language}/sign-in/failed?why={why}"
            );
        };
        options.Events.OnRemoteFailure = async context =>
        {
            context.HandleResponse();
            var denied = context.Request.Query["error"] == "access_denied";
            await Record(
                context.HttpContext,
                null,
                denied ? "refused at the service" : "the service's answer could not be used"
            );
            context.Response.Redirect(
                $"/{LanguageOf(context.HttpContext, context.Properties)}/sign-in/failed?why={(denied ? "denied" : "answer")}"
            );
        };
    }

    /// <summary>Begins a sign-in for whoever the service says it is; why not, where nobody here is that.</summary>
    private static async Task<string?> Admit(
        HttpContext context,
        ClaimsPrincipal principal,
        OpenIdSettings of
    )
    {
        var services = context.RequestServices;
        var settings = services.GetRequiredService<CaseworkSettings>();
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var issuer = principal.FindFirstValue("iss") ?? of.Authority;
        var subject = principal.FindFirstValue("sub") ?? "";
        var (secret, person, wrong) = await services
            .GetRequiredService<Database>()
            .Write(async change =>
            {
                var (found, wrong) = await Find(change, principal, issuer, subject, of, now);
                if (wrong is not null)
                    return ((string?)null, found?.Id, (string?)wrong);
                var begun = await SessionRoutes.Begin(change, context, found!.Id, settings, now);
                return (begun.Secret, found.Id, null);
            });
        if (secret is not null)
        {
            SessionRoutes.Give(context, settings, secret);
            return null;
        }
        await Record(context, person, wrong!);
        return "nobody";
    }

    // Once they came, it is the service's own id that says who they are: addresses and names can be given to others.
    private static async Task<(PersonRow? Person, string? Wrong)> Find(
        Transaction change,
        ClaimsPrincipal principal,
        string issuer,
        string subject,
        OpenIdSettings of,
        DateTimeOffset now
    )
    {
        if (subject.Length == 0)
            return (null, "the service does not say who it is");
        if (await Identities.Find(change, issuer, subject) is { } known)
            return await Store.People.Find(change, known.Person) is { IsActive: true } person
                ? (person, null)
                : (null, "not active");
        var name = SignInNames.Of(principal.FindFirstValue(of.Claim) ?? "");
        if (name.Length == 0)
            return (null, $"the service does not say '{of.Claim}'");
        if (
            of.Claim == "email"
            && !string.Equals(
                principal.FindFirstValue("email_verified"),
                "true",
                StringComparison.OrdinalIgnoreCase
            )
        )
            return (null, "the service did not verify the address");
        if (await Store.People.FindBySignIn(change, name) is not { } row)
            return (null, "nobody signs in with that");
        if (!row.IsActive)
            return (row, "not active");
        return await Identities.Add(
            change,
            new IdentityRow
            {
                Issuer = issuer,
                Subject = subject,
                Person = row.Id,
                Since = now,
            }
        )
            ? (row, null)
            : (row, "somebody else at the service");
    }

    private static async Task Record(HttpContext context, string? person, string why)
    {
        var services = context.RequestServices;
        var settings = services.GetRequiredService<CaseworkSettings>();
        try
        {
            services
                .GetRequiredService<Attempts>()
                .Count($"openid {Doorkeeper.Address(context)}", settings.TriesPerAddress);
        }
        catch (Trouble)
        {
            // Whoever fails all the time does not fill the records.
            return;
        }
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        await services
            .GetRequiredService<Database>()
            .Write(change =>
                Looking.Record(
                    change,
                    new RefusalRow
                    {
                        At = now,
                        Person = person,
                        What = $"GET {Callback}",
                        Why = why,
                    }
                )
            );
    }

    private static string LanguageOf(HttpContext context, AuthenticationProperties? properties) =>
        properties is not null
        && properties.Items.TryGetValue(Language, out var kept)
        && kept is not null
        && Pages.Words.All.ContainsKey(kept)
            ? kept
            : context.Language();
}
