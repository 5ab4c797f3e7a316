using Passavant.Web.Pages.Parts;

namespace Passavant.Web.Pages.Administration;

/// <summary>The way back up from a page of the administrators.</summary>
internal static class Trail
{
    /// <summary>The pages above this one, the highest first, each with its address and name; administration is above all.</summary>
    public static Markup Of(Here here, params (string Path, string Name)[] above)
    {
        var links = above
            .Prepend(("/administration", here["Administration"]))
            .Select(one =>
                Markup.Of(
                    $"""<li class="govuk-breadcrumbs__list-item"><a class="govuk-breadcrumbs__link" href="{here.To(one.Item1)}">{one.Item2}</a></li>"""
                )
            );
        return Markup.Of(
            $"""<nav class="govuk-breadcrumbs" aria-label="{here["Where you are"]}"><ol class="govuk-breadcrumbs__list">{links}</ol></nav>"""
        );
    }

    /// <summary>Says at the top of a page that something was done, where its address ends in <c>?done=…</c>.</summary>
    public static Markup Done(string? said) =>
        said is null
            ? Markup.Empty
            : Markup.Of($"""<div class="p-done" role="status"><p>{said}</p></div>""");
}
