using System.Buffers;
using System.Globalization;
using System.Text;

namespace Passavant.Screening;

/// <summary>Writes JSON in the one spelling of RFC 8785. Whoever writes gives the members of an object in the order of their names.</summary>
internal sealed class CanonicalWriter(IBufferWriter<byte> output)
{
    private static readonly SearchValues<char> Escaped = SearchValues.Create(
        "\"\\\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\t\n\u000b\f\r\u000e\u000f\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f"
    );
    private bool comma;

    public void BeginObject() => Begin("{"u8);

    public void EndObject() => End("}"u8);

    public void BeginArray() => Begin("["u8);

    public void EndArray() => End("]"u8);

    public void Name(string name)
    {
        Separate();
        Quoted(name);
        output.Write(":"u8);
        comma = false;
    }

    public void Text(string text)
    {
        Separate();
        Quoted(text);
    }

    public void Number(long number)
    {
        Separate();
        Span<byte> digits = stackalloc byte[20];
        number.TryFormat(digits, out var length, default, CultureInfo.InvariantCulture);
        output.Write(digits[..length]);
    }

    public void Truth(bool value)
    {
        Separate();
        output.Write(value ? "true"u8 : "false"u8);
    }

    /// <summary>A value already in canonical form.</summary>
    public void Raw(ReadOnlySpan<byte> value)
    {
        Separate();
        output.Write(value);
    }

    public void Member(string name, string? text)
    {
        if (text is null)
            return;
        Name(name);
        Text(text);
    }

    public void Member(string name, DateOnly? day) =>
        Member(name, day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    public void Member(string name, IReadOnlyList<string> texts)
    {
        if (texts.Count == 0)
            return;
        Name(name);
        BeginArray();
        foreach (var text in texts)
            Text(text);
        EndArray();
    }

    private void Begin(ReadOnlySpan<byte> bracket)
    {
        Separate();
        output.Write(bracket);
        comma = false;
    }

    private void End(ReadOnlySpan<byte> bracket)
    {
        output.Write(bracket);
        comma = true;
    }

    private void Separate()
    {
        if (comma)
            output.Write(","u8);
        comma = true;
    }

    private void Quoted(ReadOnlySpan<char> text)
    {
        output.Write("\""u8);
        while (text.Length > 0)
        {
            var plain = text.IndexOfAny(Escaped);
            if (plain < 0)
                plain = text.Length;
            if (plain > 0)
                Encoding.UTF8.GetBytes(text[..plain], output);
            if (plain == text.Length)
                break;
            Escape(text[plain]);
            text = text[(plain + 1)..];
        }
        output.Write("\""u8);
    }

    private void Escape(char letter)
    {
        switch (letter)
        {
            case '"':
                output.Write("\\\""u8);
                break;
            case '\\':
                output.Write("\\\\"u8);
                break;
            case '\b':
                output.Write("\\b"u8);
                break;
            case '\t':
                output.Write("\\t"u8);
                break;
            case '\n':
                output.Write("\\n"u8);
                break;
            case '\f':
                output.Write("\\f"u8);
                break;
            case '\r':
                output.Write("\\r"u8);
                break;
            default:
                Encoding.UTF8.GetBytes($"\\u{(int)letter:x4}", output);
                break;
        }
    }
}
