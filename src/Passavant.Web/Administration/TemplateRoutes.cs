using Passavant.Letters.Filling;
using Passavant.Store;
using Passavant.Web.Asking;
using Passavant.Web.Cases;
using Passavant.Web.People;

namespace Passavant.Web.Administration;

/// <summary>The texts an authority writes its letters from, by kind and language, in place of those that come with the program.</summary>
internal static class TemplateRoutes
{
    private const string Tag = "Administration";
    private const int Longest = 100_000;

    private static readonly Parameter[] Filters =
    [
        new("authority", Holds.Text, "The authority that writes."),
    ];

    /// <param name="Content">The text.</param>
    public sealed record Request(string Content);

    public static void Map(RouteGroupBuilder routes)
    {
        _ = routes
            .MapGet("/letter-templates", List)
            .Takes(Filters)
            .Says(Tag, "An authority's templates of letters", "", 401, 403, 422);
        _ = routes
            .MapGet("/letter-templates/{authority}/{kind}/{language}", Find)
            .Says(Tag, "One template of a letter", "", 401, 403, 404);
        _ = routes
            .MapPut("/letter-templates/{authority}/{kind}/{language}", Put)
            .Reads(
                "application/json",
                """{"content":"subject: Application {{reference}}\n\nDear {{applicant}}, …"}"""
            )
            .Says(
                Tag,
                "Enter or change a template of a letter",
                "Changing one takes If-Match.",
                401,
                403,
                412,
                422,
                428
            );
    }

    /// <summary>What is wrong with a template, so that no letter fails for it: every fault by its line.</summary>
    private static IEnumerable<Fault> Faults(LetterTemplateRow template)
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

    private static async Task<IResult> List(
        HttpContext context,
        Database database,
        CancellationToken stop
    )
    {
        var authority =
            Given.Read(context.Request, Filters).Text("authority")
            ?? throw Trouble.Invalid("say of which authority", "query", "authority");
        return Spoken.Answer(
            await database.Read(reading => LetterTemplates.Of(reading, authority), stop)
        );
    }

    private static async Task<IResult> Find(
        HttpContext context,
        string authority,
        string kind,
        string language,
        Database database,
        CancellationToken stop
    )
    {
        var row =
            await database.Read(
                reading => LetterTemplates.Find(reading, authority, kind, language),
                stop
            ) ?? throw Trouble.Absent("The authority has no such template of its own.");
        return Spoken.Answer(context, row, Versions.Of(row));
    }

    private static async Task<IResult> Put(
        HttpContext context,
        string authority,
        string kind,
        string language,
        Administering administering,
        CancellationToken stop
    )
    {
        var asked = await Spoken.Read<Request>(context, stop);
        var row = new LetterTemplateRow
        {
            Authority = authority,
            Kind = kind,
            Language = language,
            Content = asked.Content,
        };
        if (Faults(row).ToList() is { Count: > 0 } faults)
            throw Trouble.Invalid(faults);
        return await administering.Do(
            context.Caller().Actor,
            async change =>
            {
                if (await Store.People.FindAgency(change, authority) is null)
                    throw Trouble.Invalid("there is no agency of that id", "path", "authority");
                var before = await LetterTemplates.Find(change, authority, kind, language);
                Versions.Match(context, before is null ? null : Versions.Of(before));
                return new Deed<IResult>(
                    before is null ? "letter-template-entered" : "letter-template-changed",
                    row,
                    writing => LetterTemplates.Put(writing, row),
                    Spoken.Answer(
                        context,
                        row,
                        Versions.Of(row),
                        before is null ? StatusCodes.Status201Created : StatusCodes.Status200OK
                    )
                );
            },
            stop
        );
    }
}
