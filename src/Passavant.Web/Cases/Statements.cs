using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Passavant.Cases;
using Passavant.Store;
using Passavant.Web.Asking;
using Role = Passavant.Cases.Role;

namespace Passavant.Web.Cases;

/// <summary>End-use statements: asked for by a one-time link, read and signed through it without an account.</summary>
internal static class Statements
{
    private static readonly TimeSpan Lasts = TimeSpan.FromDays(30);

    /// <summary>Whom a statement is asked of.</summary>
    /// <param name="Party">The party, by id.</param>
    /// <param name="Address">The e-mail address the link is sent to.</param>
    internal sealed record Request(string Party, string Address)
    {
        /// <summary>The language the end user is written to in, <c>en</c> or <c>fr</c>; that of the application unless said.</summary>
        public string? Language { get; init; }
    }

    /// <summary>What was asked for.</summary>
    /// <param name="Statement">The statement, by id in the case.</param>
    /// <param name="Link">The one-time link. Shown once, and kept nowhere.</param>
    /// <param name="Until">When it stops working.</param>
    internal sealed record Asked(string Statement, string Link, DateTimeOffset Until);

    /// <summary>What somebody sees who opens the link.</summary>
    internal sealed record Form
    {
        public required string Party { get; init; }
        public required string Exporter { get; init; }
        public required string Title { get; init; }
        public required string EndUse { get; init; }
        public required IReadOnlyList<StatedLine> Lines { get; init; }
        public required IReadOnlyList<Undertaking> Undertakings { get; init; }
        public required DateTimeOffset Until { get; init; }
        public EndUseStatement? Signed { get; init; }
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapPost("/cases/{number}/statements", Ask)
            .For(
                Allows.Act(typeof(AskStatement)),
                "Statements",
                "Asks a party for its end-use statement: makes a one-time link and sends it.",
                typeof(Request),
                typeof(Asked),
                StatusCodes.Status201Created
            );
        routes
            .MapGet("/statements/{secret}", Read)
            .For(
                Allows.Everybody,
                "Statements",
                "What the end user is asked to sign; for whoever has the link.",
                gives: typeof(Form)
            );
        routes
            .MapPost("/statements/{secret}", SignByProgram)
            .For(
                Allows.Everybody,
                "Statements",
                "Signs the statement; for whoever has the link, once.",
                typeof(EndUseStatement),
                typeof(Form)
            );
    }

    private static async Task<IResult> Ask(
        string number,
        HttpContext context,
        Desk desk,
        CancellationToken stop
    )
    {
        var body = await CaseAnswers.Body(context.Request, stop);
        var request = (Request)CaseAnswers.Read(body, typeof(Request));
        if (!request.Address.Contains('@', StringComparison.Ordinal))
            throw Trouble.Invalid("is no e-mail address", "body", "address");
        if (request.Language is not (null or "en" or "fr"))
            throw Trouble.Invalid("is neither en nor fr", "body", "language");
        var link = new Link(request, context, desk);
        var result = await Acting.Do(
            number,
            context,
            desk,
            body,
            (_, file) => Task.FromResult(link.Ask(file.Case)),
            link.Send,
            stop
        );
        return
            link.Asked is { } asked
            && result is not Microsoft.AspNetCore.Http.HttpResults.ProblemHttpResult
            ? CaseAnswers.Ok(context, asked, null, StatusCodes.Status201Created)
            : result;
    }

    /// <summary>A one-time link about to be made: the act that asks by it, and the mail that carries it.</summary>
    internal sealed class Link(Request request, HttpContext context, Desk desk)
    {
        private readonly string chance = Base64Url.EncodeToString(
            RandomNumberGenerator.GetBytes(32)
        );

        private readonly DateTimeOffset until = desk.Now + Lasts;

        /// <summary>What was asked, once it was.</summary>
        public Asked? Asked { get; private set; }

        /// <summary>The act.</summary>
        public Act Ask(Case one)
        {
            // The number stands before the secret, so that the link finds its case.
            var secret = $"{one.Number}.{chance}";
            Asked = new Asked(
                $"S{one.Statements.Count + 1}",
                $"{context.Request.Scheme}://{context.Request.Host}/{Language(one)}/statements/{secret}",
                until
            );
            return new AskStatement(request.Party, Hash(secret), until, request.Address);
        }

        /// <summary>Puts the mail into the post, in the transaction of the act.</summary>
        public async Task Send(Transaction change, CaseFile file, Reply reply)
        {
            var (subject, text) = await LetterWriting.Statement(
                change,
                reply.After,
                file.Office,
                desk.Now,
                reply.After.Application.Parties.First(party => party.Id == request.Party),
                Asked!.Link,
                until,
                Language(reply.After)
            );
            await Mails.Put(
                change,
                new MailRow
                {
                    Id = $"{file.Case.Number}.{Asked.Statement}",
                    Number = $"{file.Case.Number}",
                    At = desk.Now,
                    Recipient = request.Address,
                    Subject = subject,
                    Body = text,
                    Again = desk.Now,
                }
            );
        }

        private string Language(Case one) => request.Language ?? one.Application.Language;
    }

    private static async Task<IResult> Read(
        string secret,
        HttpContext context,
        Desk desk,
        CancellationToken stop
    )
    {
        var (file, statement) = await Find(secret, desk, stop);
        return CaseAnswers.Ok(context, FormOf(file.Case, statement));
    }

    private static async Task<IResult> SignByProgram(
        string secret,
        HttpContext context,
        Desk desk,
        CancellationToken stop
    )
    {
        var body = await CaseAnswers.Body(context.Request, stop);
        var signed = (EndUseStatement)CaseAnswers.Read(body, typeof(EndUseStatement));
        var (statement, reply) = await Sign(secret, signed, desk, stop);
        return reply.Refusal is { } refusal
            ? CaseAnswers.Refused(context, refusal)
            : CaseAnswers.Ok(
                context,
                FormOf(reply.After, reply.After.Statements.First(one => one.Id == statement.Id))
            );
    }

    /// <summary>Signs the statement a link was made for, as whoever has the link.</summary>
    /// <exception cref="Trouble">The link leads nowhere.</exception>
    public static async Task<(StatementOnFile Statement, Reply Reply)> Sign(
        string secret,
        EndUseStatement signed,
        Desk desk,
        CancellationToken stop
    )
    {
        var (file, statement) = await Find(secret, desk, stop);
        // Who opened a link sent to an address is known no better than that, whatever they write.
        signed = signed with
        {
            Signatory = signed.Signatory with { Assurance = Assurance.Low },
        };
        var by = new Actor(statement.Id, statement.Party, Role.EndUser);
        var (_, reply) = await desk.Do(
            file.Case.Number,
            by,
            (_, _) => Task.FromResult<Act>(new SignStatement(statement.Id, signed)),
            stop: stop
        );
        return (statement, reply);
    }

    /// <summary>Where programs read and sign what a link was made for.</summary>
    /// <param name="link">The link people open.</param>
    public static string ForPrograms(string link) => $"/statements/{link.Split('/')[^1]}";

    /// <summary>The case and the statement a link was made for.</summary>
    /// <exception cref="Trouble">It leads nowhere.</exception>
    public static async Task<(CaseFile File, StatementOnFile Statement)> Find(
        string secret,
        Desk desk,
        CancellationToken stop
    )
    {
        var file = CaseNumber.TryParse(secret.Split('.')[0], null, out var number)
            ? await desk.Store.Read(reading => desk.Find(reading, number, desk.Now), stop)
            : null;
        var hash = Hash(secret);
        return file?.Case.Statements.FirstOrDefault(one => one.LinkHash == hash) is { } statement
            ? (file, statement)
            : throw Trouble.Absent("This link leads nowhere; ask the exporter for a new one.");
    }

    private static Form FormOf(Case one, StatementOnFile statement) =>
        new()
        {
            Party = statement.Party,
            Exporter = one.Applicant,
            Title = one.Title,
            EndUse = one.Application.EndUse,
            Lines =
            [
                .. one.Application.Lines.Select(line => new StatedLine(
                    line.Line,
                    line.Description,
                    line.Quantity,
                    line.Unit
                )),
            ],
            Undertakings = Enum.GetValues<Undertaking>(),
            Until = statement.LinkUntil!.Value,
            Signed = statement.Signed,
        };

    private static string Hash(string secret) => CaseFiles.Hash(Encoding.UTF8.GetBytes(secret));
}
