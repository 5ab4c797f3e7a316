using Passavant.Accords.Words;
using Passavant.Cases;
using Passavant.Web.Cases;
using Passavant.Web.Pages.Work;
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

    /// <summary>The transfer it is asked about, in words.</summary>
    public TransferFacts Transfer { get; private set; } = TransferFacts.None;

    /// <summary>Its own refusals that it is asked to compare with, by reference.</summary>
    public IReadOnlyDictionary<string, Denial> Refused { get; private set; } =
        new Dictionary<string, Denial>();

    /// <summary>A length of time in words.</summary>
    public string Say(Accords.TimeLimit limit) => Tongue.Say(limit);

    private Language Tongue =>
        Language.TryParse(Here.Language, null, out var language) ? language : Language.English;

    /// <summary>Whether the form of an act about a consultation was sent and shows again.</summary>
    public bool IsSent<T>(string consultation)
        where T : Act => IsSent<T>() && Form.Text("consultation") == consultation;

    protected override async Task Show()
    {
        View = PartnerView.Of(CaseFile.Case, By, CaseFile.Office, Now, Here.Language);
        Consultations =
        [
            .. View
                .Consultations.Select(one => Asked.Of(View, one, CaseFile.Office))
                .OrderByDescending(one => one.Waits)
                .ThenByDescending(one => one.Consultation.Asked),
        ];
        Transfer = TransferFacts.Of(
            new Application { Transfer = View.Transfer, EndUse = View.EndUse },
            CaseFile.Office.Accord,
            Tongue
        );
        Refused = await Desk.Store.Read(
            async reading =>
            {
                var own = new Dictionary<string, Denial>();
                foreach (var id in View.Consultations.Select(one => one.Denial).OfType<string>())
                    if (
                        await Store.Denials.Find(reading, id) is { } row
                        && row.Partner == By.Agency
                    )
                        own[id] = DenialRegister.Of(row);
                return own;
            },
            HttpContext.RequestAborted
        );
    }

    protected override Act? Make(string act)
    {
        if (act is not ("answer-consultation" or "extend-consultation"))
            return null;
        var id = Form.Text("consultation");
        if (act == "extend-consultation")
            return new ExtendConsultation(
                id,
                Told($"extend-why-{id}", Here["Say why you need more time"], 5000)
            );
        var answer = Form.Choice<PartnerAnswer>($"answer-{id}", Here["Choose your answer"]);
        var reasons = Form.Text($"reasons-{id}");
        if (answer is PartnerAnswer.Identical or PartnerAnswer.Objection || reasons.Length > 20_000)
            reasons = Told(
                $"reasons-{id}",
                Here["Give your reasons; the authority has to weigh them"]
            );
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
