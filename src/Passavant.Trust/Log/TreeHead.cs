namespace Passavant.Trust.Log;

/// <summary>How many leaves a log has and the root over them: what a checkpoint states and a witness remembers.</summary>
/// <param name="Size">From 0 up.</param>
/// <param name="Root">The root at that size.</param>
/// <remarks>Equal when both are. Says nothing of which log it is.</remarks>
public sealed record TreeHead(long Size, TreeHash Root)
{
    /// <summary>The head of every log before its first leaf.</summary>
    public static TreeHead Empty { get; } = new(0, Merkle.EmptyRoot);

    /// <summary>The size and the root in base64.</summary>
    public override string ToString() => $"size {Size}, root {Root}";
}
