using Passavant.Store;

namespace Passavant.Web.Pages.Parts;

/// <summary>Cases in a table.</summary>
/// <param name="Cases">The cases, in their order.</param>
/// <param name="Place">Where the page of a case is, before its number.</param>
/// <param name="Caption">What the table is about.</param>
internal sealed record CaseRowsView(IReadOnlyList<CaseRow> Cases, string Place, string Caption);
