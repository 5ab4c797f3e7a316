using System.Globalization;
using Microsoft.AspNetCore.Http.Features;
using Passavant.Accords.Reading;
using Passavant.Store;
using Passavant.Web.Asking;
using Passavant.Web.People;

namespace Passavant.Web.Administration;

/// <summary>The editions of the accord, each active from an instant until the next.</summary>
internal static class EditionRoutes
{
    private const string Tag = "Administration";

    private static readonly Parameter[] Parameters =
    [
        new(
            "activeFrom",
            Holds.Text,
            "From when acts are done under it, such as 2027-01-01T00:00:00Z; later for not before it is activated; now unless said."
        ),
        new(
            "choice",
            Holds.Texts,
            "The alternative chosen for a bracket of the text, such as B-1:a; once for each bracket."
        ),
    ];

    /// <param name="Folder">A folder of the server, below the one set as Casework:Accords.</param>
    public sealed record FolderRequest(string Folder);

    /// <param name="Identity">Its identity.</param>
    /// <param name="Title">What it is called.</param>
    /// <param name="ActiveFrom">From when acts are done under it; null where it waits to be activated.</param>
    /// <param name="At">When it was entered.</param>
    /// <param name="IsActive">Whether it is the one acts are done under now.</param>
    public sealed record EditionView(
        string Identity,
        string Title,
        DateTimeOffset? ActiveFrom,
        DateTimeOffset At,
        bool IsActive
    );

    public static void Map(RouteGroupBuilder routes)
    {
        _ = routes
            .MapGet("/editions", List)
            .Says(Tag, "The editions of the accord", "The first active first.", 401, 403);
        _ = routes
            .MapPost("/editions", Enter)
            .Takes(Parameters)
            .Says(
                Tag,
                "Enter an edition of the accord",
                "As a zip (application/zip), as YAML files (multipart/form-data), or as a folder of the server ({\"folder\":\"…\"}): the accord's files and its glossary's. A text with a fault is not taken; every fault is named with its file, line and column.",
                401,
                403,
                409,
                413,
                415,
                422
            );
        _ = routes
            .MapPost("/editions/{identity}/activate", Activate)
            .Takes([Parameters[0]])
            .Says(
                Tag,
                "Say from when an edition is active",
                "As long as it is not: the past stands.",
                401,
                403,
                404,
                409,
                422
            );
    }

    private static async Task<IResult> List(
        Database database,
        TimeProvider time,
        CancellationToken stop
    )
    {
        var (rows, active) = await database.Read(
            async reading =>
                (await Editions.All(reading), await Editions.Active(reading, time.GetUtcNow())),
            stop
        );
        return Spoken.Answer(rows.Select(row => View(row, active?.Identity)).ToList());
    }

    private static async Task<IResult> Enter(
        HttpContext context,
        Administering administering,
        CaseworkSettings settings,
        CancellationToken stop
    )
    {
        var given = Given.Read(context.Request, Parameters);
        var activeFrom = Instant(given.Text("activeFrom"));
        var choices = EditionActs.Choices(given.Texts("choice"));
        var files = await Files(context, settings, stop);
        var row = await EditionActs.Enter(
            context.Caller().Actor,
            files,
            choices,
            activeFrom,
            administering,
            stop
        );
        return Spoken.Answer(View(row, administering.Now), StatusCodes.Status201Created);
    }

    private static async Task<IResult> Activate(
        HttpContext context,
        string identity,
        Administering administering,
        CancellationToken stop
    )
    {
        var row = await EditionActs.Activate(
            context.Caller().Actor,
            identity,
            Instant(Given.Read(context.Request, [Parameters[0]]).Text("activeFrom")),
            administering,
            stop
        );
        return Spoken.Answer(View(row, administering.Now));
    }

    /// <summary>An instant given in the query; null where none is.</summary>
    public static DateTimeOffset? Instant(string? text) =>
        text is null ? null
        : text == "later" ? Editions.NotYet
        : DateTimeOffset.TryParse(
            text,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var instant
        )
            ? instant
        : throw Trouble.Invalid(
            "expected an instant such as 2027-01-01T00:00:00Z",
            "query",
            "activeFrom"
        );

    /// <summary>Lets a request be as long as an upload may be.</summary>
    public static void LetLong(HttpContext context, CaseworkSettings settings)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = settings.MaxUploadBytes;
    }

    private static async Task<IReadOnlyList<AccordFile>> Files(
        HttpContext context,
        CaseworkSettings settings,
        CancellationToken stop
    )
    {
        LetLong(context, settings);
        try
        {
            if (context.Request.HasFormContentType)
                return await AccordPack.Of((await context.Request.ReadFormAsync(stop)).Files, stop);
            if (
                context.Request.ContentType?.StartsWith(
                    "application/zip",
                    StringComparison.OrdinalIgnoreCase
                ) == true
            )
            {
                using var body = new MemoryStream();
                await context.Request.Body.CopyToAsync(body, stop);
                body.Position = 0;
                return AccordPack.Unpack(body);
            }
            return Folder((await Spoken.Read<FolderRequest>(context, stop)).Folder, settings);
        }
        catch (Exception wrong) when (wrong is FormatException or InvalidDataException)
        {
            throw Trouble.Invalid(wrong.Message, "body");
        }
    }

    private static IReadOnlyList<AccordFile> Folder(string folder, CaseworkSettings settings)
    {
        if (settings.Accords is not { } root)
            throw Trouble.Invalid(
                "no folder of the server is set (Casework:Accords); upload the files instead",
                "body",
                "folder"
            );
        var path = Path.GetFullPath(Path.Combine(root, folder));
        if (
            !path.StartsWith(
                Path.TrimEndingDirectorySeparator(root) + Path.DirectorySeparatorChar,
                StringComparison.Ordinal
            )
        )
            throw Trouble.Invalid(
                "is not below the folder set as Casework:Accords",
                "body",
                "folder"
            );
        try
        {
            return
            [
                .. AccordFile
                    .ReadFolder(path)
                    .Select(file =>
                        file with
                        {
                            Path = Path.GetRelativePath(root, Path.GetFullPath(file.Path))
                                .Replace('\\', '/'),
                        }
                    ),
            ];
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            throw Trouble.Invalid(
                "holds no accord: there is no accord.yaml in it",
                "body",
                "folder"
            );
        }
    }

    /// <summary>An edition just entered or activated, as administrators see it.</summary>
    public static EditionView View(EditionRow row, DateTimeOffset now) =>
        View(row, row.ActiveFrom <= now ? row.Identity : null);

    private static EditionView View(EditionRow row, string? active) =>
        new(row.Identity, row.Title, When(row.ActiveFrom), row.At, row.Identity == active);

    /// <summary>From when something is active; null where nobody has said it yet.</summary>
    public static DateTimeOffset? When(DateTimeOffset kept) =>
        kept == Editions.NotYet ? null : kept;
}
