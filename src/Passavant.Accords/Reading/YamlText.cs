using System.Buffers;

namespace Passavant.Accords.Reading;

/// <summary>A text being read as strict YAML: its lines, the place reached, and what block, flow and scalar parts make of it.</summary>
/// <remarks>
/// Between block nodes <c>line</c> is the first line not read yet; within one, <c>at</c> is the offset reached on it.
/// Indents and floors are columns from 0: a node belongs to its parent while its lines are indented more than the floor.
/// Every block node moves on by a line at least, so the reader ends.
/// </remarks>
sealed partial class YamlText
{
    const int LongestKey = 1024;

    static readonly SearchValues<char> Forbidden = SearchValues.Create([
        .. Characters(0x00, 0x08),
        .. Characters(0x0B, 0x0C),
        .. Characters(0x0E, 0x1F),
        .. Characters(0x7F, 0x9F),
        .. Characters(0x2028, 0x202E),
        .. Characters(0x2066, 0x2069),
        .. Characters(0xD800, 0xDFFF),
        '\uFEFF',
        '\uFFFE',
        '\uFFFF',
    ]);

    readonly string file;
    readonly string text;
    readonly YamlLine[] lines;
    readonly YamlFaults faults;
    int line;
    int limit;
    int at;
    int depth;
    int tabbed = -1;

    public YamlText(string file, string text, YamlFaults faults)
    {
        this.file = file;
        this.faults = faults;
        lines = YamlLine.Of(text);
        this.text = WithoutForbidden(text);
    }

    static IEnumerable<char> Characters(int from, int to) =>
        Enumerable.Range(from, to - from + 1).Select(c => (char)c);

    /// <summary>Reports characters that no text may hold, and puts U+FFFD in their place so that columns stay.</summary>
    string WithoutForbidden(string source)
    {
        var first = source.StartsWith('\uFEFF') ? 1 : 0;
        var next = source.AsSpan(first).IndexOfAny(Forbidden);
        if (next < 0)
        {
            return source;
        }
        var clean = source.ToCharArray();
        var row = 0;
        for (var i = first + next; next >= 0; i += next)
        {
            if (
                char.IsHighSurrogate(clean[i])
                && i + 1 < clean.Length
                && char.IsLowSurrogate(clean[i + 1])
            )
            {
                i++;
            }
            else
            {
                while (row + 1 < lines.Length && lines[row + 1].Start <= i)
                {
                    row++;
                }
                ReportForbidden(clean[i], new Place(file, row + 1, i - lines[row].Start + 1));
                clean[i] = '\uFFFD';
            }
            i++;
            next = clean.AsSpan(i).IndexOfAny(Forbidden);
        }
        return new string(clean);
    }

    void ReportForbidden(char c, Place place)
    {
        var name = $"the character U+{(int)c:X4}";
        var (code, found) = c switch
        {
            >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069' => (
                "bidirectional-control",
                $"{name}, which makes a text look other than it reads"
            ),
            '\uFEFF' => ("byte-order-mark", "a byte order mark within the text"),
            >= '\uD800' and <= '\uDFFF' => (
                "control-character",
                $"{name}, half of a surrogate pair"
            ),
            _ => ("control-character", $"{name}, which cannot be seen"),
        };
        faults.Add(
            place,
            code,
            found,
            "printable characters, or an escape in quotation marks such as \"\\u00A0\""
        );
    }

    Place Here => At(at);

    Place At(int offset) => new(file, line + 1, offset - lines[line].Start + 1);

    int End => lines[line].End;

    int Column => at - lines[line].Start;

    void Report(Place place, string code, string found, string expected) =>
        faults.Add(place, code, found, expected);

    void Report(string code, string found, string expected) =>
        faults.Add(Here, code, found, expected);

    /// <summary>The rest of the line, shortened, in quotation marks, for faults.</summary>
    string Rest(int from)
    {
        var rest = text.AsSpan(from, Math.Min(End - from, 48)).TrimEnd(" \t");
        return End - from > 48 ? $"'{rest}…'" : $"'{rest}'";
    }

    bool BlankAt(int offset) => offset >= End || text[offset] is ' ' or '\t';

    bool DashAt(int offset) => offset < End && text[offset] == '-' && BlankAt(offset + 1);

    void SkipBlanks()
    {
        while (at < End && text[at] is ' ' or '\t')
        {
            at++;
        }
    }

    /// <summary>Whether nothing but a comment is left of the line.</summary>
    bool AtLineEnd =>
        at >= End || (text[at] == '#' && (at == lines[line].Start || text[at - 1] is ' ' or '\t'));

    /// <summary>Goes to the next content from the start of <c>line</c>, over blank lines and comments; false at the end.</summary>
    bool ToContent()
    {
        while (line < limit && (lines[line].Blank || text[lines[line].Content] == '#'))
        {
            line++;
        }
        if (line >= limit)
        {
            return false;
        }
        at = lines[line].Content;
        if (line > tabbed && (lines[line].Tab || text[at] == '\u00A0'))
        {
            tabbed = line;
            var (code, found) = lines[line].Tab
                ? ("tab-indentation", "a tab in the indentation")
                : ("tab-indentation", "a no-break space in the indentation");
            Report(new Place(file, line + 1, 1), code, found, "spaces");
        }
        return true;
    }

    /// <summary>Leaves the rest of this line and the lines indented more than the floor unread.</summary>
    void SkipDeeper(int floor)
    {
        line++;
        while (
            line < limit
            && (lines[line].Blank || lines[line].Indent > floor || text[lines[line].Content] == '#')
        )
        {
            line++;
        }
    }
}
