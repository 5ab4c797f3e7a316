using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Passavant.Accords.Words;

/// <summary>Prints a document as JSON, block by block, for programs that set it themselves.</summary>
public static class JsonRendering
{
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The document as JSON, ending in a line feed.</summary>
    public static string Render(Document document)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Options))
        {
            json.WriteStartObject();
            json.WriteString("language", document.Language.Code);
            json.WriteString("title", document.Title);
            if (document.Subtitle is { } subtitle)
                json.WriteString("subtitle", subtitle);
            json.WriteStartArray("blocks");
            foreach (var block in document.Blocks)
                Write(block, json);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(bytes.ToArray()) + "\n";
    }

    private static void Write(Block block, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        switch (block)
        {
            case Block.Heading heading:
                json.WriteString("heading", heading.Text);
                json.WriteNumber("level", heading.Level);
                json.WriteString("anchor", heading.Anchor);
                break;
            case Block.Paragraph paragraph:
                json.WriteString("paragraph", paragraph.Text);
                if (paragraph.Kind != ParagraphKind.Body)
                    json.WriteString("kind", Word(paragraph.Kind.ToString()));
                Write(paragraph.Tone, json);
                break;
            case Block.Pairs pairs:
                json.WriteStartArray("pairs");
                foreach (var (name, value) in pairs.Rows)
                {
                    json.WriteStartObject();
                    json.WriteString("name", name);
                    json.WriteString("value", value);
                    json.WriteEndObject();
                }
                json.WriteEndArray();
                break;
            case Block.Listing listing:
                json.WriteStartArray("list");
                foreach (var item in listing.Items)
                    Write(item, json);
                json.WriteEndArray();
                if (listing.IsOrdered)
                    json.WriteBoolean("ordered", true);
                break;
            case Block.Table table:
                json.WriteString("table", table.Caption);
                json.WriteStartArray("columns");
                foreach (var column in table.Columns)
                    json.WriteStringValue(column);
                json.WriteEndArray();
                json.WriteStartArray("rows");
                foreach (var row in table.Rows)
                {
                    json.WriteStartArray();
                    foreach (var cell in row)
                        Write(cell, json);
                    json.WriteEndArray();
                }
                json.WriteEndArray();
                break;
        }
        json.WriteEndObject();
    }

    private static void Write(Cell cell, Utf8JsonWriter json)
    {
        if (cell.Tone == Tone.Plain && cell.Depth == 0)
        {
            json.WriteStringValue(cell.Text);
            return;
        }
        json.WriteStartObject();
        json.WriteString("text", cell.Text);
        Write(cell.Tone, json);
        if (cell.Depth > 0)
            json.WriteNumber("depth", cell.Depth);
        json.WriteEndObject();
    }

    private static void Write(Tone tone, Utf8JsonWriter json)
    {
        if (tone != Tone.Plain)
            json.WriteString("tone", Word(tone.ToString()));
    }

    private static void Write(Outline item, Utf8JsonWriter json)
    {
        if (item.Below.Count == 0)
        {
            json.WriteStringValue(item.Text);
            return;
        }
        json.WriteStartObject();
        json.WriteString("text", item.Text);
        json.WriteStartArray("list");
        foreach (var below in item.Below)
            Write(below, json);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string Word(string name) => name.ToLowerInvariant();
}
