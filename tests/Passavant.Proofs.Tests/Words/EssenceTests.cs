using Passavant.Accords;
using Passavant.Accords.Words;

namespace Passavant.Proofs.Tests.Words;

public sealed class EssenceTests
{
    [Fact]
    public void What_is_left_out_changes_no_outcome_whatever_it_is()
    {
        var accord = Made.Older;
        var essence = new Essence();
        foreach (
            var (frequency, destination, listed) in new[]
            {
                ("650 Hz", "BR", "no"),
                ("650 Hz", "JP", "no"),
                ("400 Hz", "BR", "no"),
                ("400 Hz", "BR", "yes"),
            }
        )
        {
            var one = Made.Case(accord, Made.Transfer(accord, frequency, destination, listed));
            var told = TransferWords.Of(one.Transfer, accord.Glossary, Language.English);
            var dropped = essence.NotNeeded([one], TransferWords.Droppable(told));
            Assert.Contains("line 1: weight", dropped);
            foreach (var other in new[] { "100 Hz", "600 Hz", "900 Hz" })
            foreach (var where in new[] { "BR", "NO" })
            foreach (var list in new[] { "no", "yes" })
                Assert.Equal(
                    one.Outcome,
                    Made.Case(
                        accord,
                        Made.Transfer(
                            accord,
                            dropped.Contains("line 1: output frequency") ? other : frequency,
                            dropped.Contains("transfer: destination") ? where : destination,
                            dropped.Contains("party end user: listed") ? list : listed
                        )
                    ).Outcome
                );
        }
    }

    [Fact]
    public void An_outcome_that_is_open_with_every_fact_lets_none_be_left_out()
    {
        var transfer = Made.Transfer(Made.Older, "650 Hz", "JP");
        var open = new Case(
            new Transfer { Id = "open", Items = transfer.Items },
            Made.Older,
            Instruments.None,
            Made.Day,
            Made.Day,
            Outcome.CaseByCase
        );
        Assert.Empty(
            new Essence().NotNeeded(
                [open],
                TransferWords.Droppable(
                    TransferWords.Of(open.Transfer, Made.Older.Glossary, Language.English)
                )
            )
        );
    }
}
