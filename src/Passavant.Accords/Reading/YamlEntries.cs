namespace Passavant.Accords.Reading;

/// <summary>The entries of a mapping being read: the first of each key.</summary>
sealed class YamlEntries
{
    const int FewEntries = 8;
    readonly List<YamlNode.Entry> all = [];
    Dictionary<string, YamlNode.Entry>? byKey;

    public IReadOnlyList<YamlNode.Entry> All => all;

    /// <summary>Adds an entry, unless its key is there already: then that entry is the answer.</summary>
    public YamlNode.Entry? Add(YamlNode.Entry entry)
    {
        if (Find(entry.Key) is { } first)
        {
            return first;
        }
        all.Add(entry);
        byKey?.Add(entry.Key, entry);
        return null;
    }

    YamlNode.Entry? Find(string key)
    {
        if (all.Count > FewEntries)
        {
            byKey ??= all.ToDictionary(entry => entry.Key, StringComparer.Ordinal);
            return byKey.GetValueOrDefault(key);
        }
        foreach (var entry in all)
        {
            if (entry.Key == key)
            {
                return entry;
            }
        }
        return null;
    }
}
