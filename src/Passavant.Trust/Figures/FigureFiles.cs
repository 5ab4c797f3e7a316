using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Passavant.Trust.Figures;

/// <summary>Writes published figures as CSV and JSON: the same bytes for the same table, everywhere.</summary>
public static class FigureFiles
{
    /// <summary>The word for a total.</summary>
    public const string Total = "(all)";

    private static readonly SearchValues<char> Special = SearchValues.Create("\",\r\n");

    /// <summary>CSV after RFC 4180 in UTF-8 with a line feed: a column for each dimension, then <c>count</c>, empty where it is hidden, then <c>hidden</c>, <c>yes</c> or <c>no</c>.</summary>
    public static byte[] Csv(PublishedFigures figures)
    {
        var text = new StringBuilder();
        foreach (var dimension in figures.Dimensions)
            text.Append(Field(dimension.Name)).Append(',');
        text.Append("count,hidden\n");
        for (var cell = 0; cell < figures.Cells; cell++)
        {
            for (var i = 0; i < figures.Dimensions.Count; i++)
                text.Append(Field(Category(figures, cell, i))).Append(',');
            text.Append(
                figures[cell] is { } count
                    ? count.ToString(CultureInfo.InvariantCulture) + ",no\n"
                    : ",yes\n"
            );
        }
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>JSON: the rule, the report of the attack, the dimensions, and each cell with its place and its count, null where it is hidden.</summary>
    public static byte[] Json(PublishedFigures figures)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (
            var json = new Utf8JsonWriter(
                buffer,
                new JsonWriterOptions { Indented = true, NewLine = "\n" }
            )
        )
        {
            json.WriteStartObject();
            json.WriteNumber("least shown", figures.Report.Rule.Least);
            json.WriteStartObject("attack");
            json.WriteString(
                "method",
                "amounts that can be moved unseen, checked in whole numbers; where none is found, linear programming over everything published"
            );
            json.WriteNumber("hidden", figures.Report.Hidden.Count);
            json.WriteNumber("width left at least", figures.Report.Rule.Width);
            json.WriteBoolean("withstood", figures.Report.Withstands);
            json.WriteString("in words", figures.Report.Words);
            json.WriteEndObject();
            json.WriteStartArray("dimensions");
            foreach (var dimension in figures.Dimensions)
            {
                json.WriteStartObject();
                json.WriteString("name", dimension.Name);
                json.WriteStartArray("categories");
                foreach (var category in dimension.Categories)
                    json.WriteStringValue(category);
                json.WriteEndArray();
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteStartArray("cells");
            for (var cell = 0; cell < figures.Cells; cell++)
            {
                json.WriteStartObject();
                json.WriteStartArray("at");
                for (var i = 0; i < figures.Dimensions.Count; i++)
                    if (figures.Position(cell, i) < 0)
                        json.WriteNullValue();
                    else
                        json.WriteStringValue(Category(figures, cell, i));
                json.WriteEndArray();
                if (figures[cell] is { } count)
                    json.WriteNumber("count", count);
                else
                    json.WriteNull("count");
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return [.. buffer.WrittenSpan, (byte)'\n'];
    }

    private static string Category(PublishedFigures figures, int cell, int dimension) =>
        figures.Position(cell, dimension) is >= 0 and var position
            ? figures.Dimensions[dimension].Categories[position]
            : Total;

    private static string Field(string text) =>
        text.AsSpan().ContainsAny(Special)
            ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : text;
}
