namespace Passavant.Accords.Reading;

sealed partial class YamlText
{
    /// <summary>Reads the node whose content begins here, and whose further lines are indented more than the floor.</summary>
    YamlNode Block(int floor)
    {
        var place = Here;
        var column = Column;
        SkipProperties();
        while (AtLineEnd)
        {
            line++;
            if (!ToContent() || lines[line].Indent <= floor)
            {
                return Empty(place);
            }
            (place, column) = (Here, Column);
            SkipProperties();
        }
        var list = DashAt(at);
        if (!list && !BeginsMapping(column))
        {
            return Inline(floor);
        }
        if (depth == YamlReader.DeepestNesting)
        {
            ReportDepth();
            SkipDeeper(floor);
            return Empty(place);
        }
        depth++;
        YamlNode node = list
            ? BlockSequence(column, floor, place)
            : BlockMapping(column, floor, place);
        depth--;
        return node;
    }

    YamlNode.Sequence BlockSequence(int column, int floor, Place place)
    {
        var items = new List<YamlNode>();
        var told = column;
        do
        {
            var own = items.Count == 0 ? column : Column;
            if (own != column && own != told)
            {
                told = own;
                Report(
                    "indentation",
                    $"{Rest(at)} indented by {own}",
                    $"{column}, as the list's other items are"
                );
            }
            if (DashAt(at))
            {
                items.Add(Item(own));
            }
            else
            {
                Report("not-a-list-item", $"{Rest(at)} in a list", "an item beginning with '- '");
                SkipStray(own);
            }
        } while (ToContent() && InSequence(column, floor));
        return new YamlNode.Sequence(items, place);
    }

    /// <summary>Whether this line goes on with the list; a list under a key may stand as far left as the key does.</summary>
    bool InSequence(int column, int floor) =>
        DashAt(at)
            ? lines[line].Indent > floor || lines[line].Indent == column
            : lines[line].Indent > floor && lines[line].Indent >= column;

    /// <summary>Reads items among keys, or keys among items, for their faults only.</summary>
    void SkipStray(int column)
    {
        var list = DashAt(at);
        if (!list && !BeginsMapping(column))
        {
            Inline(column);
            return;
        }
        var stray = new YamlEntries();
        do
        {
            if (list)
            {
                Item(column);
            }
            else
            {
                BlockEntry(column, stray);
            }
        } while (ToContent() && lines[line].Indent == column && DashAt(at) == list);
    }

    YamlNode Item(int column)
    {
        at++;
        if (at < End && text[at] == '\t')
        {
            Report("tab-indentation", "a tab after '-'", "a space");
        }
        var after = Here;
        SkipBlanks();
        if (!AtLineEnd)
        {
            return Block(column);
        }
        line++;
        return ToContent() && lines[line].Indent > column ? Block(column) : Empty(after);
    }

    YamlNode.Mapping BlockMapping(int column, int floor, Place place)
    {
        var entries = new YamlEntries();
        var told = column;
        var own = column;
        do
        {
            if (own != column && own != told)
            {
                told = own;
                Report(
                    "indentation",
                    $"{Rest(at)} indented by {own}",
                    $"{column}, as the mapping's other keys are"
                );
            }
            if (DashAt(at))
            {
                Report(
                    "list-item-in-mapping",
                    $"{Rest(at)} among keys",
                    "a key and a colon, or the list further right under its key"
                );
                SkipStray(own);
            }
            else
            {
                BlockEntry(own, entries);
            }
        } while (
            ToContent() && (own = lines[line].Indent) > floor && (own >= column || !DashAt(at))
        );
        return new YamlNode.Mapping(entries.All, place);
    }

    void BlockEntry(int column, YamlEntries entries)
    {
        SkipProperties();
        var place = Here;
        if (at < End && text[at] is '[' or '{' || (at < End && text[at] == '?' && BlankAt(at + 1)))
        {
            Report("non-scalar-key", $"{Rest(at)} as a key", "a text as a key");
            SkipDeeper(column);
            if (ToContent() && lines[line].Indent == column && text[at] == ':' && BlankAt(at + 1))
            {
                SkipDeeper(column); // the value of a '?' key
            }
            return;
        }
        if (BlockKey(column, place) is not { } key)
        {
            SkipDeeper(column);
            return;
        }
        Add(entries, key, place, Value(column));
    }

    /// <summary>Reads a key and its colon. A key that lacks the colon is taken for one when something stands under it.</summary>
    string? BlockKey(int column, Place place)
    {
        var start = at;
        string key;
        var colon = -1;
        if (at < End && text[at] is '"' or '\'')
        {
            var row = line;
            key = Quoted(column, out var closed);
            if (!closed || line != row)
            {
                if (closed)
                {
                    Report(
                        place,
                        "missing-colon",
                        "a text over several lines among keys",
                        "a key on one line and a colon"
                    );
                }
                line -= closed ? 0 : 1; // an unclosed text has gone to the line after it
                return null;
            }
            SkipBlanks();
            colon = at < End && text[at] == ':' && BlankAt(at + 1) ? at : -1;
        }
        else
        {
            ReportPlainStart();
            colon = FindColon(at);
            key = text[at..(colon < 0 ? PlainEnd(at) : colon)].TrimEnd(' ', '\t');
            ReportOddKey(key, place);
        }
        if (key.Length > LongestKey)
        {
            Report(
                place,
                "key-too-long",
                $"a key of {key.Length} characters",
                $"at most {LongestKey}"
            );
        }
        if (colon >= 0)
        {
            at = colon + 1;
            return key;
        }
        var close = text.AsSpan(start, End - start).Contains(':');
        Report(
            place,
            "missing-colon",
            $"{Rest(start)} among keys",
            close ? "a space after the colon" : "a key, a colon and a space"
        );
        at = End;
        var next = NextContent();
        return
            next < limit
            && (lines[next].Indent > column || (lines[next].Indent == column && DashIn(next)))
            ? key
            : null;
    }

    void ReportOddKey(string key, Place place)
    {
        if (key.Length == 0)
        {
            Report(place, "missing-key", "a colon without a key", "a key before the colon");
        }
        else if (key == "<<")
        {
            Report(
                place,
                "merge-key",
                "the merge key '<<'",
                "every key written out; '\"<<\"' is the text itself"
            );
        }
    }

    void Add(YamlEntries entries, string key, Place place, YamlNode value)
    {
        if (entries.Add(new YamlNode.Entry(key, place, value)) is { } first)
        {
            Report(
                place,
                "duplicate-key",
                $"the key '{Short(key)}' again, first at {first.KeyPlace}",
                "each key once"
            );
        }
    }

    static string Short(string word) =>
        word.Length > 48 ? string.Concat(word.AsSpan(0, 48), "…") : word;

    /// <summary>Reads what follows a key's colon, on this line or under it.</summary>
    YamlNode Value(int column)
    {
        var after = Here;
        SkipBlanks();
        SkipProperties();
        if (AtLineEnd)
        {
            line++;
            return
                ToContent()
                && (lines[line].Indent > column || (lines[line].Indent == column && DashAt(at)))
                ? Block(column)
                : Empty(after);
        }
        if (DashAt(at))
        {
            Report(
                "inline-list",
                $"{Rest(at)} on the line of its key",
                "the list on lines of its own, or in brackets"
            );
            return Block(column);
        }
        return Inline(column);
    }
}
