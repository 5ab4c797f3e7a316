using Passavant.Store;
using Passavant.Web.Pages.Parts;
using Passavant.Web.Registering;

namespace Passavant.Web.Pages.Registering;

/// <summary>A registration as pages show it.</summary>
/// <param name="Title">What the authorisation is called in the accord in force; its id where that has none of it.</param>
internal sealed record RegistrationCard(RegistrationRow Row, Registration Says, string Title)
{
    /// <summary>A registration as pages show it.</summary>
    public static RegistrationCard Of(Here here, RegistrationRow row, Accords.Accord accord)
    {
        var says = Registration.Read(row.Says);
        var title = accord
            .Authorisations.FirstOrDefault(one => one.Id == says.Authorisation)
            ?.Title;
        return new(row, says, title is null ? says.Authorisation : here[title]);
    }

    /// <summary>How it stands.</summary>
    public Markup Standing(Here here) =>
        Row.Ended is not null ? Tag("stop", here["Ended"])
        : Says.Until < here.Now ? Tag("stop", here["Expired"])
        : Tag("go", here["In force"]);

    private static Markup Tag(string look, string words) =>
        Markup.Of($"""<strong class="p-tag p-tag--{look}">{words}</strong>""");
}
