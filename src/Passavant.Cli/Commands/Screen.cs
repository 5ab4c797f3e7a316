using System.CommandLine;
using System.Globalization;
using Passavant.Screening;
using Passavant.Screening.Deciding;
using Passavant.Screening.Lists;
using Passavant.Screening.Matching;
using Spectre.Console;

namespace Passavant.Cli.Commands;

/// <summary><c>passavant screen</c>: whether a party, or every party of a file, is on a list.</summary>
internal static class Screen
{
    public static Command Create()
    {
        var names = new Argument<string[]>("NAME")
        {
            Description =
                "The name of a party, in any script; further names are taken as its aliases.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var party = new PartyOptions();
        var lists = ScreeningLists.Option();
        var stale = ScreeningLists.StaleOption();
        var parties = new Option<string?>("--parties")
        {
            HelpName = "FILE",
            Description =
                "A CSV file of parties. Its hits are written to --output as JSON lines; after a stop, the same command goes on where it was.",
        };
        var queries = new Option<string?>("--queries")
        {
            HelpName = "FILE",
            Description =
                "A CSV file of parties. The best candidates of each are written to --output as CSV, whatever their score.",
        };
        var top = new Option<int?>("--top")
        {
            HelpName = "N",
            Description = "How many candidates at most, for each party. 5 unless told otherwise.",
        };
        top.Within(1, long.MaxValue, "--top is at least 1.");
        var least = new Option<string>("--least")
        {
            HelpName = "TIER",
            Description =
                "The least tier shown: strong, possible or weak. Possible with --parties, else weak.",
        };
        least.AcceptOnlyFromAmong("strong", "possible", "weak");
        var decisions = DecisionFile.Option();
        var leaveOut = DecisionFile.LeaveOutOption();
        var ownership = OwnerFile.Option();
        var id = new Option<string?>("--party")
        {
            HelpName = "ID",
            Description = "Your own id of the party, by which decisions are kept.",
        };
        var output = DocumentOutput.Option();
        var json = new Option<bool>("--json") { Description = "The answer as JSON lines." };
        var command = new Command(
            "screen",
            "Says whether a party is on a list: candidates, each with its score, what the score is the sum of, and what the list attaches."
        )
        {
            names,
            lists,
            stale,
            parties,
            queries,
            top,
            least,
            id,
            decisions,
            leaveOut,
            ownership,
            output,
            json,
            ScreenDecide.Create(),
            DecisionsShow.Create(),
            ScreenValidate.Create(),
        };
        party.AddTo(command);
        command.Validators.Add(result =>
        {
            var asked =
                (result.GetValue(names) is { Length: > 0 } ? 1 : 0)
                + (result.GetValue(parties) is null ? 0 : 1)
                + (result.GetValue(queries) is null ? 0 : 1);
            if (asked == 0 && (result.GetValue(party.Identifier) ?? []).Length == 0)
                result.AddError("Whom to look for? Give a name, --id, --parties or --queries.");
            if (asked > 1)
                result.AddError("Give one of: a name, --parties, --queries.");
            if (result.GetValue(decisions) is null)
            {
                if (result.GetValue(leaveOut))
                    result.AddError("--leave-out-different goes with --decisions.");
            }
            else if (result.GetValue(queries) is not null)
                result.AddError("--decisions goes with a name or --parties, not with --queries.");
            else if (result.GetValue(parties) is null && result.GetValue(id) is null)
                result.AddError(
                    "--decisions are kept by the id of a party: give --party ID with the name."
                );
            if (result.GetValue(ownership) is not null && result.GetValue(queries) is not null)
                result.AddError("--ownership goes with a name or --parties, not with --queries.");
        });
        command.SetAction(result =>
        {
            var surroundings = Surroundings.Of(result);
            var decided = DecisionFile.Read(result.GetValue(decisions), surroundings);
            var screener = ScreeningLists.Ready(
                result.GetValue(lists),
                result.GetValue(stale),
                surroundings
            );
            var owners = OwnerFile.Read(
                result.GetValue(ownership),
                screener,
                decided,
                surroundings
            );
            var most = result.GetValue(top) ?? 5;
            if (result.GetValue(parties) is { } file)
                return ScreenParties.Run(
                    file,
                    result.GetValue(output) ?? "-",
                    screener,
                    most,
                    TierOf(result.GetValue(least) ?? "possible"),
                    decided,
                    result.GetValue(leaveOut),
                    owners,
                    surroundings
                );
            if (result.GetValue(queries) is { } table)
                return ScreenQueries.Run(
                    table,
                    result.GetValue(output) ?? "-",
                    screener,
                    most,
                    surroundings
                );
            var asked = party.Read(result, result.GetValue(names) ?? []);
            if (result.GetValue(id) is { } own)
                asked = asked with { Id = own };
            var hits = DecisionFile.Screen(
                decided,
                asked,
                screener,
                most,
                TierOf(result.GetValue(least) ?? "weak"),
                result.GetValue(leaveOut)
            );
            var owned = owners?.Of(asked);
            if (result.GetValue(json))
                ScreenParties.WriteLines(
                    asked,
                    hits,
                    screener,
                    decided,
                    owners,
                    owned,
                    surroundings
                );
            else
            {
                Write(asked, hits, screener, surroundings);
                owners?.Write(owned!, surroundings);
            }
            return
                owned is { Count: > 0 }
                || hits.Any(one => one.Hit.Tier >= Tier.Possible && one.State != HitState.Different)
                ? ExitCode.Findings
                : ExitCode.Fine;
        });
        return command.WithExamples(
            "passavant screen \"Владимир Иванов\" --born 1961 --country RU",
            "passavant screen --id imo:9187629 --kind vessel",
            "passavant screen --parties parties.csv --lists lists --output hits.jsonl",
            "passavant screen --parties parties.csv --decisions decisions.jsonl --leave-out-different --output hits.jsonl",
            "passavant screen \"Northern Works\" --kind organisation --ownership owners.csv",
            "passavant screen --queries people.csv --top 5 --output hits.csv",
            "passavant screen validate labelled.csv"
        );
    }

    public static Tier TierOf(string word) => Enum.Parse<Tier>(word, ignoreCase: true);

    private static void Write(
        Party asked,
        IReadOnlyList<DecidedHit> hits,
        Screener screener,
        Surroundings surroundings
    )
    {
        var output = surroundings.Output;
        var lists = string.Join(
            ", ",
            screener.Lists.Select(list =>
                list.About.Date is { } date
                    ? string.Create(CultureInfo.InvariantCulture, $"{list.Id} of {date:yyyy-MM-dd}")
                    : list.Id
            )
        );
        if (hits.Count == 0)
        {
            output.WriteLine($"Nobody like {NameOf(asked)} was found on {lists}.");
            return;
        }
        // Those decided different come last, a line each.
        foreach (var one in hits.Where(hit => hit.State != HitState.Different))
        {
            var hit = one.Hit;
            output.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{hit.Tier.ToString().ToUpperInvariant()}  {hit.Score:0.00} points, {hit.Probability * 100:0.#} % likely: {hit.Entry.Party.Names[0].Text}"
                )
            );
            output.WriteLine($"  {hit.List.Id} {hit.Entry.Party.Id}; {Consequence(hit)}");
            if (one.Decision is { } decision)
                output.WriteLine(
                    one.State == HitState.Reopened
                        ? $"  OPEN AGAIN, {string.Join(", ", one.Reopened)}; was {Said(decision)}"
                        : $"  {Said(decision)}"
                );
            EvidenceTable.Write(screener.Explain(asked, hit), surroundings);
            output.WriteLine();
        }
        var others = hits.Where(hit => hit.State == HitState.Different).ToList();
        foreach (var other in others)
            output.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"DIFFERENT  {other.Hit.Score:0.00} points: {other.Hit.Entry.Party.Names[0].Text}, {other.Hit.List.Id} {other.Hit.Entry.Party.Id}; {Said(other.Decision!)}"
                )
            );
        if (others.Count > 0)
            output.WriteLine();
        output.WriteLine($"Asked: {lists}. {ScreeningIdentity.Of(screener.Lists).Engine}.");
    }

    /// <summary>A decision in one line.</summary>
    public static string Said(MatchDecision decision) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"decided {DecisionJson.Word(decision.Verdict)} by {decision.By} on {decision.On:yyyy-MM-dd}{(decision.Until is { } day ? $" until {day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}" : "")}: {decision.Reason}"
        );

    /// <summary>What being listed means, in one line.</summary>
    private static string Consequence(Hit hit)
    {
        var consequence = hit.Entry.Consequence;
        var until = consequence.Until ?? hit.Entry.Until;
        return string.Join(
            "; ",
            new[]
            {
                consequence.Effect.Name(),
                consequence.DeniedBy is { } state ? $"denied by {state}" : null,
                until is { } day
                    ? string.Create(CultureInfo.InvariantCulture, $"until {day:yyyy-MM-dd}")
                    : null,
                consequence.Policy is { } policy ? $"policy: {policy}" : null,
                consequence.ItemScope is { } items ? $"items: {items}" : null,
                hit.Entry.Programmes.Count > 0
                    ? $"under {string.Join(", ", hit.Entry.Programmes)}"
                    : null,
            }.OfType<string>()
        );
    }

    private static string NameOf(Party asked) =>
        asked.Names.Count > 0 ? $"“{Excerpt(asked.Names[0].Text)}”" : asked.Identifiers[0].Value;

    private static string Excerpt(string name) => name.Length <= 80 ? name : $"{name[..79]}…";
}
