using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Passavant.Cli.Files;
using Passavant.Screening;
using Passavant.Screening.Matching;

namespace Passavant.Cli.Commands;

/// <summary>The hits of every party of a file, as JSON lines; a run that was stopped goes on where it was.</summary>
internal static class ScreenParties
{
    // So many parties are screened at once, on every core; then their answers are written in order.
    private const int Batch = 4096;

    public static int Run(
        string file,
        string to,
        Screener screener,
        int most,
        Tier least,
        Surroundings surroundings
    )
    {
        using var table = PartyTable.Open(file, surroundings);
        WarnOfUnknown(table, file, surroundings);
        var header = new ArrayBufferWriter<byte>();
        ScreeningJson.Write(ScreeningIdentity.Of(screener.Lists), header);
        header.Write("\n"u8);
        var run = Convert.ToHexStringLower(
            SHA256.HashData(
                Encoding.UTF8.GetBytes(
                    $"{Encoding.UTF8.GetString(header.WrittenSpan)} {most} {least} {string.Join(',', table.Header)}"
                )
            )
        );
        using var output = ResumableOutput.Open(to, run, surroundings);
        if (output.Done > 0)
            surroundings.Error.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"passavant: going on after {output.Done:N0} parties that {to} has already."
                )
            );
        else
            output.Write(header.WrittenSpan);
        using var progress = new ProgressLine(surroundings, wanted: true);
        var (count, found, faulty) = (0L, 0L, 0);
        var began = surroundings.Clock.GetTimestamp();
        foreach (var batch in table.Read().Chunk(Batch))
        {
            surroundings.Stop.ThrowIfCancellationRequested();
            count += batch.Length;
            if (count <= output.Done)
                continue;
            var answers = new ReadOnlyMemory<byte>?[batch.Length];
            Parallel.For(
                0,
                batch.Length,
                number =>
                {
                    if (!batch[number].CanBeAsked)
                        return;
                    var asked = batch[number].Party!;
                    var hits = screener.Screen(asked, most, least);
                    if (hits.Count == 0)
                        return;
                    var line = new ArrayBufferWriter<byte>();
                    ScreeningJson.Write(asked, hits, screener, line);
                    line.Write("\n"u8);
                    answers[number] = line.WrittenMemory;
                }
            );
            foreach (var row in batch)
                faulty += Complain(row, file, surroundings);
            foreach (var answer in answers)
                if (answer is { } line)
                {
                    output.Write(line.Span);
                    found++;
                }
            output.Keep(count);
            var seconds = surroundings.Clock.GetElapsedTime(began).TotalSeconds;
            progress.Say(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{table.Progress * 100:0} %  {count:N0} parties  {(count - output.DoneBefore) / Math.Max(seconds, 0.001):N0} parties/s  {found:N0} with hits"
                )
            );
        }
        output.Finish();
        progress.Clear();
        surroundings.Error.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{count:N0} parties, {found:N0} with hits{(output.DoneBefore > 0 ? " since it went on" : "")}, {faulty:N0} rows with faults."
            )
        );
        return faulty > 0 || found > 0 ? ExitCode.Findings : ExitCode.Fine;
    }

    /// <summary>Prints the answer for one party, with the line of what it depends on first.</summary>
    public static void WriteLines(
        Party asked,
        IReadOnlyList<Hit> hits,
        Screener screener,
        Surroundings surroundings
    )
    {
        var lines = new ArrayBufferWriter<byte>();
        ScreeningJson.Write(ScreeningIdentity.Of(screener.Lists), lines);
        lines.Write("\n"u8);
        ScreeningJson.Write(asked, hits, screener, lines);
        lines.Write("\n"u8);
        surroundings.Output.Flush();
        surroundings.Bytes.Write(lines.WrittenSpan);
    }

    public static void WarnOfUnknown(PartyTable table, string file, Surroundings surroundings)
    {
        if (table.Unknown.Count > 0)
            surroundings.Error.WriteLine(
                $"passavant: {file}: nothing is read of {(table.Unknown.Count == 1 ? "the column" : "the columns")} {string.Join(", ", table.Unknown)}."
            );
    }

    /// <summary>Says what could not be read of a row; 1 where there was something.</summary>
    public static int Complain(PartyRow row, string file, Surroundings surroundings)
    {
        foreach (var fault in row.Faults)
            surroundings.Error.WriteLine(
                string.Create(CultureInfo.InvariantCulture, $"{file}({row.Row.Line}): {fault}")
            );
        return row.Faults.Count > 0 ? 1 : 0;
    }
}
