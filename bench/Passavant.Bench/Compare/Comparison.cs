using System.Globalization;
using Passavant.Accords;
using Passavant.Bench.Generated;

namespace Passavant.Bench.Compare;

/// <summary>The same rules and transfers through every engine, in turns.</summary>
internal static class Comparison
{
    public static readonly DateOnly Today = new(2026, 11, 25);

    /// <summary>What came out for one engine.</summary>
    public sealed record Row(string Name, double Nanoseconds, int Equal, OpenCount Open);

    /// <summary>What an engine makes of transfers with facts missing.</summary>
    /// <param name="Refused">It refused to answer.</param>
    /// <param name="Warned">It answered and reported an error beside it.</param>
    /// <param name="Cleared">It answered that nothing is required where something stricter is still possible.</param>
    /// <param name="TooMild">It gave one outcome where a stricter one is still possible.</param>
    /// <param name="Wrong">It gave an outcome that can no longer come about.</param>
    public sealed record OpenCount(int Refused, int Warned, int Cleared, int TooMild, int Wrong);

    public static (
        IReadOnlyList<Row> Rows,
        IReadOnlyList<string> Versions,
        int Transfers,
        int Undecided
    ) Run(GeneratedAccord accord, string peers, int rounds, double milliseconds)
    {
        var full = GeneratedTransfer.Make(accord, 1024, 2);
        var open = GeneratedTransfer.Make(accord, 1024, 3, 0.2);
        var assessor = new Assessor(accord.Accord, Instruments.None, Today, Today);
        Transfer[] own = [.. full.Select(transfer => transfer.For(accord))];
        Transfer[] ownOpen = [.. open.Select(transfer => transfer.For(accord))];
        var possible = ownOpen
            .Select(transfer =>
                assessor.Assess(transfer, new AssessmentOptions { WithQuestions = false }).Outcomes
            )
            .ToArray();
        using var node = new NodePeers(peers, accord, full, open);
        var microsoft = new MicrosoftRules(accord);
        using var jint = new JintRules(node.Source);
        Contestant[] contestants =
        [
            Contestant.Here(
                "Passavant, outcome",
                own,
                ownOpen,
                transfer => Rank(assessor.Decide(transfer))
            ),
            Contestant.Here(
                "Passavant, full trace",
                own,
                ownOpen,
                transfer => Rank(assessor.Trace(transfer).Decision)
            ),
            Contestant.Here(
                "Microsoft RulesEngine",
                [.. full.Select(transfer => new PeerFacts(transfer))],
                [.. open.Select(transfer => new PeerFacts(transfer))],
                microsoft.Decide
            ),
            Contestant.Here(
                "Jint",
                [.. full.Select(jint.Facts)],
                [.. open.Select(jint.Facts)],
                jint.Decide
            ),
            .. node.Contestants,
        ];
        var times = contestants.Select(_ => new List<double>()).ToArray();
        var truth = contestants[0].Answers(true);
        var rows = new List<Row>();
        // The first round warms up and is thrown away.
        for (var round = 0; round <= rounds; round++)
        for (var i = 0; i < contestants.Length; i++)
        {
            var time = contestants[i].Measure(milliseconds);
            if (round > 0)
                times[i].Add(time);
            Console.Error.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"round {round}: {contestants[i].Name}: {time:n0} ns"
                )
            );
        }
        for (var i = 0; i < contestants.Length; i++)
        {
            var answers = contestants[i].Answers(true);
            var equal = answers
                .Zip(truth)
                .Count(pair => pair.First.Refused is null && pair.First.Rank == pair.Second.Rank);
            if (
                answers.FirstOrDefault(answer => answer.Refused is not null) is { Refused: { } why }
            )
                Console.Error.WriteLine(
                    $"{contestants[i].Name} refused a fully stated transfer: {why}"
                );
            times[i].Sort();
            rows.Add(
                new Row(
                    contestants[i].Name,
                    times[i][times[i].Count / 2],
                    equal,
                    Count(contestants[i].Answers(false), possible)
                )
            );
        }
        return (rows, node.Versions, full.Count, possible.Count(outcomes => !outcomes.IsSettled));
    }

    private static int Rank(Decision decision) =>
        decision.Outcomes.IsSettled ? (int)decision.Stands : throw new UndecidedException();

    private static OpenCount Count(
        IReadOnlyList<Answer> answers,
        IReadOnlyList<OutcomeSet> possible
    )
    {
        var (refused, warned, cleared, mild, wrong) = (0, 0, 0, 0, 0);
        for (var i = 0; i < answers.Count; i++)
        {
            if (answers[i].Refused is not null)
            {
                refused++;
                continue;
            }
            var rank = (Outcome)answers[i].Rank;
            warned += answers[i].Warned ? 1 : 0;
            cleared += rank == Outcome.NotRequired && possible[i].Strictest > rank ? 1 : 0;
            mild += possible[i].Strictest > rank ? 1 : 0;
            wrong += possible[i].Contains(rank) ? 0 : 1;
        }
        return new OpenCount(refused, warned, cleared, mild, wrong);
    }

    private sealed class UndecidedException() : Exception("several outcomes are still possible");
}
