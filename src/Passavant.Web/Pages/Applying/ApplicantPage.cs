using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Passavant.Accords;
using Passavant.Cases;
using Passavant.Web.Cases;
using Passavant.Web.Pages.Parts;
using Act = Passavant.Cases.Act;

namespace Passavant.Web.Pages.Applying;

/// <summary>A page about one application of whoever looks: the case is read before anything else, and again where a form was not done.</summary>
internal abstract class ApplicantPage(Here here, Desk desk) : SeatPage(here)
{
    private CaseFile? file;

    /// <summary>What the program holds ready beside the cases.</summary>
    protected Desk Desk => desk;

    /// <summary>The case, as its clocks leave it now.</summary>
    public Case Case => file!.Case;

    /// <summary>The office it is worked on in.</summary>
    public Office Office => file!.Office;

    /// <summary>The case as an applicant may see it.</summary>
    public ApplicantView View { get; private set; } = null!;

    /// <summary>The accord in force.</summary>
    public Accord Accord => Office.Accord;

    /// <summary>Where the application is, without the language.</summary>
    public string Home => $"/applications/{Case.Number}";

    /// <summary>Whether it is still a draft.</summary>
    public bool IsDraft => Case.Phase == Phase.Draft;

    /// <summary>Whether what is asked for may still be changed, by writing on or by amending.</summary>
    public bool MayWrite => May<Redraft>() || May<AmendApplication>();

    /// <summary>Whether the reader may bind the applicant: submit, withdraw, appeal, say who is in the case.</summary>
    public bool MaySubmit =>
        Case.Team.Any(member => member.Person == Here.Caller!.Actor.Person && member.MaySubmit);

    /// <summary>Today.</summary>
    public DateOnly Today => DateOnly.FromDateTime(Here.Now.UtcDateTime);

    /// <summary>What every form that acts carries: a key of its own, and the version read.</summary>
    public Markup Carried =>
        Markup.Of(
            $"{Field.Hidden("once", $"{Guid.NewGuid():N}")}{Field.Hidden("version", $"{View.Version}")}"
        );

    /// <summary>Whether an act may be done now by whoever looks.</summary>
    public bool May<T>()
        where T : Act => View.MayDo.Contains(WhoMay.Name(typeof(T)));

    /// <summary>Whether the act itself would be done now.</summary>
    public bool WouldDo(Act act) =>
        Casework.Decide(Case, act, Here.Caller!.Actor, desk.Now, Office).Refusal is null;

    /// <summary>The name of an agency.</summary>
    public string NameOf(string agency) =>
        Office.Agencies.GetValueOrDefault(agency)?.Name.In(Here.Language) ?? agency;

    /// <summary>The name of a person.</summary>
    public string PersonName(string person) => Office.Names.GetValueOrDefault(person) ?? person;

    /// <summary>The name of a party of the application.</summary>
    public string PartyName(string id) =>
        Case.Application.Parties.FirstOrDefault(party => party.Id == id)?.Name
            is { Length: > 0 } name
            ? name
            : id;

    public override async Task OnPageHandlerExecutionAsync(
        PageHandlerExecutingContext context,
        PageHandlerExecutionDelegate next
    )
    {
        await Read();
        await base.OnPageHandlerExecutionAsync(context, next);
    }

    /// <summary>What a page needs beside the case.</summary>
    protected virtual Task Prepare() => Task.CompletedTask;

    /// <summary>The page as it is first opened.</summary>
    protected async Task<IActionResult> Open()
    {
        await Prepare();
        return Page();
    }

    /// <summary>The page again over the case as it now is, with what is wrong and what was typed.</summary>
    protected async Task<IActionResult> Back()
    {
        await Read();
        await Prepare();
        return Again();
    }

    /// <summary>What is not there, or not to be done now, is said so.</summary>
    protected static IActionResult Absent() =>
        throw Asking.Trouble.Absent("There is nothing at this address.");

    /// <summary>Does an act in the case, with documents put in before it, all or nothing.</summary>
    /// <param name="uploads">The documents; those whose bytes are in the case already are not put in again.</param>
    /// <param name="make">The act, made from the case as it is.</param>
    protected async Task<bool> Perform(IReadOnlyList<Upload> uploads, Func<Case, Act?> make)
    {
        try
        {
            Queue<Act>? acts = null;
            return await Do(
                $"{Case.Number}",
                (_, found) =>
                {
                    acts = new(
                        uploads
                            .DistinctBy(one => one.Document.Sha256)
                            .Where(one =>
                                found.Case.Documents.All(known =>
                                    known.Sha256 != one.Document.Sha256
                                )
                            )
                            .Select(one => new AddDocument(one.Document))
                    );
                    if (make(found.Case) is { } last)
                        acts.Enqueue(last);
                    // Bytes another put in at the same moment: the case says so.
                    if (acts.Count == 0)
                        acts.Enqueue(new AddDocument(uploads[0].Document));
                    return Task.FromResult(acts.Dequeue());
                },
                async (change, found, reply) =>
                {
                    foreach (var one in uploads.DistinctBy(one => one.Document.Sha256))
                        await CaseDocuments.Keep(change, one.Document, one.Bytes, desk.Now);
                    // The acts that follow stand or fall with the first.
                    while (acts!.TryDequeue(out var next))
                    {
                        var more = Casework.Decide(
                            reply.After,
                            next,
                            Here.Caller!.Actor,
                            desk.Now,
                            found.Office
                        );
                        if (more.Refusal is { } refusal)
                            throw new RefusedTogether(refusal);
                        reply = await desk.Keep(change, reply.After, more, found.Office, desk.Now);
                    }
                }
            );
        }
        catch (RefusedTogether refused)
        {
            Form.Refused(refused.Refusal, Here.Language);
            return false;
        }
    }

    /// <summary>Writes what is asked for anew: as a draft, or as an amendment with the reason typed.</summary>
    protected Task<bool> Write(Func<Application, Application> change, string? title = null) =>
        Write([], change, title);

    /// <summary>Writes what is asked for anew, with documents.</summary>
    protected Task<bool> Write(
        IReadOnlyList<Upload> uploads,
        Func<Application, Application> change,
        string? title = null
    )
    {
        var why = Form.Text("why");
        if (IsDraft)
            return Perform(uploads, one => new Redraft(change(one.Application), title));
        if (why.Length == 0)
        {
            Form.Wrong("why", Here["Say why you change what you submitted"]);
            return Task.FromResult(false);
        }
        return Perform(uploads, one => new AmendApplication(change(one.Application), why));
    }

    /// <summary>The files sent in a field, read and looked at.</summary>
    protected async Task<IReadOnlyList<Upload>> Uploads(string field, string purpose)
    {
        var found = new List<Upload>();
        foreach (var sent in Form.Files.Where(one => one.Name == field && one.FileName.Length > 0))
        {
            if (sent.Length > AddDocument.MostBytes)
            {
                Form.Wrong(field, Here["{0} is larger than 20 MB", sent.FileName]);
                continue;
            }
            using var bytes = new MemoryStream();
            await sent.CopyToAsync(bytes, HttpContext.RequestAborted);
            var document = CaseDocuments.Of(bytes.ToArray(), sent.FileName, purpose);
            if (document.Bytes == 0)
                Form.Wrong(field, Here["{0} is empty", document.Name]);
            else if (!AddDocument.Taken.Contains(document.MediaType))
                Form.Wrong(
                    field,
                    Here[
                        "{0} is not a PDF, a picture (PNG, JPEG, TIFF) or a plain text. Save it as a PDF and choose it again",
                        document.Name
                    ]
                );
            else if (document.Name.Length > 200)
                Form.Wrong(field, Here["The name of a file has more than 200 letters; shorten it"]);
            else
                found.Add(new Upload(document, bytes.ToArray()));
        }
        return found;
    }

    /// <summary>Reads the case anew.</summary>
    protected async Task Read()
    {
        (file, var caller) = await Opening.Readable(
            $"{RouteData.Values["number"]}",
            HttpContext,
            desk,
            Allows.Reading,
            HttpContext.RequestAborted
        );
        View = ApplicantView.Of(Case, caller.Actor, Office, desk.Now, Here.Language);
    }

    private sealed class RefusedTogether(Refusal refusal) : Exception
    {
        public Refusal Refusal => refusal;
    }
}

/// <summary>A document sent with a form.</summary>
/// <param name="Document">What it is, as its bytes say.</param>
/// <param name="Bytes">Its bytes.</param>
internal sealed record Upload(CaseDocument Document, byte[] Bytes);
