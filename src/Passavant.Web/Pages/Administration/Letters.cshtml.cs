using Passavant.Cases;
using Passavant.Letters.Filling;
using Passavant.Store;
using Passavant.Web.Cases;
using Passavant.Web.Pages.Parts;

namespace Passavant.Web.Pages.Administration;

/// <summary>The letters of an authority, by kind and language: the program's own, or the authority's in their place.</summary>
[Seats(Role.Administrator)]
internal sealed class LettersPage(Here here, Database database, Desk desk)
    : AdministrationPage(here)
{
    /// <summary>The authorities there are.</summary>
    public IReadOnlyList<Option> Authorities { get; private set; } = [];

    /// <summary>The authority shown; null where there is none.</summary>
    public string? Authority { get; private set; }

    /// <summary>Which letters are the authority's own.</summary>
    public IReadOnlySet<(string Kind, string Language)> Own { get; private set; } =
        new HashSet<(string, string)>();

    /// <summary>The languages letters are written in.</summary>
    public static IReadOnlyList<string> Languages { get; } = ["en", "fr"];

    /// <summary>Every kind of letter.</summary>
    public static IReadOnlyList<LetterKind> Kinds { get; } = Enum.GetValues<LetterKind>();

    public async Task OnGet(string? authority)
    {
        (Authorities, Authority, Own) = await database.Read(
            async reading =>
            {
                var all = (await desk.Agencies(reading))
                    .Values.Where(one => one.Kind == AgencyKind.Authority)
                    .ToList();
                var shown =
                    all.FirstOrDefault(one => one.Id == authority)?.Id ?? all.FirstOrDefault()?.Id;
                return (
                    (IReadOnlyList<Option>)
                        [.. all.Select(one => new Option(one.Id, one.Name.In(Here.Language)))],
                    shown,
                    (IReadOnlySet<(string, string)>)(
                        shown is null ? [] : await LetterTemplates.Of(reading, shown)
                    )
                        .Select(row => (row.Kind, row.Language))
                        .ToHashSet()
                );
            },
            Stop
        );
        Form.Fill("authority", Authority);
    }
}
