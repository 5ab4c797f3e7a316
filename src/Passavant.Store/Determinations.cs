namespace Passavant.Store;

/// <summary>The determinations that acts rest on, word for word, by the hash of their canonical bytes.</summary>
public static class Determinations
{
    /// <summary>Keeps one; keeping it again changes nothing.</summary>
    public static Task Keep(Transaction change, string hash, byte[] body, DateTimeOffset now) =>
        change.Do(
            "INSERT INTO determinations (hash, body, at) VALUES (@hash, @body, @now) ON CONFLICT (hash) DO NOTHING",
            new
            {
                hash,
                body,
                now,
            }
        );

    /// <summary>The canonical bytes of one, or null where there is none of that hash.</summary>
    public static Task<byte[]?> Find(Reading reading, string hash) =>
        reading.One<byte[]>("SELECT body FROM determinations WHERE hash = @hash", new { hash });
}
