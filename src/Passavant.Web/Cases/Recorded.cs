using System.Text.Json;
using Passavant.Accords.Identity;
using Passavant.Cases;
using Passavant.Store;

namespace Passavant.Web.Cases;

/// <summary>What is done outside of cases, as it is recorded: an event in a stream of its own, in the transaction of what it changes.</summary>
internal static class Recorded
{
    private const int Tries = 10;

    /// <summary>What somebody did, about to be appended.</summary>
    /// <param name="body">What it says, kept as canonical JSON; never a secret.</param>
    public static NewEvent Act(Actor by, DateTimeOffset at, string type, object body) =>
        new()
        {
            Type = type,
            Body = CanonicalJson.Canonicalise(
                JsonSerializer.SerializeToUtf8Bytes(body, CaseJson.Options)
            ),
            At = at,
            Person = by.Person,
            Agency = by.Agency,
            Role = Choices.Word(by.Role),
        };

    /// <summary>Does work in a transaction, and decides it again where somebody else was first at the same version.</summary>
    public static async Task<T> Once<T>(
        this Database database,
        Func<Transaction, Task<T>> work,
        CancellationToken stop
    )
    {
        for (var tried = 1; ; tried++)
            try
            {
                return await database.Write(work, stop);
            }
            catch (ConflictException) when (tried < Tries) { }
    }
}
