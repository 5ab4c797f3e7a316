using Microsoft.AspNetCore.Mvc;
using Passavant.Cases;
using Passavant.Web.Asking;
using Passavant.Web.Cases;
using Passavant.Web.Pages.Parts;

namespace Passavant.Web.Pages;

/// <summary>A page about one case for a seat made for one kind of work: every look is recorded, and each form on it does one act.</summary>
internal abstract class SeatCasePage(Here here, Desk desk, Looks looks) : SeatPage(here)
{
    /// <summary>What the program holds ready beside the cases.</summary>
    protected Desk Desk { get; } = desk;

    /// <summary>What the form of an act calls it.</summary>
    protected const string ActField = "act";

    /// <summary>The case as it was read. What a view lacks must not reach its page: only what a page hands on is seen on it.</summary>
    protected CaseFile CaseFile { get; private set; } = null!;

    /// <summary>Who looks.</summary>
    protected Actor By => Here.Caller!.Actor;

    /// <summary>The moment it was read.</summary>
    protected DateTimeOffset Now => Desk.Now;

    /// <summary>The page of a list this one belongs to, such as <c>/advice</c>.</summary>
    public abstract string Place { get; }

    /// <summary>The number of the case.</summary>
    public string Number => $"{CaseFile.Case.Number}";

    /// <summary>The act whose form was sent; empty for none.</summary>
    public string Sent => Form.Text(ActField);

    /// <summary>What was just done, to be said on top; null for nothing.</summary>
    public string? Done =>
        Form.IsSent || Request.Query["done"].ToString() is not { Length: > 0 } act
            ? null
            : Said(act);

    public async Task<IActionResult> OnGet(string number)
    {
        await Open(number);
        looks.Saw(CaseFile.Case, By, Now);
        return Page();
    }

    public async Task<IActionResult> OnPost(string number)
    {
        await Open(number);
        var act = Sent switch
        {
            "write-note" => Note(),
            "release-note" => Release(),
            "declare-conflict" => Conflict(),
            "send-message" => Message(),
            var other => Make(other),
        };
        if (act is null && Form.IsRight)
            throw Trouble.Bad("The form says nothing that can be done here.");
        if (Form.IsRight && await Do(number, act!))
            return To($"{Place}/{number}?done={WhoMay.Name(act!.GetType())}");
        // It is shown as it now is, whatever others did meanwhile.
        await Open(number);
        return Again();
    }

    /// <summary>Whether somebody of this seat may do an act in the case as it stands.</summary>
    public bool May<T>()
        where T : Act =>
        WhoMay.May(
            typeof(T),
            By.Role,
            WhoMay.RelationOf(CaseFile.Case, By, CaseFile.Office),
            CaseFile.Case.Phase
        );

    /// <summary>What every form of the page carries: the act, a key of its own, the version that was read.</summary>
    public Markup Seal<T>()
        where T : Act =>
        Markup.Of(
            $"{Field.Hidden(ActField, WhoMay.Name(typeof(T)))}{Field.Hidden("once", $"{Guid.NewGuid():N}")}{Field.Hidden("version", $"{CaseFile.Case.Version}")}"
        );

    /// <summary>Whether the form of an act was sent and shows again what is wrong.</summary>
    public bool IsSent<T>()
        where T : Act => Sent == WhoMay.Name(typeof(T));

    /// <summary>An agency by its name.</summary>
    public string Agency(string id) =>
        CaseFile.Office.Agencies.GetValueOrDefault(id)?.Name is { } name ? Here[name] : id;

    /// <summary>The agencies a note may be released to: all but one's own and those who ask.</summary>
    public IEnumerable<Option> OtherAgencies =>
        CaseFile
            .Office.Agencies.Values.Where(agency =>
                agency.Id != By.Agency
                && agency.Kind
                    is AgencyKind.Authority
                        or AgencyKind.Body
                        or AgencyKind.Adviser
                        or AgencyKind.Panel
                        or AgencyKind.Oversight
            )
            .OrderBy(agency => agency.Kind)
            .ThenBy(agency => Here[agency.Name], StringComparer.Ordinal)
            .Select(agency => new Option(agency.Id, Here[agency.Name]));

    /// <summary>Whom a message may go to.</summary>
    public virtual IEnumerable<Option> Receivers =>
        new[] { CaseFile.Case.Applicant, CaseFile.Case.Authority }
            .Where(id => id != By.Agency)
            .Distinct()
            .Select(id => new Option(id, Agency(id)));

    /// <summary>Whether whoever looks declared a conflict of interest.</summary>
    public bool IsConflicted => CaseFile.Case.IsConflicted(By.Person);

    /// <summary>Everybody who reads the page sees it as of this phase.</summary>
    public Phase Phase => CaseFile.Case.Phase;

    /// <summary>Who may open the page, beside the seats it is for.</summary>
    protected virtual Allows Readers => Allows.Reading;

    /// <summary>Hands on what the page shows of the case.</summary>
    protected abstract Task Show();

    /// <summary>The act a form asks for; null with faults on the form, or where it is none of this page's.</summary>
    protected abstract Act? Make(string act);

    /// <summary>What is said once an act is done; null for none of this page's.</summary>
    protected virtual string? Said(string act) =>
        act switch
        {
            "write-note" => Here["Your note is in the file. The applicant does not see it."],
            "release-note" => Here["The note may now be read by those you named."],
            "declare-conflict" => Here[
                "Your conflict of interest is recorded. You do nothing more in this case."
            ],
            "send-message" => Here["Your message is sent, and stands in the file."],
            _ => null,
        };

    /// <summary>A text that has to be there, no longer than records take.</summary>
    protected string Told(string name, string otherwise, int most = 20_000) =>
        Form.Required(name, otherwise, most, TooLong(most));

    /// <summary>Lines of a text, without the empty ones.</summary>
    protected IReadOnlyList<string> Lines(string name, int most = 50)
    {
        var lines = Form.Text(name)
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (lines.Length > most || lines.Any(line => line.Length > 500))
            Form.Wrong(
                name,
                Here["Name at most {0}, each on a line of its own of at most 500 characters", most]
            );
        return lines;
    }

    private async Task Open(string number)
    {
        (CaseFile, _) = await Opening.Readable(
            number,
            HttpContext,
            Desk,
            Readers,
            HttpContext.RequestAborted
        );
        await Show();
    }

    private string TooLong(int most) => Here["Write at most {0} characters", Here.Number(most)];

    private WriteNote? Note()
    {
        var text = Told("note-text", Here["Write the note"]);
        var handling = Form.Choice<NoteHandling>("note-handling", Here["Choose who may read it"]);
        return handling is { } chosen ? new WriteNote(text, chosen) : null;
    }

    private ReleaseNote? Release()
    {
        var note = Form.Text("release-note");
        var to = Form.Texts($"release-to-{note}");
        if (to.Count == 0)
            Form.Wrong($"release-to-{note}", Here["Choose who may read it"]);
        return new ReleaseNote(note, to);
    }

    private DeclareConflict? Conflict() =>
        new(By.Person, Told("conflict-why", Here["Say what the conflict is"]));

    private SendMessage? Message()
    {
        var to = Form.Text("message-to");
        if (Receivers.All(one => one.Value != to))
            Form.Wrong("message-to", Here["Choose whom you write to"]);
        return new SendMessage(
            to,
            Told("message-subject", Here["Enter a subject"], 200),
            Told("message-text", Here["Write the message"])
        );
    }
}
