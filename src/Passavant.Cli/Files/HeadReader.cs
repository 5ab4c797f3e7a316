namespace Passavant.Cli.Files;

/// <summary>A reader whose beginning can be looked at before it is read.</summary>
internal sealed class HeadReader(TextReader rest) : TextReader
{
    private readonly char[] head = new char[1 << 12];
    private int length = -1;
    private int position;

    public new string Peek()
    {
        length = rest.ReadBlock(head, 0, head.Length);
        return new string(head, 0, length);
    }

    public override int Read(char[] buffer, int index, int count)
    {
        if (position >= length)
            return rest.Read(buffer, index, count);
        var part = Math.Min(count, length - position);
        head.AsSpan(position, part).CopyTo(buffer.AsSpan(index));
        position += part;
        return part;
    }
}
