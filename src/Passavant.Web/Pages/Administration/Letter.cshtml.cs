using Microsoft.AspNetCore.Mvc;
using Passavant.Cases;
using Passavant.Letters.Filling;
using Passavant.Store;
using Passavant.Web.Administration;
using Passavant.Web.Asking;
using Passavant.Web.Cases;
using Passavant.Web.Pages.Parts;

namespace Passavant.Web.Pages.Administration;

/// <summary>Changes what a letter says, with a look at how it comes out, and the way back to the program's own.</summary>
[Seats(Role.Administrator)]
internal sealed class LetterPage(
    Here here,
    Database database,
    Desk desk,
    Administering administering
) : AdministrationPage(here)
{
    /// <summary>The authority's own text; null where the program's is used.</summary>
    public LetterTemplateRow? Row { get; private set; }

    /// <summary>The name of the authority.</summary>
    public string Authority { get; private set; } = "";

    /// <summary>The kind of letter.</summary>
    public LetterKind Kind { get; private set; }

    /// <summary>The language of the letter.</summary>
    public string Language { get; private set; } = "";

    /// <summary>How the letter comes out; null where the text has faults.</summary>
    public Markup? Preview { get; private set; }

    /// <summary>Whether going back is asked to be confirmed.</summary>
    public bool IsGoingBack { get; private set; }

    /// <summary>What was done just before; null for nothing.</summary>
    public string? Done { get; private set; }

    public async Task OnGet(
        string authority,
        string kind,
        string language,
        bool back = false,
        string? done = null
    )
    {
        await Read(authority, kind, language);
        IsGoingBack = back && Row is not null;
        Form.Fill("version", Row is null ? "" : Versions.Of(Row));
        Form.Fill(
            "content",
            Row?.Content ?? DefaultTemplates.Text(Kind, LetterTexts.Words(language))
        );
        Show();
        Done = done switch
        {
            "kept" => Here["The letter is kept. It is used from now on."],
            "back" => Here["The program’s own letter is used again."],
            _ => null,
        };
    }

    public async Task<IActionResult> OnPost(string authority, string kind, string language)
    {
        await Read(authority, kind, language);
        var at = $"/administration/letters/{authority}/{kind}/{language}";
        if (Form.Text("step") == "back")
        {
            if (Row is not null)
                _ = await Tried(() =>
                    TemplateActs.Remove(By, authority, kind, language, administering, Stop)
                );
            return Form.IsRight ? To($"{at}?done=back") : Again();
        }
        var row = new LetterTemplateRow
        {
            Authority = authority,
            Kind = kind,
            Language = language,
            Content = Form.Text("content").ReplaceLineEndings("\n"),
        };
        foreach (var fault in TemplateActs.Faults(row))
            Form.Wrong(
                "content",
                int.TryParse(fault.Loc[^1], out var line)
                    ? Here["Line {0}: {1}", line, fault.Msg]
                    : Here["Enter the text of the letter"]
            );
        Show();
        if (!Form.IsRight)
            return Again();
        if (Form.Text("step") != "keep")
            return Page();
        var version = Form.Text("version");
        return await Tried(() =>
            TemplateActs.Put(
                By,
                row,
                version.Length == 0 ? "" : $"\"{version}\"",
                administering,
                Stop
            )
        )
            ? To($"{at}?done=kept")
            : Again();
    }

    private void Show()
    {
        try
        {
            Preview = LetterPreview.Of(
                Form.Text("content").ReplaceLineEndings("\n"),
                Kind,
                Language
            );
        }
        catch (Exception wrong) when (wrong is FormatException or ArgumentException)
        {
            Preview = null;
        }
    }

    private async Task Read(string authority, string kind, string language)
    {
        Kind = Choices.TryFind<LetterKind>(kind) ?? throw Absent();
        Language = language is "en" or "fr" ? language : throw Absent();
        (Row, Authority) = await database.Read(
            async reading =>
                (
                    await LetterTemplates.Find(reading, authority, kind, language),
                    (await desk.Agencies(reading))
                        .GetValueOrDefault(authority)
                        ?.Name.In(Here.Language)
                        ?? throw Absent()
                ),
            Stop
        );
    }

    private static Trouble Absent() => Trouble.Absent("There is no such letter.");
}
