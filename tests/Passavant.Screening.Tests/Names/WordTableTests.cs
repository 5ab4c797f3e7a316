using Passavant.Screening.Names;

namespace Passavant.Screening.Tests.Names;

/// <summary>The word tables agree with themselves.</summary>
public sealed class WordTableTests
{
    [Fact]
    public void What_a_word_stands_for_stands_for_itself()
    {
        var wrong =
            from entry in WordTable.Organisations.Entries.Concat(WordTable.Organisations.Stems)
            from one in entry.Value.Means ?? []
            let again = WordTable.Organisations.FindWord(one.Text)?.Means
            where again is not [var same] || same.Text != one.Text
            select $"{entry.Key} = {one.Text}, which is {string.Join(' ', again?.Select(part => part.Text) ?? [])}";
        var found = string.Join('\n', wrong.Distinct());
        Assert.True(found.Length == 0, found);
    }

    [Fact]
    public void What_a_phrase_stands_for_reads_as_itself()
    {
        var wrong =
            from entry in WordTable.Organisations.Entries
            where entry.Value.Means is not null
            let means = string.Join(' ', entry.Value.Means!.Select(one => one.Text))
            let again = string.Join(
                ' ',
                NameReader
                    .Read(means, PartyKind.Organisation)
                    .Take(1)
                    .SelectMany(reading => reading.Tokens)
                    .Select(token => token.Text)
            )
            where again != means
            select $"{entry.Key} = {means}, which reads {again}";
        var found = string.Join('\n', wrong.Distinct());
        Assert.True(found.Length == 0, found);
    }
}
