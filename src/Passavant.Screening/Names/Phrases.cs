namespace Passavant.Screening.Names;

/// <summary>Finds phrases of several words.</summary>
static class Phrases
{
    const int LongestText = 160;

    /// <summary>The longest phrase folded words begin with, and how many words it has; 0 for none.</summary>
    public static int Find(Scratch scratch, ReadOnlySpan<Word> words, int most, out Meaning[] means)
    {
        Span<char> text = stackalloc char[LongestText];
        for (var count = most; count >= 2; count--)
        {
            var length = 0;
            var fits = true;
            for (var at = 0; at < count && fits; at++)
                fits = Append(scratch.Text(words[at]), text, ref length);
            if (fits && WordTable.Organisations.Find(text[..length])?.Means is { } found)
            {
                means = found;
                return count;
            }
        }

        means = [];
        return 0;
    }

    /// <summary>Puts what phrases stand for in their place; whether any stood there.</summary>
    public static bool Join(Scratch scratch)
    {
        var changed = false;
        for (var at = 0; at < scratch.ItemCount; at++)
        {
            if (Letters(scratch, at, out var letters, out var form))
            {
                Replace(scratch, at, letters, form);
                changed = true;
                continue;
            }

            if (
                WordTable.Organisations.Find(scratch.Text(scratch.Items[at]))
                is not { Longest: > 1 } entry
            )
                continue;
            var count = Find(scratch, at, entry.Longest, out var means);
            if (count == 0)
                continue;
            changed |= !Same(scratch, at, count, means);
            Replace(scratch, at, count, means);
            at += means.Length - 1;
        }

        return changed;
    }

    /// <summary>Whether single letters make a legal form: S A R L.</summary>
    static bool Letters(Scratch scratch, int from, out int count, out Meaning[] means)
    {
        Span<char> text = stackalloc char[6];
        count = 0;
        while (
            count < text.Length
            && from + count < scratch.ItemCount
            && scratch.Text(scratch.Items[from + count]) is [>= 'a' and <= 'z' and var letter]
        )
            text[count++] = letter;
        if (
            count >= 2
            && (from == 0 || scratch.Text(scratch.Items[from - 1]).Length > 1)
            && WordTable.Organisations.Find(text[..count])?.Means is { } found
            && found[0].Kind == TokenKind.LegalForm
        )
        {
            means = found;
            return true;
        }

        means = [];
        return false;
    }

    static int Find(Scratch scratch, int from, int most, out Meaning[] means)
    {
        Span<char> text = stackalloc char[LongestText];
        Span<(int Length, int Items)> ends = stackalloc (int, int)[12];
        var (length, words) = (0, 0);
        for (var at = from; at < scratch.ItemCount && words < most && words < ends.Length; at++)
        {
            ref readonly var item = ref scratch.Items[at];
            if (item.Kind == TokenKind.Particle && words > 0)
                continue;
            if (!Append(scratch.Text(item), text, ref length))
                break;
            ends[words++] = (length, at + 1 - from);
        }

        for (; words >= 2; words--)
            if (WordTable.Organisations.Find(text[..ends[words - 1].Length])?.Means is { } found)
            {
                means = found;
                return ends[words - 1].Items;
            }

        means = [];
        return 0;
    }

    static bool Append(ReadOnlySpan<char> word, Span<char> text, ref int length)
    {
        if (length + word.Length + 1 > text.Length)
            return false;
        if (length > 0)
            text[length++] = ' ';
        word.CopyTo(text[length..]);
        length += word.Length;
        return true;
    }

    static bool Same(Scratch scratch, int from, int count, Meaning[] means)
    {
        if (means.Length != count)
            return false;
        for (var at = 0; at < count; at++)
            if (!scratch.Text(scratch.Items[from + at]).SequenceEqual(means[at].Text))
                return false;
        return true;
    }

    static void Replace(Scratch scratch, int from, int count, Meaning[] means)
    {
        var grown = means.Length - count;
        for (var extra = 0; extra < grown; extra++)
            scratch.Add(default(Item));
        var tail = scratch.ItemCount - Math.Max(grown, 0) - from - count;
        Array.Copy(scratch.Items, from + count, scratch.Items, from + means.Length, tail);
        if (grown < 0)
            scratch.ItemCount += grown;
        for (var at = 0; at < means.Length; at++)
            scratch.Items[from + at] = new Item(
                means[at].Text,
                0,
                0,
                means[at].Kind,
                TokenSource.Written
            );
    }
}
