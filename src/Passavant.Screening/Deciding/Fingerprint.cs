using System.Security.Cryptography;
using System.Text;
using Passavant.Screening.Names;

namespace Passavant.Screening.Deciding;

/// <summary>What matters of a party for telling whether it is another, as a hash for each field.</summary>
/// <remarks>
/// The order of names and words, spacing, case, and whatever is stated twice do not matter, nor do addresses, places, remarks and the day of listing.
/// A hash is 16 bytes of SHA-256 in lower-case hexadecimal, empty where nothing is stated. Names have two: as they are read, and as they are written; a later engine that reads them otherwise finds them unchanged by the other. Equal when every hash is equal.
/// </remarks>
/// <param name="Names">The names as words in Latin letters, by <see cref="NameReader"/>.</param>
/// <param name="Written">The names in their own letters.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Dates">When it was born, founded or built.</param>
/// <param name="Countries">Countries it belongs to.</param>
/// <param name="Gender">Man or woman.</param>
/// <param name="Identifiers">Numbers of registers.</param>
public sealed record Fingerprint(
    string Names,
    string Written,
    string Kind,
    string Dates,
    string Countries,
    string Gender,
    string Identifiers
)
{
    private const int Bytes = 16;

    /// <summary>The fingerprint of a party.</summary>
    public static Fingerprint Of(Party party) =>
        new(
            Hash(party.Names.Select(name => Read(name.Text, party.Kind))),
            Hash(party.Names.Select(name => Spelled(name.Text))),
            Hash(party.Kind == PartyKind.Unknown ? [] : [party.Kind.ToString()]),
            Hash(party.Dates.Select(date => date.ToString())),
            Hash(party.Countries),
            Hash(party.Gender is { } gender ? [gender.ToString()] : []),
            Hash(
                party.Identifiers.Select(one => $"{one.Kind} {Plain(one.Value, "")} {one.Country}")
            )
        );

    /// <summary>The fields in which another fingerprint differs, by name; empty where none does.</summary>
    public IReadOnlyList<string> Changes(Fingerprint now)
    {
        var changed = new List<string>();
        if (Names != now.Names && Written != now.Written)
            changed.Add("names");
        Compare("kind", Kind, now.Kind);
        Compare("dates", Dates, now.Dates);
        Compare("countries", Countries, now.Countries);
        Compare("gender", Gender, now.Gender);
        Compare("identifiers", Identifiers, now.Identifiers);
        return changed;

        void Compare(string field, string before, string after)
        {
            if (before != after)
                changed.Add(field);
        }
    }

    internal static string Hash(IEnumerable<string> values)
    {
        var text = string.Join(
            '\n',
            values.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
        );
        return text.Length == 0
            ? ""
            : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))[..Bytes]);
    }

    // The most usual reading; a text without letters as it is written.
    private static string Read(string text, PartyKind kind) =>
        NameReader.Read(text, kind) is [var reading, ..]
            ? string.Join(
                ' ',
                reading.Tokens.Select(token => token.Text).Order(StringComparer.Ordinal)
            )
            : Spelled(text);

    private static string Spelled(string text) =>
        string.Join(' ', Plain(text, " ").Split(' ').Order(StringComparer.Ordinal))
            is { Length: > 0 } words
            ? words
            : text.Trim();

    /// <summary>The letters and digits of a text in upper case, with what is between them.</summary>
    internal static string Plain(string text, string between)
    {
        var plain = new StringBuilder(text.Length);
        var gap = false;
        foreach (var letter in Whole(text).EnumerateRunes())
            if (
                Rune.IsLetterOrDigit(letter)
                || Rune.GetUnicodeCategory(letter)
                    is System.Globalization.UnicodeCategory.NonSpacingMark
                        or System.Globalization.UnicodeCategory.SpacingCombiningMark
            )
            {
                if (gap && plain.Length > 0)
                    plain.Append(between);
                gap = false;
                plain.Append(Rune.ToUpperInvariant(letter).ToString());
            }
            else
                gap = true;
        return plain.ToString();
    }

    // Half a surrogate cannot be normalised: it is replaced first.
    private static string Whole(string text) =>
        Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Normalize(NormalizationForm.FormKC);
}
