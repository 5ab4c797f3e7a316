using System.Text.Json;
using Passavant.Cases;
using Passavant.Store;
using Passavant.Web.Cases;

namespace Passavant.Web.Issuing;

/// <summary>What the next acts of a stream call for, and how its documents stand after them.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="Position">The place of the first of the acts among all events.</param>
/// <param name="Issued">Finds the documents issued so far on what the stream is about.</param>
/// <param name="Called">What the acts call for.</param>
/// <param name="StatusOf">How the document of a part stands.</param>
/// <param name="Fault">Why what they call for could not be found out; null where it was. How documents stand is known all the same, unless none are found.</param>
internal sealed record Calling(
    string Stream,
    long Position,
    Func<Reading, Task<IReadOnlyList<IssuedDocumentRow>>> Issued,
    IReadOnlyList<CalledDocument> Called,
    Func<string, int> StatusOf,
    Exception? Fault = null
);

/// <summary>Looks what acts call for, stream by stream, in the order they were done.</summary>
/// <remarks>Acts never change, so that what is found may be issued later.</remarks>
internal sealed class CallingActs(Desk desk)
{
    /// <summary>What the next acts call for; none of a stream that calls for no documents.</summary>
    /// <returns>Up to which position they were looked at before, how many there are, and what they call for.</returns>
    public async Task<(long Done, int Events, IReadOnlyList<Calling> Found)> Next(
        Reading reading,
        int most
    )
    {
        var done = await IssuedDocuments.Done(reading);
        var events = await Events.ReadAll(reading, done, most);
        var found = new List<Calling>();
        foreach (var acts in events.GroupBy(happened => happened.Stream))
            if (await Of(reading, acts.Key, [.. acts]) is { } calling)
                found.Add(calling);
        return (done, events.Count, found);
    }

    /// <summary>What a stream that was set aside calls for, as far as acts have been looked at; null where nothing waits.</summary>
    public async Task<Calling?> Since(Reading reading, SetAsideRow aside)
    {
        var done = await IssuedDocuments.Done(reading);
        List<StoredEvent> acts =
        [
            .. (await Events.Read(reading, aside.Stream)).Where(act =>
                act.Position >= aside.Position && act.Position <= done
            ),
        ];
        return acts.Count == 0 ? null : await Of(reading, aside.Stream, acts);
    }

    private async Task<Calling?> Of(Reading reading, string stream, IReadOnlyList<StoredEvent> acts)
    {
        try
        {
            return CaseNumber.TryParse(stream, null, out var number)
                    ? await InCase(reading, number, acts)
                : CalledBesideCases.NumberOf(stream) is { } own
                    ? await BesideCases(reading, own, acts)
                : null;
        }
        catch (Exception fault) when (IsOfOneStream(fault))
        {
            return new Calling(stream, acts[0].Position, _ => None, [], _ => 0, fault);
        }
    }

    /// <summary>Whether a fault lies in what one stream says, so that others need not wait: not in the database, the disk or the keys, which fail everything.</summary>
    public static bool IsOfOneStream(Exception fault) =>
        fault
            is not (
                System.Data.Common.DbException
                or ConflictException
                or FullException
                or IOException
                or System.Security.Cryptography.CryptographicException
                or IssuingRefusal
                or OperationCanceledException
                or ObjectDisposedException
                or OutOfMemoryException
            );

    private static Task<IReadOnlyList<IssuedDocumentRow>> None =>
        Task.FromResult<IReadOnlyList<IssuedDocumentRow>>([]);

    private async Task<Calling?> InCase(
        Reading reading,
        CaseNumber number,
        IReadOnlyList<StoredEvent> acts
    )
    {
        if (await desk.Find(reading, number, desk.Now) is not { } file)
            return null;
        var positions = acts.ToDictionary(act => act.Version, act => act.Position);
        var last = positions.Keys.Max();
        var called = new List<CalledDocument>();
        Exception? fault = null;
        Case? now = null;
        foreach (var act in file.History.TakeWhile(act => act.Version <= last))
        {
            var before = now;
            now = Casework.Evolve(before, act);
            if (before is null || !positions.TryGetValue(act.Version, out var position))
                continue;
            try
            {
                called.AddRange(
                    CalledDocuments.Of(
                        position,
                        before,
                        now,
                        file.Office,
                        await DeterminationOf(reading, before, now)
                    )
                );
            }
            catch (Exception wrong) when (IsOfOneStream(wrong))
            {
                // How its documents stand can be said all the same.
                fault ??= wrong;
            }
        }
        return now is null
            ? null
            : new Calling(
                acts[0].Stream,
                acts[0].Position,
                reading => IssuedDocuments.Of(reading, $"{number}"),
                called,
                part => CalledDocuments.StatusOf(now, part),
                fault
            );
    }

    private static async Task<Calling> BesideCases(
        Reading reading,
        string number,
        IReadOnlyList<StoredEvent> acts
    )
    {
        var status = CalledBesideCases.StatusAfter(
            (await Events.Read(reading, acts[0].Stream)).Select(act => act.Type)
        );
        return new Calling(
            acts[0].Stream,
            acts[0].Position,
            reading => IssuedDocuments.Beside(reading, number),
            [.. acts.Select(CalledBesideCases.Of).OfType<CalledDocument>()],
            _ => status
        );
    }

    // The determination, only where something was decided or stated on it.
    private static async Task<JsonElement?> DeterminationOf(Reading reading, Case before, Case now)
    {
        if (
            ReferenceEquals(before.Decisions, now.Decisions)
                && ReferenceEquals(before.Statements, now.Statements)
            || (now.Decision?.Proposal.Determination ?? now.Assessment?.Determination)
                is not { } hash
            || await Determinations.Find(reading, hash) is not { } bytes
        )
            return null;
        using var json = JsonDocument.Parse(bytes);
        return json.RootElement.Clone();
    }
}
