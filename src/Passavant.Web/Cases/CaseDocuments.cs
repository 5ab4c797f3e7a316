using Passavant.Cases;
using Passavant.Web.Asking;
using Role = Passavant.Cases.Role;

namespace Passavant.Web.Cases;

/// <summary>Documents of a case: put in, with their type read from their own bytes, and taken out again.</summary>
internal static class CaseDocuments
{
    private static readonly Parameter[] Parameters =
    [
        new("name", Holds.Text, "Its file name."),
        new("purpose", Holds.Text, "What it shows."),
    ];

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapPost("/cases/{number}/documents", Add)
            .Takes(Parameters)
            .For(
                Allows.Act(typeof(AddDocument)),
                "Documents",
                "Puts a document into a case: the bytes as body.",
                typeof(Stream),
                gives: typeof(CaseView)
            );
        routes
            .MapGet("/cases/{number}/documents/{sha256}", Take)
            .For(Allows.Reading, "Documents", "A document of a case.", gives: typeof(Stream));
    }

    private static async Task<IResult> Add(
        string number,
        HttpContext context,
        Desk desk,
        CancellationToken stop
    )
    {
        var given = Given.Read(context.Request, Parameters);
        if (
            context.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpMaxRequestBodySizeFeature>() is
            { IsReadOnly: false } size
        )
            size.MaxRequestBodySize = AddDocument.MostBytes + 1024;
        var bytes = await CaseAnswers.Body(context.Request, stop);
        var document = Of(bytes, given.Text("name") ?? "", given.Text("purpose") ?? "");
        return await Acting.Do(
            number,
            context,
            desk,
            bytes,
            (_, _) => Task.FromResult<Act>(new AddDocument(document)),
            (change, _, _) => Keep(change, document, bytes, desk.Now),
            stop
        );
    }

    /// <summary>The document bytes are: its type is read from them.</summary>
    public static CaseDocument Of(byte[] bytes, string name, string purpose) =>
        new(
            CaseFiles.Hash(bytes),
            Path.GetFileName(name),
            MediaTypes.Of(bytes),
            bytes.Length,
            purpose
        );

    /// <summary>Keeps the bytes of a document beside the case it is put into.</summary>
    public static Task Keep(
        Passavant.Store.Transaction change,
        CaseDocument document,
        byte[] bytes,
        DateTimeOffset now
    ) => Passavant.Store.Documents.Keep(change, document.MediaType, document.Name, bytes, now);

    private static async Task<IResult> Take(
        string number,
        string sha256,
        HttpContext context,
        Desk desk,
        CancellationToken stop
    )
    {
        var (file, caller) = await Opening.Readable(number, context, desk, Allows.Reading, stop);
        var document =
            caller.Actor.Role == Role.Partner
                ? null
                : file.Case.Documents.FirstOrDefault(one => one.Sha256 == sha256);
        var letter = file.Case.Messages.Any(message =>
            message.Letter == sha256 && LetterRoutes.May(file.Case, message, caller.Actor)
        );
        if (document is null && !letter)
            throw Trouble.Absent($"There is no document {sha256} in the case.");
        var (row, bytes) = await desk.Store.Read(
            async reading =>
                (
                    await Passavant.Store.Documents.Find(reading, sha256),
                    await Passavant.Store.Documents.Bytes(reading, sha256)
                ),
            stop
        );
        return row is null || bytes is null
            ? throw Trouble.Absent($"The bytes of document {sha256} are not kept here.")
            // Never opened in the browser under our name: what is in it is somebody else's.
            : Results.File(bytes, row.MediaType, document?.Name ?? row.Name);
    }
}

/// <summary>What kind of document bytes are, by how they begin; a name or a claim proves nothing.</summary>
internal static class MediaTypes
{
    public const string Unknown = "application/octet-stream";

    public static string Of(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith("%PDF-"u8) ? "application/pdf"
        : bytes.StartsWith(
            (ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10]
        )
            ? "image/png"
        : bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? "image/jpeg"
        : bytes.StartsWith("II*\0"u8) || bytes.StartsWith("MM\0*"u8) ? "image/tiff"
        : IsText(bytes) ? "text/plain"
        : Unknown;

    private static readonly System.Buffers.SearchValues<byte> Control =
        System.Buffers.SearchValues.Create(
            "\0\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u0008\u000E\u000F"u8
        );

    private static bool IsText(ReadOnlySpan<byte> bytes) =>
        bytes.Length > 0 && System.Text.Unicode.Utf8.IsValid(bytes) && !bytes.ContainsAny(Control);
}
