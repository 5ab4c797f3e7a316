using System.Globalization;
using System.Text.Json;
using Passavant.Cases;
using Passavant.Store;
using Passavant.Trust.Log;
using Passavant.Web.People;
using Role = Passavant.Cases.Role;

namespace Passavant.Web.Log;

/// <summary><c>passavant-server openings</c>: writes what an auditor needs on a machine without a network: a copy of the log, and what opens a sample of it.</summary>
internal static class OpeningsCommand
{
    private const string Usage =
        "passavant-server openings --database DATABASE --by AUDITOR --out FOLDER [--sample 200] [--draw NUMBER]";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    /// <summary>Runs it; the looks are recorded as the auditor's.</summary>
    /// <exception cref="FormatException">It was asked for something that cannot be.</exception>
    public static async Task Run(string[] args, TextWriter output, TimeProvider time)
    {
        var (given, connection, log) = ByHand.Settings(args, Usage);
        var target = given["out"] is { Length: > 0 } folder
            ? Path.GetFullPath(folder)
            : throw new FormatException($"where to? expected --out: {Usage}");
        var sample = (int)Whole("sample", 200, 100_000);
        var draw = Whole("draw", 0, long.MaxValue);
        if (log.Folder is not { } published)
            throw new FormatException(
                "where the log is published is not set: expected Casework__Log__Folder in the environment, or --log FOLDER"
            );
        var now = time.GetUtcNow();
        await using var database = Records.Open(connection, now);
        var by = await ByHand.Who(database, given["by"], Role.Auditor, now, Usage);
        try
        {
            if (Directory.Exists(target) && Directory.EnumerateFileSystemEntries(target).Any())
                throw new FormatException($"{target} is not empty; expected a new folder");
            var head = await Copy(published, Path.Combine(target, "log"));
            var drawn = AuditSample.Draw(
                head.Root,
                draw,
                (await database.Read(reading => Events.Determined(reading, head.Size))).Select(
                    position => position - 1
                ),
                sample
            );
            var accords = new HashSet<string>(StringComparer.Ordinal);
            var lists = new HashSet<string>(StringComparer.Ordinal);
            foreach (var index in drawn)
                await Open(database, index, by, now, target, accords, lists);
            foreach (var hash in accords)
                if (await database.Read(reading => Openings.AccordOf(reading, hash)) is { } texts)
                    await Write(Path.Combine(target, "accords", $"{hash}.json"), texts);
            foreach (var hash in lists)
                if (await database.Read(reading => Editions.Entries(reading, hash)) is { } snapshot)
                    await Write(Path.Combine(target, "lists", $"{hash}.jsonl"), snapshot);
            await output.WriteLineAsync(
                $"{target}: the log at {head.Size} entries, what opens {drawn.Count} of them, and the accords and lists to compute those again. It says what is confidential: it is for the auditor alone. 'passavant audit {Path.Combine(target, "log")} --key KEY --replay {sample}{(draw == 0 ? "" : $" --draw {draw}")} --openings {target}' takes it."
            );
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            throw new FormatException(wrong.Message, wrong);
        }

        long Whole(string name, long usual, long most) =>
            given[name] is not { Length: > 0 } text ? usual
            : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number <= most
                ? number
            : throw new FormatException(
                $"--{name} is '{text}'; expected a whole number up to {most}"
            );
    }

    private static async Task Open(
        Database database,
        long index,
        Actor by,
        DateTimeOffset now,
        string target,
        HashSet<string> accords,
        HashSet<string> lists
    )
    {
        var (opened, screened) = await database.Write(async change =>
        {
            if (await Openings.Find(change, index) is not { } happened)
                return default;
            await Looking.Record(
                change,
                new LookRow
                {
                    Number = happened.Stream,
                    At = now,
                    Person = by.Person,
                    Agency = by.Agency,
                    Role = Appointments.Of(by.Role),
                }
            );
            var view = await Openings.Of(change, happened);
            return (view, await Openings.ScreeningOf(change, view));
        });
        if (opened is null)
            return;
        await Write(
            Path.Combine(target, "openings", $"{index}.json"),
            JsonSerializer.SerializeToUtf8Bytes(opened, Options)
        );
        foreach (var accord in Accords(opened))
            _ = accords.Add(accord);
        foreach (var list in screened is null ? [] : Openings.ListsOf(screened))
            if (list.Length == 64 && list.All(char.IsAsciiHexDigitLower))
                _ = lists.Add(list);
    }

    // The hash of the accord the determination itself names.
    private static IEnumerable<string> Accords(Openings.View opened)
    {
        if (opened.Determination is null)
            yield break;
        string? identity = null;
        try
        {
            using var json = JsonDocument.Parse(opened.Determination);
            identity = json.RootElement.GetProperty("accord").GetProperty("identity").GetString();
        }
        catch (Exception wrong)
            when (wrong is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            // The auditor finds that it is none.
        }
        if (identity?.Split(':') is [_, { Length: 64 } hash] && hash.All(char.IsAsciiHexDigitLower))
            yield return hash;
    }

    // While no server writes there; the checkpoint and its tiles belong together.
    private static async Task<TreeHead> Copy(string published, string target)
    {
        if (!File.Exists(Path.Combine(published, LogFolder.Checkpoint)))
            throw new FormatException($"there is no log in '{published}'");
        var folder = new LogFolder(published);
        IDisposable? held;
        for (var tries = 0; (held = folder.Hold()) is null; tries++)
            if (tries == 100)
                throw new FormatException($"another program holds '{published}'; try again");
            else
                await Task.Delay(100);
        using (held)
        {
            foreach (
                var file in Directory.EnumerateFiles(published, "*", SearchOption.AllDirectories)
            )
                if (Path.GetFileName(file) is not "lock")
                    await Write(
                        Path.Combine(target, Path.GetRelativePath(published, file)),
                        await File.ReadAllBytesAsync(file)
                    );
            return SignedCheckpoint.TryParse(
                folder.Read(LogFolder.Checkpoint) ?? [],
                out var signed,
                out var fault
            )
                ? signed.Checkpoint.Head
                : throw new FormatException($"the checkpoint in '{published}': {fault}");
        }
    }

    private static async Task Write(string path, byte[] bytes)
    {
        var folder = Path.GetDirectoryName(path)!;
        _ = OperatingSystem.IsWindows()
            ? Directory.CreateDirectory(folder)
            : Directory.CreateDirectory(
                folder,
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
            );
        await File.WriteAllBytesAsync(path, bytes);
    }
}
