using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Passavant.Cases;

/// <summary>The number of a case, such as <c>2026-000123</c>: the year and a running number.</summary>
/// <remarks>Equal when the text is equal; sorts by year, then by running number.</remarks>
[JsonConverter(typeof(Converter))]
public sealed record CaseNumber : IParsable<CaseNumber>, IComparable<CaseNumber>
{
    private readonly string text;

    private CaseNumber(string text) => this.text = text;

    /// <summary>The number of the <paramref name="running"/>-th case of a year.</summary>
    public static CaseNumber Of(int year, int running) =>
        Parse(FormattableString.Invariant($"{year:0000}-{running:000000}"));

    /// <summary>Reads a number such as <c>2026-000123</c>.</summary>
    /// <exception cref="FormatException">The text is none.</exception>
    public static CaseNumber Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var number)
            ? number
            : throw new FormatException(
                $"'{s}' is no number of a case; expected for example 2026-000123."
            );

    /// <inheritdoc/>
    public static bool TryParse(
        [NotNullWhen(true)] string? s,
        IFormatProvider? provider,
        [MaybeNullWhen(false)] out CaseNumber result
    )
    {
        result =
            s is { Length: 11 }
            && s[4] == '-'
            && s.AsSpan(0, 4).IndexOfAnyExceptInRange('0', '9') < 0
            && s.AsSpan(5).IndexOfAnyExceptInRange('0', '9') < 0
                ? new CaseNumber(s)
                : null;
        return result is not null;
    }

    /// <inheritdoc/>
    public int CompareTo(CaseNumber? other) => string.CompareOrdinal(text, other?.text);

    /// <summary>The number as it is written.</summary>
    public override string ToString() => text;

    /// <summary>Whether one comes before the other.</summary>
    public static bool operator <(CaseNumber left, CaseNumber right) => left.CompareTo(right) < 0;

    /// <summary>Whether one comes after the other.</summary>
    public static bool operator >(CaseNumber left, CaseNumber right) => left.CompareTo(right) > 0;

    /// <summary>Whether one does not come after the other.</summary>
    public static bool operator <=(CaseNumber left, CaseNumber right) => left.CompareTo(right) <= 0;

    /// <summary>Whether one does not come before the other.</summary>
    public static bool operator >=(CaseNumber left, CaseNumber right) => left.CompareTo(right) >= 0;

    private sealed class Converter : JsonConverter<CaseNumber>
    {
        public override CaseNumber Read(
            ref Utf8JsonReader reader,
            Type typeToConvert,
            JsonSerializerOptions options
        ) =>
            TryParse(reader.GetString(), null, out var number)
                ? number
                : throw new JsonException("is no number of a case, such as 2026-000123");

        public override void Write(
            Utf8JsonWriter writer,
            CaseNumber value,
            JsonSerializerOptions options
        ) => writer.WriteStringValue(value.text);
    }
}
