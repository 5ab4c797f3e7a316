using Passavant.Accords.Words;
using Passavant.Cases;
using Passavant.Web.Cases;
using Passavant.Web.Pages.Parts;
using Role = Passavant.Cases.Role;

namespace Passavant.Web.Pages.Consultations;

/// <summary>A case on which a partner state is asked: what its view holds, and nothing else.</summary>
[Seats(Role.Partner)]
internal sealed class ConsultationPage(Here here, Desk desk, Looks looks)
    : SeatCasePage(here, desk, looks)
{
    public override string Place => "/consultations";

    /// <summary>What the partner sees.</summary>
    public PartnerView View { get; private set; } = null!;

    /// <summary>Its consultations in this case.</summary>
    public IReadOnlyList<Asked> Consultations { get; private set; } = [];

    /// <summary>A length of time in words.</summary>
    public string Say(Accords.TimeLimit limit) =>
        (Language.TryParse(Here.Language, null, out var language) ? language : Language.English).Say(limit);

    /// <summary>Whether the form of an act about a consultation was sent and shows again.</summary>
    public bool IsSent<T>(string consultation)
        where T : Act => IsSent<T>() && Form.Text("consultation") == consultation;

    /// <summary>The form a consultation's fields are shown with: as it was sent, or empty.</summary>
    public Form FormOf<T>(string consultation)
        where T : Act => IsSent<T>(consultation) ? Form : new Form();

    protected override void Show()
    {
        View = PartnerView.Of(CaseFile.Case, By, CaseFile.Office, Now, Here.Language);
        Consultations =
        [
            .. View
                .Consultations.Select(one => Asked.Of(View, one, CaseFile.Office))
                .OrderByDescending(one => one.Waits)
                .ThenByDescending(one => one.Consultation.Asked),
        ];
    }

    protected override Act? Make(string act)
    {
        if (act is not ("answer-consultation" or "extend-consultation"))
            return null;
        var id = Form.Text("consultation");
        if (act == "extend-consultation")
            return new ExtendConsultation(
                id,
                Told("extend-why", Here["Say why you need more time"], 5000)
            );
        var answer = Form.Choice<PartnerAnswer>("answer", Here["Choose your answer"]);
        var reasons = Form.Text("reasons");
        if (answer is PartnerAnswer.Identical or PartnerAnswer.Objection || reasons.Length > 20_000)
            reasons = Told("reasons", Here["Give your reasons; the authority has to weigh them"]);
        return answer is { } chosen ? new AnswerConsultation(id, chosen, reasons) : null;
    }

    protected override string? Said(string act) =>
        act switch
        {
            "answer-consultation" => Here["Your answer is with the authority."],
            "extend-consultation" => Here["The time is extended, as far as the accord goes."],
            _ => null,
        };
}
