using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.CookiePolicy;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.WebEncoders;
using Passavant.Web.People;

namespace Passavant.Web.Pages;

/// <summary>The pages people see, each under its language: <c>/en/…</c>, <c>/fr/…</c>.</summary>
internal static class PageRoutes
{
    public static void Serve(IServiceCollection services, CaseworkSettings settings)
    {
        _ = services.AddHttpContextAccessor();
        _ = services.AddScoped<Here>();
        _ = services.AddSingleton<Public.Comparisons>();
        _ = services.Configure<RouteOptions>(routing =>
            routing.ConstraintMap["language"] = typeof(LanguageConstraint)
        );
        // French is written as it is, not as numbers of letters.
        _ = services.Configure<WebEncoderOptions>(encoding =>
            encoding.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All)
        );
        _ = services
            .AddRazorPages(pages =>
            {
                _ = pages.Conventions.AddFolderRouteModelConvention("/", UnderLanguage);
                pages.Conventions.Add(new SeatConvention());
            })
            .AddApplicationPart(typeof(PageRoutes).Assembly)
            .AddMvcOptions(mvc =>
            {
                mvc.ModelMetadataDetailsProviders.Clear();
                // What a page is about, its address says, never a field of the same name in what was sent; fields are read by Form.
                mvc.ValueProviderFactories.RemoveType<FormValueProviderFactory>();
                mvc.ValueProviderFactories.RemoveType<JQueryFormValueProviderFactory>();
                mvc.ValueProviderFactories.RemoveType<FormFileValueProviderFactory>();
            });
        _ = services.AddAntiforgery(antiforgery =>
        {
            // Not "form": a field of that name hides the form property scripts ask its form for.
            antiforgery.FormFieldName = "ours";
            antiforgery.Cookie.Name = settings.Demo ? "passavant-form" : "__Host-passavant-form";
            antiforgery.Cookie.SameSite = SameSiteMode.Strict;
            antiforgery.Cookie.HttpOnly = true;
            antiforgery.Cookie.SecurePolicy = CookieSecurePolicy.None;
        });
        // Whatever stands between a browser and the program, cookies go over https alone; a demonstration has none.
        _ = services.AddCookiePolicy(cookies =>
        {
            cookies.HttpOnly = HttpOnlyPolicy.Always;
            cookies.Secure = settings.Demo ? CookieSecurePolicy.None : CookieSecurePolicy.Always;
        });
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        _ = routes.MapRazorPages();
        Assets.Map(routes);
        _ = routes
            .MapGet("/", (HttpContext context) => Results.Redirect($"/{context.Language()}"))
            .WithMetadata(Access.Open)
            .ExcludeFromDescription();
    }

    /// <summary>Whether a request is for a page.</summary>
    public static bool IsPage(this HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<PageActionDescriptor>() is not null;

    // Every page stands under its language.
    private static void UnderLanguage(PageRouteModel model)
    {
        foreach (var selector in model.Selectors)
            if (selector.AttributeRouteModel is { } route)
                route.Template = $"{{language:language}}/{route.Template}".TrimEnd('/');
        // The folder's own page is reached by the folder alone.
        foreach (
            var twice in model
                .Selectors.Where(one =>
                    one.AttributeRouteModel?.Template?.EndsWith("/Index", StringComparison.Ordinal)
                    == true
                )
                .ToList()
        )
            _ = model.Selectors.Remove(twice);
    }

    private sealed class LanguageConstraint : IRouteConstraint
    {
        public bool Match(
            HttpContext? httpContext,
            IRouter? route,
            string routeKey,
            RouteValueDictionary values,
            RouteDirection routeDirection
        ) => values[routeKey] is string language && Words.All.ContainsKey(language);
    }
}
