using System.Collections.Frozen;
using System.Text;
using Passavant.Accords.Quantities;

namespace Passavant.Accords.Words;

/// <summary>Units as print sets them: <c>µm</c> for <c>um</c>, <c>°C</c> for <c>Cel</c>, <c>V·A</c> for <c>V.A</c>, <c>W/cm²</c> for <c>W/cm2</c>.</summary>
public static class UnitWords
{
    // Symbols whose print is not their UCUM code. A code in brackets that is not named here loses its brackets.
    private static readonly FrozenDictionary<string, string> Symbols = new Dictionary<
        string,
        string
    >(StringComparer.Ordinal)
    {
        ["Cel"] = "°C",
        ["[degF]"] = "°F",
        ["[degR]"] = "°R",
        ["deg"] = "°",
        ["'"] = "′",
        ["''"] = "″",
        ["Ohm"] = "Ω",
        ["Ao"] = "Å",
        ["By"] = "B",
        ["[ppth]"] = "‰",
        ["[ppm]"] = "ppm",
        ["[ppb]"] = "ppb",
        ["[pptr]"] = "ppt",
        ["[pi]"] = "π",
        ["[g]"] = "g₀",
        ["[in_i]"] = "in",
        ["[ft_i]"] = "ft",
        ["[yd_i]"] = "yd",
        ["[mi_i]"] = "mi",
        ["[nmi_i]"] = "nmi",
        ["[kn_i]"] = "kn",
        ["[lb_av]"] = "lb",
        ["[oz_av]"] = "oz",
        ["[lbf_av]"] = "lbf",
        ["[mesh_i]"] = "mesh",
        ["[Btu_IT]"] = "BTU",
        ["[HP]"] = "hp",
        ["B[mW]"] = "Bm",
        ["B[W]"] = "BW",
        ["B[kW]"] = "BkW",
        ["B[V]"] = "BV",
        ["B[mV]"] = "BmV",
        ["B[uV]"] = "BµV",
        ["B[SPL]"] = "B SPL",
        ["m[Hg]"] = "mHg",
        ["m[H2O]"] = "mH₂O",
        ["[in_i'H2O]"] = "inH₂O",
        ["RAD"] = "rad",
        ["ar"] = "a",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> Wholes = new Dictionary<
        string,
        string
    >(StringComparer.Ordinal)
    {
        ["1"] = "",
        ["{rev}/min"] = "rpm",
        ["10*3/s"] = "kSPS",
        ["10*6/s"] = "MSPS",
        ["10*9/s"] = "GSPS",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The unit of a UCUM code as printed, for one of it or for several; empty for plain numbers.</summary>
    public static string Print(string code, Language language, bool one = false)
    {
        if (Wholes.TryGetValue(code, out var whole))
            return code == "{rev}/min" && language == Language.French ? "tr/min" : whole;
        Phrase? span = code switch
        {
            "a" => one ? Phrase.UnitYear : Phrase.UnitYears,
            "mo" => one ? Phrase.UnitMonth : Phrase.UnitMonths,
            "wk" => one ? Phrase.UnitWeek : Phrase.UnitWeeks,
            "d" => one ? Phrase.UnitDay : Phrase.UnitDays,
            _ => null,
        };
        if (span is { } named)
            return language[named];
        var printed = new StringBuilder();
        foreach (
            var piece in Pieces(code.StartsWith("1/", StringComparison.Ordinal) ? code[1..] : code)
        )
            printed.Append(
                piece switch
                {
                    "." => "·",
                    "/" or "(" or ")" => piece,
                    _ => Component(piece, language),
                }
            );
        return printed
            .ToString()
            .Replace("sqrt(", "√(", StringComparison.Ordinal)
            .Replace("√(Hz)", "√Hz", StringComparison.Ordinal)
            .Replace("√(h)", "√h", StringComparison.Ordinal);
    }

    // Components and what joins them; annotations in braces and symbols in brackets stay whole.
    private static IEnumerable<string> Pieces(string code)
    {
        var start = 0;
        var depth = 0;
        for (var i = 0; i < code.Length; i++)
        {
            depth +=
                code[i] is '[' or '{' ? 1
                : code[i] is ']' or '}' ? -1
                : 0;
            if (depth > 0 || code[i] is not ('.' or '/' or '(' or ')'))
                continue;
            if (i > start)
                yield return code[start..i];
            yield return code[i].ToString();
            start = i + 1;
        }
        if (start < code.Length)
            yield return code[start..];
    }

    private static string Component(string piece, Language language)
    {
        if (piece.StartsWith('{'))
            return piece.Trim('{', '}');
        if (
            piece.StartsWith("10*", StringComparison.Ordinal)
            || piece.StartsWith("10^", StringComparison.Ordinal)
        )
            return "10" + NumberWords.Superscript(piece[3..]);
        var annotation = piece.IndexOf('{', StringComparison.Ordinal);
        if (annotation > 0)
            piece = piece[..annotation];
        var end = piece.Length;
        while (
            end > 1
            && (char.IsAsciiDigit(piece[end - 1]) || (piece[end - 1] is '-' && end < piece.Length))
        )
            end--;
        return Symbol(piece[..end], language) + NumberWords.Superscript(piece[end..]);
    }

    private static string Symbol(string symbol, Language language)
    {
        if (UnitTable.FindAtom(symbol) is not null)
            return Atom(symbol, language);
        foreach (var prefix in UnitTable.Prefixes)
            if (
                symbol.StartsWith(prefix.Code, StringComparison.Ordinal)
                && UnitTable.FindAtom(symbol[prefix.Code.Length..]) is { } atom
                && atom.Takes(prefix)
            )
                return (prefix.Code == "u" ? "µ" : prefix.Code) + Atom(atom.Code, language);
        return symbol;
    }

    private static string Atom(string code, Language language) =>
        code == "By" && language == Language.French ? "o"
        : Symbols.TryGetValue(code, out var printed) ? printed
        : code.StartsWith('[') ? code.Trim('[', ']').Split('_')[0]
        : code;
}
