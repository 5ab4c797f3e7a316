using System.Globalization;
using Passavant.Screening.Lists;
using Spectre.Console;

namespace Passavant.Cli.Commands;

/// <summary>What a snapshot says of itself, for people.</summary>
internal static class ListReport
{
    /// <summary>What the list is, and what became of every record of its files.</summary>
    public static void Summary(ListSnapshot snapshot, Surroundings surroundings)
    {
        var about = snapshot.About;
        var output = surroundings.Output;
        output.WriteLine($"{about.Title} ({about.Id})");
        output.WriteLine($"{about.Publisher}");
        output.WriteLine(
            $"{(about.Date is { } day ? $"of {day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}" : "no date")}, {Count(snapshot.Entries.Count, "entry", "entries")}{(about.IsPartial ? ", PARTIAL: a file broke off" : "")}"
        );
        output.WriteLine($"sha256 {snapshot.Hash}");
        output.WriteLine();
        var table = Lists.Table(surroundings, "File", "Records", "Entries", "Joined", "Left out");
        foreach (var source in snapshot.Sources)
            table.AddRow(
                Lists.Plain(source.Name),
                Lists.Plain(Number(source.Found)),
                Lists.Plain(Number(source.Entries)),
                Lists.Plain(Number(source.Joined)),
                Lists.Plain(Number(source.Refused))
            );
        Terminal.For(surroundings).Write(table);
        output.WriteLine();
    }

    /// <summary>The faults, gravest first.</summary>
    /// <param name="most">How many to show; the rest are counted.</param>
    /// <param name="path">Where the snapshot is, to say how all are shown.</param>
    public static void Faults(
        ListSnapshot snapshot,
        int most,
        string path,
        Surroundings surroundings
    )
    {
        if (snapshot.Faults.Count == 0)
            return;
        var output = surroundings.Output;
        var faults = snapshot.Faults.OrderBy(fault => Rank(fault.Kind)).ToList();
        output.WriteLine(
            string.Join(
                ", ",
                faults.GroupBy(fault => fault.Kind).Select(kind => $"{Say(kind.Key, kind.Count())}")
            ) + ":"
        );
        foreach (var fault in faults.Take(most))
            output.WriteLine($"  {fault}");
        if (faults.Count > most)
            output.WriteLine(
                $"  and {faults.Count - most} more: passavant lists show {path} --faults"
            );
        output.WriteLine();
    }

    /// <summary>Whether a record was left out, or a file may not be whole.</summary>
    public static bool HasLoss(ListSnapshot snapshot) =>
        snapshot.Faults.Any(fault => fault.Kind is ListFaultKind.Record or ListFaultKind.Whole);

    public static string Count(int count, string one, string many) =>
        $"{Number(count)} {(count == 1 ? one : many)}";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static int Rank(ListFaultKind kind) =>
        kind switch
        {
            ListFaultKind.Whole => 0,
            ListFaultKind.Record => 1,
            ListFaultKind.Unknown => 2,
            _ => 3,
        };

    private static string Say(ListFaultKind kind, int count) =>
        kind switch
        {
            ListFaultKind.Whole => Count(
                count,
                "doubt that a file is whole",
                "doubts that a file is whole"
            ),
            ListFaultKind.Record => Count(count, "record left out", "records left out"),
            ListFaultKind.Unknown => Count(count, "unknown word", "unknown words"),
            _ => Count(count, "value kept as text", "values kept as text"),
        };
}
