using Microsoft.AspNetCore.Mvc;
using Passavant.Accords;
using Passavant.Cases;
using Passavant.Web.Asking;
using Passavant.Web.Cases;
using Passavant.Web.Issuing;

namespace Passavant.Web.Pages.Applying;

/// <summary>How the link of a statement stands.</summary>
internal enum LinkState
{
    /// <summary>It leads nowhere.</summary>
    Unknown,

    /// <summary>The statement can be signed.</summary>
    Open,

    /// <summary>The statement is signed.</summary>
    Signed,

    /// <summary>Another link or statement took its place, or its time is over.</summary>
    Ended,

    /// <summary>The application was changed since.</summary>
    Changed,
}

/// <summary>An end user reads what it is asked to vouch for and signs it, behind a link and without an account.</summary>
[Anybody]
internal sealed class StatementPage(Here here, Desk desk, CaseIssues issues) : SeatPage(here)
{
    private CaseFile? file;

    /// <summary>How the link stands.</summary>
    public LinkState State { get; private set; }

    /// <summary>The statement; null where the link leads nowhere.</summary>
    public StatementOnFile? Statement { get; private set; }

    /// <summary>What is asked for; shown to nobody without the link.</summary>
    public Application Application => file!.Case.Application;

    /// <summary>Who asks.</summary>
    public string Exporter =>
        file!.Office.Agencies.GetValueOrDefault(file.Case.Applicant)?.Name.In(Here.Language)
        ?? file.Case.Applicant;

    /// <summary>To whom it is shown.</summary>
    public string Authority =>
        file!.Office.Agencies.GetValueOrDefault(file.Case.Authority)?.Name.In(Here.Language)
        ?? file.Case.Authority;

    /// <summary>The accord's glossary.</summary>
    public Glossary Glossary => file!.Office.Accord.Glossary;

    /// <summary>The number of the case.</summary>
    public CaseNumber Number => file!.Case.Number;

    /// <summary>Whether the signed statement was issued as a document.</summary>
    public bool HasDocument { get; private set; }

    public async Task<IActionResult> OnGet(string secret)
    {
        await Find(Whole(secret));
        if (State == LinkState.Open)
        {
            var party = Application.Parties.FirstOrDefault(one => one.Id == Statement!.Party);
            Form.Fill("endUser", party?.Name);
            Form.Fill("address", party?.Address);
            Form.Fill("endUse", Application.EndUse);
        }
        if (State == LinkState.Unknown)
            Response.StatusCode = StatusCodes.Status404NotFound;
        return Page();
    }

    public async Task<IActionResult> OnPost(string secret)
    {
        secret = Whole(secret);
        await Find(secret);
        if (State == LinkState.Signed)
            return To($"/statements/{secret}");
        if (State != LinkState.Open)
        {
            if (State == LinkState.Unknown)
                Response.StatusCode = StatusCodes.Status404NotFound;
            return Page();
        }
        var chosen = Form.Texts("undertakings").Select(Choices.TryFind<Undertaking>).ToList();
        var signed = new EndUseStatement
        {
            EndUser = Text("endUser", Here["Enter the full legal name of the end user"], 300),
            Address = Text("address", Here["Enter the address of the end user"], 1000),
            Exporter = Exporter,
            Lines =
            [
                .. Application.Lines.Select(line => new StatedLine(
                    line.Line,
                    line.Description,
                    line.Quantity,
                    line.Unit
                )),
            ],
            EndUse = Text("endUse", Here["Say what you use the goods for"], 20_000),
            Place = Text("place", Here["Say where you use them"], 1000),
            Undertakings = [.. chosen.OfType<Undertaking>().Distinct().Order()],
            Contract = Application.Contract,
            Signatory = new Signatory(
                Text("name", Here["Enter your name"], 300),
                Text("title", Here["Enter your position"], 300),
                Text("authority", Here["Say what lets you sign for the end user"], 1000),
                Form.IsTicked("knows"),
                Assurance.Low
            ),
        };
        if (
            Enum.GetValues<Undertaking>()
                .Any(one => Naming.IsNeeded(one) && !signed.Undertakings.Contains(one))
        )
            Form.Wrong(
                "undertakings",
                Here[
                    "Tick the undertakings marked as needed. If you cannot, do not sign: tell the exporter"
                ]
            );
        if (!signed.Signatory.KnowsPersonally)
            Form.Wrong("knows", Here["Tick that you know yourself what you sign"]);
        if (!Form.IsRight)
            return Again();
        var (_, reply) = await Statements.Sign(secret, signed, desk, HttpContext.RequestAborted);
        if (reply.Refusal is { } refusal)
        {
            await Find(secret);
            if (State == LinkState.Open)
            {
                Form.Refused(refusal, Here.Language);
                return Again();
            }
            return State == LinkState.Signed ? To($"/statements/{secret}") : Page();
        }
        return To($"/statements/{secret}");
    }

    private string Text(string name, string otherwise, int most) =>
        Form.Required(name, otherwise, most, Here["That is more than {0} letters", most]);

    // A mail may have put a full stop behind the address.
    private static string Whole(string secret) => secret.TrimEnd('.', ',', ')', '>');

    private async Task Find(string secret)
    {
        try
        {
            (file, Statement) = await Statements.Find(secret, desk, HttpContext.RequestAborted);
        }
        catch (Trouble trouble) when (trouble.Status == StatusCodes.Status404NotFound)
        {
            State = LinkState.Unknown;
            return;
        }
        State =
            Statement.SignedAt is not null ? LinkState.Signed
            : Statement.Ended is not null
            || Statement.LinkUntil <= desk.Now
            || !WhoMay.May(
                typeof(SignStatement),
                Passavant.Cases.Role.EndUser,
                Relation.Own,
                file.Case.Phase
            )
                ? LinkState.Ended
            : Statement.Covers != file.Case.Application.Essentials() ? LinkState.Changed
            : LinkState.Open;
        if (State == LinkState.Signed)
            HasDocument = (await issues.Of(Number, HttpContext.RequestAborted)).Any(one =>
                one.Of == Statement.Id
            );
    }
}
