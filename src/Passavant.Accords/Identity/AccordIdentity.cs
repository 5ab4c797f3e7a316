using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Passavant.Accords.Identity;

/// <summary>What an accord says, in one line: <c>sha256:</c> and the 64 lower-case hexadecimal digits of the hash of its canonical form.</summary>
/// <remarks>
/// Equal when the text is equal; sorts by text, ordinal. Two accords with the same identity say the same, whatever their comments,
/// spelling of quantities or order of provisions; that holds as far as SHA-256 resists collisions.
/// </remarks>
public sealed record AccordIdentity : IParsable<AccordIdentity>, IComparable<AccordIdentity>
{
    const string Prefix = "sha256:";
    static readonly SearchValues<char> Digits = SearchValues.Create("0123456789abcdef");
    readonly string text;

    AccordIdentity(string text) => this.text = text;

    /// <summary>The identity of a canonical form: the hash of its bytes.</summary>
    public static AccordIdentity Of(ReadOnlySpan<byte> canonical) =>
        new(Prefix + Convert.ToHexStringLower(SHA256.HashData(canonical)));

    /// <summary>Reads an identity; throws <see cref="FormatException"/> when the text is none.</summary>
    public static AccordIdentity Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var identity)
            ? identity
            : throw new FormatException(
                $"'{s}' is not an identity. An identity is 'sha256:' and 64 digits of 0-9 and a-f, such as '{Of([])}'."
            );

    /// <summary>Reads an identity; false when the text is none.</summary>
    public static bool TryParse(
        [NotNullWhen(true)] string? s,
        IFormatProvider? provider,
        [MaybeNullWhen(false)] out AccordIdentity result
    )
    {
        var fits =
            s is { Length: 71 }
            && s.StartsWith(Prefix, StringComparison.Ordinal)
            && !s.AsSpan(Prefix.Length).ContainsAnyExcept(Digits);
        result = fits ? new AccordIdentity(s!) : null;
        return fits;
    }

    /// <inheritdoc />
    public int CompareTo(AccordIdentity? other) => string.CompareOrdinal(text, other?.text);

    /// <summary>The identity as text.</summary>
    public override string ToString() => text;

    /// <summary>Whether one identity sorts before another.</summary>
    public static bool operator <(AccordIdentity left, AccordIdentity right) =>
        Comparer<AccordIdentity>.Default.Compare(left, right) < 0;

    /// <summary>Whether one identity sorts after another.</summary>
    public static bool operator >(AccordIdentity left, AccordIdentity right) =>
        Comparer<AccordIdentity>.Default.Compare(left, right) > 0;

    /// <summary>Whether one identity sorts before another or is the same.</summary>
    public static bool operator <=(AccordIdentity left, AccordIdentity right) =>
        Comparer<AccordIdentity>.Default.Compare(left, right) <= 0;

    /// <summary>Whether one identity sorts after another or is the same.</summary>
    public static bool operator >=(AccordIdentity left, AccordIdentity right) =>
        Comparer<AccordIdentity>.Default.Compare(left, right) >= 0;
}
