using System.Text;
using Passavant.Accords.Reading;

namespace Passavant.Accords.Tests.Reading;

/// <summary>What a procedure says for machines beside what it says for people.</summary>
public sealed class ProcedureTests
{
    private const string Header = """
        accord: Small
        version: 1.0.0
        state: AUR
        if undecided: "licence required: case by case"
        matrix: { sensitivity: ["1"], risk: [low], cells: { "1": { low: { policy: case by case, level: desk } } } }

        """;

    private const string Chapter = """
        procedure:
          authorities:
            - { id: office, title: Office, calendar: town }
          calendars:
            town: { zone: Europe/Brussels, cut-off: 17:00 }
          ladder:
            - { id: desk, authority: office, decides: [case by case], within: 20 working days, escalates to: board, stops: [S-1], signatures: 1 }
            - { id: board, authority: office, within: { limit: 30 days, calendar: town }, then: [decide, notify], tells: [office] }
          limits:
            - { id: L-1, stage: everything, within: 90 days, stops: [S-1], runs: first action, for: [licence, trusted status], then: [no objection], tells: [office] }
            - { id: L-2, stage: going up, within: 5 days, runs: escalation, at: desk, then: [final] }
            - { id: L-3, stage: keeping records, within: 5 years }
          stop grounds:
            - id: S-1
              within: 10 days
              steps: [ { id: S-1a, title: Asked, within: 5 days, from: the decision }, { id: S-1b } ]
          consultations:
            - { id: C-1, kind: no undercut, within: 10 working days, extended to: 30 working days, silence: Not the same, deems: not identical }
            - { id: C-2, within: 10 days }
          appeal:
            body: office
            within: 60 days
            runs: appeal decision
            then: [decide]
            steps: [ { id: A-1, within: 45 days, runs: appeal filing, then: [final] } ]
          redress: { title: Redress, body: office }
          non-material changes:
            - { id: N-1, change: code after list revision }
          fast channel: { within: 5 working days, signatures: 1, for: [presumption of approval], needs: A record }

        """;

    [Fact]
    public void What_runs_for_which_cases_and_what_a_missed_limit_does_is_read()
    {
        var procedure = Procedure();
        var first = procedure.Limits[0];
        Assert.Equal(Span.FirstAction, first.Runs);
        Assert.Equal(["licence", "trusted status"], first.For);
        Assert.Equal([Deed.NoObjection], first.Then);
        Assert.Equal(["office"], first.Tells);
        var second = procedure.Limits[1];
        Assert.Equal((Span.Escalation, "desk"), (second.Runs, second.At));
        Assert.Equal([Deed.Final], second.Then);
        Assert.Null(procedure.Limits[2].Runs);
        Assert.Empty(procedure.Limits[2].Then);
    }

    [Fact]
    public void A_rung_that_goes_on_to_another_escalates_unless_it_says_otherwise_and_two_sign_unless_one_does()
    {
        var ladder = Procedure().Ladder;
        Assert.Equal([Deed.Escalate], ladder[0].Then);
        Assert.Equal([ReviewPolicy.CaseByCase], ladder[0].Decides);
        Assert.Equal(["S-1"], ladder[0].Stops);
        Assert.Equal([Deed.Decide, Deed.Notify], ladder[1].Then);
        Assert.Equal((1, 2), (ladder[0].Signatures, ladder[1].Signatures));
    }

    [Fact]
    public void Steps_consultations_tracks_changes_and_the_fast_channel_are_read()
    {
        var procedure = Procedure();
        Assert.Equal(
            [("S-1a", "5 days"), ("S-1b", null)],
            procedure.StopGrounds[0].Steps.Select(step => (step.Id, step.Within?.ToString()))
        );
        var consultation = procedure.Consultations[0];
        Assert.Equal(ConsultationKind.NoUndercut, consultation.Kind);
        Assert.Equal(Deeming.NotIdentical, consultation.Deems);
        Assert.Equal("30 working days", consultation.ExtendedTo!.ToString());
        // Silence settles nothing unless the text says that it does.
        Assert.Equal(Deeming.StaysOpen, procedure.Consultations[1].Deems);
        Assert.Null(procedure.Consultations[1].Kind);
        Assert.Equal(Span.AppealDecision, procedure.Appeal!.Runs);
        Assert.Equal(Span.AppealFiling, Assert.Single(procedure.Appeal.Steps).Runs);
        Assert.Empty(procedure.Redress!.Steps);
        Assert.Equal(
            Amendment.CodeAfterListRevision,
            Assert.Single(procedure.NonMaterialChanges).Change
        );
        var fast = procedure.FastChannel!;
        Assert.Equal((1, "5 working days"), (fast.Signatures, fast.Within.ToString()));
        Assert.Equal([ReviewPolicy.PresumptionOfApproval], fast.For);
    }

    [Theory]
    [InlineData("runs: first action", "runs: first acton", "unknown-word", "first action")]
    [InlineData("for: [licence,", "for: [license,", "unknown-word", "licence")]
    [InlineData("then: [no objection]", "then: [no objections]", "unknown-word", "no objection")]
    [InlineData("at: desk", "at: desc", "unknown-reference", "desk")]
    [InlineData(
        "[decide, notify], tells: [office]",
        "[decide], tells: [ofice]",
        "unknown-reference",
        "office"
    )]
    [InlineData("stops: [S-1], signatures", "stops: [S-2], signatures", "unknown-reference", "S-1")]
    [InlineData("stops: [S-1], signatures: 1", "stops: [S-1], signatures: 3", "wrong-value", null)]
    [InlineData("kind: no undercut", "kind: no undercutt", "unknown-word", "no undercut")]
    [InlineData("deems: not identical", "deems: not identicle", "unknown-word", "not identical")]
    [InlineData(
        "change: code after list revision",
        "change: code after list revisions",
        "unknown-word",
        "code after list revision"
    )]
    [InlineData("zone: Europe/Brussels", "zone: Europe/Brussel", "unknown-word", "Europe/Brussels")]
    [InlineData("calendar: town }, then", "calendar: twon }, then", "unknown-reference", "town")]
    [InlineData("within: 60 days\n", "\n", "missing-key", null)]
    [InlineData("{ id: S-1b }", "{ id: S-1b, runs: question }", "missing-key", null)]
    public void What_is_wrong_is_named_with_the_nearest_word(
        string what,
        string by,
        string code,
        string? nearest
    )
    {
        Assert.Equal(2, Chapter.Split(what).Length);
        var fault = Read(Chapter.Replace(what, by, StringComparison.Ordinal)).Faults[0];
        Assert.Equal((code, nearest), (fault.Code, fault.Nearest));
    }

    [Fact]
    public void What_a_procedure_says_for_machines_is_part_of_what_the_accord_says()
    {
        var identity = Read(Chapter).Accord!.Identity;
        foreach (
            var (what, by) in (ReadOnlySpan<(string, string)>)
                [
                    ("runs: first action", "runs: application"),
                    ("then: [no objection]", "then: [decide]"),
                    ("signatures: 1 }", "signatures: 2 }"),
                    ("deems: not identical", "deems: stays open"),
                ]
        )
            Assert.NotEqual(
                identity,
                Read(Chapter.Replace(what, by, StringComparison.Ordinal)).Accord!.Identity
            );
    }

    private static Procedure Procedure()
    {
        var reading = Read(Chapter);
        Assert.Equal("", string.Join("\n", reading.Faults));
        return reading.Accord!.Procedure;
    }

    private static AccordReading Read(string chapter) =>
        AccordReader.Read([
            new AccordFile("accord.yaml", Encoding.UTF8.GetBytes(Header + chapter)),
        ]);
}
