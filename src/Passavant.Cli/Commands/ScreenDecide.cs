using System.CommandLine;
using System.Globalization;
using Passavant.Cli.Files;
using Passavant.Screening;
using Passavant.Screening.Deciding;
using Passavant.Screening.Lists;
using Passavant.Screening.Matching;

namespace Passavant.Cli.Commands;

/// <summary><c>passavant screen decide</c>: keeps what somebody decided of a match.</summary>
internal static class ScreenDecide
{
    public static Command Create()
    {
        var names = new Argument<string[]>("NAME")
        {
            Description = "The name of the party, and further names, as it is screened.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var party = new PartyOptions();
        var id = new Option<string>("--party")
        {
            HelpName = "ID",
            Description = "Your own id of the party.",
            Required = true,
        };
        var parties = new Option<string?>("--parties")
        {
            HelpName = "FILE",
            Description = "A CSV file that holds the party, instead of its name.",
        };
        var entry = new Option<string[]>("--entry")
        {
            HelpName = "LIST/ID",
            Description = "The entry decided about, such as us-ofac-sdn/7513. Again for more.",
        };
        var every = new Option<bool>("--every-list")
        {
            Description =
                "Decide about every entry that is found for the party now, on every list. Entries that come later are open.",
        };
        var same = new Option<bool>("--same") { Description = "It is the listed party." };
        var different = new Option<bool>("--different") { Description = "It is another." };
        var withdraw = new Option<bool>("--withdraw")
        {
            Description = "Take back what was decided: it is open again.",
        };
        var reason = new Option<string>("--reason")
        {
            HelpName = "TEXT",
            Description = "Why.",
            Required = true,
        };
        var by = new Option<string>("--by")
        {
            HelpName = "NAME",
            Description = "Who decides.",
            Required = true,
        };
        var until = new Option<string?>("--until")
        {
            HelpName = "DATE",
            Description = "The last day on which it holds, such as 2027-11-30.",
        };
        var decisions = DecisionFile.Option();
        decisions.Required = true;
        decisions.Description = "The file the decision is added to; made where there is none.";
        var lists = ScreeningLists.Option();
        var command = new Command(
            "decide",
            "Keeps what was decided of a match: same or different. It holds until the party or the entry changes in what matters."
        )
        {
            names,
            id,
            parties,
            entry,
            every,
            same,
            different,
            withdraw,
            reason,
            by,
            until,
            decisions,
            lists,
        };
        party.AddTo(command);
        command.Validators.Add(result =>
        {
            if (new[] { same, different, withdraw }.Count(option => result.GetValue(option)) != 1)
                result.AddError("Give one of: --same, --different, --withdraw.");
            if ((result.GetValue(entry) is { Length: > 0 }) == result.GetValue(every))
                result.AddError("Give one of: --entry LIST/ID, --every-list.");
            if (
                (result.GetValue(parties) is not null)
                == (
                    result.GetValue(names) is { Length: > 0 }
                    || result.GetValue(party.Identifier) is { Length: > 0 }
                )
            )
                result.AddError(
                    "Give the party by name (or --id), or --parties with the file it is in."
                );
            foreach (
                var (option, value) in new[]
                {
                    ("--reason", result.GetValue(reason)),
                    ("--by", result.GetValue(by)),
                }
            )
                if (value is not null && string.IsNullOrWhiteSpace(value))
                    result.AddError($"{option} says nothing.");
        });
        command.SetAction(result =>
        {
            var surroundings = Surroundings.Of(result);
            var last = result.GetValue(until) is { } said ? Day(said) : (DateOnly?)null;
            if (last < surroundings.Today)
                throw new Trouble("--until is past already.");
            var asked = result.GetValue(parties) is { } file
                ? Find(file, result.GetRequiredValue(id), surroundings)
                : party.Read(result, result.GetValue(names) ?? []) with
                {
                    Id = result.GetRequiredValue(id),
                };
            var read = ScreeningLists.Read(result.GetValue(lists), null, surroundings);
            IReadOnlyList<DecidedEntry> entries = result.GetValue(every)
                ?
                [
                    .. new Screener(read)
                        .Screen(asked, int.MaxValue, Tier.Weak)
                        .Select(hit => DecidedEntry.Of(hit.List.Id, hit.Entry)),
                ]
                : [.. (result.GetValue(entry) ?? []).Distinct().Select(one => Entry(one, read))];
            if (entries.Count == 0)
                throw new Trouble("nobody like it is on the lists: there is nothing to decide.");
            DecisionFile.Append(
                result.GetRequiredValue(decisions)!,
                new MatchDecision(
                    asked.Id,
                    Fingerprint.Of(asked),
                    entries,
                    result.GetValue(same) ? Verdict.Same
                        : result.GetValue(different) ? Verdict.Different
                        : Verdict.Withdrawn,
                    result.GetRequiredValue(reason),
                    result.GetRequiredValue(by),
                    surroundings.Today,
                    last
                ),
                surroundings
            );
            foreach (var one in entries)
                surroundings.Output.WriteLine(
                    $"{asked.Id} and {one.List} {one.Id} {Name(one, read)}: {(result.GetValue(same) ? "same" : result.GetValue(different) ? "different" : "open again")}."
                );
            return ExitCode.Fine;
        });
        return command.WithExamples(
            "passavant screen decide \"Erika Muster\" --party C-17 --entry us-ofac-sdn/7513 --different --reason 'Born in another year' --by 'A. Officer' --decisions decisions.jsonl",
            "passavant screen decide --party C-17 --parties parties.csv --every-list --different --reason 'Seen the passport' --by 'A. Officer' --until 2027-11-30 --decisions decisions.jsonl"
        );
    }

    private static Party Find(string file, string id, Surroundings surroundings)
    {
        using var table = PartyTable.Open(file, surroundings);
        table.RequireIds("decisions are kept", file);
        Party? found = null;
        foreach (var row in table.Read())
            if (row.Party?.Id == id)
                found = found is null
                    ? row.Party
                    : throw new Trouble($"{file} holds the party {id} more than once.");
        return found ?? throw new Trouble($"{file} holds no party {id}.");
    }

    private static DecidedEntry Entry(string said, IReadOnlyList<ListSnapshot> lists)
    {
        var slash = said.IndexOf('/');
        if (slash < 0)
            throw new Trouble(
                $"--entry: found '{said}'; expected the list and the id, such as us-ofac-sdn/7513."
            );
        var list =
            lists.FirstOrDefault(one => one.Id == said[..slash])
            ?? throw new Trouble(
                $"--entry: there is no list '{said[..slash]}'; there are {string.Join(", ", lists.Select(one => one.Id))}."
            );
        return DecidedEntry.Of(
            list.Id,
            list.Find(said[(slash + 1)..])
                ?? throw new Trouble(
                    $"--entry: the list {list.Id} has no entry '{said[(slash + 1)..]}'."
                )
        );
    }

    private static string Name(DecidedEntry entry, IReadOnlyList<ListSnapshot> lists) =>
        lists.First(list => list.Id == entry.List).Find(entry.Id)!.Party.Names[0].Text;

    private static DateOnly Day(string said) =>
        DateOnly.TryParseExact(
            said,
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var day
        )
            ? day
            : throw new Trouble($"--until: found '{said}'; expected a day such as 2027-11-30.");
}
