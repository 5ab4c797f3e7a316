using System.Globalization;
using Passavant.Cli.Files;
using Passavant.Screening.Matching;

namespace Passavant.Cli.Commands;

/// <summary>The best candidates of every party of a file, as CSV.</summary>
internal static class ScreenQueries
{
    public static int Run(
        string file,
        string to,
        Screener screener,
        int most,
        Surroundings surroundings
    )
    {
        using var table = PartyTable.Open(file, surroundings);
        ScreenParties.WarnOfUnknown(table, file, surroundings);
        using var output = OutputFile.Create(to, surroundings);
        var writer = OutputFile.Text(output);
        writer.Write("query,rank,list,list_id,name,score,probability,tier\n");
        using var progress = new ProgressLine(surroundings, wanted: true);
        var faulty = 0;
        foreach (var row in table.Read())
        {
            surroundings.Stop.ThrowIfCancellationRequested();
            faulty += ScreenParties.Complain(row, file, surroundings);
            if (!row.CanBeAsked)
                continue;
            var hits = screener.Screen(row.Party!, most, Screener.Everything);
            for (var rank = 0; rank < hits.Count; rank++)
                writer.Write(
                    CsvText.Row(
                        row.Party!.Names.Count > 0 ? row.Party.Names[0].Text : row.Party.Id,
                        (rank + 1).ToString(CultureInfo.InvariantCulture),
                        hits[rank].List.Id,
                        hits[rank].Entry.Party.Id,
                        hits[rank].Name.Text,
                        hits[rank].Score.ToString("0.00", CultureInfo.InvariantCulture),
                        hits[rank].Probability.ToString("0.0000", CultureInfo.InvariantCulture),
                        hits[rank].Tier.ToString().ToLowerInvariant()
                    )
                );
        }
        writer.Flush();
        output.Finish();
        return faulty > 0 ? ExitCode.Findings : ExitCode.Fine;
    }
}
