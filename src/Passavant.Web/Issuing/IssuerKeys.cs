using System.Security.Cryptography;
using Passavant.Trust.Documents;
using Passavant.Web.Log;

namespace Passavant.Web.Issuing;

/// <summary>What documents, status lists and lists of issuers are signed with, and the keys they were signed with before.</summary>
internal sealed class IssuerKeys : IDisposable
{
    private static readonly KeystoreUse[] Uses =
    [
        KeystoreUse.Document,
        KeystoreUse.Status,
        KeystoreUse.Master,
    ];

    // What holds the secrets, in memory or in the module.
    private readonly List<IDisposable> held = [];
    private readonly KeyModule? module;
    private readonly List<DocumentSigner> masters;

    private IssuerKeys(Keystore keystore, KeyModule? module)
    {
        this.module = module;
        try
        {
            Document = Signer(keystore.Current(KeystoreUse.Document)!);
            Status = Signer(keystore.Current(KeystoreUse.Status)!);
            masters =
            [
                .. keystore
                    .Keys.Where(key => key is { Use: KeystoreUse.Master, Retired: null })
                    .Select(Signer),
            ];
            Keys =
            [
                .. keystore
                    .Keys.Where(key => key.Use is KeystoreUse.Document or KeystoreUse.Status)
                    .Select(key => new IssuerKey(
                        key.ToDocumentKey(),
                        key.Use is KeystoreUse.Document
                            ? IssuerKeyUse.Document
                            : IssuerKeyUse.Status,
                        key.Created,
                        key.Retired,
                        null
                    )),
            ];
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Signs documents.</summary>
    public DocumentSigner Document { get; }

    /// <summary>Signs status lists.</summary>
    public DocumentSigner Status { get; }

    /// <summary>The first instant both keys sign at: nothing they sign bears an earlier one, however the clocks of servers differ.</summary>
    public DateTimeOffset Since =>
        Keys.Where(key => key.Key.Equals(Document.Key) || key.Key.Equals(Status.Key))
            .Max(key => key.ValidFrom);

    /// <summary>The instant that what is signed now bears.</summary>
    public DateTimeOffset At(DateTimeOffset now) => now > Since ? now : Since;

    /// <summary>The keys the list of issuers names, those of before among them.</summary>
    public IReadOnlyList<IssuerKey> Keys { get; }

    /// <summary>The keys one of which signs the next list of issuers, the newest last.</summary>
    public IReadOnlyList<DocumentKey> Roots => [.. masters.Select(one => one.Key)];

    /// <summary>Who signs the list after one: the newest root key that list names; null where none of them is here any more.</summary>
    /// <param name="previous">The list before; null for the first.</param>
    public DocumentSigner? Master(IssuerList? previous) =>
        masters.LastOrDefault(one => previous is null || previous.Roots.Contains(one.Key));

    /// <summary>Opens the file of the keys; null where it has none for documents and none may be made.</summary>
    /// <param name="module">The hardware module; keys that are made are made in it.</param>
    /// <param name="mayMake">Whether new keys may be made: only before anything was issued, and while nobody else writes the file.</param>
    /// <exception cref="DocumentException">The file does not open.</exception>
    /// <exception cref="CryptographicException">The module does not open, or lacks a key.</exception>
    /// <exception cref="IOException">The file cannot be read or written.</exception>
    public static IssuerKeys? Open(
        string file,
        string passphrase,
        KeyModule? module,
        bool mayMake,
        KeystoreCost cost,
        DateTimeOffset now
    )
    {
        var keystore = Keystore.Open(File.ReadAllBytes(file), passphrase);
        List<KeystoreUse> missing = [.. Uses.Where(use => keystore.Current(use) is null)];
        if (missing.Count > 0)
        {
            if (!mayMake)
            {
                keystore.Dispose();
                return null;
            }
            foreach (var use in missing)
                keystore = Rotate(keystore, use, module, now);
            LogKeys.Keep(file, keystore.Seal(passphrase, RandomNumberGenerator.Fill, cost));
        }
        using (keystore)
            return new IssuerKeys(keystore, module);
    }

    /// <summary>Makes a new key of a keystore: in the module where there is one and it holds such keys, else here.</summary>
    /// <exception cref="CryptographicException">The module does not open, or does not make it.</exception>
    public static Keystore Rotate(
        Keystore keystore,
        KeystoreUse use,
        KeyModule? module,
        DateTimeOffset now
    )
    {
        if (module is null || !Uses.Contains(use))
            return keystore.Rotate(use, now, RandomNumberGenerator.Fill);
        // Told apart from one that a server beside this one makes at the same instant.
        var label =
            $"passavant {use} {now.UtcDateTime:yyyy-MM-dd HH:mm} {RandomNumberGenerator.GetHexString(8)}".ToLowerInvariant();
        using var made = Pkcs11Key.Generate(module.Path, module.Token, module.Pin, label);
        return keystore.Hold(use, now, made.Key, label);
    }

    public void Dispose()
    {
        foreach (var one in held)
            one.Dispose();
    }

    private DocumentSigner Signer(KeystoreKey key)
    {
        if (key.Label is not { } label)
        {
            var here = key.ToSoftwareKey();
            held.Add(here);
            return here.ToSigner();
        }
        if (module is null)
            throw new CryptographicException(
                $"the key {key.Id} is in a hardware module as '{label}', and none is named: expected Casework__Keys__Module, Casework__Keys__Token and Casework__Keys__Pin"
            );
        var there = Pkcs11Key.Open(module.Path, module.Token, module.Pin, label);
        held.Add(there);
        return there.Key.Equals(key.ToDocumentKey())
            ? there.ToSigner()
            : throw new CryptographicException(
                $"the module has another key as '{label}' than {key.Id}"
            );
    }
}
