using Passavant.Cases;
using Passavant.Store;
using Passavant.Web.Cases;
using Passavant.Web.People;

namespace Passavant.Web.Webhooks;

/// <summary>Notes, in the transaction of an act, which programs are to be told of it.</summary>
internal static class Telling
{
    /// <summary>What those who stand outside the authority are told of its own acts: that something is new, not what.</summary>
    public const string Changed = "changed";

    /// <summary>Notes whom to tell of what came of an act. Whoever may not read the case hears nothing.</summary>
    public static async Task Note(
        Transaction change,
        Reply reply,
        Office office,
        DateTimeOffset now
    )
    {
        var calls = new List<WebhookCallRow>();
        foreach (var seat in await Store.Webhooks.Listening(change, now))
        {
            var reader = seat.Appointment.Actor();
            if (!WhoMay.MayRead(reply.After, reader, office))
                continue;
            var wanted = seat.Acts.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            calls.AddRange(
                reply
                    .Events.Select(one => (Act: Said(one, reader, reply.After, office), one))
                    .Where(told => wanted.Length == 0 || wanted.Contains(told.Act))
                    // Of several things that are only new, the last says it all.
                    .GroupBy(told => told.Act == Changed ? -1 : told.one.Version)
                    .Select(told => told.Last())
                    .Select(told => new WebhookCallRow
                    {
                        Id = $"{seat.Webhook}-{reply.After.Number}-{told.one.Version}",
                        Webhook = seat.Webhook,
                        Number = $"{reply.After.Number}",
                        Act = told.Act,
                        Version = told.one.Version,
                        At = told.one.Stamp.At,
                        Again = now,
                    })
            );
        }
        await Store.Webhooks.Tell(change, calls);
    }

    private static string Said(CaseEvent one, Actor reader, Case after, Office office) =>
        one.Stamp.By.Agency == reader.Agency
        || Allows.ReadingInside.May(
            reader.Role,
            WhoMay.RelationOf(after, reader, office),
            after.Phase
        )
            ? WhoMay.Name(one.Act.GetType())
            : Changed;
}
