namespace Passavant.Screening.Matching;

/// <summary>Listed names by any two neighbouring words written as one.</summary>
internal sealed class Joins
{
    private readonly int[] hashes;
    private readonly int[] forms;

    public Joins(NameForm[] names)
    {
        var pairs = new List<(int Hash, int Form)>();
        for (var number = 0; number < names.Length; number++)
        for (var i = 0; i + 1 < names[number].Words.Length; i++)
            pairs.Add((Hash(names[number].Words[i].Text, names[number].Words[i + 1].Text), number));
        pairs.Sort();
        hashes = [.. pairs.Select(pair => pair.Hash)];
        forms = [.. pairs.Select(pair => pair.Form)];
    }

    /// <summary>Adds the numbers of names two neighbouring words of which may make up a word.</summary>
    public void Find(NameWord word, List<int> found)
    {
        if (word.Text.Length < 4)
            return;
        var hash = Hash(word.Text, "");
        var at = Array.BinarySearch(hashes, hash);
        if (at < 0)
            return;
        while (at > 0 && hashes[at - 1] == hash)
            at--;
        for (; at < hashes.Length && hashes[at] == hash; at++)
            found.Add(forms[at]);
    }

    private static int Hash(string first, string second)
    {
        var hash = 2166136261u;
        foreach (var letter in first)
            hash = (hash ^ letter) * 16777619u;
        foreach (var letter in second)
            hash = (hash ^ letter) * 16777619u;
        return (int)hash;
    }
}
