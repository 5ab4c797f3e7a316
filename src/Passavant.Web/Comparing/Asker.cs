using System.Text.Json;
using Passavant.Cases;
using Passavant.Store;
using Passavant.Trust.Matching.Comparing;
using Passavant.Trust.Matching.Keys;
using Passavant.Web.Asking;
using Passavant.Web.Cases;

namespace Passavant.Web.Comparing;

/// <summary>A hit as the side that asked keeps it.</summary>
/// <param name="Key">The key both have.</param>
/// <param name="Records">The records of our list that have it.</param>
/// <param name="Token">What shows the partner that it was found.</param>
internal sealed record KeptHit(string Key, IReadOnlyList<string> Records, string Token)
{
    /// <summary>The hits of a comparison.</summary>
    public static IReadOnlyList<KeptHit> Of(ComparisonRow row) =>
        JsonSerializer.Deserialize<IReadOnlyList<KeptHit>>(row.Hits, CaseJson.Options)!;
}

/// <summary>Asks a partner which of our keys are among its own. What we are bound to is in the log before the first message leaves; of the answers, hits alone are kept.</summary>
internal sealed class Asker(Desk desk, PreparedLists lists, PartnerLine line)
{
    /// <summary>Compares a list with a partner's; what came of it is not recorded yet, see <see cref="Conclude"/>.</summary>
    /// <param name="by">Who asks.</param>
    /// <param name="partner">The partner's agency.</param>
    /// <param name="purpose">To what end.</param>
    /// <param name="list">The list.</param>
    /// <param name="number">The case it is for; null for none.</param>
    /// <param name="stop">Gives up.</param>
    /// <exception cref="Trouble">There is no agreement, the terms forbid it, or the partner does not answer as it should. Where it had begun, that it failed is recorded.</exception>
    public async Task<(ComparisonRow Row, ComparisonResult Result)> Compare(
        Actor by,
        string partner,
        string purpose,
        IReadOnlyList<KeyedRecord> list,
        string? number,
        CancellationToken stop
    )
    {
        if (list.All(record => record.Keys.Count == 0))
            throw Trouble.Of(
                StatusCodes.Status409Conflict,
                "no-keys",
                "There is nothing to ask by: no key can be made of an item's code, a destination and an end user.",
                "Il n'y a rien à demander : aucune clé ne se fait d'un code d'article, d'une destination et d'un utilisateur final."
            );
        var agreement =
            await desk.Store.Read(reading => Comparisons.AgreementWith(reading, partner), stop)
            ?? throw Trouble.Of(
                StatusCodes.Status409Conflict,
                "no-agreement",
                "There is no agreement with that partner on comparing lists that lasts; an administrator enters one.",
                "Aucun accord en cours avec ce partenaire ne porte sur la comparaison de listes ; un administrateur le saisit."
            );
        var today = DateOnly.FromDateTime(desk.Now.UtcDateTime);
        var kept = lists.Make(agreement, purpose, today, ListKeys.ToBytes(list));
        var party = lists.Asking(kept, Terms.Occasion(agreement, purpose, today));
        var row = await desk.Store.Record(
            acts => Begin(acts, by, agreement, kept, party, number, today),
            stop
        );
        try
        {
            return await Exchange(by, agreement, party, row, stop);
        }
        catch (Trouble trouble)
        {
            await Fail(by, row, trouble.Message);
            throw;
        }
        catch (OperationCanceledException)
        {
            await Fail(by, row, "It was given up before it ended.");
            throw;
        }
    }

    private async Task<ComparisonRow> Begin(
        Acts acts,
        Actor by,
        AgreementRow agreement,
        ComparedListRow list,
        AskingParty party,
        string? number,
        DateOnly today
    )
    {
        var now = desk.Now;
        // What the partner holds is not known yet: it is judged again when it has said so.
        if (
            Terms
                .Of(agreement)
                .Judge(
                    party.Commitment.Occasion,
                    party.Commitment.Keys,
                    int.MaxValue,
                    today,
                    await Terms.Past(acts.Change, agreement, today, isAsked: true)
                ) is
            { } fault
        )
            throw Terms.Refused(fault);
        var version = await acts.Append(
            by,
            now,
            "list-committed",
            Commitments.Body(agreement, party.Commitment)
        );
        var row = new ComparisonRow
        {
            Id = $"{Guid.CreateVersion7(now)}",
            IsAsked = true,
            Agreement = agreement.Id,
            Partner = agreement.Partner,
            Purpose = list.Purpose,
            Day = today,
            LegalBasis = agreement.LegalBasis,
            Asked = party.Commitment.Keys,
            Ours = party.Commitment.ToBytes(),
            List = list.Id,
            Number = number,
            Person = by.Person,
            Agency = by.Agency,
            At = now,
            Standing = "begun",
            Acts = $"{version}",
        };
        await Comparisons.Add(acts.Change, list);
        await Comparisons.Put(acts.Change, row);
        return row;
    }

    private async Task<(ComparisonRow, ComparisonResult)> Exchange(
        Actor by,
        AgreementRow agreement,
        AskingParty party,
        ComparisonRow row,
        CancellationToken stop
    )
    {
        var answered = await line.Send(
            agreement,
            HttpMethod.Post,
            "",
            party.Commitment.ToBytes(),
            PartnerLine.Binary,
            ListCommitment.MostBytes,
            stop
        );
        if (!ListCommitment.TryRead(answered, out var theirs, out var fault))
            throw PartnerLine.Odd(agreement, $"{fault}");
        // Its list may be smaller than agreed: that is for us to refuse as well.
        if (
            !party.TryOpen(
                theirs,
                Terms.Of(agreement) with
                {
                    MostKeysADay = int.MaxValue,
                },
                [],
                row.Day,
                out var comparison,
                out fault
            )
        )
            throw PartnerLine.Odd(agreement, $"{fault}");
        row = await desk.Store.Record(
            async acts =>
            {
                var version = await acts.Append(
                    by,
                    desk.Now,
                    "comparison-opened",
                    Commitments.Body(agreement, $"{comparison.Name}", party.Commitment, theirs)
                );
                var opened = row with
                {
                    Theirs = answered,
                    Held = theirs.Keys,
                    Name = $"{comparison.Name}",
                    Standing = "open",
                    Acts = Recording.With(row.Acts, version),
                };
                await Comparisons.Put(acts.Change, opened);
                return opened;
            },
            stop
        );
        var batches = new List<EvaluatedBatch>(comparison.Batches);
        for (var batch = 0; batch < comparison.Batches; batch++)
        {
            var query = comparison.Query(batch);
            var answer = await line.Send(
                agreement,
                HttpMethod.Post,
                $"/{comparison.Name}/queries",
                query,
                PartnerLine.Binary,
                query.Length + 1024,
                stop
            );
            if (!comparison.TryRead(batch, answer, out var evaluated, out fault))
                throw PartnerLine.Odd(agreement, $"{fault}");
            batches.Add(evaluated);
        }
        var masks = await line.Send(
            agreement,
            HttpMethod.Get,
            $"/{comparison.Name}/masked-set",
            null,
            PartnerLine.Binary,
            // The number of keys was bound by the commitment, and a mask is shorter than this.
            (theirs.Keys * 16) + 1024,
            stop
        );
        if (!comparison.TryConclude(masks, batches, out var result, out fault))
            throw PartnerLine.Odd(agreement, $"{fault}");
        return (row, result);
    }

    /// <summary>Records what came of a comparison, with the hits alone, in the transaction of what rests on it.</summary>
    public async Task<ComparisonRow> Conclude(
        Transaction change,
        Actor by,
        ComparisonRow row,
        ComparisonResult result
    )
    {
        var acts = await Acts.Begin(change);
        var version = await acts.Append(
            by,
            desk.Now,
            "comparison-concluded",
            new
            {
                comparison = row.Name,
                partner = row.Partner,
                asked = result.Asked,
                held = result.Held,
                hits = result.Hits.Count,
                number = row.Number,
            }
        );
        var concluded = row with
        {
            Standing = "found",
            Hits = JsonSerializer.Serialize(
                result.Hits.Select(hit => new KeptHit($"{hit.Key}", hit.Records, hit.Token)),
                CaseJson.Options
            ),
            Acts = Recording.With(row.Acts, version),
        };
        await Comparisons.Put(change, concluded);
        return concluded;
    }

    private Task Fail(Actor by, ComparisonRow begun, string why) =>
        desk.Store.Record(
            async acts =>
            {
                var row = await Comparisons.Find(acts.Change, begun.Id) ?? begun;
                var version = await acts.Append(
                    by,
                    desk.Now,
                    "comparison-failed",
                    new
                    {
                        partner = row.Partner,
                        comparison = row.Name,
                        why,
                    }
                );
                await Comparisons.Put(
                    acts.Change,
                    row with
                    {
                        Standing = "failed",
                        Trouble = why,
                        Acts = Recording.With(row.Acts, version),
                    }
                );
                return true;
            },
            CancellationToken.None
        );
}
