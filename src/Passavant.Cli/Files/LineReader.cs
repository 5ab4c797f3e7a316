namespace Passavant.Cli.Files;

/// <summary>Reads the lines of a stream as bytes. Blank lines and a byte order mark are passed over.</summary>
internal sealed class LineReader(Stream stream)
{
    /// <summary>The longest line read, in bytes.</summary>
    public const int LongestLine = 64 << 20;

    private byte[] buffer = new byte[1 << 16];
    private int start;
    private int end;
    private bool atEnd;

    /// <summary>The number of the line read last, from 1.</summary>
    public long Number { get; private set; }

    /// <summary>The next line that is not blank, or null at the end.</summary>
    public byte[]? Read()
    {
        while (Next(out var line))
        {
            Number++;
            if (Number == 1 && line.StartsWith("\uFEFF"u8))
                line = line[3..];
            if (line.ContainsAnyExcept(" \t\r"u8))
                return line.ToArray();
        }
        return null;
    }

    private bool Next(out ReadOnlySpan<byte> line)
    {
        var searched = 0;
        while (true)
        {
            var found = buffer.AsSpan(start + searched, end - start - searched).IndexOf((byte)'\n');
            if (found >= 0)
            {
                line = buffer.AsSpan(start, searched + found);
                start += searched + found + 1;
                return true;
            }
            searched = end - start;
            if (atEnd || searched > LongestLine)
            {
                if (searched > LongestLine)
                    throw new Trouble(
                        $"line {Number + 1} is longer than {LongestLine >> 20} MB; expected one JSON object a line."
                    );
                line = buffer.AsSpan(start, searched);
                start = end;
                return searched > 0;
            }
            Fill();
        }
    }

    private void Fill()
    {
        if (start > 0)
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            (start, end) = (0, end - start);
        }
        if (end == buffer.Length)
            Array.Resize(ref buffer, buffer.Length * 2);
        var read = stream.Read(buffer, end, buffer.Length - end);
        end += read;
        atEnd = read == 0;
    }
}
