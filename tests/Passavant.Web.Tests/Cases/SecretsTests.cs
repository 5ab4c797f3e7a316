using Passavant.Cases;

namespace Passavant.Web.Tests.Cases;

/// <summary>What each reader is not told: looked for in the raw answers.</summary>
public sealed class SecretsTests
{
    [Fact]
    public async Task Nobody_reads_what_its_owner_keeps_back_from_them()
    {
        await using var stage = await Stage.Set();
        var number = await stage.UnderReview();
        await stage.Act(
            "ole",
            number,
            "write-note",
            new { text = "INTERNAL-NOTE", handling = "internal" }
        );
        await stage.Act(
            "dina",
            number,
            "write-note",
            new { text = "DEFENCE-MATERIAL", handling = "originator-controlled" }
        );
        await stage.Act(
            "ole",
            number,
            "consult",
            new
            {
                rule = "M-CON-located",
                partner = "estonia",
                question = "PARTNER-QUESTION",
            }
        );
        await stage.Act(
            "eve",
            number,
            "answer-consultation",
            new
            {
                consultation = "C1",
                answer = "no-objection",
                reasons = "PARTNER-REASONS",
            }
        );
        await stage.Act(
            "ole",
            number,
            "propose",
            new
            {
                verdicts = new[] { new VerdictOn(Verdict.Refuse) },
                reasons = new Reasons("PUBLIC-REASONS", "APPLICANT-REASONS", "CLOSED-REASONS"),
                basis = new[] { "Article 1" },
                wouldHelp = "A statement.",
                departsBecause = "DEPARTURE-REASONS",
            }
        );
        await stage.Act(
            "siv",
            number,
            "countersign",
            new { proposal = "P1", remark = "SIGNER-REMARK" }
        );
        await stage.Act(
            "ole",
            number,
            "give-notice",
            new { considerations = "CONSIDERATIONS", wouldHelp = "A statement." }
        );
        await stage.Act("ann", number, "answer-notice", new { answer = "It is civil." });
        await stage.Act("siv", number, "issue", new { proposal = "P1" });
        await stage.Act(
            "ann",
            number,
            "appeal",
            new
            {
                against = "refusal",
                grounds = "It is civil.",
                asksHearing = false,
            }
        );
        await stage.Act("pia", number, "seat-panel", new { members = new[] { "pia", "per" } });
        await Holds(
            "ann",
            ["APPLICANT-REASONS", "PUBLIC-REASONS"],
            [
                "INTERNAL-NOTE",
                "DEFENCE-MATERIAL",
                "PARTNER-QUESTION",
                "PARTNER-REASONS",
                "CLOSED-REASONS",
                "DEPARTURE-REASONS",
                "SIGNER-REMARK",
                "\"ole\"",
                "\"siv\"",
                "\"dina\"",
            ]
        );
        await Holds(
            "eve",
            ["PARTNER-QUESTION", "PARTNER-REASONS"],
            [
                "INTERNAL-NOTE",
                "DEFENCE-MATERIAL",
                "APPLICANT-REASONS",
                "CLOSED-REASONS",
                "DEPARTURE-REASONS",
                "1200000",
                "\"ole\"",
                "\"siv\"",
            ]
        );
        await Holds("dina", ["INTERNAL-NOTE", "DEFENCE-MATERIAL"], ["CLOSED-REASONS"]);
        await Holds("ole", ["INTERNAL-NOTE", "CLOSED-REASONS"], ["DEFENCE-MATERIAL"]);
        await Holds("ada", ["INTERNAL-NOTE", "CLOSED-REASONS"], ["DEFENCE-MATERIAL"]);
        await Holds("pia", [], ["INTERNAL-NOTE", "CLOSED-REASONS", "DEFENCE-MATERIAL"]);
        await stage.Act("ole", number, "hand-over-record", new { remark = "All of it." });
        await Holds("pia", ["INTERNAL-NOTE", "CLOSED-REASONS"], ["DEFENCE-MATERIAL"]);
        await stage.Act(
            "dina",
            number,
            "release-note",
            new { note = "N2", agencies = new[] { "appeal-panel" } }
        );
        await Holds("pia", ["DEFENCE-MATERIAL"], []);
        await Holds("ada", [], ["DEFENCE-MATERIAL"]);
        await stage.Act("ole", number, "add-submission", new { text = "OFFICERS-SUBMISSION" });
        await Holds("ann", ["OFFICERS-SUBMISSION"], ["\"ole\"", "\"siv\""]);
        await stage.Act(
            "pia",
            number,
            "decide-appeal",
            new
            {
                outcome = "dismissed",
                reasons = new Reasons("PANEL-PUBLIC", "PANEL-APPLICANT", "PANEL-CLOSED"),
            }
        );
        await Holds("ann", ["PANEL-APPLICANT"], ["PANEL-CLOSED"]);
        await Holds("dina", [], ["PANEL-CLOSED"]);
        await Holds("ada", ["PANEL-CLOSED"], []);

        async Task Holds(string who, string[] told, string[] kept)
        {
            var paths = new List<string> { $"/cases/{number}" };
            if (who is not ("ann" or "eve"))
                paths.Add($"/cases/{number}/history");
            var all = "";
            foreach (var path in paths)
                all += $"{await stage.Send(who, "GET", path)}";
            Assert.All(told, text => Assert.Contains(text, all, StringComparison.Ordinal));
            foreach (var text in kept)
            {
                var at = all.IndexOf(text, StringComparison.Ordinal);
                Assert.True(
                    at < 0,
                    at < 0
                        ? ""
                        : $"{who} reads {text}: …{all[Math.Max(0, at - 120)..Math.Min(all.Length, at + 60)]}…"
                );
            }
        }
    }
}
