using System.Text;

namespace Passavant.Accords.Quantities;

/// <summary>Brings the characters print uses for units to those UCUM uses.</summary>
static class UnitSpelling
{
    /// <summary>µ and μ to u, Ω to Ohm, superscripts to digits, primes to quotes, 'per' to a stroke.</summary>
    public static string Normalise(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            _ = c switch
            {
                'µ' or 'μ' => plain.Append('u'),
                'Ω' or '\u2126' => plain.Append("Ohm"),
                '\u212A' => plain.Append('K'),
                'Å' or '\u212B' => plain.Append("Ao"),
                '⁰' => plain.Append('0'),
                '¹' => plain.Append('1'),
                '²' => plain.Append('2'),
                '³' => plain.Append('3'),
                >= '⁴' and <= '⁹' => plain.Append((char)('4' + (c - '⁴'))),
                '⁻' or '−' => plain.Append('-'),
                '⁺' => plain.Append('+'),
                '′' => plain.Append('\''),
                '″' => plain.Append("''"),
                '℃' => plain.Append("Cel"),
                '℉' => plain.Append("[degF]"),
                _ => plain.Append(c),
            };
        }

        return plain.Replace("rad(Si)", "RAD").Replace(" per ", "/").ToString();
    }
}
