namespace Passavant.Accords.Reading;

/// <summary>Reads strict YAML: block and flow collections of texts, without types, anchors, tags, directives or second documents.</summary>
/// <remarks>
/// The reader never stops at the first fault and never throws for what a text holds: it reports each fault with its place, resumes at
/// the next plausible line, and returns what it could read. A file reports at most <see cref="MostFaults"/> faults; time and memory
/// grow in proportion to the text. It is stricter than YAML where YAML misreads in silence: a plain text in a flow collection stays on
/// one line, and a plain text that runs over lines may not go on with a dash or a key.
/// </remarks>
public static class YamlReader
{
    /// <summary>The largest file read, in bytes: 64 MB.</summary>
    public const int LargestFile = 64 * 1024 * 1024;

    /// <summary>The deepest nesting read, block and flow collections together.</summary>
    public const int DeepestNesting = 64;

    /// <summary>The most faults reported for one file.</summary>
    public const int MostFaults = 1000;

    /// <summary>Reads a text.</summary>
    /// <param name="file">The name used in places.</param>
    /// <param name="text">The text; a byte order mark at its start is passed over.</param>
    /// <param name="faults">Receives the faults.</param>
    /// <returns>What could be read, or null when the text holds nothing, which is no fault here.</returns>
    public static YamlNode? Read(string file, string text, ICollection<Fault> faults)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(faults);
        return text.Length > LargestFile
            ? TooLarge(file, text.Length, faults)
            : new YamlText(file, text, new YamlFaults(file, faults)).Read();
    }

    /// <summary>Reads the bytes of a file, which must be UTF-8. Bytes that are not are reported with their offset and read as U+FFFD.</summary>
    /// <param name="file">The name used in places.</param>
    /// <param name="utf8">The bytes.</param>
    /// <param name="faults">Receives the faults.</param>
    /// <returns>What could be read, or null when the file holds nothing, is too large, or is in another encoding.</returns>
    public static YamlNode? ReadBytes(
        string file,
        ReadOnlySpan<byte> utf8,
        ICollection<Fault> faults
    )
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(faults);
        if (utf8.Length > LargestFile)
        {
            return TooLarge(file, utf8.Length, faults);
        }
        var own = new YamlFaults(file, faults);
        if (utf8 is [0xFE, 0xFF, ..] or [0xFF, 0xFE, ..])
        {
            own.Add(1, 1, "invalid-utf-8", "a file in UTF-16", "a file in UTF-8");
            return null;
        }
        return new YamlText(file, YamlBytes.Decode(utf8, own), own).Read();
    }

    static YamlNode? TooLarge(string file, int size, ICollection<Fault> faults)
    {
        new YamlFaults(file, faults).Add(
            1,
            1,
            "too-large",
            $"a file of {size} bytes",
            $"at most {LargestFile}"
        );
        return null;
    }
}
