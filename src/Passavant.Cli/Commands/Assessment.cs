using System.Buffers;
using System.Collections.Concurrent;
using System.Text;
using Passavant.Accords;
using Passavant.Accords.Conditions;
using Passavant.Cli.Files;

namespace Passavant.Cli.Commands;

/// <summary>One run over files of transfers: read in order, assessed side by side in batches, written in order.</summary>
internal sealed class Assessment(
    IReadOnlyList<Accord> accords,
    IReadOnlyList<Instruments> acts,
    DateOnly asOf,
    DateOnly knownAt,
    Surroundings surroundings
)
{
    private const int BatchSize = 32;
    private readonly ConcurrentBag<Assessor[]> idle = [];
    private readonly HashSet<ulong> seen = [];
    private FileFormat? format;

    public AssessmentOptions Options { get; init; } = AssessmentOptions.Default;

    public bool Quiet { get; init; }

    public bool Json { get; init; }

    /// <summary>What lists say of parties; null where the facts from screening are taken as stated.</summary>
    public ScreeningFacts? Screening { get; init; }

    /// <summary>Assesses every transfer of the files; answers with the exit code.</summary>
    public int Run(
        IEnumerable<TransferFile> files,
        string? output,
        FileFormat? format,
        string? rejects
    )
    {
        this.format = format;
        var summary = new AssessmentSummary(surroundings.Clock);
        using var determinations = output is null
            ? null
            : new DeterminationFile(output, format!.Value, surroundings);
        using var rejected = rejects is null ? null : OutputFile.Create(rejects, surroundings);
        rejected?.Stream.Write(Encoding.UTF8.GetBytes(CsvText.Row(Reject.Header)));
        var table = output is null ? new DeterminationTable(surroundings, accords.Count > 1) : null;
        using var progress = new ProgressLine(
            surroundings,
            !Quiet && !Json && (output is not null and not "-")
        );

        foreach (var file in files)
        {
            using (file)
                foreach (var batch in Batches(file))
                {
                    surroundings.Stop.ThrowIfCancellationRequested();
                    foreach (var assessed in batch.Transfers)
                    {
                        var refused = assessed.Rejects;
                        if (refused.Count == 0 && !seen.Add(Fingerprint(assessed.Id)))
                            refused =
                            [
                                .. assessed.Proposal.RejectAll(
                                    assessed.Id,
                                    $"found transfer '{assessed.Id}' again; expected all rows of a transfer one after another, and a reference of its own for each transfer"
                                ),
                            ];
                        summary.Add(assessed, refused.Count > 0);
                        foreach (var reject in refused)
                            Write(reject, rejected);
                        if (refused.Count > 0)
                            continue;
                        determinations?.Write(assessed.Text, assessed.Rows);
                        table?.Add(assessed.Shown);
                    }
                    progress.Show(file.Progress, summary);
                }
        }
        progress.Clear();
        determinations?.Finish();
        rejected?.Finish();
        table?.Finish();
        surroundings.Output.Flush();
        if (!Quiet)
            summary.Write(surroundings, Json, onOutput: output is null, accords, asOf);
        return summary.Rejected > 0 ? ExitCode.Findings : ExitCode.Fine;
    }

    private IEnumerable<Batch> Batches(TransferFile file)
    {
        var running = new Queue<Task<Batch>>();
        var most = Math.Max(2, Environment.ProcessorCount * 2);
        try
        {
            foreach (var proposals in file.Read(accords).Chunk(BatchSize))
            {
                running.Enqueue(Task.Run(() => Assess(proposals)));
                if (running.Count >= most)
                    yield return running.Dequeue().GetAwaiter().GetResult();
            }
            while (running.Count > 0)
                yield return running.Dequeue().GetAwaiter().GetResult();
        }
        finally
        {
            foreach (var task in running)
                task.Wait();
        }
    }

    private Batch Assess(Proposal[] proposals)
    {
        if (!idle.TryTake(out var assessors))
            assessors =
            [
                .. accords.Select(
                    (accord, number) => new Assessor(accord, acts[number], asOf, knownAt)
                ),
            ];
        var batch = new Batch([.. proposals.Select(proposal => Assess(proposal, assessors))]);
        idle.Add(assessors);
        return batch;
    }

    private Assessed Assess(Proposal proposal, Assessor[] assessors)
    {
        var rejects = new List<Reject>();
        var determinations = new List<Determination>(assessors.Length);
        for (var number = 0; number < assessors.Length && rejects.Count == 0; number++)
            if (proposal.Read(assessors[number].Accord, number, rejects) is { } transfer)
                determinations.Add(
                    assessors[number]
                        .Assess(
                            Screening?.Apply(transfer, assessors[number].Accord.Glossary)
                                ?? transfer,
                            Options
                        )
                );
        if (rejects.Count > 0)
            return new Assessed(proposal, "", rejects);
        var id = determinations[0].Transfer.Id;
        // Of several states those with jurisdiction speak; where none has, the first says so.
        if (determinations.Count > 1 && determinations.Exists(one => one.Jurisdiction != Truth.No))
            determinations.RemoveAll(one => one.Jurisdiction == Truth.No);
        else
            determinations.RemoveRange(1, determinations.Count - 1);
        var assessed = new Assessed(proposal, id, rejects)
        {
            Outcomes = determinations.ConvertAll(one => one.Outcomes),
        };
        var text = new ArrayBufferWriter<byte>();
        foreach (var determination in determinations)
            if (format is { } written)
                DeterminationFile.Render(determination, written, text, assessed.Rows);
            else
                assessed.Shown.AddRange(DeterminationTable.Rows(determination));
        assessed.Text = text.WrittenMemory.ToArray();
        return assessed;
    }

    private void Write(Reject reject, OutputFile? file)
    {
        if (file is not null)
            file.Stream.Write(Encoding.UTF8.GetBytes(CsvText.Row(reject.Cells)));
        else
            surroundings.Error.WriteLine(
                $"{reject.File}:{reject.Line}: {string.Join(", ", new[] { reject.Transfer.Length > 0 ? $"transfer {reject.Transfer}" : "", reject.Column }.Where(part => part.Length > 0))}{(reject.Transfer.Length + reject.Column.Length > 0 ? ": " : "")}{reject.Reason}"
            );
    }

    // FNV-1a, mixed. Two of a hundred million references meet by chance about once in four thousand files; then one transfer is rejected and says so.
    private static ulong Fingerprint(string id)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in id)
            hash = (hash ^ c) * 1099511628211UL;
        hash ^= hash >> 32;
        hash *= 0xD6E8FEB86659FD93UL;
        return hash ^ (hash >> 32);
    }

    private sealed record Batch(IReadOnlyList<Assessed> Transfers);
}

/// <summary>A transfer once assessed, or why it was not.</summary>
internal sealed class Assessed(Proposal proposal, string id, List<Reject> rejects)
{
    public Proposal Proposal => proposal;

    public string Id => id;

    public List<Reject> Rejects => rejects;

    public IReadOnlyList<OutcomeSet> Outcomes { get; init; } = [];

    public byte[] Text { get; set; } = [];

    public List<string[]> Rows { get; } = [];

    public List<DeterminationRow> Shown { get; } = [];
}
