using System.Buffers;
using System.Text.Json;

namespace Passavant.Screening.Tests.Lists;

/// <summary>Canonical JSON the slow way: every object sorted, every text escaped letter by letter.</summary>
internal static class Sorted
{
    public static byte[] Canonical(byte[] json)
    {
        using var document = JsonDocument.Parse(json);
        var output = new ArrayBufferWriter<byte>();
        Write(document.RootElement, output);
        return output.WrittenSpan.ToArray();
    }

    private static void Write(JsonElement value, ArrayBufferWriter<byte> output)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                output.Write("{"u8);
                var members = value
                    .EnumerateObject()
                    .OrderBy(member => member.Name, StringComparer.Ordinal)
                    .ToList();
                for (var i = 0; i < members.Count; i++)
                {
                    output.Write(i == 0 ? "" : ",");
                    Text(members[i].Name, output);
                    output.Write(":"u8);
                    Write(members[i].Value, output);
                }
                output.Write("}"u8);
                break;
            case JsonValueKind.Array:
                output.Write("["u8);
                for (var i = 0; i < value.GetArrayLength(); i++)
                {
                    output.Write(i == 0 ? "" : ",");
                    Write(value[i], output);
                }
                output.Write("]"u8);
                break;
            case JsonValueKind.String:
                Text(value.GetString()!, output);
                break;
            default:
                throw new InvalidOperationException("Entries hold objects, lists and texts.");
        }
    }

    private static void Text(string text, ArrayBufferWriter<byte> output)
    {
        output.Write("\""u8);
        foreach (var rune in text.EnumerateRunes())
            output.Write(
                rune.Value switch
                {
                    '"' => "\\\"",
                    '\\' => "\\\\",
                    '\n' => "\\n",
                    '\r' => "\\r",
                    '\t' => "\\t",
                    '\b' => "\\b",
                    '\f' => "\\f",
                    < 0x20 => $"\\u{rune.Value:x4}",
                    _ => rune.ToString(),
                }
            );
        output.Write("\""u8);
    }

    private static void Write(this ArrayBufferWriter<byte> output, string text) =>
        output.Write(System.Text.Encoding.UTF8.GetBytes(text));
}
