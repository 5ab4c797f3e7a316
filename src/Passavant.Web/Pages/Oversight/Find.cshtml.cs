using Microsoft.AspNetCore.Mvc;
using Role = Passavant.Cases.Role;

namespace Passavant.Web.Pages.Oversight;

/// <summary>Leads to a case by its number.</summary>
[Seats(Role.Auditor)]
internal sealed class FindCasePage(Here here) : SeatPage(here)
{
    public IActionResult OnGet(string? number) =>
        To(
            string.IsNullOrWhiteSpace(number)
                ? "/oversight#cases"
                : $"/oversight/{Uri.EscapeDataString(number.Trim())}"
        );
}
