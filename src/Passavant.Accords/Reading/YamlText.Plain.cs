using System.Buffers;
using System.Text;

namespace Passavant.Accords.Reading;

sealed partial class YamlText
{
    static readonly SearchValues<char> ColonOrHash = SearchValues.Create(":#");

    static YamlNode.Scalar Empty(Place place) => new("", false, place);

    /// <summary>Reads what begins on this line as one node, and leaves the lines it takes.</summary>
    YamlNode Inline(int floor)
    {
        switch (text[at])
        {
            case '"' or '\'':
            {
                var place = Here;
                var node = new YamlNode.Scalar(Quoted(floor, out var closed), true, place);
                if (closed)
                {
                    FinishLine(floor, $"the text that began at {place}");
                }
                return node;
            }
            case '[' or '{':
            {
                var place = Here;
                (broken, ended) = (false, false);
                var node = Flow(floor);
                if (!broken)
                {
                    FinishLine(floor, $"the brackets that began at {place}");
                }
                return node;
            }
            case '|' or '>':
                return BlockScalar(floor);
            default:
                return Plain(floor);
        }
    }

    void FinishLine(int floor, string after)
    {
        SkipBlanks();
        if (AtLineEnd)
        {
            line++;
            return;
        }
        if (text[at] == ':' && BlankAt(at + 1))
        {
            Report(
                "non-scalar-key",
                $"a colon after {after}",
                "a key to be a text on one line, with its own line"
            );
        }
        else
        {
            Report(
                "text-after-value",
                $"{Rest(at)} after {after}",
                "nothing more on this line; quotation marks go round a whole text"
            );
        }
        SkipDeeper(floor);
    }

    /// <summary>Passes over anchors and tags, which are faults.</summary>
    void SkipProperties()
    {
        while (at < End && text[at] is '&' or '!')
        {
            var start = at;
            while (!BlankAt(at))
            {
                at++;
            }
            var word = Short(text[start..at]);
            if (text[start] == '&')
            {
                Report(
                    At(start),
                    "anchor",
                    $"the anchor '{word}'",
                    "each text written where it is used; quotation marks round a text that begins with '&'"
                );
            }
            else
            {
                Report(
                    At(start),
                    "tag",
                    $"the tag '{word}'",
                    "no tags, as the glossary gives types; quotation marks round a text that begins with '!'"
                );
            }
            SkipBlanks();
        }
    }

    /// <summary>Reports a first character that no plain text may begin with; the text is read all the same.</summary>
    void ReportPlainStart()
    {
        if (at >= End)
        {
            return;
        }
        switch (text[at])
        {
            case '*':
                Report(
                    "alias",
                    $"the alias {Rest(at)}",
                    "each text written where it is used; quotation marks round a text that begins with '*'"
                );
                break;
            case '@' or '`' or '%' or ',' or ']' or '}' or '|' or '>' or '[' or '{' or '#':
            case '?' or '-' when BlankAt(at + 1):
                Report(
                    "reserved-character",
                    $"a text that begins with '{text[at]}'",
                    "quotation marks round it"
                );
                break;
        }
    }

    /// <summary>Where the colon stands that ends a plain key on this line, or -1.</summary>
    int FindColon(int from) => FindColon(from, lines[line].End);

    int FindColon(int from, int end)
    {
        for (var i = from; i < end; i++)
        {
            var next = text.AsSpan(i, end - i).IndexOfAny(ColonOrHash);
            if (next < 0)
            {
                return -1;
            }
            i += next;
            if (text[i] == ':' && (i + 1 == end || text[i + 1] is ' ' or '\t'))
            {
                return i;
            }
            if (text[i] == '#' && i > from && text[i - 1] is ' ' or '\t')
            {
                return -1;
            }
        }
        return -1;
    }

    /// <summary>Where a plain text ends on this line: before a comment or trailing blanks.</summary>
    int PlainEnd(int from)
    {
        var end = End;
        for (var i = from + 1; i < end; i++)
        {
            var hash = text.AsSpan(i, end - i).IndexOf('#');
            if (hash < 0)
            {
                break;
            }
            i += hash;
            if (text[i - 1] is ' ' or '\t')
            {
                end = i;
            }
        }
        while (end > from && text[end - 1] is ' ' or '\t')
        {
            end--;
        }
        return end;
    }

    /// <summary>The next line with content after this one; the limit when there is none.</summary>
    int NextContent()
    {
        var next = line + 1;
        while (next < limit && (lines[next].Blank || text[lines[next].Content] == '#'))
        {
            next++;
        }
        return next;
    }

    bool DashIn(int row)
    {
        var (content, end) = (lines[row].Content, lines[row].End);
        return text[content] == '-' && (content + 1 == end || text[content + 1] is ' ' or '\t');
    }

    bool ColonIn(int row) => FindColon(lines[row].Content, lines[row].End) >= 0;

    /// <summary>
    /// Whether a key begins here: a text and a colon, or a text that was meant for a key, as what follows stands among keys or under it.
    /// </summary>
    bool BeginsMapping(int column)
    {
        switch (text[at])
        {
            case '[' or '{' or '|' or '>':
                return false;
            case '?' when BlankAt(at + 1):
                return true;
            case '"' or '\'':
                var close = ClosingQuote(at + 1);
                while (close >= 0 && close + 1 < End && text[close + 1] is ' ' or '\t')
                {
                    close++;
                }
                return close >= 0
                    && close + 1 < End
                    && text[close + 1] == ':'
                    && BlankAt(close + 2);
            default:
                if (FindColon(at) >= 0)
                {
                    return true;
                }
                var next = NextContent();
                return next < limit
                    && lines[next].Indent >= column
                    && (ColonIn(next) || DashIn(next));
        }
    }

    /// <summary>Reads a plain text. Further lines belong to it while they are indented more than the floor and are no comment, item or key.</summary>
    YamlNode.Scalar Plain(int floor)
    {
        var place = Here;
        ReportPlainStart();
        var colon = FindColon(at);
        if (colon >= 0)
        {
            Report(
                At(colon),
                "colon-in-text",
                $"a second colon on the line, in {Rest(at)}",
                "quotation marks round a text with a colon, or the inner key on a line of its own"
            );
        }
        var end = PlainEnd(at);
        var value = text[at..end];
        var comment = end + 1 < End && text.AsSpan(end, End - end).Contains('#');
        line++;
        StringBuilder? folded = null;
        while (!comment && FindContinuation(floor) is var next && next < limit)
        {
            folded ??= new StringBuilder(value);
            Fold(folded, next - line);
            line = next;
            at = lines[line].Content;
            end = PlainEnd(at);
            folded.Append(text, at, end - at);
            comment = end + 1 < End && text.AsSpan(end, End - end).Contains('#');
            line++;
        }
        return new YamlNode.Scalar(folded?.ToString() ?? value, false, place);
    }

    int FindContinuation(int floor)
    {
        var next = line;
        while (next < limit && lines[next].Blank)
        {
            next++;
        }
        return
            next < limit
            && lines[next].Indent > floor
            && text[lines[next].Content] != '#'
            && !DashIn(next)
            && !ColonIn(next)
            ? next
            : limit;
    }

    /// <summary>A line break folds to a space; blank lines between stay line breaks.</summary>
    static void Fold(StringBuilder folded, int blankLines) =>
        folded.Append(blankLines == 0 ? ' ' : '\n', Math.Max(1, blankLines));
}
