using System.Text.Json;
using Passavant.Cases;
using Passavant.Store;
using Passavant.Trust.Documents;
using Passavant.Trust.Log;
using Passavant.Web.Administration;
using Disclosure = Passavant.Trust.Log.Disclosure;

namespace Passavant.Web.Log;

/// <summary>The acts that say which key the log signs with, and what opens them for everybody: whoever holds an old key finds in the log, under that key's signature, which one came after it.</summary>
internal static class KeyChanges
{
    /// <summary>The type of the act that a key signs from now on.</summary>
    public const string Made = "log-key";

    /// <summary>The type of the act that a key signs no more.</summary>
    public const string Retired = "log-key-retired";

    // What everybody may know; not who did it, and not why.
    private static readonly string[] Open = ["body.before", "body.key", "body.use"];

    /// <summary>What an act says.</summary>
    /// <param name="Use">For what: <c>log</c> or <c>log-ml-dsa</c>.</param>
    /// <param name="Key">The verifier key.</param>
    /// <param name="Before">The one that signed before it; null for the first, and where a key is retired.</param>
    /// <param name="Why">Why; null where the server made its first keys.</param>
    internal sealed record Act(string Use, string Key, string? Before, string? Why);

    /// <summary>Records which keys sign, where no act says so yet: the first ones, and those put into the keystore without this program.</summary>
    public static async Task Record(
        Database database,
        TimeProvider time,
        LogKeys keys,
        CancellationToken stop
    )
    {
        var said = (await All(database, stop))
            .Where(one => one.Type == Made)
            .Select(one => JsonSerializer.Deserialize<Act>(one.Body, CaseJson.Options)!)
            .ToList();
        foreach (
            var (use, signing) in new[] { ("log", keys.Signing), ("log-ml-dsa", keys.Cosigning) }
        )
            if (
                signing.Count > 0
                && $"{signing[0].Verifier}" is var key
                && !said.Exists(one => one.Key == key)
            )
                _ = await Do(
                    new Administering(database, time),
                    Actor.System,
                    Made,
                    new Act(use, key, said.LastOrDefault(one => one.Use == use)?.Key, null),
                    stop
                );
    }

    /// <summary>Records a change.</summary>
    public static Task<bool> Do(
        Administering administering,
        Actor by,
        string type,
        object act,
        CancellationToken stop
    ) =>
        administering.Do(
            by,
            _ => Task.FromResult(new Deed<bool>(type, act, _ => Task.CompletedTask, true)),
            stop
        );

    /// <summary>What opens the changes of keys for everybody, as JSON: of each its index in the log and its disclosures.</summary>
    public static async Task<byte[]> Published(Database database, CancellationToken stop) =>
        JsonSerializer.SerializeToUtf8Bytes(
            (await All(database, stop)).Select(one => new
            {
                index = EventLeaf.IndexOf(one),
                opens = EventLeaf
                    .Disclosures(one)
                    .Where(disclosure => Open.Contains(disclosure.Name))
                    .Select(Opened),
            })
        );

    /// <summary>A disclosure as it is given: salt, name and value.</summary>
    public static IReadOnlyList<string> Opened(Disclosure disclosure) =>
        JsonSerializer.Deserialize<IReadOnlyList<string>>(disclosure.ToBytes())!;

    /// <summary>The verifier key of a key of the log in a keystore.</summary>
    public static VerifierKey Verifier(KeystoreKey key, string origin) =>
        VerifierKey.Of(origin, LogKeys.TypeOf(key.Use), key.PublicKey.Span);

    private static Task<IReadOnlyList<StoredEvent>> All(
        Database database,
        CancellationToken stop
    ) =>
        database.Read(
            reading => Events.OfTypes(reading, Administering.Stream, Made, Retired),
            stop
        );
}
