namespace Passavant.Screening.Names;

/// <summary>Reads a name in any script as words in Latin letters, by tables alone.</summary>
/// <remarks>Same text and kind, same answer. Reading the words of an answer again gives the same words.</remarks>
public static class NameReader
{
    /// <summary>The readings of a name, the most usual first; more than one where a script or word can be read in several ways. Never empty unless the text holds neither letter nor digit.</summary>
    public static IReadOnlyList<NameReading> Read(string text, PartyKind kind) =>
        throw new NotImplementedException();
}

/// <summary>A name as words, in the order written.</summary>
/// <param name="Tokens">The words.</param>
public sealed record NameReading(IReadOnlyList<NameToken> Tokens);
