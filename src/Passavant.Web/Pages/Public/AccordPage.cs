using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Passavant.Accords;
using Passavant.Store;
using Passavant.Web.Asking;
using Passavant.Web.Cases;
using Passavant.Web.Pages.Parts;

namespace Passavant.Web.Pages.Public;

/// <summary>What the pages of the accord have in common: the edition read, in force unless the address names another, and the way between them.</summary>
internal abstract class AccordPage(Here here, Desk desk) : SeatPage(here)
{
    private static readonly (string Path, string Label)[] Places =
    [
        ("/accord", Words.Text("Overview")),
        ("/accord/matrix", Words.Text("Risk matrix")),
        ("/accord/controls", Words.Text("Controls")),
        ("/accord/authorisations", Words.Text("Authorisations")),
        ("/accord/criteria", Words.Text("Criteria")),
        ("/accord/ladder", Words.Text("Decisions and time limits")),
        ("/accord/editions", Words.Text("Editions")),
    ];

    private Telling? telling;

    /// <summary>The edition read; null where none is in force.</summary>
    public Edition? Edition { get; private set; }

    /// <summary>The text read.</summary>
    public Accord Accord => Edition!.Accord;

    /// <summary>The text in words.</summary>
    public Telling Telling => telling ??= new Telling(Accord, Here);

    /// <summary>Every edition that was entered, the first in force first.</summary>
    public IReadOnlyList<EditionRow> Rows { get; private set; } = [];

    /// <summary>The records.</summary>
    protected Desk Desk => desk;

    public override async Task OnPageHandlerExecutionAsync(
        PageHandlerExecutingContext context,
        PageHandlerExecutionDelegate next
    )
    {
        await desk.Store.Read(
            async reading =>
            {
                Rows = await Store.Editions.All(reading);
                var asked = $"{Request.Query["edition"]}" is { Length: > 0 } prefix ? prefix : null;
                var active = Rows.LastOrDefault(row => row.ActiveFrom <= desk.Now);
                var chosen = asked is null ? active : Edition.Find(Rows, asked);
                if (asked is not null && chosen is null)
                    throw Trouble.Absent("No edition of that identity was ever entered here.");
                if (chosen is not null)
                    Edition = await Read(reading, chosen);
                return chosen;
            },
            HttpContext.RequestAborted
        );
        if (Edition is null && Here.Path != "/accord")
            context.Result = new RedirectResult(Here.To("/accord"));
        else
            await base.OnPageHandlerExecutionAsync(context, next);
    }

    /// <summary>The address of a page of the accord in the edition read.</summary>
    /// <param name="path">Its path without the language; may hold a query and end in a part of the page.</param>
    public string Link(string path)
    {
        if (Edition is null or { IsActive: true })
            return Here.To(path);
        var part = path.IndexOf('#', StringComparison.Ordinal);
        var (page, rest) = part < 0 ? (path, "") : (path[..part], path[part..]);
        var joint = page.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        return Here.To($"{page}{joint}edition={Edition.Short}{rest}");
    }

    /// <summary>The way between the pages of the accord, and a word where another edition than the one in force is read.</summary>
    public Markup Way()
    {
        var links = Places.Select(place =>
            Markup.Of(
                $"""<li><a href="{Link(place.Path)}"{(Here.Path == place.Path ? Markup.Of($" aria-current=\"page\"")
                : place.Path != "/accord" && Navigation.IsIn(Here, place.Path) ? Markup.Of($" aria-current=\"true\"")
                : Markup.Empty)}>{Here[place.Label]}</a></li>"""
            )
        );
        var other = Edition is { IsActive: false }
            ? Markup.Of(
                $"""<div class="p-other" role="note"><p><strong>{(Edition.From > Here.Now ? Here["This edition is not in force yet."] : Here["This edition is no longer in force."])}</strong> {Span(Edition)} <a class="govuk-link" href="{Here.To(Here.Path)}">{Here["Read the edition in force"]}</a></p></div>"""
            )
            : Markup.Empty;
        return Markup.Of(
            $"""<nav class="p-sub" aria-label="{Here["The accord"]}"><ul>{links}</ul></nav>{other}"""
        );
    }

    /// <summary>From when until when an edition is in force here.</summary>
    public string Span(Edition edition) =>
        edition.Until is { } until
            ? Here["In force from {0} until {1}.", Here.Day(edition.From), Here.Day(until)]
            : Here["In force since {0}.", Here.Day(edition.From)];

    /// <summary>Reads the text of an edition.</summary>
    protected async Task<Edition> Read(Reading reading, EditionRow row)
    {
        var active = Rows.LastOrDefault(one => one.ActiveFrom <= desk.Now);
        return new Edition(
            await desk.Accord(reading, row.Identity),
            row.ActiveFrom,
            Edition.Spans(Rows).First(one => one.Row == row).Until,
            row == active
        );
    }
}
