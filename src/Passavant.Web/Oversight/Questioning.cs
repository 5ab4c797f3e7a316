using System.Globalization;
using Passavant.Accords;
using Passavant.Cases;
using Passavant.Cases.Clocks;
using Passavant.Store;
using Passavant.Web.Asking;
using Passavant.Web.Cases;
using Role = Passavant.Cases.Role;

namespace Passavant.Web.Oversight;

/// <summary>Questions auditors put to an authority, which it answers within a limit. What is asked and answered is an event each, and cannot be taken back.</summary>
/// <param name="within">The limit, counted in the authority's calendar.</param>
internal sealed class Questioning(Desk desk, TimeLimit within)
{
    /// <summary>How long a question may be, in characters.</summary>
    public const int LongestQuestion = 5000;

    /// <summary>How long an answer may be, in characters.</summary>
    public const int LongestAnswer = 20_000;

    /// <summary>The limit.</summary>
    public TimeLimit Within => within;

    /// <summary>Whether a question is somebody's to read: auditors read all, the others those to their authority.</summary>
    public static bool IsFor(Actor by, OversightQuestionRow row) =>
        by.Role == Role.Auditor || row.Authority == by.Agency;

    /// <summary>Asks an authority.</summary>
    /// <param name="caseNumber">The case it is about; null for none.</param>
    /// <exception cref="Trouble">There is no such authority or case, or nothing is asked.</exception>
    public Task<OversightQuestionRow> Ask(
        Actor by,
        string authority,
        string? caseNumber,
        string text,
        CancellationToken stop
    )
    {
        Sentence(text, LongestQuestion, "text");
        return desk.Store.Once(
            async change =>
            {
                var now = desk.Now;
                if (
                    (await desk.Agencies(change)).GetValueOrDefault(authority)
                    is not { Kind: AgencyKind.Authority or AgencyKind.Ombudsperson } asked
                )
                    throw Trouble.Invalid("is no authority here", "body", "authority");
                if (
                    caseNumber is not null
                    && (
                        await CaseRows.Find(change, caseNumber)
                            is not { Case: { Submitted: not null } about }
                        || about.Authority != authority
                    )
                )
                    throw Trouble.Invalid("is no case of that authority", "body", "case");
                var count = await OversightQuestions.Count(change);
                var row = new OversightQuestionRow
                {
                    Number = string.Create(CultureInfo.InvariantCulture, $"Q{count + 1}"),
                    Authority = authority,
                    CaseNumber = caseNumber,
                    Text = text.Trim(),
                    Asked = now,
                    AskedBy = by.Person,
                    AskedFor = by.Agency,
                    Due = Deadline.Of(within, authority, await desk.Office(change, null, now), now),
                };
                await Record(
                    change,
                    by,
                    row,
                    0,
                    "oversight-question",
                    new
                    {
                        number = row.Number,
                        authority,
                        @case = caseNumber,
                        text = row.Text,
                        due = row.Due,
                    }
                );
                await Tell(
                    change,
                    row,
                    asked.Contact,
                    $"[{row.Number}] A question of the auditors",
                    $"{row.Text}\n\nAnswer before {row.Due.UtcDateTime:yyyy-MM-dd HH:mm} UTC, on the page Questions of auditors."
                );
                return row;
            },
            stop
        );
    }

    /// <summary>Answers a question, once.</summary>
    /// <exception cref="Trouble">There is no such question, it is another's, it was answered, or nothing is said.</exception>
    public Task<OversightQuestionRow> Answer(
        Actor by,
        string number,
        string text,
        CancellationToken stop
    )
    {
        Sentence(text, LongestAnswer, "text");
        return desk.Store.Once(
            async change =>
            {
                var row =
                    await OversightQuestions.Find(change, number) is { } found && IsFor(by, found)
                        ? found
                        : throw Trouble.Absent("There is no question of that number.");
                if (row.Answered is not null)
                    throw Trouble.Of(
                        StatusCodes.Status409Conflict,
                        "answered",
                        $"{number} is answered; an answer cannot be changed. Whoever asked may ask again.",
                        $"{number} a déjà sa réponse ; une réponse ne se change pas. Qui a demandé peut redemander."
                    );
                var after = row with
                {
                    Answer = text.Trim(),
                    Answered = desk.Now,
                    AnsweredBy = by.Person,
                };
                await Record(
                    change,
                    by,
                    after,
                    1,
                    "oversight-answer",
                    new { number, text = after.Answer }
                );
                await Tell(
                    change,
                    after,
                    (await desk.Agencies(change)).GetValueOrDefault(row.AskedFor)?.Contact,
                    $"[{number}] Your question is answered",
                    after.Answer
                );
                return after;
            },
            stop
        );
    }

    private static async Task Record(
        Transaction change,
        Actor by,
        OversightQuestionRow row,
        int expected,
        string type,
        object body
    )
    {
        _ = await Events.Append(
            change,
            $"oversight-{row.Number}",
            expected,
            [Recorded.Act(by, row.Answered ?? row.Asked, type, body)]
        );
        await OversightQuestions.Put(change, row);
    }

    private static Task Tell(
        Transaction change,
        OversightQuestionRow row,
        string? to,
        string subject,
        string text
    ) =>
        to is null
            ? Task.CompletedTask
            : Mails.Put(
                change,
                new MailRow
                {
                    Id = $"oversight-{row.Number}.{(row.Answered is null ? 1 : 2)}",
                    At = row.Answered ?? row.Asked,
                    Recipient = to,
                    Subject = subject,
                    Body = text,
                    Again = row.Answered ?? row.Asked,
                }
            );

    private static void Sentence(string text, int longest, string name)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > longest)
            throw Trouble.Invalid(
                $"expected a sentence, of at most {longest} characters",
                "body",
                name
            );
    }
}
