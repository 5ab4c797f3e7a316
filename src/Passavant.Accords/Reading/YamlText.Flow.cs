namespace Passavant.Accords.Reading;

sealed partial class YamlText
{
    /// <summary>Whether brackets or a quotation mark were not closed, so that reading goes on at the start of <c>line</c>.</summary>
    bool broken;

    /// <summary>Whether the lines that belong to the brackets have ended.</summary>
    bool ended;

    /// <summary>Reads a node within brackets, or brackets; their further lines are indented more than the floor.</summary>
    YamlNode Flow(int floor)
    {
        SkipProperties();
        var place = Here;
        if (at >= End || text[at] is not ('[' or '{' or '"' or '\''))
        {
            return FlowPlain(place);
        }
        if (text[at] is '"' or '\'')
        {
            return new YamlNode.Scalar(Quoted(floor, out _), true, place);
        }
        if (depth == YamlReader.DeepestNesting)
        {
            ReportDepth();
            SkipDeeper(floor);
            broken = true;
            return Empty(place);
        }
        depth++;
        YamlNode node = text[at] == '[' ? FlowSequence(floor, place) : FlowMapping(floor, place);
        depth--;
        return node;
    }

    void ReportDepth() =>
        Report(
            "too-deep",
            $"nesting deeper than {YamlReader.DeepestNesting}",
            $"at most {YamlReader.DeepestNesting}"
        );

    YamlNode.Sequence FlowSequence(int floor, Place place)
    {
        var items = new List<YamlNode>();
        at++;
        while (FlowGoesOn(floor, '[', ']', place))
        {
            var (row, start) = (line, Here);
            var item = Flow(floor);
            if (!broken)
            {
                SkipBlanks();
            }
            if (
                !broken
                && line == row
                && FlowColonAt(item is not YamlNode.Scalar { Quoted: false })
            )
            {
                item = FlowPair(item, floor, start);
            }
            items.Add(item);
            FlowComma(floor, ']');
        }
        return new YamlNode.Sequence(items, place);
    }

    /// <summary>A key and value in a list, <c>[a: b]</c>: a mapping of one entry.</summary>
    YamlNode.Mapping FlowPair(YamlNode key, int floor, Place place)
    {
        var entries = new YamlEntries();
        FlowEntry(entries, key, floor);
        return new YamlNode.Mapping(entries.All, place);
    }

    YamlNode.Mapping FlowMapping(int floor, Place place)
    {
        var entries = new YamlEntries();
        at++;
        while (FlowGoesOn(floor, '{', '}', place))
        {
            var key = Flow(floor);
            if (!broken && SkipFlow(floor))
            {
                if (FlowColonAt(key is not YamlNode.Scalar { Quoted: false }))
                {
                    if (key.Place.Line != line + 1)
                    {
                        Report(
                            "missing-colon",
                            $"a colon on another line than its key at {key.Place}",
                            "a key and its colon on one line"
                        );
                    }
                    FlowEntry(entries, key, floor);
                }
                else
                {
                    var word = key is YamlNode.Scalar { Text: var name }
                        ? $"'{Short(name)}'"
                        : $"a {key.Kind}";
                    Report(
                        key.Place,
                        "missing-colon",
                        $"{word} in braces",
                        "a key, a colon, a space and a value"
                    );
                }
            }
            FlowComma(floor, '}');
        }
        return new YamlNode.Mapping(entries.All, place);
    }

    void FlowEntry(YamlEntries entries, YamlNode key, int floor)
    {
        if (key is YamlNode.Scalar { Quoted: false } && !BlankAt(at + 1))
        {
            Report(
                "missing-space",
                $"a colon before '{text[at + 1]}'",
                "a space after the colon, as readers of YAML differ here"
            );
        }
        at++; // the colon
        var after = Here;
        var value = !SkipFlow(floor) || text[at] is ',' or ']' or '}' ? Empty(after) : Flow(floor);
        if (key is not YamlNode.Scalar { Text: var name, Quoted: var quoted })
        {
            Report(key.Place, "non-scalar-key", $"a {key.Kind} as a key", "a text as a key");
            return;
        }
        if (!quoted)
        {
            ReportOddKey(name, key.Place);
        }
        if (name.Length > LongestKey)
        {
            Report(
                key.Place,
                "key-too-long",
                $"a key of {name.Length} characters",
                $"at most {LongestKey}"
            );
        }
        Add(entries, name, key.Place, value);
    }

    /// <summary>Whether a colon stands here that ends a key; after a quotation mark or bracket it needs no blank.</summary>
    bool FlowColonAt(bool quoted) =>
        at < End
        && text[at] == ':'
        && (quoted || BlankAt(at + 1) || text[at + 1] is ',' or '[' or ']' or '{' or '}');

    /// <summary>Goes to the next item; false after the closing bracket, or when there is none.</summary>
    bool FlowGoesOn(int floor, char open, char close, Place place)
    {
        while (!broken)
        {
            if (!SkipFlow(floor))
            {
                Report(
                    place,
                    "unclosed-bracket",
                    $"a bracket '{open}' that is not closed",
                    $"a '{close}', on its line or on lines indented further"
                );
                broken = true;
                return false;
            }
            if (text[at] is ']' or '}')
            {
                if (text[at] != close)
                {
                    Report(
                        "mismatched-bracket",
                        $"'{text[at]}' for the '{open}' at {place}",
                        $"'{close}'"
                    );
                }
                at++;
                return false;
            }
            if (text[at] != ',')
            {
                return true;
            }
            Report("missing-item", "a comma with nothing before it", $"an item or '{close}'");
            at++;
        }
        return false;
    }

    void FlowComma(int floor, char close)
    {
        if (broken || !SkipFlow(floor))
        {
            return;
        }
        if (text[at] == ',')
        {
            at++;
        }
        else if (text[at] is not (']' or '}'))
        {
            Report(
                "missing-comma",
                $"{Rest(at)} after an item",
                $"',' or '{close}'; quotation marks round a text over several lines"
            );
        }
    }

    /// <summary>Goes over blanks, comments and line breaks within brackets; false when the lines that belong to them end.</summary>
    bool SkipFlow(int floor)
    {
        if (ended)
        {
            return false;
        }
        SkipBlanks();
        while (AtLineEnd)
        {
            line++;
            if (
                !ToContent()
                || (
                    lines[line].Indent <= floor
                    && !(lines[line].Indent == floor && text[at] is ']' or '}')
                )
            )
            {
                ended = true;
                return false;
            }
        }
        return true;
    }

    /// <summary>Reads a plain text in brackets, which ends at a comma, a bracket, a colon and a blank, or the line's end.</summary>
    YamlNode.Scalar FlowPlain(Place place)
    {
        if (
            at + 1 < End
            && text[at] is '-' or '?'
            && text[at + 1] is ',' or '[' or ']' or '{' or '}'
        )
        {
            Report(
                "reserved-character",
                $"a text that is '{text[at]}'",
                "quotation marks round it"
            );
        }
        ReportPlainStart();
        var start = at;
        while (
            at < End
            && !(
                text[at] is ',' or '[' or ']' or '{' or '}'
                || AtLineEnd
                || FlowColonAt(quoted: false)
            )
        )
        {
            at++;
        }
        var end = at;
        while (end > start && text[end - 1] is ' ' or '\t')
        {
            end--;
        }
        return new YamlNode.Scalar(text[start..end], false, place);
    }
}
