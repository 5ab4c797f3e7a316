namespace Passavant.Web.Pages.Public;

/// <summary>How well the pages can be used by everybody, honestly.</summary>
[Anybody]
internal sealed class AccessibilityPage(Here here) : SeatPage(here);
