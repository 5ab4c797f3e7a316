namespace Passavant.Trust.Documents;

/// <summary>Base45 (RFC 9285): two bytes as three characters of the set QR codes store in 5.5 bits each.</summary>
internal static class Base45
{
    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

    public static string Write(ReadOnlySpan<byte> bytes)
    {
        var text = new char[(bytes.Length / 2 * 3) + (bytes.Length % 2 * 2)];
        var at = 0;
        for (var i = 0; i + 1 < bytes.Length; i += 2)
        {
            var pair = (bytes[i] << 8) | bytes[i + 1];
            text[at++] = Alphabet[pair % 45];
            text[at++] = Alphabet[pair / 45 % 45];
            text[at++] = Alphabet[pair / (45 * 45)];
        }
        if (bytes.Length % 2 == 1)
        {
            text[at++] = Alphabet[bytes[^1] % 45];
            text[at] = Alphabet[bytes[^1] / 45];
        }
        return new string(text);
    }

    /// <summary>The bytes, when the text is exactly what <see cref="Write"/> gives for them.</summary>
    public static byte[] Read(ReadOnlySpan<char> text, string where)
    {
        if (text.Length % 3 == 1)
            throw new DocumentException(where, $"{text.Length} characters", "base45 (RFC 9285)");
        var bytes = new byte[(text.Length / 3 * 2) + (text.Length % 3 / 2)];
        var at = 0;
        for (var i = 0; i < text.Length; i += 3)
        {
            var whole = i + 2 < text.Length;
            var number =
                Digit(text[i], i, where)
                + (45 * Digit(text[i + 1], i + 1, where))
                + (whole ? 45 * 45 * Digit(text[i + 2], i + 2, where) : 0);
            if (number > (whole ? 0xffff : 0xff))
                throw new DocumentException(
                    where,
                    $"a number beyond its bytes at character {i + 1}",
                    "base45 (RFC 9285)"
                );
            if (whole)
                bytes[at++] = (byte)(number >> 8);
            bytes[at++] = (byte)number;
        }
        return bytes;
    }

    private static int Digit(char c, int at, string where) =>
        Alphabet.IndexOf(c, StringComparison.Ordinal) is >= 0 and var digit
            ? digit
            : throw new DocumentException(
                where,
                $"the character {DocumentException.Quoted(c.ToString())} at {at + 1}",
                "a digit, a capital letter, or one of ' $%*+-./:'"
            );
}
