using System.Globalization;
using System.Text;

namespace Passavant.Trust.Matching.Comparing;

/// <summary>Who compares a list with whom, when, to what end and under which law, as one of the two states it.</summary>
/// <remarks>Equal when every field is. Texts are of 1 to 200 bytes in Unicode's form C, without control characters and without spaces at their ends.</remarks>
public sealed record Occasion
{
    internal const int MostBytes = 200;

    /// <summary>States an occasion.</summary>
    /// <param name="party">Who states it, such as <c>FR</c> or an authority's id.</param>
    /// <param name="counterpart">The other.</param>
    /// <param name="purpose">To what end, by a word both use, such as <c>no-undercut consultation</c>.</param>
    /// <param name="legalBasis">The law that lets this party do it.</param>
    /// <param name="day">The day.</param>
    /// <exception cref="FormatException">A text is empty, too long, or not in its one form, or both parties are the same.</exception>
    public Occasion(
        string party,
        string counterpart,
        string purpose,
        string legalBasis,
        DateOnly day
    )
    {
        var reason =
            Reason(party, "party")
            ?? Reason(counterpart, "counterpart")
            ?? Reason(purpose, "purpose")
            ?? Reason(legalBasis, "legal basis");
        if (reason is not null)
            throw new FormatException(reason);
        if (party == counterpart)
            throw new FormatException($"'{party}' does not compare lists with itself");
        (Party, Counterpart, Purpose, LegalBasis, Day) = (
            party,
            counterpart,
            purpose,
            legalBasis,
            day
        );
    }

    /// <summary>Who states it.</summary>
    public string Party { get; }

    /// <summary>The other.</summary>
    public string Counterpart { get; }

    /// <summary>To what end.</summary>
    public string Purpose { get; }

    /// <summary>The law that lets this party do it.</summary>
    public string LegalBasis { get; }

    /// <summary>The day.</summary>
    public DateOnly Day { get; }

    /// <summary>Why the other's account of the occasion does not fit this one; null where it does. Legal bases may differ: each has its own law.</summary>
    internal MatchingFault? Differs(Occasion other) =>
        other.Party != Counterpart ? Odd("party", other.Party, Counterpart)
        : other.Counterpart != Party ? Odd("counterpart", other.Counterpart, Party)
        : other.Purpose != Purpose ? Odd("purpose", other.Purpose, Purpose)
        : other.Day != Day ? Odd("day", Iso(other.Day), Iso(Day))
        : null;

    private static MatchingFault Odd(string field, string found, string expected) =>
        new($"the other's commitment, {field}", $"'{found}'", $"'{expected}'");

    private static string Iso(DateOnly day) =>
        day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string? Reason(string text, string field)
    {
        for (var i = 0; i < text.Length; i++)
            if (
                char.IsControl(text[i])
                || text[i] == '\ufffe'
                || (char.IsSurrogate(text[i]) && !char.IsSurrogatePair(text, i++))
            )
                return $"{field}: a character that no text holds, at {i}";
        return Encoding.UTF8.GetByteCount(text) is 0 or > MostBytes
                ? $"{field}: {Encoding.UTF8.GetByteCount(text)} bytes; from 1 to {MostBytes} are expected"
            : text.Trim() != text ? $"{field}: '{text}' begins or ends with a space"
            : !text.IsNormalized() ? $"{field}: '{text}' is not in Unicode's form C"
            : null;
    }

    internal MessageWriter Write(MessageWriter writer) =>
        writer.Text(Party).Text(Counterpart).Text(Purpose).Text(LegalBasis).Day(Day);

    internal static Occasion? Read(ref MessageReader reader)
    {
        var (party, counterpart) = (reader.Text(MostBytes), reader.Text(MostBytes));
        var (purpose, basis) = (reader.Text(MostBytes), reader.Text(MostBytes));
        var day = reader.Day();
        if (reader.Fault is not null)
            return null;
        try
        {
            return new Occasion(party, counterpart, purpose, basis, day);
        }
        catch (FormatException fault)
        {
            reader.RefuseHere(fault.Message, "an occasion in its one form");
            return null;
        }
    }
}
