using System.Globalization;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Passavant.Bench;
using Passavant.Bench.Measure;

switch (args)
{
    case ["compare", .. var rest]:
        Results.Write(rest);
        break;
    case ["figures", .. var rest]:
        foreach (
            var figure in Figures.Measure(
                rest is [var seconds] ? double.Parse(seconds, CultureInfo.InvariantCulture) : 3
            )
        )
            Console.WriteLine(figure);
        break;
    case ["load", var folder]:
        // The first is cold; what follows is warm.
        var loads = Enumerable.Range(0, 30).Select(_ => FirstLoad.Once(folder)).ToList();
        foreach (
            var (read, prepare) in new[] { loads[0], loads.MinBy(load => load.Read + load.Prepare) }
        )
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"read {read:0.0} ms, prepare {prepare:0.0} ms"
                )
            );
        break;
    case ["write", var folder]:
        FirstLoad.Write(folder);
        break;
    default:
        var job = Job
            .ShortRun.WithToolchain(InProcessEmitToolchain.Instance)
            .WithIterationCount(7)
            .WithWarmupCount(3);
        BenchmarkSwitcher
            .FromAssembly(typeof(DecideBenchmarks).Assembly)
            .Run(args, DefaultConfig.Instance.AddJob(job));
        break;
}
