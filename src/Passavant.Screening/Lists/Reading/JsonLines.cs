using System.Text.Json;

namespace Passavant.Screening.Lists.Reading;

/// <summary>Reads JSON record by record.</summary>
internal static class JsonLines
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 32 };

    /// <summary>The objects of a file of JSON lines, each counted as found. A line that is none is refused; a last one that breaks off makes the file cut off.</summary>
    public static IEnumerable<(JsonElement Record, long Line)> Read(
        FileIntake file,
        bool mayBeEmpty = false
    )
    {
        var lines = new LineFeed(file.Content);
        while (Next(file, lines) is { } read)
        {
            if (read.Document is null)
                continue;
            using (read.Document)
                yield return (read.Document.RootElement, lines.Number);
        }
        if (lines.Number == 0 && !mayBeEmpty)
            throw file.Broken(null, "an empty file", "JSON lines", "fetch the file again");
    }

    // A span cannot stay alive over a yield: each line is read here.
    private static (bool Any, JsonDocument? Document)? Next(FileIntake file, LineFeed lines)
    {
        if (!lines.Next(out var line))
            return null;
        if (lines.Number == 1 && line is [0xEF, 0xBB, 0xBF, ..])
            line = line[3..];
        line = line.Trim((byte)'\r').Trim((byte)' ');
        if (line.IsEmpty)
            return (true, null);
        if (line.Contains((byte)0))
            throw file.Broken(
                lines.Number,
                "bytes of value 0: perhaps UTF-16, or no text at all",
                "UTF-8",
                "save the file as UTF-8 and try again"
            );
        file.Found();
        try
        {
            var reader = new Utf8JsonReader(line, new JsonReaderOptions { MaxDepth = 32 });
            var document = JsonDocument.ParseValue(ref reader);
            if (
                document.RootElement.ValueKind == JsonValueKind.Object
                && reader.BytesConsumed == line.Length
            )
                return (true, document);
            document.Dispose();
            file.Refuse(
                lines.Number,
                null,
                "no object, or more than one",
                "one object a line",
                "mend the line"
            );
        }
        catch (JsonException wrong)
        {
            if (!lines.Ended)
                file.CutOff(lines.Number, "a last line that breaks off", "a whole object");
            file.Refuse(
                lines.Number,
                null,
                $"JSON that is broken at byte {wrong.BytePositionInLine}",
                "one object a line",
                "mend the line, or fetch the file again"
            );
        }
        return (true, null);
    }

    /// <summary>A text; numbers and truth values as they are written; empty for what is none.</summary>
    public static string Said(this JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.String => Whole(value),
            JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
            _ => "",
        };

    /// <summary>The text of a member; empty where there is none.</summary>
    public static string Said(this JsonElement of, string member) =>
        of.ValueKind == JsonValueKind.Object && of.TryGetProperty(member, out var value)
            ? value.Said()
            : "";

    /// <summary>The texts of a member that is a list of texts, or one text.</summary>
    public static IEnumerable<string> Texts(this JsonElement of, string member)
    {
        if (of.ValueKind != JsonValueKind.Object || !of.TryGetProperty(member, out var value))
            return [];
        return value.ValueKind == JsonValueKind.Array
                ? value.EnumerateArray().Select(Said).Where(text => text.Length > 0)
            : value.Said() is { Length: > 0 } one ? [one]
            : [];
    }

    /// <summary>The objects of a member that is a list.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement of, string member) =>
        of.ValueKind == JsonValueKind.Object
        && of.TryGetProperty(member, out var value)
        && value.ValueKind == JsonValueKind.Array
            ? value.EnumerateArray()
            : [];

    // Half of a surrogate pair has no text: the replacement character stands for it.
    private static string Whole(JsonElement value)
    {
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return value.GetRawText().Trim('"');
        }
    }
}
