namespace Passavant.Cli.Files;

/// <summary>Small files read whole, none longer than it may be.</summary>
internal static class BoundedFile
{
    /// <summary>The bytes of a file, or of standard input for <c>-</c>; one that cannot be read or is longer is refused in one line.</summary>
    public static byte[] Read(
        string path,
        int longest,
        Surroundings surroundings,
        string expected = "a file"
    )
    {
        using var stream = InputFile.Open(path, surroundings, expected);
        return ReadUpTo(stream, longest)
            ?? throw new Trouble($"{path} has more than {longest} bytes; expected {expected}.");
    }

    /// <summary>What a stream holds; null where that is more than <paramref name="longest"/> bytes.</summary>
    public static byte[]? ReadUpTo(Stream stream, int longest)
    {
        using var read = new MemoryStream();
        var piece = new byte[1 << 16];
        int length;
        while ((length = stream.Read(piece)) > 0)
        {
            if (read.Length + length > longest)
                return null;
            read.Write(piece, 0, length);
        }
        return read.ToArray();
    }
}
