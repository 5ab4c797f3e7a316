using System.Diagnostics.CodeAnalysis;

namespace Passavant.Accords;

/// <summary>Where an entry sits in a control list, such as <c>3A001.b.2</c>.</summary>
/// <remarks>Equal when the text is equal; sorts in list order, so that <c>b.2</c> comes before <c>b.10</c>. Does not say which edition it was read from: a determination records both.</remarks>
public sealed record ControlCode : IParsable<ControlCode>, IComparable<ControlCode>
{
    private readonly string text;

    private ControlCode(string text) => this.text = text;

    /// <summary>Reads a code: letters, digits, <c>.</c> and <c>-</c>, beginning with a letter or digit, at most 40 characters.</summary>
    /// <exception cref="FormatException">The text is no code; the message names it and gives an example.</exception>
    public static ControlCode Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var code)
            ? code
            : throw new FormatException(
                $"'{s}' is no control code; expected for example '3A001.b.2'."
            );

    /// <inheritdoc/>
    public static bool TryParse(
        [NotNullWhen(true)] string? s,
        IFormatProvider? provider,
        [MaybeNullWhen(false)] out ControlCode result
    )
    {
        var valid =
            s is { Length: > 0 and <= 40 }
            && char.IsAsciiLetterOrDigit(s[0])
            && s[^1] is not '.'
            && s.All(character =>
                char.IsAsciiLetterOrDigit(character) || character is '.' or '-' or '_'
            )
            && !s.Contains("..", StringComparison.Ordinal);
        result = valid ? new ControlCode(s!) : null;
        return valid;
    }

    /// <summary>Whether <paramref name="other"/> is this code or a paragraph below it: <c>3A001.b</c> covers <c>3A001.b.2</c>, not <c>3A001.b2</c>.</summary>
    public bool Covers(ControlCode other) =>
        other.text.StartsWith(text, StringComparison.Ordinal)
        && (other.text.Length == text.Length || other.text[text.Length] == '.');

    /// <inheritdoc/>
    public int CompareTo(ControlCode? other) =>
        other is null ? 1 : Natural.Compare(text, other.text);

    /// <summary>The code as printed in the list.</summary>
    public override string ToString() => text;

    /// <summary>Whether <paramref name="left"/> comes before <paramref name="right"/> in list order.</summary>
    public static bool operator <(ControlCode left, ControlCode right) => left.CompareTo(right) < 0;

    /// <summary>Whether <paramref name="left"/> comes before <paramref name="right"/> in list order, or is it.</summary>
    public static bool operator <=(ControlCode left, ControlCode right) =>
        left.CompareTo(right) <= 0;

    /// <summary>Whether <paramref name="left"/> comes after <paramref name="right"/> in list order.</summary>
    public static bool operator >(ControlCode left, ControlCode right) => left.CompareTo(right) > 0;

    /// <summary>Whether <paramref name="left"/> comes after <paramref name="right"/> in list order, or is it.</summary>
    public static bool operator >=(ControlCode left, ControlCode right) =>
        left.CompareTo(right) >= 0;
}
