using SkiaSharp;

namespace Passavant.Letters.Pdf;

/// <summary>A letter in pages, ready to be drawn.</summary>
internal sealed class LetterPages
{
    private const float Top = 82;
    private const float FirstTop = 54;
    private const float Foot = LetterLayout.PageHeight - 42;

    private readonly List<List<(Strip Strip, float Y)>> pages =
    [
        [],
    ];
    private readonly IReadOnlyList<SetLine> footer;
    private readonly SetLine authority;
    private readonly SetLine reference;
    private readonly Typesetter typesetter = new();
    private float y = FirstTop;

    /// <summary>The pages of a letter.</summary>
    public LetterPages(Letter letter)
    {
        const float width = LetterLayout.Right - LetterLayout.Left;
        footer = typesetter.Break(letter.Footer, LetterLayout.Small, width - 60);
        authority = typesetter.Break(letter.Letterhead.Authority, LetterLayout.Small, width / 2)[0];
        reference = typesetter.Break(letter.Reference, LetterLayout.Small, (width / 2) - 10)[0];
        var strips = new LetterLayout(typesetter).Set(letter);
        for (var start = 0; start < strips.Count; )
        {
            var end = start;
            while (strips[end].KeepsNext && end < strips.Count - 1)
                end++;
            Put([.. strips.Skip(start).Take(end - start + 1)]);
            start = end + 1;
        }
    }

    /// <summary>How many there are.</summary>
    public int Count => pages.Count;

    /// <summary>The characters no face had.</summary>
    public IReadOnlyCollection<string> Unshown => typesetter.Unshown;

    private float Bottom => Foot - (footer.Count * LetterLayout.Small.Leading) - 16;

    private bool IsFresh => pages[^1].Count == 0;

    /// <summary>Places strips that belong together: on one page where one is long enough.</summary>
    private void Put(IReadOnlyList<Strip> strips)
    {
        var height = strips.Sum(strip => strip.Height);
        if (!IsFresh && y + height > Bottom && height <= Bottom - Top)
            Turn();
        foreach (var strip in strips)
        {
            if (!IsFresh && y + strip.Height > Bottom)
                Turn();
            if (IsFresh && strip.IsRoom)
                continue;
            if (IsFresh && strip.Header is { } header)
                Put(header);
            Put(strip);
        }
    }

    private void Put(Strip strip)
    {
        pages[^1].Add((strip, y));
        y += strip.Height;
    }

    private void Turn()
    {
        pages.Add([]);
        y = Top;
    }

    /// <summary>Draws a page, counted from 0.</summary>
    public void Draw(SKCanvas canvas, int page)
    {
        using var paint = new SKPaint { IsAntialias = true };
        var small = LetterLayout.Small;
        if (page > 0)
        {
            Draw(canvas, paint, new(authority, LetterLayout.Left, 52, LetterLayout.Quiet), 0);
            Draw(
                canvas,
                paint,
                new(reference, LetterLayout.Right - reference.Width, 52, LetterLayout.Quiet),
                0
            );
            Rule(canvas, paint, 60, 0.5f);
        }
        foreach (var (strip, top) in pages[page])
        {
            if (strip.Ground is { } ground)
            {
                paint.Color = ground;
                canvas.DrawRect(
                    LetterLayout.Left,
                    top,
                    LetterLayout.Right - LetterLayout.Left,
                    strip.Height,
                    paint
                );
            }
            foreach (var placed in strip.Texts)
                Draw(canvas, paint, placed, top);
            if (strip.Rule > 0)
                Rule(canvas, paint, top + strip.Height, strip.Rule);
        }
        var line = Foot - (footer.Count * small.Leading);
        Rule(canvas, paint, line - 4, 0.5f);
        for (var i = 0; i < footer.Count; i++)
            Draw(
                canvas,
                paint,
                new(
                    footer[i],
                    LetterLayout.Left,
                    line + 9 + (i * small.Leading),
                    LetterLayout.Quiet
                ),
                0
            );
        var number = typesetter.Break($"{page + 1} / {Count}", small, 100)[0];
        Draw(
            canvas,
            paint,
            new(number, LetterLayout.Right - number.Width, line + 9, LetterLayout.Quiet),
            0
        );
    }

    private static void Rule(SKCanvas canvas, SKPaint paint, float at, float strength)
    {
        paint.Color = strength < 0.8f ? LetterLayout.Hair : LetterLayout.Accent;
        canvas.DrawRect(
            LetterLayout.Left,
            at - strength,
            LetterLayout.Right - LetterLayout.Left,
            strength,
            paint
        );
    }

    private static void Draw(SKCanvas canvas, SKPaint paint, Placed placed, float top)
    {
        paint.Color = placed.Ink;
        foreach (var (run, x) in placed.Line.Runs)
        {
            if (run.Glyphs.Length == 0)
                continue;
            using var font = new SKFont(run.Face.Typeface, run.Size)
            {
                Subpixel = true,
                LinearMetrics = true,
                Hinting = SKFontHinting.None,
            };
            using var builder = new SKTextBlobBuilder();
            builder.AddPositionedRun(run.Glyphs, font, run.Points);
            using var blob = builder.Build();
            canvas.DrawText(blob, placed.X + x, top + placed.Y, paint);
        }
    }
}
