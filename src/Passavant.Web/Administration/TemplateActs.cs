using Passavant.Cases;
using Passavant.Letters.Filling;
using Passavant.Store;
using Passavant.Web.Asking;
using Passavant.Web.Cases;

namespace Passavant.Web.Administration;

/// <summary>What administrators do with the texts letters are written from.</summary>
internal static class TemplateActs
{
    private const int Longest = 100_000;

    /// <summary>Enters a template, or changes the version of it that was read; answers whether it is new.</summary>
    /// <exception cref="Trouble">It has faults, or somebody changed it meanwhile.</exception>
    public static Task<bool> Put(
        Actor by,
        LetterTemplateRow row,
        string version,
        Administering administering,
        CancellationToken stop
    )
    {
        if (Faults(row).ToList() is { Count: > 0 } faults)
            throw Trouble.Invalid(faults);
        return administering.Do(
            by,
            async change =>
            {
                if (await Store.People.FindAgency(change, row.Authority) is null)
                    throw Trouble.Invalid("there is no agency of that id", "path", "authority");
                var before = await LetterTemplates.Find(
                    change,
                    row.Authority,
                    row.Kind,
                    row.Language
                );
                Versions.Match(version, before is null ? null : Versions.Of(before));
                return new Deed<bool>(
                    before is null ? "letter-template-entered" : "letter-template-changed",
                    row,
                    writing => LetterTemplates.Put(writing, row),
                    before is null
                );
            },
            stop
        );
    }

    /// <summary>Goes back to the template that comes with the program.</summary>
    /// <exception cref="Trouble">The authority has none of its own.</exception>
    public static Task Remove(
        Actor by,
        string authority,
        string kind,
        string language,
        Administering administering,
        CancellationToken stop
    ) =>
        administering.Do(
            by,
            async change =>
            {
                var before =
                    await LetterTemplates.Find(change, authority, kind, language)
                    ?? throw Trouble.Absent("The authority has no such template of its own.");
                return new Deed<bool>(
                    "letter-template-removed",
                    before,
                    writing => LetterTemplates.Remove(writing, before),
                    true
                );
            },
            stop
        );

    /// <summary>What is wrong with a template, so that no letter fails for it: every fault by its line.</summary>
    public static IEnumerable<Fault> Faults(LetterTemplateRow template)
    {
        var kind = Choices.TryFind<LetterKind>(template.Kind);
        if (kind is null)
            yield return new(
                ["path", "kind"],
                $"is no kind of letter; expected one of {string.Join(", ", Enum.GetValues<LetterKind>().Select(Choices.Word))}"
            );
        if (template.Language is not ("en" or "fr"))
            yield return new(["path", "language"], "expected en or fr");
        if (template.Content.Trim().Length is 0 or > Longest)
            yield return new(["body", "content"], $"expected a text of up to {Longest} signs");
        else if (kind is { } known)
            foreach (var fault in Read(template, known))
                yield return new(["body", "content", $"{fault.Line}"], fault.Message);
    }

    private static IReadOnlyList<TemplateFault> Read(LetterTemplateRow template, LetterKind kind)
    {
        try
        {
            _ = LetterTemplate.Read(
                template.Content,
                LetterTexts.Words(template.Language),
                LetterFields.Of(kind)
            );
            return [];
        }
        catch (TemplateException wrong)
        {
            return wrong.Faults;
        }
    }
}
