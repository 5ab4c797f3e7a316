using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Net.Pkcs11Interop.Common;
using Net.Pkcs11Interop.HighLevelAPI;

namespace Passavant.Trust.Documents;

/// <summary>A private key of ES256 that never leaves a hardware module, by PKCS#11.</summary>
/// <remarks>The one part of documents that talks to a device. One session, used by one thread at a time. A process logs in to a token once: a further key of it opens whatever the PIN given.</remarks>
public sealed class Pkcs11Key : IDisposable
{
    // The object identifier of P-256 and of an uncompressed point as the standard encodes them (DER).
    private static readonly byte[] P256 =
    [
        0x06,
        0x08,
        0x2a,
        0x86,
        0x48,
        0xce,
        0x3d,
        0x03,
        0x01,
        0x07,
    ];
    private static readonly byte[] PointStart = [0x04, 0x41, 0x04];

    // The package asks for libdl by a name only development packages install; the C library has had its functions since glibc 2.34.
    static Pkcs11Key() =>
        NativeLibrary.SetDllImportResolver(
            typeof(Pkcs11InteropFactories).Assembly,
            static (name, assembly, path) =>
                name == "libdl"
                && (
                    NativeLibrary.TryLoad("libdl.so.2", assembly, path, out var found)
                    || NativeLibrary.TryLoad("libc.so.6", assembly, path, out found)
                )
                    ? found
                    : 0
        );

    // A process has one instance of a module, however many keys it opens; the last one closed lets it go.
    private static readonly Lock Loading = new();
    private static readonly Dictionary<string, (IPkcs11Library Library, int Keys)> Modules = new(
        StringComparer.Ordinal
    );

    private readonly Lock one = new();
    private readonly string modulePath;
    private readonly ISession session;
    private readonly IObjectHandle privateKey;
    private bool isDisposed;

    private Pkcs11Key(
        string modulePath,
        ISession session,
        IObjectHandle privateKey,
        DocumentKey key
    )
    {
        (this.modulePath, this.session, this.privateKey) = (modulePath, session, privateKey);
        Key = key;
    }

    /// <summary>The public part.</summary>
    public DocumentKey Key { get; }

    /// <summary>Opens a key.</summary>
    /// <param name="modulePath">The library of the module's maker.</param>
    /// <param name="token">The label of the token.</param>
    /// <param name="pin">The PIN of its user.</param>
    /// <param name="label">The label that private and public key bear.</param>
    /// <exception cref="CryptographicException">The library, token or key is not there, the PIN is another, or the key is no P-256 key; it says which.</exception>
    public static Pkcs11Key Open(string modulePath, string token, string pin, string label) =>
        Connect(modulePath, token, pin, SessionType.ReadOnly, session => Find(session, label));

    /// <summary>Makes a new key in the module, which cannot be taken out of it, and opens it.</summary>
    /// <inheritdoc cref="Open"/>
    public static Pkcs11Key Generate(string modulePath, string token, string pin, string label) =>
        Connect(
            modulePath,
            token,
            pin,
            SessionType.ReadWrite,
            session =>
            {
                if (session.FindAllObjects(Template(session, CKO.CKO_PRIVATE_KEY, label)).Count > 0)
                    throw new CryptographicException(
                        $"The token '{token}' has a key '{label}' already."
                    );
                var attribute = session.Factories.ObjectAttributeFactory;
                List<IObjectAttribute> shared =
                [
                    attribute.Create(CKA.CKA_TOKEN, true),
                    attribute.Create(CKA.CKA_LABEL, label),
                ];
                session.GenerateKeyPair(
                    session.Factories.MechanismFactory.Create(CKM.CKM_EC_KEY_PAIR_GEN),
                    [
                        .. shared,
                        attribute.Create(CKA.CKA_EC_PARAMS, P256),
                        attribute.Create(CKA.CKA_VERIFY, true),
                    ],
                    [
                        .. shared,
                        attribute.Create(CKA.CKA_SIGN, true),
                        attribute.Create(CKA.CKA_SENSITIVE, true),
                        attribute.Create(CKA.CKA_EXTRACTABLE, false),
                        attribute.Create(CKA.CKA_PRIVATE, true),
                    ],
                    out _,
                    out _
                );
                return Find(session, label);
            }
        );

    /// <summary>A signer with this key; it stops to work when the key is disposed.</summary>
    public DocumentSigner ToSigner() => new(Key, Sign);

    /// <summary>Logs out and lets the module go.</summary>
    public void Dispose()
    {
        lock (one)
        {
            if (isDisposed)
                return;
            isDisposed = true;
            session.Dispose();
            Release(modulePath);
        }
    }

    private static IPkcs11Library Acquire(string modulePath)
    {
        lock (Loading)
        {
            if (!Modules.TryGetValue(modulePath, out var module))
            {
                var factories = new Pkcs11InteropFactories();
                module.Library = factories.Pkcs11LibraryFactory.LoadPkcs11Library(
                    factories,
                    modulePath,
                    AppType.MultiThreaded
                );
            }
            Modules[modulePath] = (module.Library, module.Keys + 1);
            return module.Library;
        }
    }

    private static void Release(string modulePath)
    {
        lock (Loading)
        {
            var (library, keys) = Modules[modulePath];
            if (keys > 1)
            {
                Modules[modulePath] = (library, keys - 1);
                return;
            }
            Modules.Remove(modulePath);
            library.Dispose();
        }
    }

    private byte[] Sign(ReadOnlySpan<byte> data)
    {
        var hash = SHA256.HashData(data);
        lock (one)
        {
            ObjectDisposedException.ThrowIf(isDisposed, this);
            try
            {
                // CKM_ECDSA signs a hash and gives r and s one behind the other, as ES256 has them.
                return session.Sign(
                    session.Factories.MechanismFactory.Create(CKM.CKM_ECDSA),
                    privateKey,
                    hash
                );
            }
            catch (Pkcs11Exception wrong)
            {
                throw new CryptographicException($"The module did not sign: {wrong.RV}.", wrong);
            }
        }
    }

    private static Pkcs11Key Connect(
        string modulePath,
        string token,
        string pin,
        SessionType type,
        Func<ISession, (IObjectHandle Private, DocumentKey Key)> find
    )
    {
        IPkcs11Library? library = null;
        ISession? session = null;
        var isOpen = false;
        try
        {
            library = Acquire(modulePath);
            var slot =
                library
                    .GetSlotList(SlotsType.WithTokenPresent)
                    .Find(slot => slot.GetTokenInfo().Label.TrimEnd() == token)
                ?? throw new CryptographicException($"The module has no token '{token}'.");
            session = slot.OpenSession(type);
            try
            {
                session.Login(CKU.CKU_USER, pin);
            }
            catch (Pkcs11Exception wrong) when (wrong.RV is CKR.CKR_USER_ALREADY_LOGGED_IN)
            {
                // By another key of the same token; a process logs in once.
            }
            var (privateKey, key) = find(session);
            isOpen = true;
            return new Pkcs11Key(modulePath, session, privateKey, key);
        }
        catch (Pkcs11Exception wrong)
        {
            throw new CryptographicException(
                wrong.RV is CKR.CKR_PIN_INCORRECT
                    ? $"The PIN of the token '{token}' is another."
                    : $"The module refused: {wrong.RV}.",
                wrong
            );
        }
        catch (UnmanagedException wrong)
        {
            throw new CryptographicException(
                $"'{modulePath}' is no library of a module: {wrong.Message}",
                wrong
            );
        }
        finally
        {
            if (!isOpen)
            {
                session?.Dispose();
                if (library is not null)
                    Release(modulePath);
            }
        }
    }

    private static (IObjectHandle, DocumentKey) Find(ISession session, string label)
    {
        var privateKey = Only(session, CKO.CKO_PRIVATE_KEY, label);
        var publicKey = Only(session, CKO.CKO_PUBLIC_KEY, label);
        var values = session.GetAttributeValue(publicKey, [CKA.CKA_EC_PARAMS, CKA.CKA_EC_POINT]);
        var (curve, point) = (values[0].GetValueAsByteArray(), values[1].GetValueAsByteArray());
        if (
            !curve.AsSpan().SequenceEqual(P256)
            || point.Length != PointStart.Length + 64
            || !point.AsSpan().StartsWith(PointStart)
        )
            throw new CryptographicException($"The key '{label}' is no key of P-256.");
        return (
            privateKey,
            DocumentKey.FromPoint(
                point.AsSpan(PointStart.Length, 32),
                point.AsSpan(PointStart.Length + 32)
            )
        );
    }

    private static IObjectHandle Only(ISession session, CKO kind, string label)
    {
        var found = session.FindAllObjects(Template(session, kind, label));
        return found.Count == 1
            ? found[0]
            : throw new CryptographicException(
                $"The token has {found.Count} {(kind == CKO.CKO_PRIVATE_KEY ? "private" : "public")} keys of P-256 with the label '{label}'; one is expected."
            );
    }

    private static List<IObjectAttribute> Template(ISession session, CKO kind, string label)
    {
        var attribute = session.Factories.ObjectAttributeFactory;
        return
        [
            attribute.Create(CKA.CKA_CLASS, kind),
            attribute.Create(CKA.CKA_KEY_TYPE, CKK.CKK_EC),
            attribute.Create(CKA.CKA_LABEL, label),
        ];
    }
}
