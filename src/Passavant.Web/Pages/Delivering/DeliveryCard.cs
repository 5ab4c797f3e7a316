using Passavant.Store;
using Passavant.Web.Delivering;
using Passavant.Web.Pages.Parts;

namespace Passavant.Web.Pages.Delivering;

/// <summary>A certificate of delivery as pages show it.</summary>
internal sealed record DeliveryCard(DeliveryRow Row, Delivery Says)
{
    /// <summary>A certificate as pages show it.</summary>
    public static DeliveryCard Of(DeliveryRow row) => new(row, Delivery.Read(row.Says));

    /// <summary>How it stands.</summary>
    public Markup Standing(Here here) =>
        Row.Withdrawn is not null ? Tag("stop", here["Withdrawn"])
        : Row.Signed is null ? Tag("wait", here["Waits for a second signature"])
        : Tag("go", here["In force"]);

    private static Markup Tag(string look, string words) =>
        Markup.Of($"""<strong class="p-tag p-tag--{look}">{words}</strong>""");
}
