using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Passavant.Accords.Reading;
using Passavant.Screening;
using Passavant.Screening.Lists;
using Spectre.Console;

namespace Passavant.Cli.Commands;

/// <summary><c>passavant lists show</c>: what a snapshot holds.</summary>
internal static class ListsShow
{
    public static Command Create()
    {
        var path = Lists.Snapshot("SNAPSHOT", "The file of a snapshot.");
        var entry = new Option<string?>("--entry")
        {
            HelpName = "ID",
            Description = "One entry, by the list's own id.",
        };
        var faults = new Option<bool>("--faults") { Description = "Every fault of the import." };
        var json = new Option<bool>("--json") { Description = "With --entry: the entry as JSON." };
        var command = new Command(
            "show",
            "Says what a snapshot holds: publisher, date, counts, effects, faults; or one entry of it."
        )
        {
            path,
            entry,
            faults,
            json,
        };
        command.SetAction(result =>
        {
            var surroundings = Surroundings.Of(result);
            var file = result.GetRequiredValue(path);
            var snapshot = Lists.Read(file, surroundings);
            if (result.GetValue(entry) is { } id)
            {
                var found =
                    snapshot.Find(id)
                    ?? throw new Trouble(
                        $"{file} holds no entry '{id}'{(Nearest.Of(id, snapshot.Entries.Select(one => one.Party.Id)) is { } nearest ? $"; did you mean '{nearest}'?" : ".")}"
                    );
                if (result.GetValue(json))
                    WriteJson(found, surroundings);
                else
                    Write(found, surroundings);
                return ExitCode.Fine;
            }
            ListReport.Summary(snapshot, surroundings);
            if (!result.GetValue(faults))
            {
                var table = Lists.Table(surroundings, "Effect", "Kind of party", "Entries");
                foreach (
                    var group in snapshot
                        .Entries.GroupBy(one => (one.Consequence.Effect, one.Party.Kind))
                        .OrderByDescending(group => group.Key.Effect)
                        .ThenBy(group => group.Key.Kind)
                )
                    table.AddRow(
                        Lists.Plain(group.Key.Effect.Name()),
                        Lists.Plain(Word(group.Key.Kind)),
                        Lists.Plain(group.Count().ToString(CultureInfo.InvariantCulture))
                    );
                Terminal.For(surroundings).Write(table);
                surroundings.Output.WriteLine();
            }
            ListReport.Faults(
                snapshot,
                result.GetValue(faults) ? int.MaxValue : 10,
                file,
                surroundings
            );
            return ExitCode.Fine;
        });
        return command.WithExamples(
            "passavant lists show lists/un-sc-2026-02-27-cc4f3bd8.jsonl",
            "passavant lists show lists/un-sc-2026-02-27-cc4f3bd8.jsonl --entry QDi.237",
            "passavant lists show lists/un-sc-2026-02-27-cc4f3bd8.jsonl --faults"
        );
    }

    private static void WriteJson(ListEntry entry, Surroundings surroundings)
    {
        using var document = JsonDocument.Parse(ListEntryJson.ToBytes(entry));
        IndentedJson.Write(surroundings.Output, document.RootElement.WriteTo);
    }

    private static void Write(ListEntry entry, Surroundings surroundings)
    {
        var party = entry.Party;
        Say("id", party.Id);
        Say("kind", Word(party.Kind));
        foreach (var name in party.Names)
            Say(
                name.Kind switch
                {
                    NameKind.Alias => "alias",
                    NameKind.WeakAlias => "weak alias",
                    NameKind.Former => "former name",
                    _ => "name",
                },
                name.Text
            );
        Say("consequence", Sentence(entry.Consequence));
        foreach (var date in party.Dates)
            Say(party.Kind == PartyKind.Person ? "born" : "date", date.ToString());
        foreach (var country in party.Countries)
            Say("country", $"{country} {Countries.NameOf(country)}");
        foreach (var place in party.Places)
            Say("place", place);
        if (party.Gender is { } gender)
            Say("gender", gender.ToString().ToLowerInvariant());
        foreach (var identifier in party.Identifiers)
            Say(
                identifier.Kind,
                $"{identifier.Value}{(identifier.Country is { } by ? $" ({by})" : "")}{(CheckDigits.Of(identifier) == CheckDigit.Invalid ? ", check digits wrong" : "")}"
            );
        foreach (var address in party.Addresses)
            Say("address", address);
        foreach (var programme in entry.Programmes)
            Say("programme", programme);
        foreach (var link in entry.Links)
            Say("link", Sentence(link));
        if (entry.ListedOn is { } listed)
            Say("listed on", Day(listed));
        if (entry.Until is { } until)
            Say("until", Day(until));
        if (entry.Remarks is { } remarks)
            Say("remarks", remarks);
        foreach (var (name, value) in entry.Other)
            Say(name, value);

        void Say(string name, string value) => surroundings.Output.WriteLine($"{name}: {value}");
    }

    private static string Sentence(Consequence consequence) =>
        string.Join(
            "; ",
            new[]
            {
                consequence.Effect switch
                {
                    Effect.Prohibits => "prohibits",
                    Effect.LicenceRequired => "licence required",
                    Effect.Denied =>
                        $"denied by {(consequence.DeniedBy is { } state ? Countries.NameOf(state) ?? state : "a state")}",
                    _ => "red flag",
                },
                consequence.ItemScope,
                consequence.Policy,
                consequence.Until is { } until ? $"until {Day(until)}" : null,
            }.OfType<string>()
        );

    private static string Sentence(Screening.Lists.Link link) =>
        string.Concat(
            link.Kind switch
            {
                LinkKind.Owns => "owns ",
                LinkKind.Controls => "controls ",
                LinkKind.ActsFor => "acts for ",
                LinkKind.FamilyOrAssociate => "family or associate of ",
                _ => "linked to ",
            },
            link.Share is { } share
                ? string.Create(CultureInfo.InvariantCulture, $"{share * 100:0.####} % of ")
                : "",
            link.To,
            link.From is { } from ? $" from {Day(from)}" : "",
            link.Until is { } until ? $" until {Day(until)}" : ""
        );

    private static string Day(DateOnly day) =>
        day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Word(PartyKind kind) => kind.ToString().ToLowerInvariant();
}
