namespace Passavant.Cases;

/// <summary>The applicant is asked for information.</summary>
/// <param name="Point">The point it is about, in a word or two.</param>
/// <param name="Text">What is asked.</param>
/// <param name="Ground">The ground of the accord on which the clock stops meanwhile; null when it runs on.</param>
public sealed record Ask(string Point, string Text, string? Ground = null) : Act
{
    internal override Refusal? Refuse(Case now, Stamp stamp, Office office) =>
        Unreadable("point", Point, 80)
        ?? Unreadable("text", Text, 5000)
        ?? (Ground is null ? null : Asking.NoGround(Ground, office));

    internal override Case Change(Case now, Stamp stamp) =>
        now with
        {
            FirstAction = now.FirstAction ?? stamp.At,
            Questions =
            [
                .. now.Questions,
                new CaseQuestion
                {
                    Id = $"Q{now.Questions.Count + 1}",
                    Point = Point,
                    Text = Text,
                    // A second question on the same point stops nothing.
                    Ground = now.Questions.Any(question =>
                        string.Equals(question.Point, Point, StringComparison.OrdinalIgnoreCase)
                    )
                        ? null
                        : Ground,
                    Asked = stamp.At,
                    By = stamp.By.Person,
                },
            ],
        };
}

/// <summary>The applicant answers a question.</summary>
public sealed record AnswerQuestion(string Question, string Answer) : Act
{
    /// <summary>Documents that belong to the answer, by SHA-256; put into the case before.</summary>
    public IReadOnlyList<string> Documents { get; init; } = [];

    internal override Refusal? Refuse(Case now, Stamp stamp, Office office) =>
        Asking.NotOpen(now, Question)
        ?? Unreadable("answer", Answer)
        ?? Asking.NoDocument(now, Documents);

    internal override Case Change(Case now, Stamp stamp) =>
        now with
        {
            Questions =
            [
                .. now.Questions.Select(question =>
                    question.Id == Question
                        ? question with
                        {
                            Answer = Answer,
                            Documents = Documents,
                            Ended = stamp.At,
                            How = "answered",
                        }
                        : question
                ),
            ],
        };
}

/// <summary>A question is closed: the answer is no longer needed.</summary>
public sealed record CloseQuestion(string Question) : Act
{
    internal override Refusal? Refuse(Case now, Stamp stamp, Office office) =>
        Asking.NotOpen(now, Question);

    internal override Case Change(Case now, Stamp stamp) =>
        now with
        {
            Questions =
            [
                .. now.Questions.Select(question =>
                    question.Id == Question
                        ? question with
                        {
                            Ended = stamp.At,
                            How = "closed",
                        }
                        : question
                ),
            ],
        };
}

/// <summary>What questions and grounds have to be.</summary>
internal static class Asking
{
    public static Refusal? NoGround(string ground, Office office) =>
        office.Procedure.StopGrounds.Any(one => one.Id == ground)
            ? null
            : Refusal.Of(
                "no-such-ground",
                $"The accord has no ground '{ground}' to stop the clock; expected {Grounds(office)}.",
                $"L'accord ne connaît pas de motif de suspension « {ground} » ; attendu : {Grounds(office)}."
            );

    public static Refusal? NotOpen(Case now, string id) =>
        now.Questions.FirstOrDefault(question => question.Id == id) switch
        {
            null => Refusal.Of(
                "no-such",
                $"There is no question '{id}' in the case.",
                $"Le dossier n'a pas de question « {id} »."
            ),
            { Ended: not null, How: var how } => Refusal.Of(
                "question-ended",
                $"Question {id} is ended ({how}). Send a message, or amend the application.",
                $"La question {id} est close. Envoyez un message, ou modifiez la demande."
            ),
            _ => null,
        };

    public static Refusal? NoDocument(Case now, IReadOnlyList<string> documents) =>
        documents.FirstOrDefault(hash => now.Documents.All(one => one.Sha256 != hash)) is { } hash
            ? Refusal.Of(
                "no-such",
                $"There is no document '{hash}' in the case; add it first.",
                $"Le dossier n'a pas de document « {hash} » ; ajoutez-le d'abord."
            )
            : null;

    private static string Grounds(Office office) =>
        office.Procedure.StopGrounds.Count == 0
            ? "none"
            : string.Join(", ", office.Procedure.StopGrounds.Select(one => one.Id));
}
