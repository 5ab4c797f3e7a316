using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Passavant.Cases;
using Passavant.Store;
using Passavant.Web.Cases;
using Passavant.Web.Demo;

namespace Passavant.Web.Tests.Demo;

public sealed class DemonstrationTests(RunningDemo demo) : IClassFixture<RunningDemo>
{
    [Fact]
    public void Until_it_is_there_it_is_being_prepared()
    {
        foreach (var (_, retryAfter, body) in demo.Before)
        {
            Assert.Equal(TimeSpan.FromSeconds(1), retryAfter);
            Assert.Contains("being-prepared", body, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Everybody_signs_in_and_reads_what_is_theirs()
    {
        foreach (var person in Cast.People)
        {
            var page = await demo.Send(
                person.SignIn,
                "GET",
                $"/cases?limit=200{(person.Role == "auditor" ? $"&authority={Cast.Authority}" : "")}"
            );
            foreach (var one in page.GetProperty("cases").EnumerateArray())
            {
                var number = one.GetProperty("number").GetString();
                var seen = await demo.Send(person.SignIn, "GET", $"/cases/{number}");
                Assert.Equal(number, seen.GetProperty("number").GetString());
                foreach (var message in Messages(seen))
                {
                    if (!message.TryGetProperty("letter", out _))
                        continue;
                    using var letter = await demo.Ask(
                        person.SignIn,
                        "GET",
                        $"/cases/{number}/letters/{message.GetProperty("id")}.pdf"
                    );
                    // The authority's side reads in the case what was written to others, and its letters only where they are its own.
                    Assert.True(
                        letter.IsSuccessStatusCode
                            || person.Role is not ("applicant" or "officer" or "head" or "auditor")
                            || message.GetProperty("from").GetString() != Cast.Authority
                                && person.Role is "officer" or "head",
                        $"{person.SignIn} {number} {message}"
                    );
                }
            }
        }
        var administrator = await demo.Send(
            Cast.Administrator.SignIn,
            "GET",
            "/administration/people"
        );
        Assert.Equal(Cast.People.Count + 1, administrator.GetArrayLength());
    }

    [Fact]
    public async Task Every_phase_and_every_kind_of_case_occurs()
    {
        var cases = await Cases();
        Assert.InRange(cases.Count, 24, 40);
        Assert.Equal(Enum.GetValues<Phase>().ToHashSet(), [.. cases.Select(one => one.Phase)]);
        Assert.Equal(Enum.GetValues<CaseKind>().ToHashSet(), [.. cases.Select(one => one.Kind)]);
        Assert.Equal(
            Enumerable.Range(1, cases.Count).Select(running => CaseNumber.Of(2026, running)),
            cases.Select(one => one.Number).Order()
        );
    }

    [Fact]
    public async Task What_a_visitor_is_to_see_is_there()
    {
        var cases = await Cases();
        Has(one => one.Conditions.Any(condition => condition.Fulfilled is not null));
        Has(one => one.Conditions.Any(condition => condition.Fulfilled is null));
        Has(one => one.Decision is { OnAppeal: false, Proposal.Refuses: true });
        Has(one => one.Appeal is { Outcome: AppealOutcome.Dismissed });
        Has(one => one.Appeal is { Outcome: AppealOutcome.Replaced });
        Has(one => one.Appeal is { Outcome: null });
        Has(one => one.Questions.Any(question => question is { Ended: null, Ground: not null }));
        Has(one => one.Consultations.Any(asked => asked.Ended is null));
        Has(one => one.AdviceRequests.Any(request => request.BySilence));
        Has(one => one.RanOut.Any(ran => ran.Span == Accords.Span.Rung) && one.Climbs.Count > 1);
        Has(one => one.AdviceConflicts);
        Has(one => one.Restricted.Count > 0);
        Has(one => one.Decision is { Departs: true });
        Has(one => one.Decision?.Proposal.Instruction is not null);
        Has(one => one.IsOpen && one.Hits.Any(pair => pair.Decision is null));
        Has(one => one.Application.Language == "fr" && one.Decision is not null);
        Has(one => one.Decision?.Proposal is { Signatures.Count: 0, Refuses: false });
        Has(one => one.Grievance is { Ended: not null });
        Assert.All(
            cases.Where(one => one.Phase is Phase.Decided),
            one => Assert.Contains(one.Messages, message => message.Letter is not null)
        );
        Assert.DoesNotContain(
            cases.SelectMany(one => one.Notes),
            note => note.Text.Contains("letter", StringComparison.OrdinalIgnoreCase)
        );

        void Has(Func<Case, bool> what) => Assert.Contains(cases, one => what(one));
    }

    [Fact]
    public async Task Nothing_is_found_wrong_in_its_records()
    {
        Assert.Empty(await demo.Database.Verify());
        var desk = demo.Services.GetRequiredService<Desk>();
        Assert.Empty(
            await demo.Database.Compare(
                async (reading, history) =>
                {
                    if (history[0].Type != "open")
                        return null;
                    var one = Casework.Load(
                        history.Select(happened => CaseJson.Read(happened.Body))
                    )!;
                    var office = await desk.Office(reading, one, one.Touched);
                    return CaseRows.Of(one, Casework.Clocks(one, one.Touched, office));
                }
            )
        );
    }

    [Fact]
    public async Task Nobody_is_left_signed_in_by_it()
    {
        using var answer = await demo.Ask("dina", "GET", "/sessions");
        var sessions = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(1, sessions.GetArrayLength());
    }

    [Fact]
    public async Task Started_again_it_is_as_it_was_left()
    {
        var before = await Cases();
        await using var again = Server.Build(
            demo.Args,
            new HandClock(),
            builder => builder.Logging.ClearProviders()
        );
        await again.StartAsync();
        while (!again.Services.GetRequiredService<Demonstration>().IsReady)
            await Task.Delay(20);
        Assert.Equal(before.Count, (await Cases()).Count);
        await again.StopAsync();
    }

    private static IEnumerable<JsonElement> Messages(JsonElement seen) =>
        seen.TryGetProperty("messages", out var messages) ? messages.EnumerateArray()
        : seen.TryGetProperty("case", out var one) ? one.GetProperty("messages").EnumerateArray()
        : [];

    private Task<List<Case>> Cases() =>
        demo.Database.Read(async reading =>
            (await Events.ReadAll(reading, 0, 100_000))
                .GroupBy(one => one.Stream)
                .Where(stream => CaseNumber.TryParse(stream.Key, null, out _))
                .Select(stream => Casework.Load(stream.Select(one => CaseJson.Read(one.Body)))!)
                .ToList()
        );
}
