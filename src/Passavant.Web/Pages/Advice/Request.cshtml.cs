using Passavant.Accords;
using Passavant.Cases;
using Passavant.Cases.Clocks;
using Passavant.Web.Cases;
using Passavant.Web.Pages.Parts;
using Passavant.Web.Pages.Work;
using Role = Passavant.Cases.Role;

namespace Passavant.Web.Pages.Advice;

/// <summary>A case for an agency that advises: what it is asked, everything it may see, and its acts.</summary>
[Seats(Role.Adviser)]
internal sealed class AdviceRequestPage(Here here, Desk desk, Looks looks)
    : OfficialCasePage(here, desk, looks)
{
    public override string Place => "/advice";

    /// <summary>Its requests in this case, the latest first.</summary>
    public IReadOnlyList<AdviceRequest> Requests { get; private set; } = [];

    /// <summary>The request that waits; null for none.</summary>
    public AdviceRequest? Waiting => Requests.FirstOrDefault(one => one.Ended is null);

    /// <summary>The clock of the request that waits.</summary>
    public Clock? Clock =>
        Waiting is { } waiting
            ? Clocks.FirstOrDefault(one => one.Span == Span.Advice && Advising.IsOf(one, waiting))
            : null;

    /// <summary>The lines and parties of the transfer advice may be about, as the form calls them.</summary>
    public IReadOnlyList<(string Field, string Label, string? Line, string? Party)> Points
    {
        get;
        private set;
    } = [];

    /// <summary>Whether it was ever asked in this case: then it may advise, and advise again.</summary>
    public bool MayAdvise => May<Advise>() && Requests.Count > 0 && !IsConflicted;

    /// <summary>The next rung; null where there is none.</summary>
    public Rung? Above { get; private set; }

    /// <summary>What an agency may think of a line, a party or the whole.</summary>
    public IEnumerable<Option> Views =>
        new[]
        {
            new Option(
                CaseJson.Word(Passavant.Cases.View.NoObjection),
                Here[CaseWords.Of(Passavant.Cases.View.NoObjection)],
                Here["You have looked, and have nothing to add."]
            ),
            new Option(
                CaseJson.Word(Passavant.Cases.View.Approve),
                Here[CaseWords.Of(Passavant.Cases.View.Approve)]
            ),
            new Option(
                CaseJson.Word(Passavant.Cases.View.ApproveWithProviso),
                Here[CaseWords.Of(Passavant.Cases.View.ApproveWithProviso)],
                Here["Say below what has to be kept."]
            ),
            new Option(
                CaseJson.Word(Passavant.Cases.View.Refuse),
                Here[CaseWords.Of(Passavant.Cases.View.Refuse)],
                Here["Name below the provision it rests on."]
            ),
            new Option(
                CaseJson.Word(Passavant.Cases.View.NotRequired),
                Here[CaseWords.Of(Passavant.Cases.View.NotRequired)]
            ),
        };

    protected override async Task Show()
    {
        await base.Show();
        Requests = [.. Case.AdviceRequests.Where(one => one.Agency == By.Agency).Reverse()];
        Above = Ladder.Above(Office.Procedure, Case.Rung);
        Points =
        [
            .. Case.Application.Lines.Select(
                (line, i) =>
                    (
                        $"advise-line-{i}",
                        Here["Line {0}: {1}", line.Line, line.Description],
                        line.Line,
                        (string?)null
                    )
            ),
            .. Case.Application.Parties.Select(
                (party, i) => ($"advise-party-{i}", party.Name, (string?)null, (string?)party.Id)
            ),
        ];
    }

    protected override Act? Make(string act) =>
        act switch
        {
            "advise" => Advice(),
            "ask-back" => new AskBack(Told("back-text", Here["Say what is missing"], 5000)),
            "escalate" => new Escalate(
                Told("escalate-why", Here["Say why it should be decided higher"]),
                Basis("escalate-basis", Here["Name the provision it rests on"])
            ),
            _ => null,
        };

    protected override string? Said(string act) =>
        act switch
        {
            "advise" => Here[
                "Your advice is in the file. You may advise again while the case is open."
            ],
            "ask-back" => Here["The authority reads what is missing. Your time runs on."],
            "escalate" => Here["The case has moved up."],
            _ => base.Said(act),
        };

    private Advise Advice()
    {
        var whole = Form.Choice<View>("advise-view", Here["Choose what you advise"]);
        var proviso = Form.Text("advise-proviso");
        var on = new List<AdviceOn>();
        if (whole is { } view)
            on.Add(new AdviceOn(view, Proviso: Proviso(view)));
        foreach (var (field, _, line, party) in Points)
            if (
                Form.Text(field).Length > 0
                && Form.Choice<View>(field, Here["Choose one of the list"]) is { } other
            )
                on.Add(new AdviceOn(other, line, party, Proviso(other)));
        if (
            on.Any(one => one.View == Passavant.Cases.View.ApproveWithProviso)
            && proviso.Length == 0
        )
            Form.Wrong("advise-proviso", Here["Say what has to be kept"]);
        var reasons = Told("advise-reasons", Here["Give your reasons"]);
        return new Advise(on, reasons)
        {
            Basis = on.Any(one => one.View == Passavant.Cases.View.Refuse)
                ? Basis("advise-basis", Here["Name the provision the refusal would rest on"])
                : Lines("advise-basis"),
        };

        string? Proviso(View view) =>
            view == Passavant.Cases.View.ApproveWithProviso ? proviso : null;
    }

    private IReadOnlyList<string> Basis(string name, string otherwise)
    {
        var basis = Lines(name);
        if (basis.Count == 0)
            Form.Wrong(name, otherwise);
        return basis;
    }
}
