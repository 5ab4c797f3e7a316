using Passavant.Accords;
using Passavant.Accords.Words;

namespace Passavant.Proofs.Tests.Words;

public sealed class ComparisonDocumentTests
{
    private static readonly Witness Relaxed = Both("650 Hz", "BR");

    private static readonly TextComparison Editions = new()
    {
        Left = Made.Older,
        Right = Made.Newer,
        LeftAsOf = Made.Day,
        RightAsOf = Made.Day,
        ShareJurisdiction = true,
        LeftMilder = (Milder.Nowhere, null),
        RightMilder = (Milder.Somewhere, Relaxed),
        Groups =
        [
            new DifferenceGroup(
                ["C-1"],
                Side.Left,
                [new Difference(Side.Right, Made.Region(Made.Older)[0], true, Relaxed)],
                IsCut: true
            ),
            new DifferenceGroup(
                ["C-1"],
                null,
                [new Difference(Side.Right, Made.Older.Controls[0].When, false, Relaxed)]
            ),
            new DifferenceGroup(
                [],
                null,
                [
                    new Difference(
                        Side.Left,
                        Made.Older.Requirements[1].When,
                        true,
                        Both("100 Hz", "NO")
                    ),
                ]
            ),
        ],
    };

    private static Witness Both(string frequency, string destination) =>
        new([
            Made.Case(Made.Older, Made.Transfer(Made.Older, frequency, destination)),
            Made.Case(Made.Newer, Made.Transfer(Made.Newer, frequency, destination)),
        ]);

    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    public void Two_editions_read_as_agreed(string language)
    {
        var portfolio = new PortfolioComparison();
        var (mild, strict) = (
            new OutcomeSet(Outcome.NotRequired),
            new OutcomeSet(Outcome.CaseByCase)
        );
        portfolio.Add(new PortfolioLine("T-1", strict, mild));
        portfolio.Add(new PortfolioLine("T-2", mild, strict));
        portfolio.Add(new PortfolioLine("T-3", mild, mild));
        portfolio.Add(new PortfolioLine("T-4", mild | strict, mild));
        portfolio.Add(new PortfolioLine("T-5", strict, mild) { IsOutside = true });
        portfolio.Reject();
        Golden.Matches(
            $"compared.{language}.txt",
            ComparisonDocument
                .Of(Editions, Language.Parse(language), portfolio)
                .Render(DocumentFormat.Text)
        );
    }

    [Fact]
    public void What_is_the_same_everywhere_deserves_a_patch()
    {
        var same = Editions with { RightMilder = (Milder.Nowhere, null), Groups = [] };
        var text = ComparisonDocument.Of(same, Language.English).Render(DocumentFormat.Text);
        Assert.Contains(
            "Every transfer comes out alike under AUR 1.0.0 and AUR 1.0.1: proved.",
            text
        );
        Assert.Contains("The version claimed suffices.", text);
    }

    [Theory]
    [InlineData(true, true, true, false)]
    [InlineData(false, false, false, true)]
    [InlineData(true, false, true, true)]
    [InlineData(false, true, false, false)]
    public void A_list_cut_short_and_what_is_undecided_are_told_apart(
        bool isCut,
        bool isDecided,
        bool saysCut,
        bool saysOpen
    )
    {
        var group = Editions.Groups[0] with { IsCut = isCut, IsDecided = isDecided };
        var text = ComparisonDocument
            .Of(Editions with { Groups = [group] }, Language.English)
            .Render(DocumentFormat.Text);
        Assert.Equal(
            saysCut,
            text.Contains("the list is cut short here", StringComparison.Ordinal)
        );
        Assert.Equal(
            saysOpen,
            text.Contains("Not everything here could be decided", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Texts_without_a_common_transfer_are_not_said_to_agree()
    {
        var apart = Editions with
        {
            ShareJurisdiction = false,
            RightMilder = (Milder.Nowhere, null),
            Groups = [],
        };
        var text = ComparisonDocument.Of(apart, Language.English).Render(DocumentFormat.Text);
        Assert.Contains("No transfer lies within the jurisdiction of both", text);
        Assert.DoesNotContain("alike", text);
        Assert.DoesNotContain("suffices", text);
    }

    [Fact]
    public void One_text_on_two_days_is_told_apart_by_the_day_and_is_no_new_edition()
    {
        var days = Editions with
        {
            Right = Made.Older,
            RightAsOf = new DateOnly(2027, 1, 1),
            RightMilder = (Milder.NotDecided, null),
            Groups = [],
        };
        var text = ComparisonDocument.Of(days, Language.English).Render(DocumentFormat.Text);
        Assert.Contains("AUR 1.0.0 (law of 1 January 2027)", text);
        Assert.Contains("could not be decided", text);
        Assert.DoesNotContain("new edition", text);
    }

    [Theory]
    [InlineData("1.2.3", "2.0.0", VersionStep.Major)]
    [InlineData("1.2.3", "1.3.0", VersionStep.Minor)]
    [InlineData("1.2.3", "1.2.4", VersionStep.Patch)]
    [InlineData("1.2.3", "1.2.3", null)]
    [InlineData("1.2.3", "1.2.2", null)]
    [InlineData("1.2.3", "0.9.9", null)]
    [InlineData("1", "1.0.1", VersionStep.Patch)]
    [InlineData("0.9.0", "0.10.0", VersionStep.Minor)]
    public void A_version_claims_the_first_number_it_raises(
        string older,
        string newer,
        VersionStep? claimed
    )
    {
        Assert.Equal(claimed, Proofs.Editions.Claimed(older, newer));
        foreach (var step in Enum.GetValues<VersionStep>())
            Assert.Equal(step, Proofs.Editions.Claimed(older, Proofs.Editions.Next(older, step)));
    }

    [Theory]
    [InlineData("2025-11")]
    [InlineData("1.2.3.4")]
    [InlineData("")]
    [InlineData("1.-2")]
    [InlineData("99999999999")]
    public void Other_texts_are_no_versions(string text)
    {
        Assert.False(Proofs.Editions.IsVersion(text));
        Assert.Contains(
            "three numbers",
            Assert.Throws<FormatException>(() => Proofs.Editions.Claimed(text, "1.0.0")).Message
        );
    }

    [Theory]
    [InlineData("0", "4", Shift.Stricter)]
    [InlineData("4", "0", Shift.Milder)]
    [InlineData("4", "4", Shift.Same)]
    [InlineData("01", "01", Shift.Open)]
    [InlineData("01", "34", Shift.Stricter)]
    [InlineData("04", "4", Shift.Open)]
    public void A_shift_is_told_where_it_holds_whatever_else_is_found_out(
        string left,
        string right,
        Shift shift
    )
    {
        Assert.Equal(shift, new PortfolioLine("T", Set(left), Set(right)).Shift);

        static OutcomeSet Set(string digits) => new(digits.Select(digit => (Outcome)(digit - '0')));
    }
}
