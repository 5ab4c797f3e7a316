namespace Passavant.Cli.Files;

/// <summary>The formats transfers and determinations are read and written in.</summary>
internal enum FileFormat
{
    Csv,
    JsonLines,
    Parquet,
}

/// <summary>Names of formats.</summary>
internal static class FileFormats
{
    public static readonly string[] Names = ["csv", "jsonl", "parquet"];

    /// <summary>The format named, else the one the file's extension tells.</summary>
    public static FileFormat Of(string path, string? named)
    {
        if (named is not null)
            return (FileFormat)Array.IndexOf(Names, named);
        return Path.GetExtension(path).ToUpperInvariant() switch
        {
            ".CSV" or ".TSV" or ".TXT" => FileFormat.Csv,
            ".JSONL" or ".NDJSON" or ".JSON" => FileFormat.JsonLines,
            ".PARQUET" => FileFormat.Parquet,
            _ when path == "-" => FileFormat.Csv,
            _ => throw new Trouble(
                $"'{path}' tells no format by its extension; expected .csv, .tsv, .jsonl or .parquet, or --from/--to {string.Join('|', Names)}."
            ),
        };
    }
}
