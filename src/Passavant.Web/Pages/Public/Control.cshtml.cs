using Passavant.Accords;
using Passavant.Accords.Words;
using Passavant.Web.Asking;
using Passavant.Web.Cases;

namespace Passavant.Web.Pages.Public;

/// <summary>One control: what it reaches, in words and on axes beside its source, and what is required for it.</summary>
[Anybody]
internal sealed class ControlPage(Here here, Desk desk) : AccordPage(here, desk)
{
    /// <summary>The control.</summary>
    public Control Control { get; private set; } = null!;

    /// <summary>Its thresholds.</summary>
    public IReadOnlyList<Threshold> Thresholds { get; private set; } = [];

    /// <summary>How it is treated on the way to each group of destinations.</summary>
    public IReadOnlyList<(Group Group, Treatment Treatment)> Treated { get; private set; } = [];

    /// <exception cref="Trouble">There is no such control.</exception>
    public void OnGet(string id)
    {
        Control =
            Accord.FindControl(id) is { } control && Telling.MaySee(control)
                ? control
                : throw Trouble.Absent("There is no such control in this edition.");
        Thresholds = Public.Thresholds.Of(Control, Telling, Here);
        var treatments = Treatments.Of(Edition!);
        Treated =
        [
            .. treatments.Groups.Select(group =>
                (group, treatments.At(Control.Domain, group).First(one => one.Control == Control))
            ),
        ];
    }

    /// <summary>Examples the states agreed on: what is given, and whether the control reaches it.</summary>
    public IEnumerable<(string Given, string Expected)> Examples =>
        Accord
            .Examples.Where(example =>
                example.Text("control") is { } code
                && (code == Control.Id || Control.Limbs.Any(limb => limb.Code.ToString() == code))
            )
            .Select(example =>
                (GivenWords.Of(example, Accord, Telling), example.Text("expect") ?? "")
            );

    /// <summary>How a code of another regime relates to this control.</summary>
    public string Relation(Passavant.Accords.Correspondence one) =>
        Telling.Language[
            one.Relation switch
            {
                "equal" => Phrase.CorrespondsEqual,
                "broader" => Phrase.CorrespondsBroader,
                "narrower" => Phrase.CorrespondsNarrower,
                _ => Phrase.CorrespondsOverlaps,
            }
        ];
}
