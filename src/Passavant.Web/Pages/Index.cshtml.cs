namespace Passavant.Web.Pages;

/// <summary>The first page.</summary>
[Anybody]
internal sealed class IndexPage(Here here) : SeatPage(here);
