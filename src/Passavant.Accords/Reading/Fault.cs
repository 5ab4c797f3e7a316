namespace Passavant.Accords.Reading;

/// <summary>One fault of a text: where it is, what was found there, what was expected, and the nearest known word.</summary>
/// <param name="Place">Where the fault is.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Code">A stable name for this kind of fault, such as <c>unknown-key</c>.</param>
/// <param name="Found">What was found, as the beginning of a sentence, such as <c>the key 'contrlos'</c>.</param>
/// <param name="Expected">What was expected, such as <c>one of controls, glossary</c>; empty when there is nothing to say.</param>
/// <param name="Nearest">The nearest known word, or null when none is near.</param>
/// <remarks>Equal when all parts are equal. The code is for programs and stays; the wording is for people and may improve.</remarks>
public sealed record Fault(
    Place Place,
    Severity Severity,
    string Code,
    string Found,
    string Expected,
    string? Nearest = null
)
{
    /// <summary>The fault as a sentence: found, expected, nearest.</summary>
    public string Message =>
        (Expected.Length == 0 ? $"found {Found}" : $"found {Found}; expected {Expected}")
        + (Nearest is null ? "" : $"; did you mean '{Nearest}'?");

    /// <summary>The fault as compilers write it: <c>file:line:column: error unknown-key: message</c>.</summary>
    public override string ToString()
    {
        var word = Severity switch
        {
            Severity.Note => "note",
            Severity.Warning => "warning",
            _ => "error",
        };
        return $"{Place}: {word} {Code}: {Message}";
    }
}
