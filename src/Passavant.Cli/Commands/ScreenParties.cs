using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Passavant.Cli.Files;
using Passavant.Screening;
using Passavant.Screening.Deciding;
using Passavant.Screening.Matching;
using Passavant.Screening.Ownership;

namespace Passavant.Cli.Commands;

/// <summary>The hits of every party of a file, as JSON lines.</summary>
internal static class ScreenParties
{
    public static int Run(
        string file,
        string to,
        Screener screener,
        int most,
        Tier least,
        DecisionFile? decisions,
        bool leaveOut,
        OwnerFile? owners,
        Surroundings surroundings
    )
    {
        using var table = PartyTable.Open(file, surroundings);
        WarnOfUnknown(table, file, surroundings);
        if (decisions is not null)
            table.RequireIds("decisions are kept", file);
        var header = Header(screener, decisions, owners);
        var run = RunOf(
            $"{Encoding.UTF8.GetString(header)} {most} {least} {leaveOut} {string.Join(',', table.Header)}"
        );
        return PartyRun.Run(
            table,
            file,
            to,
            run,
            header,
            party =>
            {
                var hits = DecisionFile.Screen(decisions, party, screener, most, least, leaveOut);
                var owned = owners?.Of(party);
                if (hits.Count == 0 && owned is not { Count: > 0 })
                    return default;
                var line = new ArrayBufferWriter<byte>();
                ScreeningJson.Write(party, hits, screener, line, owned);
                line.Write("\n"u8);
                return line.WrittenMemory;
            },
            owners is null ? "with hits" : "with hits or owners to look at",
            surroundings
        );
    }

    /// <summary>The name of a run: only one of the same name goes on.</summary>
    public static string RunOf(string said) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(said)));

    private static byte[] Header(Screener screener, DecisionFile? decisions, OwnerFile? owners)
    {
        var header = new ArrayBufferWriter<byte>();
        ScreeningJson.Write(
            ScreeningIdentity.Of(screener.Lists),
            header,
            decisions is null ? null : (decisions.Hash, decisions.Day),
            owners is null ? null : (owners.Hash, owners.Day)
        );
        header.Write("\n"u8);
        return header.WrittenSpan.ToArray();
    }

    /// <summary>Prints the answer for one party, with the line of what it depends on first.</summary>
    public static void WriteLines(
        Party asked,
        IReadOnlyList<DecidedHit> hits,
        Screener screener,
        DecisionFile? decisions,
        OwnerFile? owners,
        IReadOnlyList<OwnershipAnswer>? owned,
        Surroundings surroundings
    )
    {
        var lines = new ArrayBufferWriter<byte>();
        lines.Write(Header(screener, decisions, owners));
        ScreeningJson.Write(asked, hits, screener, lines, owned);
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
