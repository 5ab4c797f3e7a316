namespace Passavant.Trust.Documents;

/// <summary>The keys of an authority: encrypted at rest, several uses, each with one current key and those before it. Of those a hardware module holds, it says which they are.</summary>
/// <remarks>Immutable; adding and retiring give another keystore that shares secrets with this one. Disposing clears every secret in memory, as far as the runtime lets anybody.</remarks>
public sealed class Keystore : IDisposable
{
    internal Keystore(IReadOnlyList<KeystoreKey> keys) => Keys = keys;

    /// <summary>A keystore without keys.</summary>
    public static Keystore Empty { get; } = new([]);

    /// <summary>All keys, the oldest first.</summary>
    public IReadOnlyList<KeystoreKey> Keys { get; }

    /// <summary>The key that signs for a use: the last one made that is not retired. Null when there is none.</summary>
    public KeystoreKey? Current(KeystoreUse use) =>
        Keys.LastOrDefault(key => key.Use == use && key.Retired is null);

    /// <summary>The key of a name; null when there is none.</summary>
    public KeystoreKey? Find(string id) => Keys.FirstOrDefault(key => key.Id == id);

    /// <summary>Makes a new key, which signs from now on. The one before it stays until it is retired.</summary>
    public Keystore Rotate(KeystoreUse use, DateTimeOffset at, RandomBytes random)
    {
        ArgumentNullException.ThrowIfNull(random);
        return new Keystore([.. Keys, KeystoreKey.Draw(use, at, random)]);
    }

    /// <summary>Adds a key that a hardware module made and holds, which signs from now on. The one before it stays until it is retired.</summary>
    /// <param name="use">One whose algorithm is ES256.</param>
    /// <param name="at">When it was made.</param>
    /// <param name="key">The public part.</param>
    /// <param name="label">The label it has in the module.</param>
    /// <exception cref="ArgumentException">The use has another algorithm, there is no label, or the key is here already.</exception>
    public Keystore Hold(KeystoreUse use, DateTimeOffset at, DocumentKey key, string label)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentException.ThrowIfNullOrWhiteSpace(label);
        if (!KeystoreKey.IsEs256(use))
            throw new ArgumentException($"A key for {use} is not held in a module.");
        var held = new KeystoreKey(use, at, null, key.ToPoint(), null, label);
        return Find(held.Id) is null
            ? new Keystore([.. Keys, held])
            : throw new ArgumentException($"There is a key {held.Id} already.");
    }

    /// <summary>Destroys the secret of a key that no longer signs. Of one in a hardware module it forgets the label: the module holds it still. Its public part stays. The other copies of the file hold the secret still: they are the caller's to destroy.</summary>
    /// <exception cref="ArgumentException">There is no such key, it was retired, or it is the current one of its use: rotate first.</exception>
    public Keystore Retire(string id, DateTimeOffset at)
    {
        var key = Find(id) ?? throw new ArgumentException($"There is no key {id}.");
        if (key.Retired is { } when)
            throw new ArgumentException($"Key {id} was retired {when:u}.");
        if (Current(key.Use) == key)
            throw new ArgumentException($"Key {id} signs for {key.Use}: rotate first.");
        return new Keystore([.. Keys.Select(one => one == key ? one.Retire(at) : one)]);
    }

    /// <summary>The keystore as a file, encrypted.</summary>
    /// <param name="passphrase">What it is encrypted with; at least eight characters.</param>
    /// <param name="random">Where the salt and the nonce come from: new ones each time.</param>
    /// <param name="cost">How dear guessing the passphrase is made; by default <see cref="KeystoreCost.Usual"/>.</param>
    /// <exception cref="ArgumentException">The passphrase is shorter.</exception>
    public byte[] Seal(string passphrase, RandomBytes random, KeystoreCost? cost = null) =>
        KeystoreFile.Write(this, passphrase, random, cost ?? KeystoreCost.Usual);

    /// <summary>Opens the file of a keystore.</summary>
    /// <exception cref="DocumentException">It is no keystore, of a later version, damaged, or the passphrase is another; it says which.</exception>
    public static Keystore Open(ReadOnlySpan<byte> file, string passphrase) =>
        KeystoreFile.Read(file, passphrase);

    /// <summary>Clears every secret.</summary>
    public void Dispose()
    {
        foreach (var key in Keys)
            key.Clear();
    }
}

/// <summary>How dear guessing a passphrase is made by Argon2id (RFC 9106).</summary>
/// <param name="Memory">Kibibytes of memory.</param>
/// <param name="Passes">Passes over the memory.</param>
public sealed record KeystoreCost(long Memory, long Passes)
{
    /// <summary>256 MB and three passes, well above what RFC 9106 recommends where memory is short: about half a second.</summary>
    public static KeystoreCost Usual { get; } = new(256 * 1024, 3);

    // What a file may ask of whoever opens it, so that a forged one cannot hold a machine up.
    internal bool IsAllowed => Memory is >= 8 and <= 2 * 1024 * 1024 && Passes is >= 1 and <= 20;
}
