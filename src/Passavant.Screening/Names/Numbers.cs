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
        Roman(scratch);
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

    /// <summary>Reads a lone I, V or X that ends a name as a number; longer ones are in the table.</summary>
    static void Roman(Scratch scratch)
    {
        for (var at = 1; at < scratch.ItemCount; at++)
        {
            ref var item = ref scratch.Items[at];
            if (
                item.Kind == TokenKind.Name
                && (
                    at + 1 == scratch.ItemCount || scratch.Items[at + 1].Kind == TokenKind.LegalForm
                )
                && scratch.Text(item) is "i" or "v" or "x"
                && scratch.Text(scratch.Items[at - 1]).Length > 1
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
        }
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

    /// <summary>Ends a word in Latin letters as a number where it is only digits.</summary>
    public static bool AddNumberOnly(this Scratch scratch, int start)
    {
        var text = scratch.Latin.AsSpan(start, scratch.LatinCount - start);
        if (text.IsEmpty || text.ContainsAnyExceptInRange('0', '9'))
            return false;
        scratch.AddNumber(text);
        return true;
    }
}
