using System.Buffers;
using System.CommandLine;
using System.Globalization;
using System.Text;
using Passavant.Cli.Files;
using Passavant.Screening;
using Passavant.Screening.Lists;
using Passavant.Screening.Matching;
using Passavant.Screening.Rescreening;

namespace Passavant.Cli.Commands;

/// <summary><c>passavant rescreen</c>: what changes for known parties when lists or parties change.</summary>
internal static class RescreenCommand
{
    public static Command Create()
    {
        var parties = new Option<string>("--parties")
        {
            HelpName = "FILE",
            Description = "A CSV file of the parties, with a column id.",
            Required = true,
        };
        var from = Lists("--from", "The lists as they were: snapshots, or folders of snapshots.");
        var to = Lists("--to", "The lists as they are.");
        var since = new Option<string?>("--since")
        {
            HelpName = "FILE",
            Description = "The parties as they were: only those that differ are screened again.",
        };
        var lists = ScreeningLists.Option();
        var least = new Option<string>("--least")
        {
            HelpName = "TIER",
            Description = "Hits of a lower tier count as none: strong, possible or weak.",
            DefaultValueFactory = _ => "possible",
        };
        least.AcceptOnlyFromAmong("strong", "possible", "weak");
        var decisions = DecisionFile.Option();
        var output = DocumentOutput.Option();
        var command = new Command(
            "rescreen",
            "Says what changes for known parties when lists change, or when the parties do: hits that are new, gone, of another tier or consequence, and decisions that are open again. Ends with 1 where there are any."
        )
        {
            parties,
            from,
            to,
            since,
            lists,
            least,
            decisions,
            output,
        };
        command.Validators.Add(result =>
        {
            var isOfLists = result.GetValue(from) is { Length: > 0 };
            if (isOfLists != result.GetValue(to) is { Length: > 0 })
                result.AddError("--from and --to go together.");
            if (isOfLists == result.GetValue(since) is not null)
                result.AddError(
                    "Give --from and --to where lists changed, or --since and --lists where parties did."
                );
            if (isOfLists && result.GetValue(lists) is { Length: > 0 })
                result.AddError("--lists goes with --since.");
        });
        command.SetAction(result =>
        {
            var surroundings = Surroundings.Of(result);
            var decided = DecisionFile.Read(result.GetValue(decisions), surroundings);
            var tier = Screen.TierOf(result.GetRequiredValue(least));
            var file = result.GetRequiredValue(parties);
            var target = result.GetValue(output) ?? "-";
            return result.GetValue(since) is { } old
                ? OfParties(old, file, result.GetValue(lists), tier, decided, target, surroundings)
                : OfLists(
                    file,
                    result.GetValue(from)!,
                    result.GetValue(to)!,
                    tier,
                    decided,
                    target,
                    surroundings
                );
        });
        return command.WithExamples(
            "passavant rescreen --parties parties.csv --from lists/us-ofac-sdn-2026-02-26-1b2c3d4e.jsonl --to lists/us-ofac-sdn-2026-02-27-0f343b09.jsonl --output changes.jsonl",
            "passavant rescreen --parties parties.csv --since parties-of-yesterday.csv --lists lists --output changes.jsonl"
        );
    }

    private static Option<string[]> Lists(string name, string description) =>
        new(name)
        {
            HelpName = "PATH",
            Description = description,
            AllowMultipleArgumentsPerToken = true,
        };

    private static int OfLists(
        string file,
        string[] from,
        string[] to,
        Tier least,
        DecisionFile? decided,
        string target,
        Surroundings surroundings
    )
    {
        using var progress = new ProgressLine(surroundings, wanted: true);
        progress.Say("reading lists");
        var (before, after) = (
            ScreeningLists.Read(from, null, surroundings),
            ScreeningLists.Read(to, null, surroundings)
        );
        progress.Say("comparing them");
        var rescreen = new ListRescreen(
            before,
            after,
            least,
            decided is null ? null : (decided.Decisions, decided.Day)
        );
        progress.Clear();
        surroundings.Error.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{rescreen.Gone:N0} entries are no more as they were, {rescreen.Come:N0} were not as they are."
            )
        );
        using var table = PartyTable.Open(file, surroundings);
        ScreenParties.WarnOfUnknown(table, file, surroundings);
        table.RequireIds("changes are told", file);
        var header = Header(before, after, decided);
        return PartyRun.Run(
            table,
            file,
            target,
            ScreenParties.RunOf(
                $"rescreen {Encoding.UTF8.GetString(header)} {least} {string.Join(',', table.Header)}"
            ),
            header,
            party => Lines(rescreen.Changes(party)),
            "with changes",
            surroundings
        );
    }

    private static int OfParties(
        string old,
        string file,
        string[]? paths,
        Tier least,
        DecisionFile? decided,
        string target,
        Surroundings surroundings
    )
    {
        using var progress = new ProgressLine(surroundings, wanted: true);
        progress.Say("comparing parties");
        var faulty = 0;
        PartyDelta delta;
        try
        {
            delta = PartyDelta.Between(Read(old, complain: false), Read(file, complain: true));
        }
        catch (ArgumentException wrong)
        {
            throw new Trouble($"{old}, {file}: {wrong.Message}");
        }
        progress.Clear();
        surroundings.Error.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"Parties: {delta.Added.Count:N0} added, {delta.Removed.Count:N0} removed, {delta.Changed.Count:N0} changed."
            )
        );
        var screener = ScreeningLists.Ready(paths, null, surroundings);
        using var output = OutputFile.Create(target, surroundings);
        output.Stream.Write(Header(screener.Lists, screener.Lists, decided));
        var count = 0;
        foreach (
            var change in Rescreen.Parties(
                delta,
                screener,
                least,
                decided is null ? null : (decided.Decisions, decided.Day)
            )
        )
        {
            surroundings.Stop.ThrowIfCancellationRequested();
            output.Stream.Write(Lines([change]).Span);
            count++;
        }
        output.Finish();
        return count + faulty > 0 ? ExitCode.Findings : ExitCode.Fine;

        IEnumerable<Party> Read(string path, bool complain)
        {
            using var table = PartyTable.Open(path, surroundings);
            table.RequireIds("parties are compared", path);
            if (complain)
                ScreenParties.WarnOfUnknown(table, path, surroundings);
            foreach (var row in table.Read())
            {
                surroundings.Stop.ThrowIfCancellationRequested();
                if (complain)
                    faulty += ScreenParties.Complain(row, path, surroundings);
                if (row.CanBeAsked)
                    yield return row.Party!;
            }
        }
    }

    private static ReadOnlyMemory<byte> Lines(IReadOnlyList<HitChange> changes)
    {
        if (changes.Count == 0)
            return default;
        var lines = new ArrayBufferWriter<byte>();
        foreach (var change in changes)
        {
            RescreenJson.Write(change, lines);
            lines.Write("\n"u8);
        }
        return lines.WrittenMemory;
    }

    private static byte[] Header(
        IReadOnlyList<ListSnapshot> before,
        IReadOnlyList<ListSnapshot> after,
        DecisionFile? decided
    )
    {
        var header = new ArrayBufferWriter<byte>();
        RescreenJson.Write(
            ScreeningIdentity.Of(before),
            ScreeningIdentity.Of(after),
            decided is null ? null : (decided.Hash, decided.Day),
            header
        );
        header.Write("\n"u8);
        return header.WrittenSpan.ToArray();
    }
}
