namespace Passavant.Accords;

/// <summary>The order of lists: runs of digits compare as numbers, all else by character, so that <c>b.2</c> comes before <c>b.10</c>.</summary>
public static class Natural
{
    /// <summary>Orders any texts; a comparer for sorting ids and codes.</summary>
    public static IComparer<string> Order { get; } = Comparer<string>.Create(Compare);

    /// <summary>Negative, zero or positive as <paramref name="left"/> comes before, with or after <paramref name="right"/>; zero only for equal texts.</summary>
    public static int Compare(string left, string right)
    {
        int i = 0,
            j = 0;
        while (i < left.Length && j < right.Length)
        {
            if (char.IsAsciiDigit(left[i]) && char.IsAsciiDigit(right[j]))
            {
                var a = Digits(left, ref i);
                var b = Digits(right, ref j);
                var byValue =
                    a.Length != b.Length ? a.Length.CompareTo(b.Length) : a.SequenceCompareTo(b);
                if (byValue != 0)
                    return byValue;
            }
            else
            {
                var byCharacter = left[i].CompareTo(right[j]);
                if (byCharacter != 0)
                    return byCharacter;
                i++;
                j++;
            }
        }
        var byRest = (left.Length - i).CompareTo(right.Length - j);
        return byRest != 0 ? byRest : string.CompareOrdinal(left, right);
    }

    private static ReadOnlySpan<char> Digits(string text, ref int position)
    {
        var start = position;
        while (position < text.Length && char.IsAsciiDigit(text[position]))
            position++;
        var digits = text.AsSpan(start, position - start).TrimStart('0');
        return digits;
    }
}
