using Passavant.Store;
using Passavant.Web.Pages.Parts;

namespace Passavant.Web.Pages.Administration;

/// <summary>How an edition or a snapshot stands, in a word.</summary>
internal static class InForce
{
    /// <summary>The word.</summary>
    /// <param name="here">Where it is shown.</param>
    /// <param name="activeFrom">From when it counts.</param>
    /// <param name="isActive">Whether it is the one that counts now.</param>
    public static Markup Tag(Here here, DateTimeOffset activeFrom, bool isActive)
    {
        var (look, word) =
            isActive ? ("p-tag--go", here["in force"])
            : activeFrom == Editions.NotYet ? ("p-tag--wait", here["waits"])
            : activeFrom > here.Now ? ("p-tag--mid", here["to come"])
            : ("", here["past"]);
        return Markup.Of($"""<span class="{$"p-tag {look}".Trim()}">{word}</span>""");
    }
}
