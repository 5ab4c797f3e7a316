namespace Passavant.Store;

/// <summary>The keys by which servers that share a database read each other's cookies.</summary>
public static class DataProtectionKeys
{
    /// <summary>Keeps a key, in place of what it was.</summary>
    /// <param name="xml">The key as the web host writes it.</param>
    public static Task Put(Transaction change, string name, string xml, DateTimeOffset now) =>
        new Batch()
            .Put("data_protection_keys", "name", ("name", name), ("xml", xml), ("at", now))
            .Do(change);

    /// <summary>All keys, the oldest first.</summary>
    public static Task<IReadOnlyList<string>> All(Reading reading) =>
        reading.All<string>("SELECT xml FROM data_protection_keys ORDER BY at, name");
}
