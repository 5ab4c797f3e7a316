using Microsoft.AspNetCore.Mvc;
using Passavant.Cases;
using Passavant.Store;
using Passavant.Web.Cases;

namespace Passavant.Web.Pages.Applying;

/// <summary>The end-use statements of an application: asked for by a link, signed without an account, or replaced by a government's certificate.</summary>
[Seats(Role.Applicant)]
[RequestSizeLimit(CasePage.MostSent)]
internal sealed class StatementListPage(Here here, Desk desk) : ApplicantPage(here, desk)
{
    private IReadOnlyList<MailRow> mails = [];

    /// <summary>Whom a statement may be asked of: end users first.</summary>
    public IReadOnlyList<PartyDetails> Parties =>
        [
            .. Case.Application.Parties.Where(party =>
                Case.Application.Roles(party.Id)
                    .Any(role => role is "end user" or "ultimate end user" or "consignee")
            ),
        ];

    /// <summary>The place of a party among those a statement may be asked of, from 1: what fields are called by, as ids may hold anything.</summary>
    public int Place(string party) => 1 + Parties.TakeWhile(one => one.Id != party).Count();

    /// <summary>The mail that carried a link; null where it is not kept any more.</summary>
    public MailRow? MailOf(StatementView statement) =>
        mails.FirstOrDefault(mail => mail.Id == $"{Case.Number}.{statement.Id}");

    public Task<IActionResult> OnGet() => Open();

    /// <summary>A party is sent a link.</summary>
    public async Task<IActionResult> OnPostAsk(string party)
    {
        var address = Form.Text($"address-{Place(party)}");
        if (!PartyPage.IsMail(address))
            Form.Wrong(
                $"address-{Place(party)}",
                Here["Enter an e-mail address, such as name@example.org"]
            );
        var language = Form.Text($"language-{Place(party)}");
        if (language is not ("en" or "fr"))
            Form.Wrong($"language-{Place(party)}", Here["Choose a language"]);
        if (Case.Application.Lines.Count == 0)
            Form.Wrong("", Here["Say first what goes: the end user signs for it"]);
        if (Case.Application.EndUse.Length == 0)
            Form.Wrong("", Here["Say first what it will be used for: the end user signs for it"]);
        if (!Form.IsRight)
            return await Back();
        var link = new Statements.Link(
            new Statements.Request(party, address) { Language = language },
            HttpContext,
            Desk
        );
        return await Do(
            $"{Case.Number}",
            (_, file) => Task.FromResult(link.Ask(file.Case)),
            link.Send
        )
            ? To($"{Home}/statements#party-{Place(party)}")
            : await Back();
    }

    /// <summary>What a party signed no longer holds.</summary>
    public async Task<IActionResult> OnPostChange(string party)
    {
        var what = Form.Required(
            $"what-{Place(party)}",
            Here["Say what changed"],
            2000,
            Here["That is more than 2,000 letters; say it shorter"]
        );
        return Form.IsRight && await Perform([], _ => new DeclareChange(party, what))
            ? To($"{Home}/statements#party-{Place(party)}")
            : await Back();
    }

    /// <summary>A government's certificate is lodged in place of a statement.</summary>
    public async Task<IActionResult> OnPostCertificate()
    {
        var party = Form.Text("party");
        if (Parties.All(one => one.Id != party))
            Form.Wrong("party", Here["Choose whose certificate it is"]);
        var government = Form.Text("government");
        if (Accords.Countries.IndexOf(government) < 0)
            Form.Wrong("government", Here["Choose which state issued it"]);
        var number = Form.Required(
            "certificate",
            Here["Enter the number of the certificate"],
            100,
            Here["Enter the number of the certificate"]
        );
        var issued = Form.Day("issued", Here["Enter the day of issue"]);
        if (issued > Today)
            Form.Wrong("issued", Here["The day of issue is in the future"]);
        var files = await Uploads("file", "certificate");
        if (files.Count != 1 && Form.FaultOf("file") is null)
            Form.Wrong("file", Here["Choose the certificate as one file"]);
        if (!Form.IsRight)
            return await Back();
        return await Perform(
            files,
            one => new LodgeCertificate(
                party,
                new GovernmentCertificate(
                    government,
                    number,
                    issued!.Value,
                    files[0].Document.Sha256,
                    [
                        .. one.Application.Lines.Select(line => new StatedLine(
                            line.Line,
                            line.Description,
                            line.Quantity,
                            line.Unit
                        )),
                    ]
                )
            )
        )
            ? To($"{Home}/statements#party-{Place(party)}")
            : await Back();
    }

    protected override async Task Prepare()
    {
        mails = await Desk.Store.Read(
            reading => Mails.Of(reading, $"{Case.Number}"),
            HttpContext.RequestAborted
        );
        foreach (var party in Parties)
        {
            Form.Fill($"address-{Place(party.Id)}", party.Contact);
            Form.Fill($"language-{Place(party.Id)}", Case.Application.Language);
        }
    }

    /// <summary>How a statement stands, and whether it holds.</summary>
    public (string Says, string Look) Standing(StatementView one) =>
        one switch
        {
            { Holds: true } => (Here["signed, and holds"], "go"),
            { Ended: "asked again" } => (Here["replaced by a newer link"], "none"),
            { Ended: "superseded" } => (Here["replaced by a newer statement"], "none"),
            { Ended: not null } => (Here["ended: {0}", one.Ended], "none"),
            { SignedAt: not null } => (
                Here["signed, but the application changed since: ask anew"],
                "stop"
            ),
            { Certificate: not null } => (Here["lodged; the authority checks its seal"], "wait"),
            _ when !Covers(one) => (
                Here["sent, but the application changed since: ask anew"],
                "stop"
            ),
            _ when one.LinkUntil <= Here.Now => (Here["the link has run out: ask anew"], "stop"),
            _ when MailOf(one) is { Failed: not null } => (
                Here["the mail could not be delivered: check the address and ask anew"],
                "stop"
            ),
            _ => (Here["sent; to be signed until {0}", Here.Day(one.LinkUntil!.Value)], "wait"),
        };

    /// <summary>Whether a statement asked for may still be signed.</summary>
    public bool IsPending(StatementView one) =>
        one is { SignedAt: null, Ended: null, Certificate: null }
        && one.LinkUntil > Here.Now
        && Covers(one)
        && MailOf(one) is not { Failed: not null };

    private bool Covers(StatementView one) =>
        Case.Statements.First(known => known.Id == one.Id).Covers == Case.Application.Essentials();
}
