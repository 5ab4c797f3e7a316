using BenchmarkDotNet.Attributes;
using Passavant.Accords;
using Passavant.Bench.Generated;

namespace Passavant.Bench.Measure;

/// <summary>One transfer against the accord of 200 rules, averaged over 256 of them.</summary>
[MemoryDiagnoser]
public class DecideBenchmarks
{
    private const int Count = 256;
    private readonly Assessor assessor;
    private readonly Transfer[] full;
    private readonly Transfer[] open;

    /// <summary>Reads the accord and the transfers.</summary>
    public DecideBenchmarks()
    {
        var accord = new GeneratedAccord(AccordShape.TwoHundredRules, 1);
        assessor = new Assessor(
            accord.Accord,
            Instruments.None,
            Compare.Comparison.Today,
            Compare.Comparison.Today
        );
        full =
        [
            .. GeneratedTransfer.Make(accord, Count, 2).Select(transfer => transfer.For(accord)),
        ];
        open =
        [
            .. GeneratedTransfer
                .Make(accord, Count, 3, 0.2)
                .Select(transfer => transfer.For(accord)),
        ];
    }

    /// <summary>The outcome, every fact stated.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public int Decide() => Sum(full, transfer => (int)assessor.Decide(transfer).Stands);

    /// <summary>The outcomes still possible, a fifth of the facts missing.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public int DecideOpen() => Sum(open, transfer => (int)assessor.Decide(transfer).Stands);

    /// <summary>The outcome with the full trace.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public int Trace() => Sum(full, transfer => (int)assessor.Trace(transfer).Decision.Stands);

    /// <summary>Every control with its truth.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public int Classify() => Sum(full, transfer => assessor.Classify(transfer).Count);

    /// <summary>The determination: reasons, exact outcomes, who decides.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public int Assess() => Sum(full, transfer => (int)assessor.Assess(transfer).Stands);

    /// <summary>The same with a fifth of the facts missing: every way they could turn out is tried, and the questions are ordered.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public int AssessOpen() => Sum(open, transfer => (int)assessor.Assess(transfer).Stands);

    private static int Sum(Transfer[] transfers, Func<Transfer, int> decide)
    {
        var sum = 0;
        foreach (var transfer in transfers)
            sum += decide(transfer);
        return sum;
    }
}
