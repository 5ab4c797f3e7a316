using System.Globalization;
using Microsoft.AspNetCore.Http.Features;
using Passavant.Accords.Reading;
using Passavant.Store;
using Passavant.Web.Asking;
using Passavant.Web.Cases;
using Passavant.Web.People;
using Fault = Passavant.Web.Asking.Fault;

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
            "From when acts are done under it, such as 2027-01-01T00:00:00Z; now unless said."
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
    /// <param name="ActiveFrom">From when acts are done under it.</param>
    /// <param name="At">When it was entered.</param>
    /// <param name="IsActive">Whether it is the one acts are done under now.</param>
    public sealed record EditionView(
        string Identity,
        string Title,
        DateTimeOffset ActiveFrom,
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
        var choices = Choices(given.Texts("choice"));
        var files = await Files(context, settings, stop);
        if (files.GroupBy(file => file.Path).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw Trouble.Invalid($"holds the file '{twice.Key}' twice", "body");
        var reading = AccordReader.Read(files, choices);
        if (reading.Accord is not { } accord)
            throw Faulty(reading, choices);
        var now = administering.Now;
        var row = new EditionRow
        {
            Identity = accord.Identity.ToString(),
            Title = accord.Title.ToString(),
            ActiveFrom = activeFrom ?? now,
            At = now,
        };
        return await administering.Do(
            context.Caller().Actor,
            async change =>
            {
                var before = await Editions.All(change);
                if (before.Any(one => one.Identity == row.Identity))
                    throw Trouble.Of(
                        StatusCodes.Status409Conflict,
                        "known",
                        $"This edition is entered already: {row.Identity}.",
                        $"Cette édition est déjà enregistrée : {row.Identity}."
                    );
                // The first may have been in force long before; after that the past stands.
                if (before.Count > 0 && row.ActiveFrom < now)
                    throw Trouble.Invalid(
                        "is past; acts done since then were done under another edition",
                        "query",
                        "activeFrom"
                    );
                var view = View(row, row.ActiveFrom <= now ? row.Identity : null);
                return new Deed<IResult>(
                    "edition-entered",
                    view,
                    writing => Editions.Put(writing, row, EditionFile.Of(files, choices).ToBytes()),
                    Spoken.Answer(view, StatusCodes.Status201Created)
                );
            },
            stop
        );
    }

    /// <summary>An instant given in the query; null where none is.</summary>
    public static DateTimeOffset? Instant(string? text) =>
        text is null ? null
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
                return await Form(context, stop);
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

    private static async Task<IReadOnlyList<AccordFile>> Form(
        HttpContext context,
        CancellationToken stop
    )
    {
        var form = await context.Request.ReadFormAsync(stop);
        var files = new List<AccordFile>();
        foreach (var file in form.Files.Where(file => AccordPack.IsYaml(file.FileName)))
        {
            using var content = new MemoryStream();
            await file.CopyToAsync(content, stop);
            files.Add(new AccordFile(file.FileName.Replace('\\', '/'), content.ToArray()));
        }
        return files;
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

    private static Dictionary<string, string> Choices(IReadOnlyList<string> given)
    {
        var choices = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var one in given)
            if (one.Split(':') is not [{ Length: > 0 } bracket, { Length: > 0 } alternative])
                throw Trouble.Invalid("expected one such as B-1:a", "query", "choice");
            else if (!choices.TryAdd(bracket, alternative))
                throw Trouble.Invalid($"chooses for '{bracket}' twice", "query", "choice");
        return choices;
    }

    private static Trouble Faulty(AccordReading reading, Dictionary<string, string> choices) =>
        new(
            StatusCodes.Status422UnprocessableEntity,
            reading.Faults.All(fault => fault.Severity != Severity.Error)
                ? "The accord has choices left open; settle them first."
                : "The accord has faults; each is named with its file, line and column.",
            [
                .. reading
                    .Faults.Where(fault => fault.Severity == Severity.Error)
                    .Select(fault => new Fault(
                        [
                            fault.Place.File,
                            fault.Place.Line.ToString(CultureInfo.InvariantCulture),
                            fault.Place.Column.ToString(CultureInfo.InvariantCulture),
                        ],
                        fault.Message,
                        fault.Code
                    )),
                .. reading
                    .Brackets.Where(bracket => !choices.ContainsKey(bracket.Id))
                    .Select(bracket => new Fault(
                        [
                            bracket.Place.File,
                            bracket.Place.Line.ToString(CultureInfo.InvariantCulture),
                            bracket.Place.Column.ToString(CultureInfo.InvariantCulture),
                        ],
                        $"the choice '{bracket.Id}' is open",
                        "open-choice"
                    )),
            ]
        )
        {
            Code = "accord-faults",
            French =
                "L'accord contient des fautes ; chacune est nommée avec son fichier, sa ligne et sa colonne.",
        };

    private static EditionView View(EditionRow row, string? active) =>
        new(row.Identity, row.Title, row.ActiveFrom, row.At, row.Identity == active);
}
