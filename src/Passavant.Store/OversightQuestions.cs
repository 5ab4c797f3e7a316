namespace Passavant.Store;

/// <summary>A question of an auditor to an authority.</summary>
public sealed record OversightQuestionRow
{
    internal const string Columns =
        "number, authority, case_number, text, asked, asked_by, asked_for, due, answer, answered, answered_by";

    /// <summary>Its number: Q1, Q2 …</summary>
    public required string Number { get; init; }

    /// <summary>The authority that is asked.</summary>
    public required string Authority { get; init; }

    /// <summary>The case it is about; null for none.</summary>
    public string? CaseNumber { get; init; }

    /// <summary>What is asked.</summary>
    public required string Text { get; init; }

    /// <summary>When it was asked.</summary>
    public required DateTimeOffset Asked { get; init; }

    /// <summary>Who asked.</summary>
    public required string AskedBy { get; init; }

    /// <summary>The agency they asked for.</summary>
    public required string AskedFor { get; init; }

    /// <summary>The instant after the last day to answer.</summary>
    public required DateTimeOffset Due { get; init; }

    /// <summary>The answer; null until there is one.</summary>
    public string? Answer { get; init; }

    /// <summary>When it was answered.</summary>
    public DateTimeOffset? Answered { get; init; }

    /// <summary>Who answered.</summary>
    public string? AnsweredBy { get; init; }
}

/// <summary>What auditors asked and authorities answered.</summary>
public static class OversightQuestions
{
    /// <summary>Keeps one, in place of what was known of it.</summary>
    public static Task Put(Transaction change, OversightQuestionRow question) =>
        new Batch()
            .Put(
                "oversight_questions",
                "number",
                ("number", question.Number),
                ("authority", question.Authority),
                ("case_number", question.CaseNumber),
                ("text", question.Text),
                ("asked", question.Asked),
                ("asked_by", question.AskedBy),
                ("asked_for", question.AskedFor),
                ("due", question.Due),
                ("answer", question.Answer),
                ("answered", question.Answered),
                ("answered_by", question.AnsweredBy)
            )
            .Do(change);

    /// <summary>How many there are.</summary>
    public static Task<int> Count(Reading reading) =>
        reading.One<int>("SELECT COUNT(*) FROM oversight_questions");

    /// <summary>One of them; null where there is none of that number.</summary>
    public static Task<OversightQuestionRow?> Find(Reading reading, string number) =>
        reading.One<OversightQuestionRow>(
            $"SELECT {OversightQuestionRow.Columns} FROM oversight_questions WHERE number = @number",
            new { number }
        );

    /// <summary>Those that wait for an answer, the first due first; then those answered, the newest first.</summary>
    /// <param name="authority">Of this authority alone; null for all.</param>
    public static Task<IReadOnlyList<OversightQuestionRow>> All(
        Reading reading,
        string? authority,
        int most = 500
    ) =>
        reading.All<OversightQuestionRow>(
            $"""
            SELECT {OversightQuestionRow.Columns} FROM oversight_questions
            WHERE @authority IS NULL OR authority = @authority
            ORDER BY CASE WHEN answered IS NULL THEN due ELSE {long.MaxValue} - asked END, asked DESC
            LIMIT @most
            """,
            new { authority, most }
        );
}
