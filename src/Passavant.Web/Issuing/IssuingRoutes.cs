using System.Globalization;
using System.Text;
using Passavant.Store;
using Passavant.Trust.Documents;
using Passavant.Web.Asking;
using Passavant.Web.Cases;
using Role = Passavant.Cases.Role;

namespace Passavant.Web.Issuing;

/// <summary>The documents that were issued, for those they are of, and the signed lists everybody checks them with.</summary>
internal static class IssuingRoutes
{
    private const string Tag = "Documents anyone can check";
    private const string Jwt = "application/statuslist+jwt";
    private const string Cwt = "application/statuslist+cwt";
    private const int MostHeld = 200;

    /// <summary>What may be asked of a document.</summary>
    public static Parameter[] Parameters { get; } =
    [
        new(
            "form",
            Holds.Text,
            "paper for the summary as a QR code carries it; the whole document unless said."
        ),
        new(
            "withhold",
            Holds.Texts,
            "A claim to keep back, as a JSON pointer in what the document says, such as /credentialSubject/endUse; may be given again. Nothing unless said."
        ),
    ];

    /// <summary>A document that was issued in a case.</summary>
    internal sealed record IssuedView
    {
        /// <summary>The number it bears.</summary>
        public required string Number { get; init; }

        /// <summary>Its kind: licence, decision, end-use statement.</summary>
        public required string Kind { get; init; }

        /// <summary>The decision or statement of the case it is of; of what is about no case, its number.</summary>
        public required string Of { get; init; }

        /// <summary>When it was issued.</summary>
        public required DateTimeOffset Issued { get; init; }

        /// <summary>The last instant it holds; null where it holds without end.</summary>
        public DateTimeOffset? ValidUntil { get; init; }

        /// <summary>Whether it stands: valid, revoked or suspended.</summary>
        public required string Status { get; init; }

        /// <summary>The id of its holder's key that it is bound to; null where it is bound to none.</summary>
        public string? HolderKey { get; init; }

        /// <summary>The number of the one issued in its place; null where there is none.</summary>
        public string? ReplacedBy { get; init; }

        /// <summary>Whether the log as it is published has it, so that the file carries the proof.</summary>
        public required bool Logged { get; init; }
    }

    /// <summary>Where acts call for documents that cannot be issued.</summary>
    /// <param name="Stream">The number of the case, or the name of another stream.</param>
    /// <param name="Position">The place of the first of the acts among all events.</param>
    /// <param name="Since">Since when they wait.</param>
    /// <param name="Tried">When it was tried last.</param>
    /// <param name="Why">Why it cannot be, for whoever mends it.</param>
    internal sealed record HeldView(
        string Stream,
        long Position,
        DateTimeOffset Since,
        DateTimeOffset Tried,
        string Why
    );

    public static void Serve(IServiceCollection services)
    {
        _ = services.AddSingleton<Bundles>();
        _ = services.AddSingleton<Verifying>();
        _ = services.AddSingleton<CaseIssues>();
        _ = services.AddSingleton<Issuer>();
        _ = services.AddHostedService(provider => provider.GetRequiredService<Issuer>());
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        _ = routes
            .MapGet(
                "/issuers",
                (Database database, CancellationToken stop) => Issuers(null, database, stop)
            )
            .For(
                Allows.Everybody,
                Tag,
                "The signed list of issuers: the keys documents, status lists and the log are checked with.",
                gives: typeof(Stream)
            );
        _ = routes
            .MapGet("/issuers/{sequence}", Earlier)
            .For(
                Allows.Everybody,
                Tag,
                "An earlier list of issuers by its number, to be followed from the one held to the last.",
                gives: typeof(Stream)
            );
        _ = routes
            .MapGet("/issuers/root", Root)
            .For(
                Allows.Everybody,
                Tag,
                "The root key that signs the next list of issuers, as a JWK. Compare it with the one you were given by hand.",
                gives: typeof(Stream)
            );
        _ = routes
            .MapGet("/status/{list}", Status)
            .For(
                Allows.Everybody,
                Tag,
                "A signed list of what was revoked or suspended: as CWT, or as JWT where application/statuslist+jwt is accepted.",
                gives: typeof(Stream)
            );
        _ = routes
            .MapGet("/cases/{number}/issued", List)
            .For(
                Reading,
                Tag,
                "The documents issued in a case, and how they stand.",
                gives: typeof(IReadOnlyList<IssuedView>)
            );
        _ = routes
            .MapGet("/cases/{number}/issued/{document}", Take)
            .Takes(Parameters)
            .For(
                Reading,
                Tag,
                "The file of a document, which passavant verify takes: the document, the list its status stands in, and the proof that it is in the log once it is.",
                gives: typeof(Stream)
            );
        _ = routes
            .MapGet("/issued/set-aside", Held)
            .For(
                Allows.Only(Role.Administrator, Role.Auditor),
                Tag,
                "Where documents are called for that cannot be issued, and why: each is tried again each minute, and when a server starts.",
                gives: typeof(IReadOnlyList<HeldView>)
            );
        _ = routes
            .MapGet("/statements/{secret}/document", OfStatement)
            .Takes(Parameters)
            .For(
                Allows.Everybody,
                Tag,
                "The file of a signed end-use statement; for whoever has the link.",
                gives: typeof(Stream)
            );
    }

    /// <summary>Who may have the documents of a case: those who may read it, but for partner states.</summary>
    public static Allows Reading { get; } =
        new(
            (role, relation, phase) =>
                role != Role.Partner && Allows.Reading.May(role, relation, phase),
            true
        );

    /// <summary>A document as it is told of.</summary>
    public static IssuedView View(IssuedDocumentRow row, Bundles bundles) =>
        new()
        {
            Number = row.Number,
            Kind = row.Kind,
            Of = row.Part!,
            Issued = row.Issued,
            ValidUntil = row.ValidUntil,
            Status = row.Status switch
            {
                StatusList.Valid => "valid",
                StatusList.Revoked => "revoked",
                _ => "suspended",
            },
            HolderKey = row.HolderKey,
            ReplacedBy = row.ReplacedBy,
            Logged = bundles.IsLogged(row),
        };

    private static async Task<IResult> Issuers(
        long? sequence,
        Database database,
        CancellationToken stop
    ) =>
        await database.Read(reading => SignedLists.Issuers(reading, sequence), stop) is { } row
            ? Results.Text(row.Jws + "\n", "text/plain", Encoding.ASCII)
            : throw Trouble.Absent("This authority has signed no such list of issuers.");

    private static Task<IResult> Earlier(
        string sequence,
        Database database,
        CancellationToken stop
    ) =>
        long.TryParse(sequence, NumberStyles.None, CultureInfo.InvariantCulture, out var which)
            ? Issuers(which, database, stop)
            : throw Trouble.Absent($"'{sequence}' is no number of a list of issuers.");

    private static async Task<IResult> Root(Database database, CancellationToken stop) =>
        await database.Read(OwnList.Find, stop) is { } list
            ? Results.Text($"{list.Roots[^1].ToJwk()}\n", "application/jwk+json", Encoding.UTF8)
            : throw Trouble.Absent("This authority has signed no list of issuers yet.");

    private static async Task<IResult> Status(
        string list,
        HttpContext context,
        Database database,
        CancellationToken stop
    )
    {
        var row = long.TryParse(
            list,
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var which
        )
            ? await database.Read(reading => SignedLists.Status(reading, which), stop)
            : null;
        if (row is null)
            throw Trouble.Absent($"There is no status list '{list}'.");
        context.Response.Headers.Vary = "Accept";
        var asked = context.Request.GetTypedHeaders().Accept;
        return asked.Any(one => one.MediaType.Equals(Jwt, StringComparison.OrdinalIgnoreCase))
            ? Results.Text(row.Jwt, Jwt, Encoding.ASCII)
            : Results.Bytes(row.Cwt, Cwt);
    }

    private static async Task<IResult> Held(
        HttpContext context,
        Database database,
        CancellationToken stop
    ) =>
        CaseAnswers.Ok(
            context,
            (await database.Read(reading => SetAside.Oldest(reading, MostHeld), stop))
                .Select(row => new HeldView(row.Stream, row.Position, row.At, row.Tried, row.Why))
                .ToList()
        );

    private static async Task<IResult> List(
        string number,
        HttpContext context,
        Desk desk,
        Bundles bundles,
        CancellationToken stop
    )
    {
        var (file, _) = await Opening.Readable(number, context, desk, Reading, stop);
        var rows = await desk.Store.Read(
            reading => IssuedDocuments.Of(reading, $"{file.Case.Number}"),
            stop
        );
        return CaseAnswers.Ok(context, rows.Select(row => View(row, bundles)).ToList());
    }

    private static async Task<IResult> Take(
        string number,
        string document,
        HttpContext context,
        Desk desk,
        Bundles bundles,
        CancellationToken stop
    )
    {
        var asked = Asked(context);
        var (file, _) = await Opening.Readable(number, context, desk, Reading, stop);
        return await desk.Store.Read(
            async reading =>
                await IssuedDocuments.Find(reading, document) is { } row
                && row.CaseNumber == $"{file.Case.Number}"
                    ? await File(reading, row, asked, bundles)
                    : throw Trouble.Absent(
                        $"There is no document '{document}' in the case; one that was just called for is there in a moment."
                    ),
            stop
        );
    }

    private static async Task<IResult> OfStatement(
        string secret,
        HttpContext context,
        Desk desk,
        Bundles bundles,
        CancellationToken stop
    )
    {
        var asked = Asked(context);
        var (file, statement) = await Statements.Find(secret, desk, stop);
        return await desk.Store.Read(
            async reading =>
                (await IssuedDocuments.Of(reading, $"{file.Case.Number}")).LastOrDefault(row =>
                    row.Part == statement.Id
                )
                    is { } row
                    ? await File(reading, row, asked, bundles)
                    : throw Trouble.Absent(
                        "There is no document of this statement yet; it is there in a moment once it is signed."
                    ),
            stop
        );
    }

    /// <summary>The file of the last document of something that is no case, for somebody who may have it.</summary>
    public static Task<IResult> FileOf(
        string part,
        HttpContext context,
        Desk desk,
        Bundles bundles,
        CancellationToken stop
    )
    {
        var asked = Asked(context);
        return desk.Store.Read(
            async reading =>
                await IssuedDocuments.Last(reading, part) is { } row
                    ? await File(reading, row, asked, bundles)
                    : throw Trouble.Absent(
                        "There is no document of it yet; one that was just called for is there in a moment."
                    ),
            stop
        );
    }

    /// <summary>What somebody asks of a document.</summary>
    /// <param name="Paper">Whether its summary for paper, and not the whole.</param>
    /// <param name="Withhold">The claims to keep back.</param>
    internal sealed record Wanted(bool Paper, IReadOnlyList<string> Withhold);

    /// <summary>The file of a document.</summary>
    /// <exception cref="Trouble">Something is to be kept back that may not be.</exception>
    public static async Task<IResult> File(
        Reading reading,
        IssuedDocumentRow row,
        Wanted asked,
        Bundles bundles
    )
    {
        var bundle = await bundles.Of(reading, row, asked.Paper);
        if (asked.Withhold.Count > 0)
            try
            {
                bundle = bundle with
                {
                    Document = SdJwt.Read(bundle.Document).Withhold(asked.Withhold).Text,
                };
            }
            catch (ArgumentException wrong)
            {
                throw Trouble.Invalid(wrong.Message, "query", "withhold");
            }
        var form =
            asked.Paper ? "-paper"
            : asked.Withhold.Count > 0 ? "-less"
            : "";
        return Results.File(bundle.ToBytes(), "application/json", $"{row.Number}{form}.json");
    }

    /// <summary>What is asked of a document in a request.</summary>
    /// <exception cref="Trouble">It is asked for in another form than there is, or paper that keeps something back.</exception>
    public static Wanted Asked(HttpContext context)
    {
        var given = Given.Read(context.Request, Parameters);
        var paper = given.Text("form") switch
        {
            null => false,
            "paper" => true,
            var other => throw Trouble.Invalid($"is '{other}'; expected paper", "query", "form"),
        };
        var withhold = given.Texts("withhold");
        return paper && withhold.Count > 0
            ? throw Trouble.Invalid(
                "is given with form=paper; a summary shows the same to everybody",
                "query",
                "withhold"
            )
            : new Wanted(paper, withhold);
    }
}
