using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Passavant.Trust.Matching.Keys;

/// <summary>One exact key by which an entity or a transaction is compared, such as <c>name:ACME TRADING</c>. An entity has several: exact keys cannot be close to one another, so that each stands for one way of being the same.</summary>
/// <remarks>
/// Equal when the text is equal. The text is the kind, a colon and the parts between bars; parts are in Unicode's form KC, in upper case, with single spaces and without bars or control characters, so that two parties who make a key of the same facts get the same bytes.
/// Making a key brings its parts into that form; reading one (<see cref="TryParse(string?, out MatchKey)"/>) takes no other. Which names are the same beyond that is the caller's: give the name as screening reads it.
/// </remarks>
public sealed class MatchKey : IEquatable<MatchKey>, IParsable<MatchKey>
{
    /// <summary>The most UTF-16 units of a key's text.</summary>
    public const int MostLength = 600;

    private const char Bar = '|';
    private const string Example = "such as name:ACME TRADING or identifier:TAX|FR|FR123";

    private static readonly Dictionary<MatchKeyKind, (string Word, int Parts)> Words = new()
    {
        [MatchKeyKind.Name] = ("name", 1),
        [MatchKeyKind.Identifier] = ("identifier", 3),
        [MatchKeyKind.NameAndDate] = ("name-date", 2),
        [MatchKeyKind.NameAndCountry] = ("name-country", 2),
        [MatchKeyKind.Transaction] = ("transaction", 3),
    };

    private readonly string text;

    private MatchKey(MatchKeyKind kind, string text) => (Kind, this.text) = (kind, text);

    /// <summary>What it is made of.</summary>
    public MatchKeyKind Kind { get; }

    /// <summary>A name.</summary>
    /// <exception cref="FormatException">Nothing is left of it, or it is too long or holds what no key may.</exception>
    public static MatchKey Name(string name) => Of(MatchKeyKind.Name, name);

    /// <summary>The number of a register. Of the number only letters and digits count.</summary>
    /// <param name="kind">The kind of number, such as <c>passport</c>.</param>
    /// <param name="country">Two letters of ISO 3166-1, or nothing where it is not known.</param>
    /// <param name="number">The number as written.</param>
    /// <exception cref="FormatException">No number is left, or the country is not two letters.</exception>
    public static MatchKey Identifier(string kind, string? country, string number) =>
        Of(
            MatchKeyKind.Identifier,
            kind,
            string.IsNullOrEmpty(country) ? "-" : Country(country),
            string.Concat(number.Where(char.IsLetterOrDigit))
        );

    /// <summary>A name and a day of birth or foundation.</summary>
    /// <exception cref="FormatException">Nothing is left of the name.</exception>
    public static MatchKey NameAndDate(string name, DateOnly day) =>
        Of(
            MatchKeyKind.NameAndDate,
            name,
            day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        );

    /// <summary>A name and a year of birth or foundation, where no day is known. It is another key than one with a day: give both where a day is known.</summary>
    /// <exception cref="FormatException">Nothing is left of the name, or the year does not have four digits.</exception>
    public static MatchKey NameAndYear(string name, int year) =>
        Of(MatchKeyKind.NameAndDate, name, year.ToString("0000", CultureInfo.InvariantCulture));

    /// <summary>A name and a country of two letters.</summary>
    /// <exception cref="FormatException">Nothing is left of the name, or the country is not two letters.</exception>
    public static MatchKey NameAndCountry(string name, string country) =>
        Of(MatchKeyKind.NameAndCountry, name, Country(country));

    /// <summary>What essentially identical transactions have in common.</summary>
    /// <param name="code">The item's code.</param>
    /// <param name="destination">Two letters.</param>
    /// <param name="endUser">A key of the end user, of any kind but this.</param>
    /// <exception cref="FormatException">The code is empty, the destination is not two letters, or the key is itself one of a transaction.</exception>
    public static MatchKey Transaction(string code, string destination, MatchKey endUser) =>
        endUser.Kind == MatchKeyKind.Transaction
            ? throw new FormatException("a transaction is no end user: give a key of the end user")
            : Read(
                $"transaction:{Normal(code)}{Bar}{Normal(Country(destination))}{Bar}{endUser.text}"
            );

    private static MatchKey Of(MatchKeyKind kind, params ReadOnlySpan<string> parts)
    {
        var text = new StringBuilder(Words[kind].Word).Append(':');
        for (var i = 0; i < parts.Length; i++)
            text.Append(i == 0 ? "" : Bar).Append(Normal(parts[i]));
        return Read(text.ToString());
    }

    private static MatchKey Read(string text) =>
        TryParse(text, out var key)
            ? key
            : throw new FormatException($"'{text}' is no key; expected one {Example}");

    private static string Country(string text) =>
        text.Length == 2 && text.All(char.IsAsciiLetter)
            ? text
            : throw new FormatException($"'{text}' is no country; expected two letters such as FR");

    // The form of a part. Upper case may need the form again, and the form upper case: it is settled after a round or two.
    private static string Normal(string part)
    {
        if (part.Length > MostLength)
            throw new FormatException(
                $"a part of {part.Length} characters; at most {MostLength} make a key"
            );
        for (var i = 0; i < 4; i++)
        {
            if (Once(part) is not { } next)
                break;
            if (next == part)
                return part;
            part = next;
        }
        throw new FormatException($"'{part}' has no form of its own; {Example}");
    }

    private static string? Once(string part)
    {
        // What is no text cannot be normalised: half a letter, or the mark of bytes read in the wrong order.
        for (var i = 0; i < part.Length; i++)
            if (
                part[i] == '\ufffe'
                || (char.IsSurrogate(part[i]) && !char.IsSurrogatePair(part, i++))
            )
                return null;
        var form = Ascii.IsValid(part)
            ? part.ToUpperInvariant()
            : part.Normalize(NormalizationForm.FormKC)
                .ToUpperInvariant()
                .Normalize(NormalizationForm.FormKC);
        return string.Join(
            ' ',
            form.Split(
                (char[]?)null,
                StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
            )
        );
    }

    private static bool IsPart(string part) =>
        part.Length > 0
        && !part.Contains(Bar)
        && !part.EnumerateRunes()
            .Any(rune =>
                // Letters that were lost would make different names the same.
                rune == Rune.ReplacementChar
                || Rune.GetUnicodeCategory(rune)
                    is UnicodeCategory.Control
                        or UnicodeCategory.Format
                        or UnicodeCategory.PrivateUse
                        or UnicodeCategory.LineSeparator
                        or UnicodeCategory.ParagraphSeparator
            )
        && Once(part) == part;

    /// <summary>Reads a key in its one form; false for any other text.</summary>
    public static bool TryParse(
        [NotNullWhen(true)] string? s,
        [MaybeNullWhen(false)] out MatchKey result
    )
    {
        result = null;
        if (s is null || s.Length > MostLength || s.IndexOf(':') is not (> 0 and var colon))
            return false;
        var (kind, (word, count)) = Words.FirstOrDefault(pair => s[..colon] == pair.Value.Word);
        if (word is null)
            return false;
        var parts = s[(colon + 1)..].Split(Bar, count);
        if (parts.Length != count)
            return false;
        var right = kind switch
        {
            MatchKeyKind.Name => IsPart(parts[0]),
            MatchKeyKind.Identifier => IsPart(parts[0])
                && (parts[1] == "-" || IsCountry(parts[1]))
                && IsPart(parts[2])
                && parts[2].All(char.IsLetterOrDigit),
            MatchKeyKind.NameAndDate => IsPart(parts[0]) && IsDate(parts[1]),
            MatchKeyKind.NameAndCountry => IsPart(parts[0]) && IsCountry(parts[1]),
            _ => IsPart(parts[0])
                && IsCountry(parts[1])
                && TryParse(parts[2], out var endUser)
                && endUser.Kind != MatchKeyKind.Transaction,
        };
        if (right)
            result = new MatchKey(kind, s);
        return right;
    }

    private static bool IsCountry(string part) =>
        part.Length == 2 && part.All(char.IsAsciiLetterUpper);

    private static bool IsDate(string part) =>
        part.Length switch
        {
            4 => part.All(char.IsAsciiDigit),
            10 => DateOnly.TryParseExact(
                part,
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out _
            ),
            _ => false,
        };

    /// <inheritdoc cref="TryParse(string?, out MatchKey)"/>
    public static bool TryParse(
        [NotNullWhen(true)] string? s,
        IFormatProvider? provider,
        [MaybeNullWhen(false)] out MatchKey result
    ) => TryParse(s, out result);

    /// <summary>Reads a key in its one form.</summary>
    /// <exception cref="FormatException">The text is none.</exception>
    public static MatchKey Parse(string s, IFormatProvider? provider = null) => Read(s);

    /// <summary>The bytes that are compared: the text in UTF-8.</summary>
    public byte[] ToBytes() => Encoding.UTF8.GetBytes(text);

    /// <inheritdoc/>
    public bool Equals(MatchKey? other) => other is not null && other.text == text;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as MatchKey);

    /// <inheritdoc/>
    public override int GetHashCode() => text.GetHashCode(StringComparison.Ordinal);

    /// <summary>The key's text.</summary>
    public override string ToString() => text;
}
