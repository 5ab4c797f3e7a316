using Microsoft.AspNetCore.Mvc;
using Passavant.Trust.Documents;
using Passavant.Web.Issuing;
using Passavant.Web.People;

namespace Passavant.Web.Pages.Issued;

/// <summary>Anybody checks a document: a text, a file, or a picture before the camera. Nothing is kept.</summary>
[Anybody]
[RequestSizeLimit(Most + 4096)]
internal sealed class VerifyPage(Here here, Verifying verifying, Attempts attempts) : SeatPage(here)
{
    private const int Most = 1 << 20;
    private const int MostAMinute = 120;

    /// <summary>What was found; null before anything was given.</summary>
    public DocumentVerdict? Verdict { get; private set; }

    /// <summary>What the document says; nothing where its signature did not pass.</summary>
    public IReadOnlyList<DocumentFact> Facts =>
        Verdict?.Document is { } document ? DocumentWords.Of(document)
        : Verdict?.Summary is { } summary ? DocumentWords.Of(summary)
        : [];

    /// <summary>The checks that came out one way.</summary>
    public IEnumerable<CheckLine> Those(CheckOutcome outcome) =>
        Verdict!.Lines.Where(line => line.Outcome == outcome);

    /// <summary>Whether this authority has published the lists documents are checked with.</summary>
    public bool HasLists { get; private set; }

    public async Task OnGetAsync(CancellationToken stop)
    {
        HttpContext.Features.Set(UsesCamera.Yes);
        HasLists = await verifying.HasLists(stop);
    }

    public async Task<IActionResult> OnPost(CancellationToken stop)
    {
        await OnGetAsync(stop);
        attempts.Count($"verify {Doorkeeper.Address(HttpContext)}", MostAMinute);
        byte[]? input = null;
        if (Form.Files["file"] is { Length: > 0 } file)
        {
            if (file.Length > Most)
                Form.Wrong("file", Here["The file is too long to be a document; choose another."]);
            else
            {
                using var bytes = new MemoryStream();
                await file.CopyToAsync(bytes, stop);
                input = bytes.ToArray();
            }
        }
        else if (Form.Text("text") is { Length: > 0 } text)
            input = System.Text.Encoding.UTF8.GetBytes(text);
        else
            Form.Wrong("text", Here["Paste the text of a document, or choose its file"]);
        if (!Form.IsRight)
            return Again();
        Verdict = await verifying.Check(input!, Here.Now, stop);
        return Page();
    }
}
