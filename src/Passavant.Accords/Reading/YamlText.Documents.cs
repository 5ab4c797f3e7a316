namespace Passavant.Accords.Reading;

sealed partial class YamlText
{
    /// <summary>Reads the text: its first document is the result; others are a fault, but are read for theirs.</summary>
    public YamlNode? Read()
    {
        YamlNode? root = null;
        var content = false;
        var opened = false;
        for (var from = 0; from < lines.Length; )
        {
            var to = from;
            while (to < lines.Length && !MarkerAt(to))
            {
                to++;
            }
            var node = ReadDocument(from, to);
            content |= node is not null;
            root ??= node;
            if (to < lines.Length)
            {
                ReadMarker(to, allowed: !opened && !content);
                opened = true;
            }
            from = to + 1;
        }
        return root;
    }

    bool MarkerAt(int row)
    {
        var (start, end) = (lines[row].Start, lines[row].End);
        return end - start >= 3
            && text.AsSpan(start, 3) is "---" or "..."
            && (end - start == 3 || text[start + 3] is ' ' or '\t');
    }

    void ReadMarker(int row, bool allowed)
    {
        (line, limit) = (row, row + 1);
        at = lines[row].Start;
        var opens = text[at] == '-';
        if (!opens || !allowed)
        {
            var found = opens
                ? "'---', which begins another document"
                : "'...', which ends a document";
            Report("several-documents", found, "one document in a file");
        }
        at += 3;
        SkipBlanks();
        if (!AtLineEnd)
        {
            Report(
                "several-documents",
                $"{Rest(at)} after '{(opens ? "---" : "...")}'",
                "content on a line of its own"
            );
        }
    }

    YamlNode? ReadDocument(int from, int to)
    {
        (line, limit) = (from, to);
        while (ToContent() && Column == 0 && text[at] == '%')
        {
            Report(
                "directive",
                $"the directive {Rest(at)}",
                "no directives; strict YAML has one meaning only"
            );
            line++;
        }
        if (!ToContent())
        {
            return null;
        }
        var root = Block(-1);
        while (ToContent())
        {
            Report(
                "unexpected-content",
                $"{Rest(at)} after the end of a {root.Kind}",
                "nothing more"
            );
            Block(-1);
        }
        return root;
    }
}
