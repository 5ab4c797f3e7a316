using System.Text;
using Microsoft.Data.Sqlite;
using Passavant.Accords.Tests.Laws;
using Passavant.Cases;
using Passavant.Store;
using Passavant.Web.Tests.Cases;
using static Passavant.Web.Tests.Log.Logging;

namespace Passavant.Web.Tests.Log;

/// <summary>A bit that flips in what is stored is found and named: in the records by looking through them with the log beside, in the files of the log by whoever checks it.</summary>
public sealed class FlippedBitTests
{
    // What no event says again and nothing decided rests on: who signs in, what was looked at, what waits to be sent, the source of letters whose bytes are kept by their hash; and what bears a signature, which whoever is given it checks.
    private static readonly string[] housekeeping =
    [
        "access_refusals",
        "agencies",
        "answers",
        "appointments",
        "case_looks",
        "credentials",
        "data_protection_keys",
        "issued_documents",
        "issuer_lists",
        "letters",
        "mails",
        "people",
        "sessions",
        "spent_challenges",
        "status_lists",
    ];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task In_the_records_it_is_named_or_changes_nothing()
    {
        await using var stage = await Stage.Set(Signs);
        _ = await stage.At(Phase.Decided);
        await Publish(stage.Server);
        var log = stage.Server.Service<CaseworkSettings>().Log.Folder!;
        var whole = Path.Combine(stage.Server.Folder, "whole.db");
        await stage.Server.Database.Backup(whole, Stop);
        var bytes = await File.ReadAllBytesAsync(whole, Stop);
        var before = await Rows(whole);
        var chance = new Random(20261126);
        var unnoticed = new Dictionary<string, int>();
        var (named, same) = (0, 0);
        for (var i = 0; i < (Long.Run ? 3000 : 150); i++)
        {
            var at = chance.Next(bytes.Length);
            var copy = Path.Combine(stage.Server.Folder, $"copy{i}.db");
            var other = bytes.ToArray();
            other[at] ^= (byte)(1 << chance.Next(8));
            await File.WriteAllBytesAsync(copy, other, Stop);
            using var said = new StringWriter();
            var isNamed = false;
            try
            {
                isNamed =
                    await RecordsCommand.Run(
                        ["verify", "--database", copy, "--log", log],
                        said,
                        stage.Server.Clock
                    ) != 0;
            }
            catch (FormatException wrong)
            {
                isNamed = wrong.Message.Length > 0;
            }
            if (isNamed)
                named++;
            else if (
                (await Rows(copy)).Except(before).Select(row => row.Split('|')[0]).ToList() is
                { Count: > 0 } changed
            )
                foreach (var table in changed.Distinct())
                    unnoticed[table] = unnoticed.GetValueOrDefault(table) + 1;
            else
                same++;
            SqliteConnection.ClearAllPools();
            File.Delete(copy);
        }
        Assert.Equal(
            "",
            string.Join(
                ", ",
                unnoticed
                    .Where(one => !housekeeping.Contains(one.Key))
                    .Select(one => $"{one.Key}: {one.Value}")
            )
        );
        Assert.True(named > same / 2, $"{named} named, {same} the same");
    }

    private static async Task<HashSet<string>> Rows(string file)
    {
        var rows = new HashSet<string>();
        await using var connection = new SqliteConnection(
            $"Data Source={file};Mode=ReadOnly;Pooling=false"
        );
        await connection.OpenAsync(Stop);
        var tables = new List<string>();
        await using (var names = connection.CreateCommand())
        {
            names.CommandText =
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'";
            await using var reader = await names.ExecuteReaderAsync(Stop);
            while (await reader.ReadAsync(Stop))
                tables.Add(reader.GetString(0));
        }
        foreach (var table in tables)
        {
            await using var all = connection.CreateCommand();
            // The identity of an edition is made of what it says; a comment in it is nobody's law.
            all.CommandText =
                table == "accord_editions"
                    ? "SELECT identity FROM accord_editions"
                    : $"SELECT * FROM {table}";
            await using var reader = await all.ExecuteReaderAsync(Stop);
            while (await reader.ReadAsync(Stop))
            {
                var row = new StringBuilder(table);
                for (var i = 0; i < reader.FieldCount; i++)
                    _ = row.Append('|')
                        .Append(
                            reader.GetValue(i) is byte[] blob
                                ? Convert.ToHexString(blob)
                                : $"{reader.GetValue(i)}"
                        );
                _ = rows.Add($"{row}");
            }
        }
        return rows;
    }
}
