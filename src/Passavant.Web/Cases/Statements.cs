using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Passavant.Cases;
using Passavant.Store;
using Passavant.Web.Asking;
using Passavant.Web.People;
using Role = Passavant.Cases.Role;

namespace Passavant.Web.Cases;

/// <summary>End-use statements: asked for by a one-time link, read and signed through it without an account.</summary>
internal static class Statements
{
    private static readonly TimeSpan Lasts = TimeSpan.FromDays(30);

    /// <summary>Whom a statement is asked of.</summary>
    /// <param name="Party">The party, by id.</param>
    /// <param name="Address">The e-mail address the link is sent to.</param>
    internal sealed record Request(string Party, string Address);

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
            .MapPost("/statements/{secret}", Sign)
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
        var until = desk.Now + Lasts;
        var chance = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        Asked? asked = null;
        var link = "";
        var result = await Acting.Do(
            number,
            context,
            desk,
            body,
            (_, file) =>
            {
                // The number stands before the secret, so that the link finds its case.
                link = $"{file.Case.Number}.{chance}";
                asked = new Asked(
                    $"S{file.Case.Statements.Count + 1}",
                    $"{context.Request.Scheme}://{context.Request.Host}/statements/{link}",
                    until
                );
                return Task.FromResult<Act>(
                    new AskStatement(request.Party, Hash(link), until, request.Address)
                );
            },
            async (change, file, reply) =>
            {
                var (subject, text) = await LetterWriting.Statement(
                    change,
                    reply.After,
                    file.Office,
                    desk.Now,
                    reply.After.Application.Parties.First(party => party.Id == request.Party),
                    asked!.Link,
                    until
                );
                await Mails.Put(
                    change,
                    new MailRow
                    {
                        Id = $"{file.Case.Number}.{asked.Statement}",
                        Number = $"{file.Case.Number}",
                        At = desk.Now,
                        Recipient = request.Address,
                        Subject = subject,
                        Body = text,
                        Again = desk.Now,
                    }
                );
            },
            stop
        );
        return
            asked is not null
            && result is not Microsoft.AspNetCore.Http.HttpResults.ProblemHttpResult
            ? CaseAnswers.Ok(context, asked, null, StatusCodes.Status201Created)
            : result;
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

    private static async Task<IResult> Sign(
        string secret,
        HttpContext context,
        Desk desk,
        CancellationToken stop
    )
    {
        var body = await CaseAnswers.Body(context.Request, stop);
        var signed = (EndUseStatement)CaseAnswers.Read(body, typeof(EndUseStatement));
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
        return reply.Refusal is { } refusal
            ? CaseAnswers.Refused(context, refusal)
            : CaseAnswers.Ok(
                context,
                FormOf(reply.After, reply.After.Statements.First(one => one.Id == statement.Id))
            );
    }

    private static async Task<(CaseFile File, StatementOnFile Statement)> Find(
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
