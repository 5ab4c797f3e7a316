using Passavant.Web.Pages.Parts;

namespace Passavant.Web.Pages.Work;

/// <summary>The forms of a case's page.</summary>
internal sealed class CaseForms
{
    public Markup Show(string act, string about) => Markup.Empty;

    public Markup DoneIn(string section) => Markup.Empty;
}
