using Passavant.Accords.Words;

namespace Passavant.Proofs.Tests.Words;

public sealed class DraftDocumentTests
{
    // C-1 everywhere; R-1 exactly with B-1=b; R-2 where both b's meet.
    private static readonly DraftReport Draft = new(
        [
            Combination("a", "a", Milder.Nowhere, 0),
            Combination("a", "b", Milder.Somewhere, 0),
            Combination("b", "a", Milder.NotDecided, 0, 1),
            Combination("b", "b", Milder.Somewhere, 0, 1, 2),
        ],
        IsComplete: true
    );

    private static Combination Combination(
        string first,
        string second,
        Milder present,
        params int[] findings
    ) =>
        new(
            [("B-1", first), ("B-2", second)],
            Made.Report(Made.Older, [.. findings.Select(i => Made.Three(Made.Older)[i])]),
            [new HeldAgainst(Made.Newer, present)]
        );

    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    public void A_draft_reads_as_agreed(string language) =>
        Golden.Matches(
            $"draft.{language}.txt",
            DraftDocument.Of(Draft, Language.Parse(language)).Render(DocumentFormat.Text)
        );

    [Fact]
    public void A_finding_hangs_on_the_alternative_it_occurs_exactly_with()
    {
        var found = Draft.Findings;
        Assert.True(Draft.IsInEvery(found[0]));
        Assert.Equal([], Draft.HangsOn(found[0]));
        Assert.Equal([("B-1", "b")], Draft.HangsOn(found[1]));
        Assert.Equal([], Draft.HangsOn(found[2]));
    }

    [Fact]
    public void Findings_of_one_id_that_say_different_things_are_all_kept()
    {
        var one = Made.Three(Made.Older)[2];
        var other = one with { Sentence = Made.Words("R-2 is idle.", "R-2 est sans effet.") };
        var draft = new DraftReport(
            [new Combination([], Made.Report(Made.Older, [one, other]), [])],
            IsComplete: true
        );
        Assert.Equal(2, draft.Findings.Count);
    }

    [Fact]
    public void A_combination_that_cannot_be_read_has_no_say()
    {
        var draft = Draft with
        {
            Combinations = [.. Draft.Combinations, new Combination([("B-1", "c")], null, [])],
        };
        Assert.True(draft.IsInEvery(Draft.Findings[0]));
        Assert.Contains(
            "cannot be read",
            DraftDocument.Of(draft, Language.English).Render(DocumentFormat.Text)
        );
    }

    [Fact]
    public void Many_combinations_are_listed_by_number()
    {
        var draft = new DraftReport(
            [
                .. Enumerable
                    .Range(1, 8)
                    .Select(i => new Combination(
                        [("B-1", $"a{i}")],
                        Made.Report(
                            Made.Older,
                            i is 2 or 3 or 4 or 7 ? [Made.Three(Made.Older)[0]] : []
                        ),
                        []
                    )),
            ],
            IsComplete: false
        );
        var text = DraftDocument.Of(draft, Language.English).Render(DocumentFormat.Text);
        Assert.Contains("2–4, 7", text);
        Assert.Contains("too many combinations", text);
    }
}
