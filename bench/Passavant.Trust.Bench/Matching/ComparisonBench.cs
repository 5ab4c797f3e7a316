using System.Globalization;
using Passavant.Trust.Matching;
using Passavant.Trust.Matching.Comparing;
using Passavant.Trust.Matching.Keys;

namespace Passavant.Trust.Bench.Matching;

/// <summary>Two parties compare lists in one direction: seconds of the processor for each part, both parties together, and bytes of all messages.</summary>
internal static class ComparisonBench
{
    public static void Run(int keys)
    {
        var day = new DateOnly(2026, 3, 2);
        var asks = new Occasion("FR", "DE", "list comparison", "law A", day);
        var answers = new Occasion("DE", "FR", "list comparison", "law B", day);
        var terms = new ComparisonTerms([new PurposeTerms("list comparison", 1, 1, keys)], keys);
        var common = keys / 100;
        long wire = 0;
        var all = Processor();

        var mine = Timed(
            "keys and roots of both lists",
            () =>
                (
                    Ours: MatchList.Of(List("ours", keys, common), new byte[32]),
                    Theirs: MatchList.Of(List("theirs", keys, common), new byte[32])
                )
        );
        var asking = Timed(
            "asking party blinds",
            () => AskingParty.Prepare(mine.Ours, asks, new byte[32])
        );
        var answering = Timed(
            "answering party evaluates its own",
            () => AnsweringParty.Prepare(mine.Theirs, answers, new byte[32])
        );
        wire += asking.Commitment.ToBytes().Length + answering.Commitment.ToBytes().Length;
        Must(
            asking.TryOpen(answering.Commitment, terms, [], day, out var asked, out var fault),
            fault
        );
        Must(
            answering.TryOpen(asking.Commitment, terms, [], day, out var answered, out fault),
            fault
        );
        var queries = Enumerable.Range(0, asked!.Batches).Select(asked.Query).ToList();
        var evaluated = Timed(
            "answering party evaluates and proves",
            () =>
                queries
                    .Select(query =>
                    {
                        Must(answered!.TryAnswer(query, default, out var answer, out var no), no);
                        return answer!;
                    })
                    .ToList()
        );
        var batches = Timed(
            "asking party verifies and unblinds",
            () =>
                evaluated
                    .Select(
                        (answer, i) =>
                        {
                            Must(asked.TryRead(i, answer, out var batch, out var no), no);
                            return batch!;
                        }
                    )
                    .ToList()
        );
        var masked = answered!.MaskedSet();
        wire +=
            queries.Sum(query => (long)query.Length)
            + evaluated.Sum(answer => (long)answer.Length)
            + masked.Length;
        var result = Timed(
            "asking party concludes",
            () =>
            {
                Must(asked.TryConclude(masked, batches, out var found, out var no), no);
                return found!;
            }
        );
        Print("together", Processor() - all);
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{wire / 1e6:0.00} MB on the wire; {result.Hits.Count} hits of {common} expected"
            )
        );
        Must(
            result.Hits.Count == common,
            new MatchingFault("hits", $"{result.Hits.Count}", $"{common}")
        );
    }

    private static IEnumerable<KeyedRecord> List(string whose, int keys, int common) =>
        Enumerable
            .Range(0, keys)
            .Select(i => new KeyedRecord(
                $"{whose}-{i}",
                [MatchKey.Name(i < common ? $"COMMON NAME {i}" : $"NAME OF {whose} {i}")]
            ));

    private static void Must(bool held, MatchingFault? fault)
    {
        if (!held)
            throw new InvalidOperationException(fault?.ToString());
    }

    private static T Timed<T>(string what, Func<T> run)
    {
        var before = Processor();
        var result = run();
        Print(what, Processor() - before);
        return result;
    }

    private static void Print(string what, double seconds) =>
        Console.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"{seconds, 8:0.00} CPU-s  {what}")
        );

    private static double Processor() => Environment.CpuUsage.TotalTime.TotalSeconds;
}
