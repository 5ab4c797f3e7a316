using System.Security.Cryptography;
using Passavant.Cases;
using Passavant.Store;
using Passavant.Web.Asking;
using Passavant.Web.Webhooks;

namespace Passavant.Web.Cases;

/// <summary>A case as it was read, with the office it is worked on in.</summary>
internal sealed record CaseFile(Case Case, Office Office, IReadOnlyList<CaseEvent> History);

/// <summary>Reads cases and does acts in them: load, decide (a pure call), append, in one transaction.</summary>
internal static class CaseFiles
{
    // Whoever loses to another decides again on the case as the other left it.
    private const int Tries = 5;

    /// <summary>The case; null where there is none of that number.</summary>
    public static async Task<CaseFile?> Find(
        this Desk desk,
        Reading reading,
        CaseNumber number,
        DateTimeOffset now
    )
    {
        var history = (await Events.Read(reading, $"{number}"))
            .Select(one => CaseJson.Read(one.Body))
            .ToList();
        if (Casework.Load(history) is not { } one)
            return null;
        return new CaseFile(one, await desk.Office(reading, one, now), history);
    }

    /// <summary>Does one act in a case, as somebody, once.</summary>
    /// <param name="number">The case.</param>
    /// <param name="by">Who.</param>
    /// <param name="make">The act, made from the case as it is; it may keep what goes with it in the same transaction.</param>
    /// <param name="expected">The version the actor had read; null where it does not matter.</param>
    /// <param name="beside">What is kept beside it.</param>
    /// <param name="first">What is looked at before anything else, such as whether it was done already.</param>
    /// <exception cref="Trouble">There is no such case, it is not theirs, or it has moved on.</exception>
    public static async Task<(CaseFile File, Reply Reply)> Do(
        this Desk desk,
        CaseNumber number,
        Actor by,
        Func<Transaction, CaseFile, Task<Act>> make,
        int? expected = null,
        Func<Transaction, CaseFile, Reply, Task>? beside = null,
        Func<Transaction, Task>? first = null,
        CancellationToken stop = default
    )
    {
        for (var i = 1; ; i++)
            try
            {
                return await desk.Store.Write(
                    async change =>
                    {
                        // Whoever acts on a case waits for whoever acts on it now, and then reads what they left.
                        await CaseRows.Hold(change, $"{number}");
                        var now = desk.Now;
                        // Whoever sends again what was done is told so, though the case has moved on by it.
                        if (first is not null)
                            await first(change);
                        var file = await desk.Find(change, number, now) ?? throw Absent(number);
                        if (WhoMay.RelationOf(file.Case, by, file.Office) != Relation.Own)
                            throw Absent(number);
                        if (expected is { } version && version != file.Case.Version)
                            throw new Trouble(
                                StatusCodes.Status412PreconditionFailed,
                                $"The case is at version {file.Case.Version}, not {version}: somebody acted on it since you read it. Read it again."
                            );
                        var act = await make(change, file);
                        // An act is never earlier than the last: another server's clock may be a little ahead.
                        var at = now > file.Case.Touched ? now : file.Case.Touched;
                        var reply = Casework.Decide(file.Case, act, by, at, file.Office);
                        reply = await desk.Keep(change, file.Case, reply, file.Office, at);
                        if (beside is not null && reply.Refusal is null)
                            await beside(change, file, reply);
                        return (file, reply);
                    },
                    stop
                );
            }
            catch (ConflictException) when (i < Tries && expected is null) { }
            catch (ConflictException) when (expected is not null)
            {
                throw new Trouble(
                    StatusCodes.Status412PreconditionFailed,
                    "Somebody acted on the case at the same moment. Read it again."
                );
            }
    }

    /// <summary>Appends what came of an act with the letters it calls for, and writes the rows pages read and the registers; answers what was kept. <paramref name="before"/> is null for a case just opened.</summary>
    public static async Task<Reply> Keep(
        this Desk desk,
        Transaction change,
        Case? before,
        Reply reply,
        Office office,
        DateTimeOffset now
    )
    {
        if (reply.Events.Count == 0)
            return reply;
        reply = await LetterWriting.Write(change, before, reply, office);
        await Events.Append(
            change,
            $"{reply.After.Number}",
            before?.Version ?? 0,
            [.. reply.Events.Select(New)]
        );
        await CaseRows.Of(reply.After, Casework.Clocks(reply.After, now, office)).Put(change);
        await Registers.Keep(change, before, reply, office);
        await Correspondence.Queue(change, reply, office);
        await Telling.Note(change, reply, office, now);
        return reply;
    }

    /// <summary>Opens a case, under the next number of the year.</summary>
    public static async Task<Reply> Open(
        this Desk desk,
        Actor by,
        Func<CaseNumber, OpenCase> make,
        Func<Transaction, Task> before,
        Func<Transaction, Reply, Office, Task> beside,
        CancellationToken stop
    )
    {
        for (var i = 1; ; i++)
            try
            {
                return await desk.Store.Write(
                    async change =>
                    {
                        await before(change);
                        var now = desk.Now;
                        var office = await desk.Office(change, null, now);
                        var number = CaseNumber.Of(
                            now.Year,
                            await Queue.LastNumber(change, now.Year) + 1
                        );
                        var reply = await desk.Keep(
                            change,
                            null,
                            Casework.Open(make(number), by, now, office),
                            office,
                            now
                        );
                        if (reply.Refusal is null)
                            await beside(change, reply, office);
                        return reply;
                    },
                    stop
                );
            }
            catch (ConflictException) when (i < 20) { }
    }

    public static Trouble Absent(CaseNumber number) =>
        Trouble.Absent($"There is no case {number} that is yours to see.");

    private static NewEvent New(CaseEvent one)
    {
        var by = one.Stamp.By;
        return new NewEvent
        {
            Type = WhoMay.Name(one.Act.GetType()),
            Body = CaseJson.ToBytes(one),
            At = one.Stamp.At,
            Person = by.Person,
            Agency = by.Agency,
            Role = Choices.Word(by.Role),
            Accord = $"{one.Stamp.Accord}",
            Determination = one.Stamp.Determination,
        };
    }

    /// <summary>The SHA-256 of bytes, in lower-case hexadecimal.</summary>
    public static string Hash(ReadOnlySpan<byte> bytes) =>
        Convert.ToHexStringLower(SHA256.HashData(bytes));
}
