using System.Text;

namespace Passavant.Letters.Tests;

/// <summary>What a reader of a letter finds, in order, to hold against what was written.</summary>
internal static class Reading
{
    /// <summary>Without white space, which a page layout is free to change.</summary>
    public static string Squeezed(string text) =>
        string.Concat(text.Where(letter => !char.IsWhiteSpace(letter)))
            .Normalize(NormalizationForm.FormKC);

    /// <summary>Everything in the letter but the footer, without white space.</summary>
    public static string Text(Letter letter, bool marks = true)
    {
        var words = letter.Body.Words;
        return Squeezed(
            string.Concat([
                letter.Letterhead.Authority,
                .. letter.Letterhead.Address,
                .. letter.Letterhead.Contact,
                .. letter.Addressee,
                words.Reference,
                letter.Reference,
                words.Date,
                words.Day(letter.Date),
                letter.Body.Subject,
                .. letter.Body.Blocks.SelectMany(block => Text(block, marks)),
            ])
        );
    }

    private static IEnumerable<string> Text(Block block, bool marks) =>
        block switch
        {
            Block.Heading heading => [heading.Text],
            Block.Paragraph paragraph => [paragraph.Text],
            Block.SmallPrint small => [small.Text],
            Block.Numbered list => list.Items.Select((item, i) => marks ? $"{i + 1}.{item}" : item),
            Block.Bulleted list => list.Items.Select(item => marks ? "•" + item : item),
            Block.Table table => table.Header.Concat(table.Rows.SelectMany(row => row)),
            Block.Signature signature => signature.Lines,
            _ => throw new InvalidOperationException(),
        };
}
