using BenchmarkDotNet.Attributes;
using Passavant.Accords;
using Passavant.Accords.Reading;
using Passavant.Bench.Generated;

namespace Passavant.Bench.Measure;

/// <summary>Reading an accord of 500 provisions (and a matrix of 150 cells) in a warm process, and making it ready.</summary>
[MemoryDiagnoser]
public class LoadBenchmarks
{
    private readonly IReadOnlyList<AccordFile> files;
    private readonly Accord accord;

    /// <summary>Makes the text up.</summary>
    public LoadBenchmarks()
    {
        var generated = new GeneratedAccord(AccordShape.FiveHundredProvisions, 1);
        files = generated.Files;
        accord = generated.Accord;
    }

    /// <summary>From bytes to an accord.</summary>
    [Benchmark]
    public Accord? Read() => AccordReader.Read(files).Accord;

    /// <summary>From an accord to an assessor.</summary>
    [Benchmark]
    public Assessor Prepare() =>
        new(accord, Instruments.None, Compare.Comparison.Today, Compare.Comparison.Today);
}
