using System.Globalization;
using System.Text.Json;
using Passavant.Accords;

namespace Passavant.Cli.Commands;

/// <summary>What came of a run: transfers by outcome, rejects, pace.</summary>
internal sealed class AssessmentSummary(TimeProvider clock)
{
    private readonly long began = clock.GetTimestamp();
    private readonly SortedDictionary<string, long> open = new(StringComparer.Ordinal);
    private readonly long[] settled = new long[Outcomes.AllNames.Count];
    private long undecided;

    public long Transfers { get; private set; }

    public long Rows { get; private set; }

    public long Rejected { get; private set; }

    public double RowsPerSecond => Rows / Math.Max(clock.GetElapsedTime(began).TotalSeconds, 0.001);

    public void Add(Assessed assessed, bool rejected)
    {
        Transfers++;
        Rows += assessed.Proposal.Rows;
        if (rejected)
        {
            Rejected++;
            return;
        }
        foreach (var outcomes in assessed.Outcomes)
            if (outcomes.IsSettled)
                settled[(int)outcomes.Mildest]++;
            else
            {
                undecided++;
                var name = $"{outcomes.Mildest.Name()} … {outcomes.Strictest.Name()}";
                open[name] = open.GetValueOrDefault(name) + 1;
            }
    }

    public void Write(
        Surroundings surroundings,
        bool json,
        bool onOutput,
        IReadOnlyList<Accord> accords,
        DateOnly asOf
    )
    {
        if (json)
        {
            WriteJson(surroundings, accords, asOf);
            return;
        }
        var output = onOutput ? surroundings.Output : surroundings.Error;
        output.WriteLine(
            $"{Count(Transfers - Rejected, "transfer")} assessed as of {asOf:yyyy-MM-dd} against {string.Join(" and ", accords.Select(accord => $"{accord.State} {accord.Version}"))}; {Count(Rejected, "transfer")} rejected; {Count(Rows, "row")} at {RowsPerSecond:N0} rows/s."
        );
        for (var outcome = 0; outcome < settled.Length; outcome++)
            if (settled[outcome] > 0)
                output.WriteLine($"  {settled[outcome], 10:N0}  {Outcomes.AllNames[outcome]}");
        if (undecided > 0)
            output.WriteLine($"  {undecided, 10:N0}  still open:");
        foreach (var (name, count) in open.OrderByDescending(pair => pair.Value))
            output.WriteLine($"  {"", 10}  {count, 10:N0}  {name}");
        foreach (
            var notice in accords
                .Select(accord => accord.Notice?.ToString())
                .OfType<string>()
                .Distinct()
        )
            output.WriteLine(notice);
    }

    private void WriteJson(Surroundings surroundings, IReadOnlyList<Accord> accords, DateOnly asOf)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, DeterminationJson.WriterOptions))
        {
            writer.WriteStartObject();
            writer.WriteNumber("transfers", Transfers);
            writer.WriteNumber("rejected", Rejected);
            writer.WriteNumber("rows", Rows);
            writer.WriteNumber("rows per second", Math.Round(RowsPerSecond));
            writer.WriteString("as of", asOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            writer.WriteStartArray("accords");
            foreach (var accord in accords)
                writer.WriteStringValue(accord.Identity.ToString());
            writer.WriteEndArray();
            writer.WriteStartObject("outcomes");
            for (var outcome = 0; outcome < settled.Length; outcome++)
                writer.WriteNumber(Outcomes.AllNames[outcome], settled[outcome]);
            writer.WriteEndObject();
            writer.WriteNumber("still open", undecided);
            writer.WriteEndObject();
        }
        surroundings.Error.WriteLine(System.Text.Encoding.UTF8.GetString(buffer.ToArray()));
    }

    private static string Count(long number, string noun) =>
        $"{number:N0} {noun}{(number == 1 ? "" : "s")}";
}
