using System.Globalization;

namespace Passavant.Accords.Tests.Laws;

/// <summary>A generated accord, a transfer over its glossary, and the days it is assessed for.</summary>
public sealed record Case(Draft Draft, Deal Deal, string AsOf, string KnownAt)
{
    public static DateOnly Day(string text) =>
        DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public Assessor Assessor(
        Instruments? acts = null,
        Draft? draft = null,
        Spelling? spelling = null
    ) => new((draft ?? Draft).Read(spelling), acts ?? Instruments.None, Day(AsOf), Day(KnownAt));

    public override string ToString() => $"\n{Draft}\nas of {AsOf}, known at {KnownAt}\n  {Deal}\n";
}
