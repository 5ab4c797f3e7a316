using System.Diagnostics.CodeAnalysis;

namespace Passavant.Accords;

/// <summary>A selection of control codes: a code with everything below it (<c>3A001.a</c>), a prefix (<c>1C*</c>), a category letter (<c>*E*</c>), or <c>all</c>.</summary>
/// <remarks>A star stands for any characters. Equal when the text is equal.</remarks>
public sealed record CodePattern : IParsable<CodePattern>
{
    private readonly string text;
    private readonly ControlCode? code;

    private CodePattern(string text, ControlCode? code) => (this.text, this.code) = (text, code);

    /// <summary>Selects every code.</summary>
    public static CodePattern All { get; } = new("all", null);

    /// <summary>The code where the pattern is one, else null.</summary>
    public ControlCode? Code => code;

    /// <summary>Reads a pattern.</summary>
    /// <exception cref="FormatException">The text is no pattern; the message names it and gives an example.</exception>
    public static CodePattern Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var pattern)
            ? pattern
            : throw new FormatException(
                $"'{s}' selects no control codes; expected for example '3A001.a', '1C*' or 'all'."
            );

    /// <inheritdoc/>
    public static bool TryParse(
        [NotNullWhen(true)] string? s,
        IFormatProvider? provider,
        [MaybeNullWhen(false)] out CodePattern result
    )
    {
        result = null;
        if (s is "all")
            result = All;
        else if (ControlCode.TryParse(s, provider, out var code))
            result = new CodePattern(s!, code);
        else if (
            s is { Length: > 0 and <= 40 }
            && s.Contains('*', StringComparison.Ordinal)
            && s.All(character =>
                char.IsAsciiLetterOrDigit(character) || character is '.' or '-' or '*'
            )
        )
            result = new CodePattern(s, null);
        return result is not null;
    }

    /// <summary>Whether the pattern selects <paramref name="candidate"/>.</summary>
    public bool Covers(ControlCode candidate)
    {
        if (code is not null)
            return code.Covers(candidate);
        return ReferenceEquals(this, All) || text is "all" || Matches(text, candidate.ToString());
    }

    /// <summary>The pattern as written.</summary>
    public override string ToString() => text;

    private static bool Matches(ReadOnlySpan<char> pattern, ReadOnlySpan<char> candidate)
    {
        var star = pattern.IndexOf('*');
        if (star < 0)
            return candidate.SequenceEqual(pattern);
        if (!candidate.StartsWith(pattern[..star], StringComparison.Ordinal))
            return false;
        var rest = pattern[(star + 1)..];
        if (rest.IsEmpty)
            return true;
        for (var start = star; start <= candidate.Length; start++)
            if (Matches(rest, candidate[start..]))
                return true;
        return false;
    }
}
