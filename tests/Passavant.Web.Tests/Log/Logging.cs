using System.Net;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Passavant.Store;
using Passavant.Trust.Documents;
using Passavant.Trust.Log;
using Passavant.Web.Log;

namespace Passavant.Web.Tests.Log;

/// <summary>What tests of the log have in common: publishing, and reading as a stranger does.</summary>
internal static class Logging
{
    public static readonly string[] Signs = ["--Casework:Keys:Passphrase", "known to the tests"];

    /// <summary>Runs <c>passavant-server keys</c> over the records of a server; answers what it wrote.</summary>
    public static async Task<string> Keys(RunningCasework server, params string[] args)
    {
        using var output = new StringWriter();
        await KeysCommand.Run(
            [.. args, "--database", Path.Combine(server.Folder, "passavant.db"), .. Signs],
            output,
            server.Clock,
            new KeystoreCost(64, 1)
        );
        return output.ToString();
    }

    /// <summary>Has a server publish until all that was done is signed.</summary>
    public static async Task Publish(RunningCasework server)
    {
        var publisher = server.Service<Publisher>();
        // The server's own first round may hold the folder still.
        for (var round = 0; round < 600; round++)
        {
            var standing = await publisher.Work(TestContext.Current.CancellationToken);
            Assert.False(standing.Status is "refused" or "failing", standing.Words);
            var count = await server.Database.Read(Events.Count);
            if (server.Service<PublishedLog>().Signed?.Checkpoint.Head.Size == count)
                return;
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
        Assert.Fail("The log was not published.");
    }

    /// <summary>A publisher over other records and another folder, with the keys of a server.</summary>
    public static Publisher Beside(RunningCasework server, Database database, string? folder = null)
    {
        var settings = server.Service<CaseworkSettings>();
        return new Publisher(
            settings with
            {
                Log = settings.Log with { Folder = folder ?? settings.Log.Folder },
            },
            database,
            server.Clock,
            NullLogger<Publisher>.Instance
        );
    }

    /// <summary>A file of the log as everybody is given it; null where there is none.</summary>
    public static byte[]? Get(RunningCasework server, string path)
    {
        using var response = server.Client.GetAsync($"/log/{path}").GetAwaiter().GetResult();
        if (response.StatusCode == HttpStatusCode.NotFound)
            return null;
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return response.Content.ReadAsByteArrayAsync().GetAwaiter().GetResult();
    }

    public static VerifierKey Key(RunningCasework server, string name = "key")
    {
        var text = Encoding.UTF8.GetString(Get(server, name)!).TrimEnd('\n');
        Assert.True(VerifierKey.TryParse(text, out var key, out var fault), fault);
        return key;
    }

    /// <summary>Looks at a log as an auditor does, over HTTP.</summary>
    public static LogChecker Check(RunningCasework server) =>
        new(Policy.Trusting(Key(server)), Get(server, "checkpoint"), path => Get(server, path));

    /// <summary>Looks at a log as an auditor does, in a folder.</summary>
    public static LogChecker Check(RunningCasework server, string folder) =>
        new(
            Policy.Trusting(Key(server)),
            File.ReadAllBytes(Path.Combine(folder, "checkpoint")),
            path =>
                File.Exists(Path.Combine(folder, path))
                    ? File.ReadAllBytes(Path.Combine(folder, path))
                    : null
        );

    /// <summary>The whole log holds, and its entries are the events of the records, each once, in their order.</summary>
    public static async Task IsAllThere(LogChecker checker, Database database)
    {
        var entries = new List<string>();
        checker.CheckWhole((_, entry) => entries.Add(Encoding.UTF8.GetString(entry)));
        Assert.True(checker.AllHold, string.Join('\n', checker.Findings));
        var events = new List<StoredEvent>();
        while (
            await database.Read(reading => Events.ReadAll(reading, events.Count))
                is { Count: > 0 } more
        )
            events.AddRange(more);
        Assert.NotEmpty(events);
        Assert.Equal(
            events.Select(one => Encoding.UTF8.GetString(EventLeaf.Of(one).ToBytes())),
            entries
        );
    }

    /// <summary>Changes events in the records of a server, as only somebody who has the file can.</summary>
    public static async Task Change(RunningCasework server, string statement)
    {
        await using var connection = new SqliteConnection(
            $"Data Source={Path.Combine(server.Folder, "passavant.db")}"
        );
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"DROP TRIGGER events_keep; {statement}";
        _ = await command.ExecuteNonQueryAsync();
    }

    /// <summary>Records something that means nothing, several times in a transaction.</summary>
    public static Task Append(Database database, string stream, int times) =>
        database.Write(async change =>
            await Events.Append(
                change,
                stream,
                await Events.Version(change, stream),
                [
                    .. Enumerable
                        .Range(0, times)
                        .Select(i => new NewEvent
                        {
                            Type = "noted",
                            Body = Encoding.UTF8.GetBytes($"{{\"i\":{i}}}"),
                            At = Some.Now,
                            Person = "root",
                            Agency = "oversight",
                            Role = "administrator",
                        }),
                ]
            )
        );
}
