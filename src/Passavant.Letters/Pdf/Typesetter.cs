using System.Globalization;
using System.Text;

namespace Passavant.Letters.Pdf;

/// <summary>A line of set text: runs, each at its distance from the line's start.</summary>
internal sealed record SetLine(IReadOnlyList<(Run Run, float X)> Runs, float Width);

/// <summary>How text is set.</summary>
/// <param name="Size">In points.</param>
/// <param name="Leading">From one line to the next, in points.</param>
internal sealed record Style(float Size, float Leading, bool Bold = false)
{
    public Face Face => Bold ? Face.Bold : Face.Regular;
}

/// <summary>Breaks text into lines.</summary>
/// <remarks>
/// Paragraphs run from left to right. Words of a script that runs from right to left are set in their own direction, and several in a row in theirs, line by line.
/// A word wider than the line is broken between characters.
/// </remarks>
internal sealed class Typesetter
{
    private readonly SortedSet<string> unshown = new(StringComparer.Ordinal);

    /// <summary>A word as it is set, and which way it runs.</summary>
    private sealed record Word(IReadOnlyList<Run> Runs, float Width, bool RightToLeft);

    /// <summary>The characters no face had.</summary>
    public IReadOnlyCollection<string> Unshown => unshown;

    /// <summary>How wide the text is on one line.</summary>
    public float Width(string text, Style style) =>
        Break(text, style, float.MaxValue).Max(line => line.Width);

    /// <summary>How wide its widest word is.</summary>
    public float WidestWord(string text, Style style) =>
        text.Split(' ').Max(word => Set(word, style).Width);

    /// <summary>The lines, none wider than the width given.</summary>
    public IReadOnlyList<SetLine> Break(string text, Style style, float width)
    {
        var space = style.Face.Shape(" ", style.Size, false);
        var lines = new List<SetLine>();
        var line = new List<Word>();
        float used = 0;
        foreach (var word in text.Split(' ').SelectMany(word => Fitting(word, style, width)))
        {
            var more = line.Count == 0 ? word.Set.Width : space.Width + word.Set.Width;
            if (line.Count > 0 && (used + more > width || word.Broken))
            {
                lines.Add(Line(line, space));
                line.Clear();
                (used, more) = (0, word.Set.Width);
            }
            line.Add(word.Set);
            used += more;
        }
        lines.Add(Line(line, space));
        return lines;
    }

    /// <summary>The word, or the parts it must be broken into; a part that is not the first starts a line.</summary>
    private IEnumerable<(Word Set, bool Broken)> Fitting(string word, Style style, float width)
    {
        var whole = Set(word, style);
        if (whole.Width <= width)
            return [(whole, false)];
        var parts = new List<string>();
        var part = new StringBuilder();
        foreach (var character in Characters(word))
        {
            part.Append(character);
            if (part.Length == character.Length || Set(part.ToString(), style).Width <= width)
                continue;
            parts.Add(part.ToString(0, part.Length - character.Length));
            part.Clear().Append(character);
        }
        parts.Add(part.ToString());
        return parts.Select((text, i) => (Set(text, style), i > 0));
    }

    private static SetLine Line(List<Word> words, Run space)
    {
        var runs = new List<(Run, float)>();
        float x = 0;
        foreach (var word in InSight(words))
        {
            if (x > 0)
            {
                runs.Add((space, x));
                x += space.Width;
            }
            foreach (var run in word.Runs)
            {
                runs.Add((run, x));
                x += run.Width;
            }
        }
        return new(runs, x);
    }

    /// <summary>The words from left to right: those that run the other way, in a row, turned round.</summary>
    private static IEnumerable<Word> InSight(List<Word> words)
    {
        for (var i = 0; i < words.Count; )
        {
            var end = i + 1;
            while (end < words.Count && words[end].RightToLeft && words[i].RightToLeft)
                end++;
            for (var j = end - 1; j >= i; j--)
                yield return words[words[i].RightToLeft ? j : i + end - 1 - j];
            i = end;
        }
    }

    private Word Set(string word, Style style)
    {
        var runs = new List<Run>();
        var text = new StringBuilder();
        (Face Face, bool RightToLeft)? now = null;
        var turned = false;
        foreach (var character in Characters(word))
        {
            var rune = Rune.GetRuneAt(character, 0);
            var next = (
                FaceFor(character, style),
                RunsLeft(rune) || (now is { RightToLeft: true } && !Rune.IsLetterOrDigit(rune))
            );
            turned |= next.Item2;
            if (now is { } before && before != next)
                End(before);
            now = next;
            text.Append(character);
        }
        if (now is { } last)
            End(last);
        if (turned)
            runs.Reverse();
        return new(runs, runs.Sum(run => run.Width), turned);

        void End((Face Face, bool RightToLeft) of)
        {
            runs.Add(of.Face.Shape(text.ToString(), style.Size, of.RightToLeft));
            text.Clear();
        }
    }

    private Face FaceFor(string character, Style style)
    {
        foreach (var rune in character.EnumerateRunes())
            if (!style.Face.Shows(rune))
            {
                if (MachineFaces.For(rune) is { } other)
                    return other;
                unshown.Add(rune.ToString());
                break;
            }
        return style.Face;
    }

    private static bool RunsLeft(Rune rune) =>
        rune.Value
            is >= 0x590
                and <= 0x8FF
                or >= 0xFB1D
                and <= 0xFDFF
                or >= 0xFE70
                and <= 0xFEFE
                or >= 0x10800
                and <= 0x10FFF
                or >= 0x1E800
                and <= 0x1EFFF
        && !Rune.IsDigit(rune);

    private static IEnumerable<string> Characters(string text)
    {
        var each = StringInfo.GetTextElementEnumerator(text);
        while (each.MoveNext())
            yield return each.GetTextElement();
    }
}
