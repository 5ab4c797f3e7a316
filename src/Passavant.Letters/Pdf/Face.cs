using System.Globalization;
using System.Text;
using HarfBuzzSharp;
using SkiaSharp;
using SkiaSharp.HarfBuzz;

namespace Passavant.Letters.Pdf;

/// <summary>A face text is set in: its outlines, and what shapes it.</summary>
#pragma warning disable CA1001 // A face lasts as long as the program.
internal sealed class Face
#pragma warning restore CA1001
{
    private const int Em = 1 << 16;

    private static readonly Feature[] Unligated =
    [
        new(new Tag('l', 'i', 'g', 'a'), 0),
        new(new Tag('c', 'l', 'i', 'g'), 0),
    ];

    private readonly Font shaper;

    private Face(SKTypeface typeface)
    {
        Typeface = typeface;
        using var outlines = typeface.OpenStream(out var index);
        using var blob = outlines.ToHarfBuzzBlob();
        using var face = new HarfBuzzSharp.Face(blob, index) { UnitsPerEm = typeface.UnitsPerEm };
        shaper = new Font(face);
        shaper.SetScale(Em, Em);
        shaper.SetFunctionsOpenType();
    }

    /// <summary>The face for text.</summary>
    public static Face Regular { get; } = Embedded("IBMPlexSans-Regular.ttf");

    /// <summary>The face for headings.</summary>
    public static Face Bold { get; } = Embedded("IBMPlexSans-SemiBold.ttf");

    /// <summary>The outlines.</summary>
    public SKTypeface Typeface { get; }

    /// <summary>Whether it can show a character.</summary>
    public bool Shows(Rune rune) =>
        Has(rune)
        || Rune.IsWhiteSpace(rune)
        || Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.Format
                or UnicodeCategory.NonSpacingMark
                or UnicodeCategory.EnclosingMark;

    /// <summary>Whether it has a glyph for a character.</summary>
    public bool Has(Rune rune) => shaper.TryGetNominalGlyph((uint)rune.Value, out _);

    /// <summary>Shapes text of one direction.</summary>
    public Run Shape(string text, float size, bool rightToLeft)
    {
        using var buffer = new HarfBuzzSharp.Buffer();
        buffer.AddUtf16(text);
        buffer.Direction = rightToLeft ? Direction.RightToLeft : Direction.LeftToRight;
        buffer.GuessSegmentProperties();
        shaper.Shape(buffer, Unligated);
        var glyphs = Array.ConvertAll(buffer.GlyphInfos, glyph => (ushort)glyph.Codepoint);
        var places = buffer.GlyphPositions;
        var points = new SKPoint[places.Length];
        float x = 0;
        for (var i = 0; i < places.Length; i++)
        {
            points[i] = new(x + Points(places[i].XOffset), -Points(places[i].YOffset));
            x += Points(places[i].XAdvance);
        }
        return new Run(this, size, glyphs, points, x);

        float Points(int units) => (float)((double)units * size / Em);
    }

    /// <summary>A face from a file of the machine; null where it cannot be read.</summary>
    public static Face? FromFile(string path) =>
        SKTypeface.FromFile(path) is { } typeface ? new Face(typeface) : null;

    /// <summary>A face of the machine.</summary>
    public static Face Of(SKTypeface typeface) => new(typeface);

    private static Face Embedded(string name)
    {
        using var stream =
            typeof(Face).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"the face {name} is not in the program");
        using var data = SKData.Create(stream);
        return new Face(SKTypeface.FromData(data));
    }
}

/// <summary>Glyphs of one face in their places, from 0.</summary>
internal sealed record Run(Face Face, float Size, ushort[] Glyphs, SKPoint[] Points, float Width);
