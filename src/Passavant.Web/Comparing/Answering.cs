using Passavant.Cases;
using Passavant.Store;
using Passavant.Trust.Matching;
using Passavant.Trust.Matching.Comparing;
using Passavant.Web.Asking;
using Passavant.Web.Cases;

namespace Passavant.Web.Comparing;

/// <summary>Answers partners that ask which of their keys are among those of our refusals in force. Every comparison is in the log with both commitments before the first key is evaluated.</summary>
internal sealed class Answering(Desk desk, PreparedLists lists)
{
    /// <summary>Opens a comparison: the partner's commitment in, ours out.</summary>
    /// <exception cref="Trouble">There is no agreement, the message is none, the terms forbid it, or it was opened before.</exception>
    public async Task<byte[]> Open(Actor by, byte[] message, CancellationToken stop)
    {
        if (!ListCommitment.TryRead(message, out var theirs, out var fault))
            throw Terms.Refused(fault);
        // A list of thousands is made ready before the records are held, and thrown away where they changed meanwhile.
        for (var tried = 0; tried < 3; tried++)
        {
            var today = DateOnly.FromDateTime(desk.Now.UtcDateTime);
            var (agreement, content, known) = await desk.Store.Read(
                async reading =>
                {
                    var agreement = await Agreed(reading, by);
                    // Before anything is computed: for what is agreed alone, and within its limits.
                    if (
                        Terms
                            .Of(agreement)
                            .Judge(
                                Terms.Occasion(agreement, theirs.Occasion.Purpose, today),
                                theirs.Keys,
                                int.MaxValue,
                                today,
                                await Terms.Past(reading, agreement, today, isAsked: false)
                            ) is
                        { } early
                    )
                        throw Terms.Refused(early);
                    var content = await Content(reading, today);
                    return (
                        agreement,
                        content,
                        await Comparisons.FindList(
                            reading,
                            agreement.Id,
                            theirs.Occasion.Purpose,
                            today,
                            CaseFiles.Hash(content)
                        )
                    );
                },
                stop
            );
            if (ListKeys.Read(content).Count == 0)
                throw Terms.Refused(
                    new MatchingFault(
                        "terms, keys held",
                        "0",
                        $"at least {agreement.Floor}, so that the list cannot be guessed"
                    )
                );
            var list = known ?? lists.Make(agreement, theirs.Occasion.Purpose, today, content);
            var party = lists.Answering(
                list,
                Terms.Occasion(agreement, theirs.Occasion.Purpose, today)
            );
            if (
                await desk.Store.Record(
                    acts => Open(acts, by, agreement, list, known is null, party, theirs, today),
                    stop
                )
            )
                return party.Commitment.ToBytes();
        }
        throw Trouble.Of(
            StatusCodes.Status503ServiceUnavailable,
            "list-changes",
            "The list changes while it is made ready; ask again in a moment.",
            "La liste change pendant qu'on la prépare ; redemandez dans un instant."
        );
    }

    private async Task<bool> Open(
        Acts acts,
        Actor by,
        AgreementRow agreement,
        ComparedListRow list,
        bool isNew,
        AnsweringParty party,
        ListCommitment theirs,
        DateOnly today
    )
    {
        var change = acts.Change;
        var now = desk.Now;
        if (
            DateOnly.FromDateTime(now.UtcDateTime) != today
            || (await Agreed(change, by)).Id != agreement.Id
            || CaseFiles.Hash(await Content(change, today)) != list.ContentHash
        )
            return false;
        if (
            !party.TryOpen(
                theirs,
                Terms.Of(agreement),
                await Terms.Past(change, agreement, today, isAsked: false),
                today,
                out var comparison,
                out var fault
            )
        )
            throw Terms.Refused(fault);
        if (await Comparisons.Named(change, $"{comparison.Name}", isAsked: false) is not null)
            throw Trouble.Of(
                StatusCodes.Status409Conflict,
                "replayed",
                "This comparison was opened before; bind yourself anew, with another seed.",
                "Cette comparaison a déjà été ouverte ; engagez-vous à nouveau, avec une autre graine."
            );
        if (
            isNew
            && await Comparisons.FindList(
                change,
                agreement.Id,
                list.Purpose,
                today,
                list.ContentHash
            )
                is null
        )
            await Comparisons.Add(change, list);
        else if (isNew)
            // Another server made the same list ready meanwhile: its key is the one that counts.
            return false;
        var version = await acts.Append(
            by,
            now,
            "comparison-answered",
            Commitments.Body(agreement, $"{comparison.Name}", party.Commitment, theirs)
        );
        await Comparisons.Put(
            change,
            new ComparisonRow
            {
                Id = $"{Guid.CreateVersion7(now)}",
                IsAsked = false,
                Agreement = agreement.Id,
                Partner = agreement.Partner,
                Purpose = list.Purpose,
                Day = today,
                LegalBasis = agreement.LegalBasis,
                Asked = theirs.Keys,
                Held = party.Commitment.Keys,
                Ours = party.Commitment.ToBytes(),
                Theirs = theirs.ToBytes(),
                Name = $"{comparison.Name}",
                List = list.Id,
                Person = by.Person,
                Agency = by.Agency,
                At = now,
                Standing = "answered",
                Acts = $"{version}",
            }
        );
        return true;
    }

    /// <summary>Evaluates a batch of blinded keys.</summary>
    /// <exception cref="Trouble">There is no such comparison of today's, or the batch is not one that was bound.</exception>
    public async Task<byte[]> Evaluate(
        Actor by,
        string name,
        byte[] message,
        CancellationToken stop
    )
    {
        var comparison = await GoOn(by, name, onTheDay: true, stop);
        return comparison.TryAnswer(
            message,
            System.Security.Cryptography.RandomNumberGenerator.GetBytes(32),
            out var answer,
            out var fault
        )
            ? answer
            : throw Terms.Refused(fault);
    }

    /// <summary>The keys of our list, evaluated and cut short.</summary>
    /// <exception cref="Trouble">There is no such comparison of today's.</exception>
    public async Task<byte[]> MaskedSet(Actor by, string name, CancellationToken stop) =>
        (await GoOn(by, name, onTheDay: true, stop)).MaskedSet();

    /// <summary>A comparison that was let begin, made again from what is kept of it.</summary>
    /// <exception cref="Trouble">There is none of that name with the partner, the agreement has ended, or its day is over.</exception>
    public async Task<AnsweredComparison> GoOn(
        Actor by,
        string name,
        bool onTheDay,
        CancellationToken stop
    )
    {
        var today = DateOnly.FromDateTime(desk.Now.UtcDateTime);
        var (row, list, agreement) = await desk.Store.Read(
            async reading =>
            {
                var row =
                    await Comparisons.Named(reading, name, isAsked: false) is { } found
                    && found.Partner == by.Agency
                        ? found
                        : throw Trouble.Absent("There is no comparison of that name with you.");
                var agreement = await Agreed(reading, by);
                return (
                    row,
                    (await Comparisons.FindList(reading, row.List))!,
                    row.Agreement == agreement.Id ? agreement : throw NoAgreement()
                );
            },
            stop
        );
        if (onTheDay && row.Day != today)
            throw Trouble.Of(
                StatusCodes.Status410Gone,
                "over",
                $"The comparison was of {row.Day:yyyy-MM-dd}, and is answered on that day alone.",
                $"La comparaison était du {row.Day:yyyy-MM-dd}, et n'a de réponse que ce jour-là."
            );
        return Again(row, list, agreement);
    }

    /// <summary>A comparison that was let begin, made again from what is kept of it.</summary>
    public AnsweredComparison Again(
        ComparisonRow row,
        ComparedListRow list,
        AgreementRow agreement
    ) =>
        ListCommitment.TryRead(row.Theirs, out var theirs, out _)
        && lists
            .Answering(list, Terms.Occasion(agreement, row.Purpose, row.Day))
            .TryOpen(theirs, Terms.ToGoOn(row.Purpose), [], row.Day, out var comparison, out _)
        && $"{comparison.Name}" == row.Name
            ? comparison
            : throw new InvalidOperationException(
                $"The comparison {row.Name} cannot be made again from what is kept of it."
            );

    private static async Task<AgreementRow> Agreed(Reading reading, Actor by) =>
        await Comparisons.AgreementWith(reading, by.Agency) ?? throw NoAgreement();

    private static Trouble NoAgreement() =>
        Trouble.Of(
            StatusCodes.Status403Forbidden,
            "no-agreement",
            "There is no agreement with you on comparing lists that lasts.",
            "Aucun accord en cours avec vous ne porte sur la comparaison de listes."
        );

    private async Task<byte[]> Content(Reading reading, DateOnly day) =>
        ListKeys.ToBytes(await desk.OwnDenials(reading, day));
}
