using System.Text.Json;
using Passavant.Cases;
using Passavant.Letters;

namespace Passavant.Web.Cases;

/// <summary>A letter as the records keep it, to be written again as it was.</summary>
internal sealed record KeptLetter(
    string Authority,
    IReadOnlyList<string> Address,
    IReadOnlyList<string> Contact,
    string Reference,
    DateOnly Date,
    IReadOnlyList<string> Addressee,
    string Language,
    string Subject,
    IReadOnlyList<KeptBlock> Blocks,
    string Footer,
    DateTimeOffset Made
)
{
    /// <summary>A letter, ready to keep.</summary>
    public static byte[] ToBytes(Letter letter, DateTimeOffset made) =>
        JsonSerializer.SerializeToUtf8Bytes(
            new KeptLetter(
                letter.Letterhead.Authority,
                letter.Letterhead.Address,
                letter.Letterhead.Contact,
                letter.Reference,
                letter.Date,
                letter.Addressee,
                letter.Body.Words.Language,
                letter.Body.Subject,
                [.. letter.Body.Blocks.Select(KeptBlock.Of)],
                letter.Footer,
                made
            ),
            CaseJson.Options
        );

    /// <summary>What was kept.</summary>
    public static KeptLetter Read(byte[] bytes) =>
        JsonSerializer.Deserialize<KeptLetter>(bytes, CaseJson.Options)!;

    /// <summary>The letter it is.</summary>
    public Letter Letter() =>
        new()
        {
            Letterhead = new Letterhead
            {
                Authority = Authority,
                Address = Address,
                Contact = Contact,
            },
            Reference = Reference,
            Date = Date,
            Addressee = Addressee,
            Body = new LetterBody
            {
                Words = LetterTexts.Words(Language),
                Subject = Subject,
                Blocks = [.. Blocks.Select(block => block.Block())],
            },
            Footer = Footer,
        };
}

/// <summary>A part of a letter's text as the records keep it.</summary>
internal sealed record KeptBlock(
    string Kind,
    string? Text = null,
    IReadOnlyList<string>? Lines = null,
    IReadOnlyList<IReadOnlyList<string>>? Rows = null
)
{
    public static KeptBlock Of(Block block) =>
        block switch
        {
            Block.Heading one => new("heading", one.Text),
            Block.Paragraph one => new("paragraph", one.Text),
            Block.Numbered one => new("numbered", Lines: one.Items),
            Block.Bulleted one => new("bulleted", Lines: one.Items),
            Block.Table one => new("table", Lines: one.Header, Rows: one.Rows),
            Block.Signature one => new("signature", Lines: one.Lines),
            Block.SmallPrint one => new("small print", one.Text),
            _ => throw new InvalidOperationException($"A letter has no {block.GetType()}."),
        };

    public Block Block() =>
        Kind switch
        {
            "heading" => new Block.Heading(Text!),
            "paragraph" => new Block.Paragraph(Text!),
            "numbered" => new Block.Numbered(Lines!),
            "bulleted" => new Block.Bulleted(Lines!),
            "table" => new Block.Table(Lines!, Rows!),
            "signature" => new Block.Signature(Lines!),
            _ => new Block.SmallPrint(Text!),
        };
}

/// <summary>What letters are made of beside their templates: languages, and the text a mail carries.</summary>
internal static class LetterTexts
{
    /// <summary>The words around a letter in a language: French, or else English.</summary>
    public static LetterWords Words(string language) =>
        language == "fr" ? LetterWords.French : LetterWords.English;

    /// <summary>A letter's text as a mail carries it, for whoever opens no attachment.</summary>
    public static string Plain(LetterBody body) => string.Join("\n\n", body.Blocks.Select(Plain));

    private static string Plain(Block block) =>
        block switch
        {
            Block.Heading one => $"{one.Text}\n{new string('-', Math.Min(one.Text.Length, 70))}",
            Block.Paragraph one => one.Text,
            Block.Numbered one => string.Join(
                '\n',
                one.Items.Select((item, i) => $"{i + 1}. {item}")
            ),
            Block.Bulleted one => string.Join('\n', one.Items.Select(item => $"- {item}")),
            Block.Table one => string.Join(
                '\n',
                one.Rows.Select(row =>
                    string.Join("; ", one.Header.Zip(row, (header, cell) => $"{header}: {cell}"))
                )
            ),
            Block.Signature one => string.Join('\n', one.Lines),
            Block.SmallPrint one => one.Text,
            _ => "",
        };
}
