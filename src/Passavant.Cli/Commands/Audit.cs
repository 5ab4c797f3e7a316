using System.CommandLine;
using Passavant.Cli.Casework;
using Passavant.Cli.Files;
using Passavant.Cli.Trust;
using Passavant.Trust.Log;

namespace Passavant.Cli.Commands;

/// <summary><c>passavant audit</c>: whether a log is whole, continues what it signed before and was seen by the witnesses asked for, from its files alone.</summary>
internal static class Audit
{
    public static Command Create()
    {
        var place = new Argument<string>("LOG")
        {
            Description =
                "The log: the folder that holds its checkpoint and tiles, or the address they are under, such as https://licensing.example/log.",
        };
        var keys = Many(
            "--key",
            "VKEY|FILE",
            "The verifier key of the log, as its authority made it known, or a file with it."
        );
        var policy = new Option<string?>("--policy")
        {
            HelpName = "FILE",
            Description =
                "The logs and witnesses trusted, and how many witnesses must have cosigned (c2sp.org/tlog-policy).",
        };
        var older = Many(
            "--older",
            "FILE",
            "A checkpoint seen before: whether the log continues it."
        );
        var proof = new Option<string?>("--proof")
        {
            HelpName = "FILE",
            Description = "A .tlog-proof somebody holds: whether it leads to an entry of this log.",
        };
        var entry = new Option<string?>("--entry")
        {
            HelpName = "FILE",
            Description =
                "The entry the proof is of, byte by byte. Default: the one the log has at that place.",
        };
        var keep = new Option<string?>("--keep")
        {
            HelpName = "FILE",
            Description = "Write the checkpoint seen here, for --older the next time.",
        };
        var replay = new Option<int?>("--replay")
        {
            HelpName = "NUMBER",
            Description =
                "Open so many of the entries that rest on a determination, drawn by the root of the checkpoint, and compute those again.",
        };
        replay.Within(1, long.MaxValue, "--replay opens at least 1 entry, such as --replay 200.");
        var draw = new Option<long>("--draw")
        {
            HelpName = "NUMBER",
            Description =
                "A number of your own that the sample is drawn by beside the root, so that nobody can know it before. Default: 0.",
        };
        var openings = new Option<string?>("--openings")
        {
            HelpName = "FOLDER",
            Description =
                "What opens them: the folder 'passavant-server openings' wrote. Default: the server is asked, as an auditor who signed in.",
        };
        var lists = new Option<string[]>("--lists")
        {
            HelpName = "PATH",
            Description =
                "Snapshots of lists, or folders of them, to match parties against again. Default: those in the folder of --openings, else the server's.",
            AllowMultipleArgumentsPerToken = true,
            DefaultValueFactory = _ => [],
        };
        var service = ServiceOptions.Create();
        var json = new Option<bool>("--json") { Description = "One JSON object." };
        var command = new Command(
            "audit",
            "Checks a log from its files alone: signatures, every entry and tile, what it signed before, and that a holder's proof leads into it. An auditor has determinations computed and parties screened again."
        )
        {
            place,
            keys,
            policy,
            older,
            proof,
            entry,
            keep,
            replay,
            draw,
            openings,
            lists,
            service.Server,
            service.Language,
            json,
        };
        command.SetAction(result =>
        {
            var surroundings = Surroundings.Of(result);
            if (result.GetValue(entry) is not null && result.GetValue(proof) is null)
                throw new Trouble("--entry is of a proof; expected --proof beside it.");
            if (
                result.GetValue(replay) is null
                && (
                    result.GetValue(openings) is not null
                    || result.GetValue(draw) != 0
                    || result.GetValue(lists) is { Length: > 0 }
                )
            )
                throw new Trouble(
                    "--openings, --lists and --draw are for audit by replay; expected --replay and how many entries to open beside them."
                );
            var trusted =
                LogKeys.Read(result.GetValue(keys)!, result.GetValue(policy), surroundings)
                ?? throw new Trouble(
                    "whose log it should be is not said; expected its verifier key after --key, or --policy. A key found beside the log proves nothing."
                );
            var before = result
                .GetValue(older)!
                .Select(path => (path, Checkpoint(path, surroundings)))
                .ToList();
            var (held, of) = Proof(result.GetValue(proof), result.GetValue(entry), surroundings);
            using var source = LogSource.Open(result.GetRequiredValue(place), surroundings);
            var audit = new LogAudit(trusted, source, surroundings);
            audit.CheckWhole();
            foreach (var (path, bytes) in before)
                audit.CheckConsistency(path, bytes);
            if (held is not null)
                audit.CheckProof(held, of);
            if (result.GetValue(replay) is { } most)
            {
                using var opened = result.GetValue(openings) is { } folder
                    ? OpeningSource.Of(folder, surroundings)
                    : OpeningSource.Of(Service.Of(result, service));
                audit.Replay(opened, result.GetValue(lists)!, result.GetValue(draw), most);
            }
            if (result.GetValue(keep) is { } target)
                audit.Keep(target, [.. before.Select(one => one.path)]);
            if (result.GetValue(json))
                AuditReport.Json(audit, surroundings);
            else
                AuditReport.Text(audit, surroundings);
            return audit.ExitCode;
        });
        return command
            .WithThreeAnswers()
            .WithExamples(
                "passavant audit https://licensing.example/log --key licensing.vkey --keep seen.checkpoint",
                "passavant audit copied-log --policy licensing.policy --older seen.checkpoint",
                "passavant audit copied-log --policy licensing.policy --proof licence.tlog-proof --entry licence.entry",
                "passavant audit handed-over/log --key licensing.vkey --replay 200 --draw 8412 --openings handed-over"
            );
    }

    private static Option<string[]> Many(string name, string helpName, string description) =>
        new(name)
        {
            HelpName = helpName,
            Description = description,
            DefaultValueFactory = _ => [],
        };

    private static byte[] Checkpoint(string path, Surroundings surroundings) =>
        BoundedFile.Read(path, SignedNote.Longest, surroundings, "a checkpoint");

    private static (LogProof?, byte[]?) Proof(
        string? path,
        string? entry,
        Surroundings surroundings
    )
    {
        if (path is null)
            return default;
        var bytes = BoundedFile.Read(path, LogProof.Longest, surroundings, "a .tlog-proof");
        return LogProof.TryParse(bytes, out var proof, out var fault)
            ? (
                proof,
                entry is null
                    ? null
                    : BoundedFile.Read(
                        entry,
                        EntryBundle.LongestEntry,
                        surroundings,
                        "an entry of a log"
                    )
            )
            : throw new Trouble($"{path}: {Reading.Plain(fault)}.");
    }
}
