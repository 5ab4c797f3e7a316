namespace Passavant.Screening.Names;

/// <summary>Numbers in digits, ordinals and words.</summary>
static class Numbers
{
    /// <summary>How many digits an ordinal such as 224th, 27й or 5º begins with; 0 where it is none.</summary>
    public static int Ordinal(ReadOnlySpan<char> word)
    {
        var digits = 0;
        while (digits < word.Length && char.IsAsciiDigit(word[digits]))
            digits++;
        return
            digits > 0
            && digits < word.Length
            && word[digits..]
                is "st"
                    or "nd"
                    or "rd"
                    or "th"
                    or "er"
                    or "ere"
                    or "eme"
                    or "e"
                    or "o"
                    or "a"
                    or "й"
                    or "я"
                    or "е"
                    or "го"
                    or "му"
                    or "ой"
                    or "ый"
                    or "ий"
                    or "ая"
                    or "ое"
                    or "ые"
                    or "х"
                    or "ти"
                    or "та"
            ? digits
            : 0;
    }

    /// <summary>Joins tens and ones written in words, and drops “no.” before a number.</summary>
    public static void Settle(Scratch scratch)
    {
        var to = 0;
        for (var at = 0; at < scratch.ItemCount; at++)
        {
            var item = scratch.Items[at];
            var next = at + 1 < scratch.ItemCount ? scratch.Items[at + 1] : default;
            if (
                next.Kind == TokenKind.Number
                && item.Kind != TokenKind.Number
                && scratch.Text(item) is "no" or "nr" or "num" or "number"
            )
                continue;
            if (
                at > 0
                && item.Kind == TokenKind.Name
                && (at + 1 == scratch.ItemCount || next.Kind == TokenKind.LegalForm)
                && scratch.Text(item) is "i" or "v" or "x"
            )
                item = new Item(
                    scratch.Text(item) switch
                    {
                        "i" => "1",
                        "v" => "5",
                        _ => "10",
                    },
                    0,
                    0,
                    TokenKind.Number,
                    TokenSource.Written
                );

            if (
                IsTens(item)
                && next is { Kind: TokenKind.Number, Known.Length: 1 }
                && next.Known != "0"
            )
            {
                var start = scratch.LatinCount;
                scratch.Write(item.Known![0]);
                scratch.Write(next.Known[0]);
                item = new Item(null, start, 2, TokenKind.Number, TokenSource.Written);
                at++;
            }

            scratch.Items[to++] = item;
        }

        scratch.ItemCount = to;
    }

    static bool IsTens(Item item) =>
        item is { Kind: TokenKind.Number, Known: { Length: 2 } known }
        && known[0] > '1'
        && known[1] == '0';

    /// <summary>Adds a number without leading zeros.</summary>
    public static void AddNumber(this Scratch scratch, ReadOnlySpan<char> digits)
    {
        var start = scratch.LatinCount;
        var shorter = digits.TrimStart('0');
        scratch.Write(shorter.IsEmpty ? "0" : shorter);
        scratch.End(start, TokenSource.Written, TokenKind.Number);
    }
}
