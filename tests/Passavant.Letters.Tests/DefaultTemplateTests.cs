using Passavant.Letters.Filling;

namespace Passavant.Letters.Tests;

/// <summary>The templates that come with the program.</summary>
public sealed class DefaultTemplateTests
{
    public static TheoryData<LetterKind, string> All =>
        new(
            from kind in Enum.GetValues<LetterKind>()
            from words in Samples.Languages
            select (kind, words.Language)
        );

    private static LetterTemplate Template(LetterKind kind, string language) =>
        DefaultTemplates.Of(kind, Samples.Languages.Single(words => words.Language == language));

    [Theory]
    [MemberData(nameof(All))]
    public void Says_something_with_every_field_and_with_none_that_may_be_missing(
        LetterKind kind,
        string language
    )
    {
        var template = Template(kind, language);
        var full = Samples.Full(kind);
        var bare = template
            .Fields.Where(field => !field.Optional)
            .ToDictionary(field => field.Name, field => full[field.Name]);

        Assert.IsType<Block.Signature>(template.Fill(full).Blocks[^1]);
        Assert.IsType<Block.Signature>(template.Fill(bare).Blocks[^1]);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Uses_each_of_its_fields_and_faults_where_one_it_needs_is_missing(
        LetterKind kind,
        string language
    )
    {
        var template = Template(kind, language);
        foreach (var field in template.Fields)
        {
            var given = Samples.Full(kind);
            given.Remove(field.Name);
            if (field.Optional)
                Assert.NotEqual(
                    Printed(template.Fill(Samples.Full(kind))),
                    Printed(template.Fill(given))
                );
            else
                Assert.Contains(
                    $"'{field.Name}' is missing",
                    Assert.Throws<TemplateException>(() => template.Fill(given)).Message,
                    StringComparison.Ordinal
                );
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Faults_where_an_entry_lacks_what_it_holds(LetterKind kind, string language)
    {
        var template = Template(kind, language);
        foreach (var field in template.Fields.Where(field => field.IsList))
        foreach (var part in field.Of!)
        {
            var given = Samples.Full(kind);
            var entries = ((FieldValue.Each)given[field.Name]).Entries;
            given[field.Name] = new FieldValue.Each([
                .. entries.Select(entry =>
                    entry.Where(pair => pair.Key != part.Name).ToDictionary()
                ),
            ]);
            Assert.Contains(
                $"'{part.Name}' is missing",
                Assert.Throws<TemplateException>(() => template.Fill(given)).Message,
                StringComparison.Ordinal
            );
        }
    }

    [Fact]
    public void A_language_there_are_no_templates_in_is_named() =>
        Assert.Contains(
            "no template for Refusal in 'de'",
            Assert
                .Throws<ArgumentException>(() =>
                    DefaultTemplates.Of(
                        LetterKind.Refusal,
                        LetterWords.English with
                        {
                            Language = "de",
                        }
                    )
                )
                .Message,
            StringComparison.Ordinal
        );

    private static string Printed(LetterBody body) => Reading.Text(Samples.Letter(body));
}
