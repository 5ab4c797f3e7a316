using System.Globalization;
using Passavant.Cli.Files;
using Passavant.Screening;

namespace Passavant.Cli.Commands;

/// <summary>Answers for every party of a file, in order, as JSON lines; a run that was stopped goes on where it was.</summary>
internal static class PartyRun
{
    // So many parties are answered for at once, on every core; then their answers are written in order.
    private const int Batch = 4096;

    /// <summary>Runs over a file.</summary>
    /// <param name="table">The parties.</param>
    /// <param name="file">Their file.</param>
    /// <param name="to">Where the answers go.</param>
    /// <param name="run">What is run: only the same goes on.</param>
    /// <param name="header">The first line, with its end.</param>
    /// <param name="answer">The answer for a party, lines with their ends; empty where there is nothing to say.</param>
    /// <param name="found">What is said of parties that have an answer: “with hits”.</param>
    /// <param name="surroundings">The surroundings.</param>
    public static int Run(
        PartyTable table,
        string file,
        string to,
        string run,
        ReadOnlyMemory<byte> header,
        Func<Party, ReadOnlyMemory<byte>> answer,
        string found,
        Surroundings surroundings
    )
    {
        using var output = ResumableOutput.Open(to, run, surroundings);
        if (output.Done > 0)
            surroundings.Error.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"passavant: going on after {output.Done:N0} parties that {to} has already."
                )
            );
        else
            output.Write(header.Span);
        using var progress = new ProgressLine(surroundings, wanted: true);
        var (count, answered, faulty) = (0L, 0L, 0);
        var began = surroundings.Clock.GetTimestamp();
        foreach (var batch in table.Read().Chunk(Batch))
        {
            surroundings.Stop.ThrowIfCancellationRequested();
            count += batch.Length;
            if (count <= output.Done)
                continue;
            var answers = new ReadOnlyMemory<byte>[batch.Length];
            Parallel.For(
                0,
                batch.Length,
                number =>
                {
                    if (batch[number].CanBeAsked)
                        answers[number] = answer(batch[number].Party!);
                }
            );
            foreach (var row in batch)
                faulty += ScreenParties.Complain(row, file, surroundings);
            foreach (var lines in answers)
                if (!lines.IsEmpty)
                {
                    output.Write(lines.Span);
                    answered++;
                }
            output.Keep(count);
            var seconds = surroundings.Clock.GetElapsedTime(began).TotalSeconds;
            progress.Say(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{table.Progress * 100:0} %  {count:N0} parties  {(count - output.DoneBefore) / Math.Max(seconds, 0.001):N0} parties/s  {answered:N0} {found}"
                )
            );
        }
        output.Finish();
        progress.Clear();
        surroundings.Error.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{count:N0} parties, {answered:N0} {found}{(output.DoneBefore > 0 ? " since it went on" : "")}, {faulty:N0} rows with faults."
            )
        );
        return faulty > 0 || answered > 0 ? ExitCode.Findings : ExitCode.Fine;
    }
}
