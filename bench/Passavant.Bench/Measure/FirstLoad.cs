using Passavant.Accords;
using Passavant.Accords.Reading;
using Passavant.Bench.Generated;

namespace Passavant.Bench.Measure;

/// <summary>The first load in a fresh process: nothing compiled yet, no file cached by the reader.</summary>
internal static class FirstLoad
{
    /// <summary>Writes the accord of 500 provisions to a folder.</summary>
    public static void Write(string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var file in new GeneratedAccord(AccordShape.FiveHundredProvisions, 1).Files)
            File.WriteAllBytes(Path.Combine(folder, file.Path), file.Content.Span);
    }

    /// <summary>Milliseconds of processor time to read a folder and to make the accord ready.</summary>
    public static (double Read, double Prepare) Once(string folder)
    {
        var start = Environment.CpuUsage.TotalTime;
        var reading = AccordReader.ReadFolder(folder);
        var read = Environment.CpuUsage.TotalTime - start;
        var accord =
            reading.Accord
            ?? throw new InvalidOperationException(string.Join('\n', reading.Faults));
        start = Environment.CpuUsage.TotalTime;
        GC.KeepAlive(
            new Assessor(
                accord,
                Instruments.None,
                Compare.Comparison.Today,
                Compare.Comparison.Today
            )
        );
        return (read.TotalMilliseconds, (Environment.CpuUsage.TotalTime - start).TotalMilliseconds);
    }
}
