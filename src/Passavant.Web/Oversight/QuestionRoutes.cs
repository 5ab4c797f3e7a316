using Passavant.Store;
using Passavant.Web.Cases;
using Passavant.Web.People;
using Role = Passavant.Cases.Role;

namespace Passavant.Web.Oversight;

/// <summary>Auditors ask, authorities answer.</summary>
internal static class QuestionRoutes
{
    private const string Tag = "Oversight";

    /// <summary>A question to an authority.</summary>
    /// <param name="Authority">The authority.</param>
    /// <param name="Text">What is asked.</param>
    internal sealed record Question(string Authority, string Text)
    {
        /// <summary>The number of the case it is about; none for the authority's work at large.</summary>
        public string? Case { get; init; }
    }

    /// <summary>The answer to a question.</summary>
    /// <param name="Text">What is answered.</param>
    internal sealed record Answer(string Text);

    /// <summary>A question as it stands.</summary>
    /// <param name="Due">The instant after the last day to answer.</param>
    /// <param name="IsLate">Whether it was answered after that, or is not answered and it is past.</param>
    internal sealed record QuestionView(
        string Number,
        string Authority,
        string? Case,
        string Text,
        DateTimeOffset Asked,
        string AskedBy,
        DateTimeOffset Due,
        bool IsLate,
        string? Answer,
        DateTimeOffset? Answered,
        string? AnsweredBy
    )
    {
        public static QuestionView Of(OversightQuestionRow row, DateTimeOffset now) =>
            new(
                row.Number,
                row.Authority,
                row.CaseNumber,
                row.Text,
                row.Asked,
                row.AskedBy,
                row.Due,
                (row.Answered ?? now) >= row.Due,
                row.Answer,
                row.Answered,
                row.AnsweredBy
            );
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        _ = routes
            .MapGet("/oversight/questions", All)
            .For(
                Allows.Only(Role.Auditor, Role.Supervisor, Role.Head),
                Tag,
                "What auditors asked: those that wait for an answer first; of an authority, what it was asked.",
                gives: typeof(IReadOnlyList<QuestionView>)
            );
        _ = routes
            .MapPost("/oversight/questions", Ask)
            .For(
                Allows.Only(Role.Auditor),
                Tag,
                "Asks an authority, which has to answer within the limit.",
                typeof(Question),
                typeof(QuestionView),
                StatusCodes.Status201Created
            );
        _ = routes
            .MapPost("/oversight/questions/{id}/answer", Reply)
            .For(
                Allows.Only(Role.Supervisor, Role.Head),
                Tag,
                "Answers a question of an auditor; the answer stands.",
                typeof(Answer),
                typeof(QuestionView)
            );
    }

    private static async Task<IResult> All(HttpContext context, Desk desk, CancellationToken stop)
    {
        var by = context.Caller().Actor;
        var rows = await desk.Store.Read(
            reading => OversightQuestions.All(reading, by.Role == Role.Auditor ? null : by.Agency),
            stop
        );
        return CaseAnswers.Ok(context, rows.Select(row => QuestionView.Of(row, desk.Now)).ToList());
    }

    private static async Task<IResult> Ask(
        HttpContext context,
        Desk desk,
        Questioning questioning,
        CancellationToken stop
    )
    {
        var given = (Question)
            CaseAnswers.Read(await CaseAnswers.Body(context.Request, stop), typeof(Question));
        var row = await questioning.Ask(
            context.Caller().Actor,
            given.Authority,
            given.Case,
            given.Text,
            stop
        );
        return CaseAnswers.Ok(
            context,
            QuestionView.Of(row, desk.Now),
            status: StatusCodes.Status201Created
        );
    }

    private static async Task<IResult> Reply(
        string id,
        HttpContext context,
        Desk desk,
        Questioning questioning,
        CancellationToken stop
    )
    {
        var given = (Answer)
            CaseAnswers.Read(await CaseAnswers.Body(context.Request, stop), typeof(Answer));
        var row = await questioning.Answer(context.Caller().Actor, id, given.Text, stop);
        return CaseAnswers.Ok(context, QuestionView.Of(row, desk.Now));
    }
}
