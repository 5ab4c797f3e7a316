using Microsoft.AspNetCore.Mvc;
using Passavant.Store;
using Passavant.Web.Asking;
using Passavant.Web.Cases;
using Passavant.Web.Pages.Issued;
using Passavant.Web.Pages.Parts;
using Role = Passavant.Cases.Role;

namespace Passavant.Web.Pages.Holding;

/// <summary>The keys of a company's devices: entered here, with the documents that may be issued again to be bound to them. Administrators and auditors see those of all.</summary>
[Seats(Role.Applicant, Role.Administrator, Role.Auditor)]
internal sealed class HolderKeysPage(Here here, Desk desk, Passavant.Web.Holding.Holding holding)
    : SeatPage(here)
{
    private IReadOnlyDictionary<string, string> names = new Dictionary<string, string>();
    private IReadOnlyDictionary<string, Passavant.Cases.Agency> agencies =
        new Dictionary<string, Passavant.Cases.Agency>();

    /// <summary>The keys, the newest first.</summary>
    public IReadOnlyList<HolderKeyRow> Keys { get; private set; } = [];

    /// <summary>The documents that may be issued again.</summary>
    public IReadOnlyList<Option> Unbound { get; private set; } = [];

    /// <summary>The URL of the authority, which the command is given.</summary>
    public string Authority => holding.Authority;

    /// <summary>What the authority calls the company.</summary>
    public string Agency => Here.Caller!.Actor.Agency;

    /// <summary>Whether documents are issued here.</summary>
    public bool IsOn => holding.IsOn;

    /// <summary>The name of somebody.</summary>
    public string Name(string person) => names.GetValueOrDefault(person) ?? person;

    /// <summary>The name of the company a key is of.</summary>
    public string Company(HolderKeyRow key) =>
        agencies.GetValueOrDefault(key.Agency) is { } agency ? Here[agency.Name] : key.Agency;

    /// <summary>How a key stands.</summary>
    public Markup Standing(HolderKeyRow key) =>
        key.Retired is not null ? IssuedWords.Tag("stop", Here["Retired"])
        : Keys.First(one => one.Agency == key.Agency && one.Retired is null) == key
            ? IssuedWords.Tag("go", Here["Documents are bound to it"])
        : IssuedWords.Tag("mid", Here["Stands, with a later one"]);

    public async Task OnGet(CancellationToken stop)
    {
        var by = Here.Caller!.Actor;
        Keys = await holding.All(by, stop);
        (names, agencies) = await desk.Store.Read(
            async reading => (await desk.Names(reading), await desk.Agencies(reading)),
            stop
        );
        if (by.Role == Role.Applicant)
            Unbound =
            [
                .. (await holding.Unbound(by, stop)).Select(row => new Option(
                    row.Number,
                    $"{Here[IssuedWords.Kind(row.Kind)]} {row.Number}",
                    row.HolderKey is null
                        ? Here["bound to no key"]
                        : Here["bound to the key {0}", row.HolderKey]
                )),
            ];
    }

    public async Task<IActionResult> OnPost(CancellationToken stop)
    {
        var by = Here.Caller!.Actor;
        if (by.Role != Role.Applicant)
            throw Trouble.Of(
                StatusCodes.Status403Forbidden,
                "not-yours-to-do",
                "A company enters the keys of its devices itself.",
                "Une entreprise saisit elle-même les clés de ses appareils."
            );
        await OnGet(stop);
        var isAgain = Form.Text("do") == "again";
        var field = isAgain ? "again" : "statement";
        var which = Form.Texts("again");
        if (isAgain && which.Count == 0)
            Form.Wrong(field, Here["Choose at least one document"]);
        var statement = isAgain
            ? ""
            : Form.Required(field, Here["Paste the text the command prints"]);
        if (Form.IsRight)
            try
            {
                if (isAgain)
                    foreach (var number in which)
                        _ = await holding.Again(by, number, stop);
                else
                    _ = await holding.Enter(by, statement, stop);
                return To("/holder-keys");
            }
            catch (Trouble trouble)
                when (trouble.Status
                        is StatusCodes.Status404NotFound
                            or StatusCodes.Status409Conflict
                            or StatusCodes.Status422UnprocessableEntity
                            or StatusCodes.Status503ServiceUnavailable
                )
            {
                // Of several, those before it were issued.
                await OnGet(stop);
                Form.Wrong(field, Said(trouble));
            }
        return Again();
    }

    private string Said(Trouble trouble) =>
        Here.Language == "fr" && trouble.French is { } french ? french
        : trouble.Faults is [var fault] ? $"The text {fault.Msg}."
        : trouble.Message;
}
