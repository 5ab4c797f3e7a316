using Microsoft.Playwright;

namespace Passavant.EndToEnd.Tests.Pages;

/// <summary>What pages are looked at through.</summary>
/// <param name="Width">How wide it is: a desktop's 1280 or a phone's 390.</param>
/// <param name="Script">Whether scripts run.</param>
/// <param name="Language">The language of the pages.</param>
internal sealed record Glass(int Width = 1280, bool Script = true, string Language = "en")
{
    /// <summary>A desktop.</summary>
    public static Glass Desktop { get; } = new();

    /// <summary>A phone.</summary>
    public static Glass Phone { get; } = new(390);

    /// <summary>A desktop on which no scripts run.</summary>
    public static Glass Plain { get; } = new(Script: false);

    /// <summary>How the browser is set up for it.</summary>
    public BrowserNewContextOptions Options(Uri address) =>
        new()
        {
            BaseURL = $"{address}",
            ViewportSize = new ViewportSize { Width = Width, Height = Width < 500 ? 844 : 900 },
            HasTouch = Width < 500,
            IsMobile = Width < 500,
            JavaScriptEnabled = Script,
            Locale = Language == "fr" ? "fr-FR" : "en-GB",
            ReducedMotion = ReducedMotion.Reduce,
        };
}
