using Microsoft.AspNetCore.Mvc;
using Passavant.Cases;
using Passavant.Web.Cases;

namespace Passavant.Web.Pages.Applying;

/// <summary>Where the goods come from: which documents show it, line by line.</summary>
[Seats(Role.Applicant)]
[RequestSizeLimit(CasePage.MostSent)]
internal sealed class OriginPage(Here here, Desk desk) : ApplicantPage(here, desk)
{
    public async Task<IActionResult> OnGet()
    {
        if (!MayWrite)
            return Absent();
        return await Open();
    }

    public async Task<IActionResult> OnPost()
    {
        var files = await Uploads("files", "sourcing");
        var chosen = Case.Application.Lines.ToDictionary(
            line => line.Line,
            line => Form.Texts($"line-{Place(line)}")
        );
        var lines = Form.Texts("for");
        if (Case.Application.Lines.Count == 0)
            Form.Wrong("", Here["Say first what goes"]);
        else if (files.Count > 0 && lines.Count == 0 && Case.Application.Lines.Count > 1)
            Form.Wrong("for", Here["Choose which lines the new documents are about"]);
        if (lines.Count == 0 && Case.Application.Lines is [var only])
            lines = [only.Line];
        if (
            !Form.IsRight
            || !await Write(
                files,
                one =>
                    one with
                    {
                        Lines =
                        [
                            .. one.Lines.Select(line =>
                                line with
                                {
                                    Sourcing =
                                    [
                                        .. chosen
                                            .GetValueOrDefault(line.Line, line.Sourcing)
                                            .Where(hash =>
                                                Case.Documents.Any(known => known.Sha256 == hash)
                                            )
                                            .Concat(
                                                lines.Contains(line.Line)
                                                    ? files.Select(file => file.Document.Sha256)
                                                    : []
                                            )
                                            .Distinct(),
                                    ],
                                }
                            ),
                        ],
                    }
            )
        )
            return await Back();
        return To(files.Count > 0 ? $"{Home}/origin" : Home);
    }

    /// <summary>The place of a line, from 1: what its field is called by, as lines may be called anything.</summary>
    public int Place(LineDetails line) => 1 + Case.Application.Lines.ToList().IndexOf(line);

    protected override Task Prepare()
    {
        foreach (var line in Case.Application.Lines)
            Form.Tick($"line-{Place(line)}", line.Sourcing);
        return Task.CompletedTask;
    }
}
