using Passavant.Cases;
using Passavant.Store;
using Passavant.Web.Asking;
using Passavant.Web.People;

namespace Passavant.Web.Cases;

/// <summary>One endpoint for every act people do in a case: read the body, decide, keep, answer with the case as they now see it.</summary>
internal static class Acting
{
    /// <summary>How long an answer is kept to be given again to the same key.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(2);

    public static void Map(IEndpointRouteBuilder routes)
    {
        foreach (var act in WhoMay.Acts.Where(WhoMay.IsGiven))
        {
            var name = WhoMay.Name(act);
            routes
                .MapPost(
                    $"/cases/{{number}}/{name}",
                    (string number, HttpContext context, Desk desk, CancellationToken stop) =>
                        Handle(number, act, context, desk, stop)
                )
                .For(
                    Allows.Act(act),
                    "Acts in a case",
                    Describing.Summary(act),
                    takes: act,
                    gives: typeof(CaseView)
                );
        }
    }

    private static async Task<IResult> Handle(
        string number,
        Type act,
        HttpContext context,
        Desk desk,
        CancellationToken stop
    )
    {
        var body = await CaseAnswers.Body(context.Request, stop);
        var given = (Act)CaseAnswers.Read(body, act);
        return await Do(number, context, desk, body, (_, _) => Task.FromResult(given), null, stop);
    }

    /// <summary>Does an act for the caller of a request: at most once for an idempotency key, and only on the version the caller names.</summary>
    public static async Task<IResult> Do(
        string number,
        HttpContext context,
        Desk desk,
        byte[] body,
        Func<Transaction, CaseFile, Task<Act>> make,
        Func<Transaction, CaseFile, Reply, Task>? beside,
        CancellationToken stop
    )
    {
        try
        {
            var (reply, answer) = await Answered(
                Number(number),
                context,
                desk,
                Once.Of(context, body),
                Expected(context),
                make,
                beside,
                stop
            );
            if (reply.Refusal is { } refusal)
                return CaseAnswers.Refused(context, refusal);
            context.Response.Headers.ETag = CaseView.Tag(reply.After.Version, answer!);
            return Results.Bytes(answer!, "application/json; charset=utf-8");
        }
        catch (AnsweredBefore before)
        {
            return before.Again(context);
        }
    }

    /// <summary>Does an act for whoever sent a form; answers why not, or null.</summary>
    /// <exception cref="AnsweredBefore">It was done before, by the same form.</exception>
    /// <exception cref="Trouble">There is no such case, it is not theirs, or it has moved on.</exception>
    public static async Task<Refusal?> Do(
        CaseNumber number,
        HttpContext context,
        Desk desk,
        Once? once,
        int? expected,
        Func<Transaction, CaseFile, Task<Act>> make,
        Func<Transaction, CaseFile, Reply, Task>? beside,
        CancellationToken stop
    ) => (await Answered(number, context, desk, once, expected, make, beside, stop)).Reply.Refusal;

    private static async Task<(Reply Reply, byte[]? Answer)> Answered(
        CaseNumber number,
        HttpContext context,
        Desk desk,
        Once? once,
        int? expected,
        Func<Transaction, CaseFile, Task<Act>> make,
        Func<Transaction, CaseFile, Reply, Task>? beside,
        CancellationToken stop
    )
    {
        var caller = context.Caller();
        try
        {
            byte[]? answer = null;
            var (_, reply) = await desk.Do(
                number,
                caller.Actor,
                make,
                expected,
                async (change, file, reply) =>
                {
                    if (beside is not null)
                        await beside(change, file, reply);
                    answer = CaseView
                        .Of(reply.After, caller.Actor, file.Office, desk.Now, context.Language())
                        .ToBytes();
                    if (once is not null)
                        await once.Keep(
                            change,
                            caller.Actor.Person,
                            answer,
                            reply.After.Version,
                            desk.Now
                        );
                },
                change => once?.Check(change, caller.Actor.Person) ?? Task.CompletedTask,
                stop
            );
            if (reply.Refusal is { } refusal && CaseAnswers.IsOfAccess(refusal))
                await Refusals.Record(desk, context, caller.Actor, number, refusal.Code, stop);
            return (reply, answer);
        }
        catch (Trouble trouble) when (trouble.Status == StatusCodes.Status404NotFound)
        {
            await Refusals.Record(desk, context, caller.Actor, number, "not-yours", stop);
            throw;
        }
    }

    public static CaseNumber Number(string number) =>
        CaseNumber.TryParse(number, null, out var of)
            ? of
            : throw Trouble.Absent(
                $"'{number}' is no number of a case; expected for example 2026-000123."
            );

    // If-Match: "17"
    private static int? Expected(HttpContext context)
    {
        var tags = context.Request.GetTypedHeaders().IfMatch;
        if (context.Request.Headers.IfMatch.Count > 0 && tags.Count != 1)
            throw Trouble.Bad(
                $"If-Match is {context.Request.Headers.IfMatch}; expected one ETag of the case as you read it, with its quotation marks, such as \"17\"."
            );
        return tags.Count == 0 || tags[0].Tag == "*" ? null
            : int.TryParse($"{tags[0].Tag}".Trim('"').Split('.')[0], out var version) ? version
            : throw Trouble.Bad(
                $"If-Match is {tags[0]}; expected the ETag of the case as you read it, such as \"17\"."
            );
    }
}

/// <summary>An <c>Idempotency-Key</c>: the same request sent again is answered as the first time, and done once.</summary>
internal sealed record Once(string Key, string RequestHash)
{
    public static Once? Of(HttpContext context, byte[] body)
    {
        var key = context.Request.Headers["Idempotency-Key"].ToString();
        if (key.Length == 0)
            return null;
        if (key.Length > 200)
            throw Trouble.Bad("Idempotency-Key is longer than 200 characters.");
        return new Once(
            key,
            CaseFiles.Hash([
                .. System.Text.Encoding.UTF8.GetBytes(
                    $"{context.Request.Method} {context.Request.Path}\n"
                ),
                .. body,
            ])
        );
    }

    /// <exception cref="AnsweredBefore">It was answered before.</exception>
    /// <exception cref="Trouble">The key was used for another request.</exception>
    public async Task Check(Reading reading, string person)
    {
        if (await Passavant.Store.Answers.Find(reading, person, Key) is not { } kept)
            return;
        if (kept.RequestHash != RequestHash)
            throw Trouble.Of(
                StatusCodes.Status422UnprocessableEntity,
                "key-used",
                "This Idempotency-Key was used for another request; take a new one for each act.",
                "Cette Idempotency-Key a servi pour une autre demande ; prenez-en une nouvelle pour chaque acte."
            );
        throw new AnsweredBefore(
            kept.Body,
            int.Parse(kept.Headers, System.Globalization.CultureInfo.InvariantCulture)
        );
    }

    public Task Keep(
        Transaction change,
        string person,
        byte[] body,
        int version,
        DateTimeOffset now
    ) =>
        Passavant.Store.Answers.Keep(
            change,
            new AnswerRow
            {
                Person = person,
                Key = Key,
                RequestHash = RequestHash,
                Status = StatusCodes.Status200OK,
                MediaType = "application/json",
                Body = body,
                Headers = $"{version}",
                At = now,
            }
        );
}

/// <summary>The request was done before; this is what was answered then.</summary>
internal sealed class AnsweredBefore(byte[] body, int version) : Exception
{
    /// <summary>What was answered.</summary>
    public ReadOnlyMemory<byte> Body => body;

    /// <summary>The same answer again.</summary>
    public IResult Again(HttpContext context)
    {
        context.Response.Headers.ETag = CaseView.Tag(version, body);
        context.Response.Headers["Idempotent-Replayed"] = "true";
        return Results.Bytes(body, "application/json; charset=utf-8");
    }
}

/// <summary>Refusals of access, each recorded.</summary>
internal static class Refusals
{
    public static Task Record(
        Desk desk,
        HttpContext context,
        Actor by,
        CaseNumber? number,
        string why,
        CancellationToken stop
    )
    {
        context.Features.Set(new RefusalRecorded());
        return desk.Store.Write(
            change =>
                Looking.Record(
                    change,
                    new RefusalRow
                    {
                        At = desk.Now,
                        Person = by.Person,
                        Agency = by.Agency,
                        Role = Choices.Word(by.Role),
                        What = Doorkeeper.What(context),
                        Number = number is null ? null : $"{number}",
                        Why = why,
                    }
                ),
            stop
        );
    }
}
