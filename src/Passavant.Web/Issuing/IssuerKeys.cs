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

    private readonly SoftwareKey document;
    private readonly SoftwareKey status;
    private readonly List<SoftwareKey> masters;

    private IssuerKeys(Keystore keystore)
    {
        document = keystore.Current(KeystoreUse.Document)!.ToSoftwareKey();
        status = keystore.Current(KeystoreUse.Status)!.ToSoftwareKey();
        masters =
        [
            .. keystore
                .Keys.Where(key => key is { Use: KeystoreUse.Master, Retired: null })
                .Select(key => key.ToSoftwareKey()),
        ];
        Keys =
        [
            .. keystore
                .Keys.Where(key => key.Use is KeystoreUse.Document or KeystoreUse.Status)
                .Select(key => new IssuerKey(
                    key.ToDocumentKey(),
                    key.Use is KeystoreUse.Document ? IssuerKeyUse.Document : IssuerKeyUse.Status,
                    key.Created,
                    key.Retired,
                    null
                )),
        ];
    }

    /// <summary>Signs documents.</summary>
    public DocumentSigner Document => document.ToSigner();

    /// <summary>Signs status lists.</summary>
    public DocumentSigner Status => status.ToSigner();

    /// <summary>The first instant both keys sign at: nothing they sign bears an earlier one, however the clocks of servers differ.</summary>
    public DateTimeOffset Since =>
        Keys.Where(key => key.Key.Equals(document.Key) || key.Key.Equals(status.Key))
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
        masters
            .LastOrDefault(one => previous is null || previous.Roots.Contains(one.Key))
            ?.ToSigner();

    /// <summary>Opens the file of the keys; null where it has none for documents and none may be made.</summary>
    /// <param name="mayMake">Whether new keys may be made: only before anything was issued, and while nobody else writes the file.</param>
    /// <exception cref="DocumentException">The file does not open.</exception>
    /// <exception cref="IOException">The file cannot be read or written.</exception>
    public static IssuerKeys? Open(
        string file,
        string passphrase,
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
                keystore = keystore.Rotate(use, now, RandomNumberGenerator.Fill);
            LogKeys.Keep(file, keystore.Seal(passphrase, RandomNumberGenerator.Fill, cost));
        }
        using (keystore)
            return new IssuerKeys(keystore);
    }

    public void Dispose()
    {
        document.Dispose();
        status.Dispose();
        foreach (var one in masters)
            one.Dispose();
    }
}
