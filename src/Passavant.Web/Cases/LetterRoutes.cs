using System.Text;
using Passavant.Cases;
using Passavant.Letters;
using Passavant.Store;
using Passavant.Web.Asking;
using Role = Passavant.Cases.Role;

namespace Passavant.Web.Cases;

/// <summary>Letters of a case, in the form somebody wants them: as PDF as they were sent, as DOCX or HTML written again from what was kept.</summary>
internal static class LetterRoutes
{
    private const string Docx =
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public static void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapGet("/cases/{number}/letters/{file}", Take)
            .For(
                Allows.Reading,
                "Letters",
                "The letter a message of the case carries, by the message's id and the form wanted, such as M3.pdf, M3.docx or M3.html; for those who sent and those who received it."
            );

    /// <summary>Whether somebody may read the letter of a message: those it comes from, those it goes to, and auditors.</summary>
    public static bool May(Case one, Message message, Actor by) =>
        by.Role == Role.Auditor
        || by.Agency == message.From
        || by.Agency == message.To
        || message.To == one.Applicant && by.Role == Role.Applicant
        // The ladder writes and is written to as one authority.
        || by.Role == Role.Member && one.Authority == message.From;

    private static async Task<IResult> Take(
        string number,
        string file,
        HttpContext context,
        Desk desk,
        CancellationToken stop
    )
    {
        var (found, caller) = await Opening.Readable(number, context, desk, Allows.Reading, stop);
        var (id, form) = (
            Path.GetFileNameWithoutExtension(file),
            Path.GetExtension(file).TrimStart('.')
        );
        if (form is not ("pdf" or "docx" or "html"))
            throw Trouble.Absent($"A letter is given as pdf, docx or html, not as '{form}'.");
        var message = found.Case.Messages.FirstOrDefault(one =>
            one.Id == id && one.Letter is not null && May(found.Case, one, caller.Actor)
        );
        if (message?.Letter is not { } sha256)
            throw Trouble.Absent($"There is no letter '{id}' in the case that is yours to read.");
        var (kept, pdf) = await desk.Store.Read(
            async reading =>
                (
                    await WrittenLetters.Find(reading, sha256),
                    form == "pdf" ? await Passavant.Store.Documents.Bytes(reading, sha256) : null
                ),
            stop
        );
        if (kept is null || form == "pdf" && pdf is null)
            throw Trouble.Absent($"The bytes of letter '{id}' are not kept here.");
        var name = $"{found.Case.Number}-{kept.Kind}.{form}";
        if (form == "pdf")
            return Results.File(pdf!, "application/pdf", name);
        var written = KeptLetter.Read(kept.Content);
        if (form == "html")
            return Results.File(
                Encoding.UTF8.GetBytes(LetterHtml.Write(written.Letter())),
                "text/html; charset=utf-8",
                name
            );
        using var bytes = new MemoryStream();
        LetterDocx.Write(written.Letter(), bytes, written.Made);
        return Results.File(bytes.ToArray(), Docx, name);
    }
}
