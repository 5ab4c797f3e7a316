using System.Text;

namespace Passavant.Accords.Reading;

sealed partial class YamlText
{
    /// <summary>Reads a block text, <c>|</c> or <c>&gt;</c>: the lines under it that are indented more than the floor.</summary>
    YamlNode.Scalar BlockScalar(int floor)
    {
        var place = Here;
        var folds = text[at] == '>';
        if (!BlockHeader(out var given, out var chomp))
        {
            SkipDeeper(floor);
            return Empty(place);
        }
        line++;
        var margin = given > 0 ? Math.Max(floor, 0) + given : Margin(floor);
        var read = new StringBuilder();
        var breaks = 0;
        var indentedBefore = false;
        for (var first = true; line < limit; line++)
        {
            var row = lines[line];
            var spaces = Spaces(row);
            if (row.Blank && (spaces < margin || row.Start + margin == row.End))
            {
                breaks++;
                continue;
            }
            if (spaces < margin)
            {
                break;
            }
            var content = row.Start + margin;
            var indented = text[content] is ' ' or '\t';
            if (first)
            {
                read.Append('\n', breaks);
            }
            else if (!folds || indented || indentedBefore)
            {
                read.Append('\n', breaks + 1);
            }
            else
            {
                Fold(read, breaks);
            }
            read.Append(text, content, row.End - content);
            (first, breaks, indentedBefore) = (false, 0, indented);
        }
        Chomp(read, chomp, breaks);
        return new YamlNode.Scalar(read.ToString(), true, place);
    }

    static void Chomp(StringBuilder read, char chomp, int breaks)
    {
        if (chomp == '+')
        {
            read.Append('\n', breaks + (read.Length > 0 ? 1 : 0));
        }
        else if (chomp != '-' && read.Length > 0)
        {
            read.Append('\n');
        }
    }

    bool BlockHeader(out int given, out char chomp)
    {
        var start = at++;
        (given, chomp) = (0, ' ');
        while (
            at < End
            && (
                (text[at] is >= '1' and <= '9' && given == 0)
                || (text[at] is '+' or '-' && chomp == ' ')
            )
        )
        {
            if (text[at] is '+' or '-')
            {
                chomp = text[at];
            }
            else
            {
                given = text[at] - '0';
            }
            at++;
        }
        SkipBlanks();
        if (AtLineEnd)
        {
            return true;
        }
        var expected =
            $"the text on the lines under '{text[start]}', or quotation marks round a text that begins with it";
        Report(At(start), "block-text-header", Rest(start), expected);
        return false;
    }

    /// <summary>The column at which a block text's lines begin, by its first line that is not blank.</summary>
    int Margin(int floor)
    {
        var widest = 0;
        for (var row = line; row < limit; row++)
        {
            var spaces = Spaces(lines[row]);
            if (lines[row].Start + spaces == lines[row].End)
            {
                widest = Math.Max(widest, spaces);
                continue;
            }
            if (spaces <= floor)
            {
                return floor + 1;
            }
            if (widest > spaces)
            {
                Report(
                    new Place(file, row + 1, spaces + 1),
                    "indentation",
                    "a first line indented less than the blank lines before it",
                    $"{widest}, or shorter blank lines"
                );
            }
            return spaces;
        }
        return Math.Max(widest, floor + 1);
    }

    int Spaces(YamlLine row)
    {
        var spaces = 0;
        while (row.Start + spaces < row.End && text[row.Start + spaces] == ' ')
        {
            spaces++;
        }
        return spaces;
    }
}
