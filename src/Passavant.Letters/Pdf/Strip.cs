using SkiaSharp;

namespace Passavant.Letters.Pdf;

/// <summary>A slice of a page, as wide as the text, that is never cut.</summary>
/// <param name="Height">In points.</param>
/// <param name="Texts">What is set in it, in the order it is read.</param>
internal sealed record Strip(float Height, IReadOnlyList<Placed> Texts)
{
    /// <summary>Whether the next strip must stand on the same page.</summary>
    public bool KeepsNext { get; init; }

    /// <summary>The strip to repeat above this one at the top of a page.</summary>
    public Strip? Header { get; init; }

    /// <summary>The colour behind it.</summary>
    public SKColor? Ground { get; init; }

    /// <summary>How strong the line below it is.</summary>
    public float Rule { get; init; }

    /// <summary>Whether it is only room.</summary>
    public bool IsRoom => Texts.Count == 0 && Rule == 0;
}

/// <summary>A line of text at its place in a strip or on a page.</summary>
/// <param name="X">From the left edge of the page.</param>
/// <param name="Y">Of the line the letters stand on, from the top.</param>
internal sealed record Placed(SetLine Line, float X, float Y, SKColor Ink);
