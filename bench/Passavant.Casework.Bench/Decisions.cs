using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using Passavant.Store;

namespace Passavant.Casework.Bench;

/// <summary>How many decisions a second are acknowledged: each is an event of a case of its own, and so a leaf of the log, on the disk when it is acknowledged.</summary>
/// <remarks>Beside it the least anybody could do: the same bytes by one prepared statement into a table of SQLite with the same durability, without streams, versions, positions or salts.</remarks>
internal static class Decisions
{
    private const int Together = 100;

    public static async Task Run(string database, int decisions)
    {
        await using var store = Database.Open(database);
        _ = await store.Migrate(DateTimeOffset.UtcNow);
        var running = 0;
        for (var round = 0; round < 3; round++)
        {
            await Time(
                $"{Together} in a transaction",
                decisions,
                async () =>
                {
                    for (var i = 0; i < decisions; i += Together)
                        await store.Write(async change =>
                        {
                            for (var j = 0; j < Together; j++)
                                await Decide(change, running++);
                        });
                }
            );
            if (!Database.IsServer(database))
                await Time(
                    $"{Together} in a transaction, bare rows",
                    decisions,
                    () => Bare(database + ".bare", decisions)
                );
            await Time(
                "one by one",
                decisions / 10,
                async () =>
                {
                    for (var i = 0; i < decisions / 10; i++)
                        await store.Write(change => Decide(change, running++));
                }
            );
        }
        var count = await store.Read(Events.Count);
        if (count < running)
            throw new InvalidOperationException($"{running} acknowledged and {count} there");
    }

    private static Task<int> Decide(Transaction change, int running) =>
        Events.Append(
            change,
            string.Create(CultureInfo.InvariantCulture, $"D{DateTime.UtcNow.Ticks}-{running}"),
            0,
            [
                new NewEvent
                {
                    Type = "issue",
                    Body = Body(running),
                    At = DateTimeOffset.UtcNow,
                    Person = "hege",
                    Agency = Seed.Authority,
                    Role = "head",
                    Accord = "sha256:" + new string('a', 64),
                    Determination = "sha256:" + new string('b', 64),
                },
            ]
        );

    private static byte[] Body(int running) =>
        Encoding.UTF8.GetBytes(
            $"{{\"act\":\"issue\",\"proposal\":\"P1\",\"rationale\":\"{new string('r', 400)}\",\"running\":{running}}}"
        );

    private static async Task Bare(string file, int decisions)
    {
        await using var connection = new SqliteConnection($"Data Source={file}");
        await connection.OpenAsync();
        await using (var setting = connection.CreateCommand())
        {
            setting.CommandText =
                "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE IF NOT EXISTS decisions (id INTEGER PRIMARY KEY, body BLOB NOT NULL)";
            _ = await setting.ExecuteNonQueryAsync();
        }
        for (var i = 0; i < decisions; i += Together)
        {
            await using var transaction = await connection.BeginTransactionAsync();
            await using var insert = connection.CreateCommand();
            insert.CommandText = "INSERT INTO decisions (body) VALUES (@body)";
            var body = insert.Parameters.Add("@body", SqliteType.Blob);
            for (var j = 0; j < Together; j++)
            {
                body.Value = Body(i + j);
                _ = await insert.ExecuteNonQueryAsync();
            }
            await transaction.CommitAsync();
        }
    }

    private static async Task Time(string what, int decisions, Func<Task> work)
    {
        var cpu = Environment.CpuUsage.TotalTime;
        var start = Stopwatch.GetTimestamp();
        await work();
        var wall = Stopwatch.GetElapsedTime(start).TotalSeconds;
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{what, -40} {decisions / wall, 10:N0}/s {wall, 8:0.000} s {(Environment.CpuUsage.TotalTime - cpu).TotalSeconds, 8:0.000} cpu-s"
            )
        );
    }
}
