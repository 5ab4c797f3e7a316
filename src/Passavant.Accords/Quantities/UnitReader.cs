using System.Globalization;

namespace Passavant.Accords.Quantities;

/// <summary>Reads the text of one unit: UCUM's grammar and the spellings print uses. One pass, bounded by the length of the text.</summary>
sealed class UnitReader
{
    const int Deepest = 8;
    const int MostParts = 24;
    const int GreatestExponent = 20;
    const int GreatestPowerOfTen = 99;
    const int LongestNumber = 9;

    readonly string text;
    readonly int depth;
    readonly List<UnitPart> parts = [];
    int at;

    UnitReader(string text, int depth)
    {
        this.text = text;
        this.depth = depth;
    }

    /// <summary>The unit, or null when the text is none.</summary>
    public static Unit? Read(string text)
    {
        var plain = UnitSpelling.Normalise(text);
        return ReadParts(UnitTable.Whole(plain) ?? plain, 0) is { } parts
            ? UnitPart.Assemble(parts)
            : null;
    }

    static List<UnitPart>? ReadParts(string text, int depth)
    {
        if (depth > Deepest)
        {
            return null;
        }

        var reader = new UnitReader(text, depth);
        return reader.Product(2, 0) && reader.at == text.Length ? reader.parts : null;
    }

    // halves: the power, doubled, that everything in here is raised to.
    bool Product(int halves, int nested)
    {
        if (nested > Deepest)
        {
            return false;
        }

        var sign = 1;
        var divided = false;
        if (Next() == '/')
        {
            at++;
            (sign, divided) = (-1, true);
        }

        while (true)
        {
            if (parts.Count > MostParts || !Factor(halves * sign, nested))
            {
                return false;
            }

            switch (Next())
            {
                case '/':
                    (sign, divided) = (-1, true);
                    break;
                case '.':
                    sign = 1;
                    break;
                // 'W/m*K' is read one way by UCUM and another by most readers: it wants parentheses.
                case '*' or '·' or '⋅' or '×' when !divided:
                    sign = 1;
                    break;
                default:
                    return true;
            }

            at++;
        }
    }

    bool Factor(int halves, int nested)
    {
        switch (Next())
        {
            case '(':
                return Group(halves, nested, powers: true);
            case '{':
                return Annotation(out var note) && Add(new(note, UnitTable.Unity, halves));
            case '√':
                at++;
                return Root(halves, nested);
            case >= '0' and <= '9':
                return Number(halves);
            default:
                if (string.CompareOrdinal(text, at, "sqrt", 0, 4) == 0)
                {
                    at += 4;
                    at += Next() == '_' ? 1 : 0;
                    return Root(halves, nested);
                }

                return Symbol(halves);
        }
    }

    bool Root(int halves, int nested)
    {
        var from = parts.Count;
        if (!(Next() == '(' ? Group(2, nested, powers: false) : Symbol(2)))
        {
            return false;
        }

        for (var i = from; i < parts.Count; i++)
        {
            // Halves of halves: a quarter power is no unit here.
            var quarters = parts[i].Halves * halves / 2;
            if (quarters % 2 != 0)
            {
                return false;
            }

            parts[i] = parts[i] with { Halves = quarters / 2 };
        }

        return true;
    }

    bool Group(int halves, int nested, bool powers)
    {
        at++;
        var from = parts.Count;
        if (!Product(2, nested + 1) || Next() != ')')
        {
            return false;
        }

        at++;
        var power = 1;
        if (powers && !Exponent(GreatestExponent, ref power))
        {
            return false;
        }

        for (var i = from; i < parts.Count; i++)
        {
            var raised = parts[i].Halves * halves * power / 2;
            if (Math.Abs(raised) > 2 * GreatestPowerOfTen)
            {
                return false;
            }

            parts[i] = parts[i] with { Halves = raised };
        }

        return true;
    }

    bool Number(int halves)
    {
        var start = at;
        while (Next() is >= '0' and <= '9')
        {
            at++;
        }

        var digits = text[start..at];
        if (digits.Length > LongestNumber || digits[0] == '0')
        {
            return false;
        }

        if (digits == "10" && Next() is '*' or '^' && PeekIsExponent(at + 1))
        {
            at++;
            var power = 1;
            return Exponent(GreatestPowerOfTen, ref power)
                && Add(new("10*", UnitTable.Ten, halves * power));
        }

        var value = (Rational)long.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
        if (!Add(new(digits, new(Dimension.None, value), halves)))
        {
            return false;
        }

        // Print writes 'kg/24h'; the number and what it counts go together.
        return Next() is '\0' or '/' or '.' or '*' or '·' or '⋅' or '×' or ')' or '{'
            || Symbol(halves);
    }

    bool Symbol(int halves)
    {
        var start = at;
        while (at < text.Length)
        {
            var c = text[at];
            if (c == '[')
            {
                var close = text.IndexOf(']', at);
                if (close < 0)
                {
                    return false;
                }

                at = close + 1;
            }
            else if (
                c
                is '/'
                    or '.'
                    or '*'
                    or '·'
                    or '⋅'
                    or '×'
                    or '√'
                    or '('
                    or ')'
                    or '{'
                    or '}'
                    or '^'
                    or '+'
                    or '-'
                    or ' '
                    or (>= '0' and <= '9')
            )
            {
                break;
            }
            else
            {
                at++;
            }
        }

        if (at == start || !TryResolve(text[start..at], depth, out var found))
        {
            return false;
        }

        var power = 1;
        if (!Exponent(GreatestExponent, ref power) || (Next() == '{' && !Annotation(out _)))
        {
            return false;
        }

        foreach (var part in found)
        {
            if (!Add(part with { Halves = part.Halves * halves * power / 2 }))
            {
                return false;
            }
        }

        return true;
    }

    bool Annotation(out string note)
    {
        var close = text.IndexOf('}', at);
        note = close < 0 ? "" : text[at..(close + 1)];
        at = close + 1;
        return close >= 0
            && note.AsSpan(1).IndexOf('{') < 0
            && !note.AsSpan().ContainsAnyExceptInRange('!', '~');
    }

    bool Exponent(int greatest, ref int power)
    {
        var from = Next() == '^' ? at + 1 : at;
        if (!PeekIsExponent(from))
        {
            return from == at;
        }

        var negative = text[from] == '-';
        at = text[from] is '+' or '-' ? from + 1 : from;
        var start = at;
        while (Next() is >= '0' and <= '9')
        {
            at++;
        }

        if (at - start > 2 || text[start] == '0')
        {
            return false;
        }

        power = int.Parse(
            text.AsSpan(start, at - start),
            NumberStyles.None,
            CultureInfo.InvariantCulture
        );
        power = negative ? -power : power;
        return Math.Abs(power) <= greatest;
    }

    bool PeekIsExponent(int from)
    {
        var digit = from < text.Length && text[from] is '+' or '-' ? from + 1 : from;
        return digit < text.Length && text[digit] is >= '0' and <= '9';
    }

    char Next() => at < text.Length ? text[at] : '\0';

    bool Add(UnitPart part)
    {
        parts.Add(part);
        return parts.Count <= MostParts;
    }

    static bool TryResolve(string symbol, int depth, out List<UnitPart> found)
    {
        if (UnitTable.FindAtom(symbol) is { } atom)
        {
            found = [new(symbol, atom.Measure, 2, atom.Kind)];
            return true;
        }

        found =
            (
                UnitTable.FindAlias(symbol) is { } alias
                    ? ReadParts(alias.Expression, depth + 1)
                    : null
            )
            ?? Prefixed(symbol)
            ?? PrefixedAlias(symbol, depth)
            ?? [];
        return found.Count > 0;
    }

    static List<UnitPart>? Prefixed(string symbol)
    {
        for (var length = 1; length <= 2 && length < symbol.Length; length++)
        {
            if (
                UnitTable.FindPrefix(symbol[..length]) is { } prefix
                && UnitTable.FindAtom(symbol[length..]) is { } atom
                && atom.Takes(prefix)
            )
            {
                var measure = atom.Measure with { Factor = atom.Measure.Factor * prefix.Factor };
                return [new(symbol, measure, 2, atom.Kind)];
            }
        }

        return null;
    }

    static List<UnitPart>? PrefixedAlias(string symbol, int depth)
    {
        foreach (var prefix in UnitTable.Prefixes)
        {
            foreach (var spelling in (ReadOnlySpan<string>)[prefix.Name, prefix.Code])
            {
                if (
                    symbol.StartsWith(spelling, StringComparison.Ordinal)
                    && UnitTable.FindAlias(symbol[spelling.Length..]) is { TakesPrefix: true } alias
                    && ReadParts(prefix.Code + alias.Expression, depth + 1) is { } parts
                )
                {
                    return parts;
                }
            }
        }

        return null;
    }
}
