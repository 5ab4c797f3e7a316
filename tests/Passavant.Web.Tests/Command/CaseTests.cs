using System.Text.Json;
using Passavant.Cases;
using Passavant.Cli.Commands;
using Passavant.Web.Cases;
using Passavant.Web.Tests.Cases;

namespace Passavant.Web.Tests.Commands;

/// <summary><c>passavant case</c> against a running server.</summary>
public sealed class CaseTests
{
    [Fact]
    public async Task A_case_lives_its_whole_life_by_commands()
    {
        await using var desk = await Desk.Set();
        var number = desk.Draft();
        var asked = desk.Case(
            "ann",
            "statement",
            "ask",
            number,
            "Fábrica Sul",
            "--address",
            "maria@fabrica.example"
        );
        await desk.Stage.Send(
            "",
            "POST",
            Statements.ForPrograms(asked.Trim()),
            Applications.Statement()
        );
        Assert.StartsWith($"{number}: submitted", desk.Case("ann", "submit", number));
        Assert.StartsWith($"{number}: review", desk.Case("ole", "acknowledge", number));
        desk.Case("ole", "assign", number, "ole");
        desk.Case("ole", "screen", number);
        desk.Case("ole", "assess", number);
        desk.Case(
            "ole",
            "ask",
            number,
            "--point",
            "works",
            "--text",
            "Who owns the works?",
            "--ground",
            "M-STOP-applicant"
        );
        Assert.Contains("stopped (M-STOP-applicant)", desk.Case("ann", "show", number));
        desk.Case("ann", "answer", number, "Q1", "--text", "The end user.");
        desk.Case("ole", "refer", number, "--agency", "defence", "--question", "Any concern?");
        desk.Case("dina", "advise", number, "--view", "approve", "--reasons", "Ordinary goods.");
        _ = desk.Command.With("closed.txt", "Known exporter.\n");
        desk.Case(
            "ole",
            "propose",
            number,
            "--grant",
            "--public",
            "Civil use.",
            "--applicant",
            "You may export.",
            "--closed",
            "@closed.txt",
            "--condition",
            "Confirm delivery | Delivery note | 60 days",
            "--validity",
            "2 years"
        );
        Assert.Contains("[four-eyes]", desk.Refused(1, "ole", "countersign", number, "P1"));
        desk.Case("siv", "countersign", number, "P1", "--remark", "Agreed.");
        Assert.StartsWith($"{number}: decided", desk.Case("siv", "issue", number, "P1"));
        var shown = desk.Case("ann", "show", number);
        Assert.Contains("grant", shown);
        Assert.Contains("You may export.", shown);
        Assert.DoesNotContain("Known exporter.", shown);
        Assert.Contains("K1 Confirm delivery (Delivery note), until 2027-01-30: open", shown);
        desk.Case("ann", "evidence", number, "K1", "--text", "Delivered on 3 January.");
        desk.Case("ole", "judge", number, "K1", "--accept", "--remark", "Seen.");
        Assert.Contains(
            "K1 Confirm delivery (Delivery note), until 2027-01-30: kept",
            desk.Case("ann", "show", number)
        );
        desk.Case(
            "ann",
            "appeal",
            number,
            "--against",
            "condition",
            "--grounds",
            "60 days are too few.",
            "--hearing"
        );
        Assert.Equal("appeal", desk.Show("pia", number).GetProperty("phase").GetString());
        desk.Case("pia", "act", number, "seat-panel", "members[]=pia", "members[]=per");
        desk.Case("siv", "act", number, "hand-over-record", "remark=All of it.");
        desk.Case("pia", "act", number, "hear", "present:=[\"ann\"]", "minutes=Ann was heard.");
        Assert.StartsWith(
            $"{number}: decided",
            desk.Case(
                "pia",
                "act",
                number,
                "decide-appeal",
                "outcome=dismissed",
                "reasons.public=The time is enough.",
                "reasons.applicant=The time is enough."
            )
        );
        var history = desk.Case("siv", "history", number);
        foreach (var act in (string[])["open", "countersign", "issue", "appeal", "decide-appeal"])
            Assert.Contains($"| {act} ", history);
    }

    [Fact]
    public async Task The_queue_is_listed_filtered_and_paged_on()
    {
        await using var desk = await Desk.Set();
        Assert.Equal("No case.\n", desk.Case("ole", "list"));
        var numbers = new List<string>();
        for (var i = 0; i < 3; i++)
            numbers.Add(await desk.Stage.Submitted());
        desk.Case("ole", "acknowledge", numbers[0]);
        desk.Case("ole", "assign", numbers[0], "ole");
        var all = desk.Case("ole", "list", "--limit", "0", "--json").Split('\n')[..^1];
        Assert.Equal(3, all.Length);
        Assert.All(
            all,
            line => Assert.Equal("licence", JsonElement.Parse(line).GetProperty("kind").GetString())
        );
        Assert.Contains(numbers[0], desk.Case("ole", "list", "--officer", "me"));
        Assert.DoesNotContain(numbers[1], desk.Case("ole", "list", "--officer", "me"));
        Assert.DoesNotContain(
            numbers[0],
            desk.Case("ole", "list", "--unassigned", "--phase", "submitted", "--open")
        );
        Assert.Contains("There are more", desk.Case("ole", "list", "--limit", "2"));
        Assert.Equal("No case.\n", desk.Case("ole", "list", "--open", "false"));
        Assert.Equal("No case.\n", desk.Case("olga", "list"));
        Assert.Contains(
            "due, risk or newest",
            desk.Refused(2, "ole", "list", "--order", "sideways")
        );
        Assert.Contains("dueBefore", desk.Refused(2, "ole", "list", "--due-before", "soon"));
    }

    [Fact]
    public async Task What_is_wrong_is_named_with_its_place()
    {
        await using var desk = await Desk.Set();
        var number = await desk.Stage.UnderReview();
        // The request is wrong.
        Assert.Contains(
            "unknown member colour",
            desk.Refused(2, "ole", "act", number, "ask", "point=p", "text=t", "colour=red")
        );
        Assert.Contains("body", desk.Refused(2, "ole", "act", number, "ask", "point=p"));
        Assert.Contains("no pair", desk.Refused(2, "ole", "act", number, "ask", "point"));
        Assert.Contains("no JSON", desk.Refused(2, "ole", "act", number, "ask", "point:=p"));
        Assert.Contains(
            "the next is [0]",
            desk.Refused(2, "ole", "act", number, "seat-panel", "members[1]=pia")
        );
        _ = desk.Command.With("bad.json", "{\"point\": }");
        Assert.Contains(
            "bad.json is no JSON: line 1, column 11",
            desk.Refused(2, "ole", "act", number, "ask", "--body", "bad.json")
        );
        Assert.Contains(
            "there is no file",
            desk.Refused(2, "ole", "act", number, "ask", "--body", "none.json")
        );
        Assert.Contains("no number of a case", desk.Refused(2, "ole", "show", "17"));
        Assert.Contains(
            "what | evidence",
            desk.Refused(
                2,
                "ole",
                "propose",
                number,
                "--grant",
                "--public",
                "p",
                "--applicant",
                "a",
                "--condition",
                "soon"
            )
        );
        Assert.Contains(
            "--grant, --refuse",
            desk.Refused(2, "ole", "propose", number, "--public", "p", "--applicant", "a")
        );
        // The rules refuse.
        Assert.Contains("Q9", desk.Refused(1, "ann", "answer", number, "Q9", "--text", "x"));
        desk.Refused(1, "ann", "act", number, "acknowledge");
        // It is not there for a stranger.
        desk.Refused(2, "rita", "show", number);
        // Nobody is signed in.
        Assert.Contains("passavant sign-in --server http", desk.Refused(2, "", "list"));
    }

    [Fact]
    public async Task Open_gates_are_listed_when_a_decision_is_refused()
    {
        await using var desk = await Desk.Set();
        var number = await desk.Stage.UnderReview();
        desk.Case("ole", "refer", number, "--agency", "defence", "--question", "Any concern?");
        desk.Case(
            "ole",
            "propose",
            number,
            "--grant",
            "--public",
            "p",
            "--applicant",
            "a",
            "--validity",
            "1 year"
        );
        desk.Case("siv", "countersign", number, "P1");
        var refused = desk.Refused(1, "siv", "issue", number, "P1");
        Assert.Contains("\n  advice", refused);
        Assert.Contains("(defence): ", refused);
        Assert.Contains("Open before a decision\n  advice", desk.Case("siv", "show", number));
    }

    [Fact]
    public async Task An_act_on_another_version_is_refused()
    {
        await using var desk = await Desk.Set();
        var number = await desk.Stage.Submitted();
        var version = desk.Show("ole", number).GetProperty("version").GetInt32();
        desk.Refused(1, "ole", "acknowledge", number, "--if-version", $"{version - 1}");
        desk.Case("ole", "acknowledge", number, "--if-version", $"{version}");
    }

    [Fact]
    public async Task A_hit_is_resolved_by_its_entry()
    {
        await using var desk = await Desk.Set();
        var asked = Applications.Frequency();
        _ = desk.Command.With(
            "application.json",
            JsonSerializer.Serialize(
                asked with
                {
                    Parties =
                    [
                        asked.Parties[0],
                        asked.Parties[1] with
                        {
                            Name = "Sample Trading House",
                            Country = "KP",
                        },
                    ],
                },
                CaseJson.Options
            )
        );
        var number = desk.Draft();
        await desk.Stage.Signed(number);
        desk.Case("ann", "submit", number);
        desk.Case("ole", "acknowledge", number);
        desk.Case("ole", "screen", number);
        var hit = desk.Show("ole", number).GetProperty("hits")[0].GetProperty("hit");
        var entry = hit.GetProperty("entry").GetString()!;
        Assert.Contains(
            "--same or --different",
            desk.Refused(2, "ole", "resolve-hit", number, entry, "--reason", "r")
        );
        Assert.Contains(
            "no hit on",
            desk.Refused(2, "ole", "resolve-hit", number, "nobody", "--same", "--reason", "r")
        );
        desk.Case(
            "ole",
            "resolve-hit",
            number,
            entry,
            "--party",
            hit.GetProperty("party").GetString()!,
            "--list",
            hit.GetProperty("list").GetString()!,
            "--different",
            "--reason",
            "Another town."
        );
        Assert.Contains("different – Another town.", desk.Case("ole", "show", number));
    }

    [Fact]
    public async Task Documents_go_in_and_come_out_unchanged()
    {
        await using var desk = await Desk.Set();
        var number = desk.Draft();
        _ = desk.Command.With("contract.pdf", "%PDF-1.7 contract");
        var hash = desk.Case(
                "ann",
                "document",
                "add",
                number,
                "contract.pdf",
                "--purpose",
                "contract"
            )
            .Split(' ')[0];
        Assert.Equal(64, hash.Length);
        Assert.Equal("%PDF-1.7 contract", desk.Case("ann", "document", "get", number, hash));
        desk.Case("ann", "document", "get", number, hash, "--output", "again.pdf");
        Assert.Equal("%PDF-1.7 contract", desk.Command.Read("again.pdf"));
        Assert.Contains($"contract.pdf, contract ({hash})", desk.Case("ann", "show", number));
        _ = desk.Command.With("page.exe", "MZ\0");
        Assert.Contains(
            "Send a PDF",
            desk.Refused(1, "ann", "document", "add", number, "page.exe", "--purpose", "other")
        );
    }

    [Fact]
    public async Task French_is_spoken_by_the_command_and_the_server()
    {
        await using var desk = await Desk.Set();
        var number = await desk.Stage.UnderReview();
        desk.Command.Variables["PASSAVANT_TOKEN"] = desk.Stage.Token("ole");
        var shown = desk.Command.Run("case", "show", number, "--language", "fr");
        Assert.Contains("phase         en examen", shown.Output);
        Assert.Contains("Délais\n", shown.Output);
        Assert.Contains("Agent chargé du dossier", shown.Output);
        var refused = desk.Command.Run("case", "countersign", number, "P1", "--language", "fr");
        Assert.Equal(1, refused.Code);
        Assert.DoesNotContain("The ", refused.Error);
    }

    [Fact]
    public async Task Clocks_are_drawn_as_bars()
    {
        await using var desk = await Desk.Set();
        var number = await desk.Stage.UnderReview();
        desk.Stage.Server.Clock.Pass(TimeSpan.FromDays(14));
        var drawn = desk.Case("ole", "clocks", number);
        Assert.Contains(
            "Desk officer (desk)                   █████████░░░░░░░░░░░  running: 9 of 20 working days used, 11 left, due 2026-12-31 00:00Z\n",
            drawn
        );
        Assert.Contains(
            "First action                          ████████████████████  missed: 8 of 8 working days used, 0 left\n",
            drawn
        );
    }

    [Fact]
    public void A_server_that_does_not_answer_is_named_with_what_to_do()
    {
        using var command = Passavant.Cli.Tests.Command.Empty();
        command.Variables["HOME"] = command.Folder;
        var ran = command.Run("case", "list", "--server", "http://127.0.0.1:9");
        Assert.Equal(2, ran.Code);
        Assert.StartsWith("passavant: http://127.0.0.1:9/ does not answer: ", ran.Error);
        Assert.Contains("--server or PASSAVANT_SERVER", ran.Error);
        Assert.Equal(2, command.Run("case", "list", "--server", "cases").Code);
        var clear = command.Run("case", "list", "--server", "http://cases.example.org");
        Assert.Equal(2, clear.Code);
        Assert.Contains("without encryption", clear.Error);
    }

    [Fact]
    public void The_acts_completed_are_those_the_server_takes() =>
        Assert.Equal(
            WhoMay
                .Acts.Where(act =>
                    WhoMay.IsGiven(act)
                    || act == typeof(Passavant.Cases.Screen)
                    || act == typeof(Passavant.Cases.Assess)
                )
                .Select(WhoMay.Name),
            CaseAct.Names
        );
}
