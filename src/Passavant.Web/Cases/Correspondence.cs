using Passavant.Cases;
using Passavant.Store;

namespace Passavant.Web.Cases;

/// <summary>Messages of a case as mail: queued in the transaction of the act, handed on later.</summary>
internal static class Correspondence
{
    /// <summary>Queues a mail for every message an act brought about whose receiver has an address.</summary>
    public static async Task Queue(Transaction change, Reply reply, Office office)
    {
        foreach (var one in reply.Events)
            if (one.Act is SendMessage sent && Address(sent.To, reply.After, office) is { } address)
                await Mails.Put(
                    change,
                    new MailRow
                    {
                        Id = $"{reply.After.Number}.{one.Version}",
                        Number = $"{reply.After.Number}",
                        At = one.Stamp.At,
                        Recipient = address,
                        Subject = $"[{reply.After.Number}] {sent.Subject}",
                        Body = sent.Text,
                        Letter = sent.Letter,
                        Again = one.Stamp.At,
                    }
                );
    }

    private static string? Address(string to, Case one, Office office) =>
        to.Contains('@', StringComparison.Ordinal)
            ? to
            : office.Agencies.GetValueOrDefault(to)?.Contact
                ?? one.Application.Parties.FirstOrDefault(party => party.Id == to)?.Contact;
}
