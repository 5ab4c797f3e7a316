using Microsoft.AspNetCore.Mvc;
using Passavant.Cases;
using Passavant.Web.Cases;

namespace Passavant.Web.Pages.Applying;

/// <summary>The documents of an application: what is there, and what is added.</summary>
[Seats(Role.Applicant)]
[RequestSizeLimit(CasePage.MostSent)]
internal sealed class DocumentListPage(Here here, Desk desk) : ApplicantPage(here, desk)
{
    /// <summary>What a document may be for, as the records say it and as people read it.</summary>
    public static IReadOnlyList<(string Word, string Label)> Purposes { get; } =
    [
        ("contract", Words.Text("Contract or order")),
        ("technical specification", Words.Text("Technical specification or data sheet")),
        ("sourcing", Words.Text("Where something comes from")),
        ("register extract", Words.Text("Extract of a register")),
        ("certificate", Words.Text("Certificate of a government")),
        ("translation", Words.Text("Translation")),
        ("answer", Words.Text("Part of an answer")),
        ("evidence", Words.Text("Evidence for a condition")),
        ("submission", Words.Text("Submission to the panel")),
        ("other", Words.Text("Something else")),
    ];

    /// <summary>What a document is for, in words.</summary>
    public static string Purpose(Here here, string word) =>
        Purposes.FirstOrDefault(one => one.Word == word).Label is { } label ? here[label] : word;

    public Task<IActionResult> OnGet() => Open();

    public async Task<IActionResult> OnPost()
    {
        var purpose = Form.Text("purpose");
        if (Purposes.All(one => one.Word != purpose))
            Form.Wrong("purpose", Here["Choose what the documents show"]);
        var files = await Uploads("files", purpose);
        if (files.Count == 0 && Form.FaultOf("files") is null)
            Form.Wrong("files", Here["Choose a file"]);
        var known = files
            .Where(one => Case.Documents.Any(there => there.Sha256 == one.Document.Sha256))
            .ToList();
        foreach (var one in known)
            Form.Wrong("files", Here["{0} is in the case already", one.Document.Name]);
        if (!Form.IsRight || !await Perform(files, _ => null))
            return await Back();
        return To($"{Home}/documents");
    }
}
