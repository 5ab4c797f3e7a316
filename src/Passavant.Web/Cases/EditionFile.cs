using System.Text;
using System.Text.Json;
using Passavant.Accords.Reading;

namespace Passavant.Web.Cases;

/// <summary>The texts of an edition of an accord as one block: its files, and the alternative chosen for each bracket.</summary>
internal sealed record EditionFile(
    IReadOnlyDictionary<string, string> Files,
    IReadOnlyDictionary<string, string> Choices
)
{
    /// <summary>The edition in a folder.</summary>
    /// <exception cref="DirectoryNotFoundException">There is no accord in it.</exception>
    public static EditionFile OfFolder(
        string folder,
        IReadOnlyDictionary<string, string>? choices = null
    )
    {
        var files = AccordFile.ReadFolder(folder);
        // The glossary may stand beside the folder: paths start where both have begun.
        var parts = files.Select(file => file.Path.Split('/')).ToList();
        var common = 0;
        while (parts.All(path => path.Length > common + 1 && path[common] == parts[0][common]))
            common++;
        return new(
            files
                .Zip(parts, (file, path) => (Path: string.Join('/', path[common..]), file.Content))
                .ToDictionary(
                    file => file.Path,
                    file => Encoding.UTF8.GetString(file.Content.Span),
                    StringComparer.Ordinal
                ),
            choices ?? new Dictionary<string, string>()
        );
    }

    /// <summary>The edition in these files, as they were uploaded.</summary>
    public static EditionFile Of(
        IReadOnlyList<AccordFile> files,
        IReadOnlyDictionary<string, string> choices
    ) =>
        new(
            files.ToDictionary(
                file => file.Path,
                file => Encoding.UTF8.GetString(file.Content.Span),
                StringComparer.Ordinal
            ),
            choices
        );

    /// <summary>Reads what <see cref="ToBytes"/> wrote.</summary>
    public static EditionFile Of(byte[] bytes) =>
        JsonSerializer.Deserialize<EditionFile>(bytes, Json.Options)!;

    /// <summary>The block it is kept as.</summary>
    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, Json.Options);

    /// <summary>Reads the accord, with every fault named.</summary>
    public AccordReading Read() =>
        AccordReader.Read(
            [.. Files.Select(file => new AccordFile(file.Key, Encoding.UTF8.GetBytes(file.Value)))],
            Choices
        );
}
