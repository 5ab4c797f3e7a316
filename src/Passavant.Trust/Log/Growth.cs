namespace Passavant.Trust.Log;

/// <summary>Whether a log may sign its tree as it stands: only one that continues what it signed last.</summary>
/// <remarks>Keep the head that was signed last apart from the tree, so that one restored from an old backup meets one that was not; and replace it by compare-and-swap before a new signature leaves.</remarks>
public abstract record Growth
{
    private Growth(string words) => Words = words;

    /// <summary>Why, in English.</summary>
    public string Words { get; }

    /// <summary>The tree continues the one signed last: sign.</summary>
    public sealed record Sign : Growth
    {
        internal Sign(string words)
            : base(words) { }
    }

    /// <summary>The tree is the one signed last.</summary>
    public sealed record NothingNew : Growth
    {
        internal NothingNew(string words)
            : base(words) { }
    }

    /// <summary>The tree is smaller than, or other than, the one signed last, or that cannot be told. Signing it would take back what others rely on.</summary>
    public sealed record Refuse : Growth
    {
        internal Refuse(string words)
            : base(words) { }
    }

    /// <summary>Judges a tree.</summary>
    /// <param name="last">The head signed last; null where nothing was ever signed.</param>
    /// <param name="now">The head of the tree now.</param>
    /// <param name="nodes">The hashes of the tree now, from which the root at the last size is computed.</param>
    public static Growth Judge(TreeHead? last, TreeHead now, NodeSource nodes)
    {
        if (now.Size < 0 || now.Size == 0 && now.Root != Merkle.EmptyRoot)
            return new Refuse($"there is no tree of {now}");
        if (last is null)
            return new Sign($"nothing was signed before; {now}");
        if (now.Size < last.Size)
            return new Refuse(
                $"the log has {now.Size} leaves, but a checkpoint of {last.Size} was signed: it was rolled back, perhaps from an old backup"
            );
        if (now == last)
            return new NothingNew($"{now} is signed already");
        if (now.Size == last.Size)
            return new Refuse(
                $"the log has the root {now.Root} at size {now.Size}, but {last.Root} was signed at that size: an entry was changed"
            );
        if (
            Merkle.Root(now.Size, nodes) is not { } whole
            || Merkle.Root(last.Size, nodes) is not { } before
        )
            return new Refuse(
                $"the hashes of the log cannot be read, so that it cannot be told whether {now} continues {last}"
            );
        if (whole != now.Root)
            return new Refuse($"the hashes of the log have the root {whole}, not that of {now}");
        return before == last.Root
            ? new Sign($"{now} continues {last}")
            : new Refuse(
                $"the log has the root {before} at size {last.Size}, but {last.Root} was signed at that size: an entry was changed"
            );
    }
}
