using Passavant.Accords;
using Passavant.Accords.Tests.Laws;
using Passavant.Proofs.Regions;

namespace Passavant.Proofs.Tests;

using Replay = Passavant.Proofs.Tests.Laws.Replay;

/// <summary>Faults the laws found, each once more by itself.</summary>
public sealed class FoundFaultTests
{
    private static Witness? Show(string prohibited)
    {
        var accord = Small.Accord($"prohibitions: [{{ id: P1, when: [{prohibited}] }}]");
        var prover = new Prover([(accord, Small.Day, Small.Day)], 100_000);
        var (answer, _, witness) = prover.Show(
            [prover.Laws[0].AtLeast(Outcome.Prohibited, within: true)],
            outcomes => outcomes[0] == Outcome.Prohibited
        );
        Assert.Equal(Answer.Found, answer);
        Assert.True(Replay.Again(witness!));
        return witness;
    }

    [Fact]
    public void Somebody_of_whom_every_role_denies_something_is_in_none() =>
        Assert.Contains(
            Show(
                "{ any party: [listed is yes, seat is US] }, { no broker: [seat is US] }, { no end user: [seat is US] }, { any broker: [seat is DE] }"
            )!
                .Cases[0]
                .Transfer.Parties,
            party => party.Roles.Count == 0
        );

    [Fact]
    public void What_is_always_so_of_a_fact_is_known_only_when_the_fact_is_stated() =>
        Show("\"special is one of no, yes\", item is laser");

    [Fact]
    public void A_comparison_that_decides_nothing_has_its_numbers_stated() =>
        Show(
            "{ any: [\"power is at least 1 W + mass * 1 W/kg\", \"power is less than 1 W + mass * 1 W/kg\"] }, density is at least 2 kg/m2"
        );

    [Fact]
    public void Texts_that_mean_different_things_by_one_term_are_refused_by_name()
    {
        var text = Small.Text("");
        var (ours, other) = (
            Small.Sound(Small.Read(text)),
            Small.Sound(Small.Read(text.Replace("number in: W,", "number in: V,")))
        );
        foreach (
            var options in new[]
            {
                new LoopholeOptions
                {
                    AsOf = Small.Day,
                    KnownAt = Small.Day,
                    Beside = [other],
                },
                new LoopholeOptions
                {
                    AsOf = Small.Day,
                    KnownAt = Small.Day,
                    Implements = other,
                },
            }
        )
        {
            var message = Assert
                .Throws<ArgumentException>(() => LoopholeCheck.Run(ours, options))
                .Message;
            Assert.Contains("'power' means one thing", message);
            // Both are called the same: the identities tell them apart.
            Assert.Contains($"({ours.Identity.ToString()[7..15]})", message);
            Assert.Contains($"({other.Identity.ToString()[7..15]})", message);
        }
    }
}
