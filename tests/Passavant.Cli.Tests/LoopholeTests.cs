using System.Text.Json;
using Passavant.Accords;
using Passavant.Accords.Reading;
using Passavant.Accords.Words;
using Passavant.Cli.Commands;
using Passavant.Proofs;

namespace Passavant.Cli.Tests;

public sealed class LoopholeTests
{
    [Fact]
    public void Kinds_are_listed_without_an_accord()
    {
        using var command = Command.Empty();
        var ran = command.Run("check-loopholes", "--list-kinds", "--lang", "en");
        Assert.Equal(
            Enum.GetValues<FindingKind>().Select(Findings.Name),
            ran.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => line.Split(' ')[0])
        );
        Assert.Equal((0, ""), (ran.Code, ran.Error));
    }

    [Theory]
    [InlineData("check-loopholes", "no accord was named")]
    [InlineData("check-loopholes nowhere", "there is no folder")]
    [InlineData("check-loopholes accords/ours --kind ded", "ded")]
    [InlineData("check-loopholes accords/ours --fail-on much", "much")]
    [InlineData("check-loopholes accords/ours --format pdf", "pdf")]
    [InlineData("check-loopholes accords/ours --choose B-1=a", "there is no bracket 'B-1'")]
    [InlineData("check-loopholes accords/ours accords/ours --format html", "a page holds one")]
    [InlineData("check-loopholes accords/ours --beside nowhere", "there is no folder")]
    [InlineData("check-loopholes accords/ours --implements nowhere", "there is no folder")]
    [InlineData("check-loopholes accords/ours --present nowhere", "there is no folder")]
    [InlineData("check-loopholes accords/ours --as-of soon", "'soon' is no day")]
    [InlineData("check-loopholes accords/ours --outptu x", "did you mean '--output'?")]
    [InlineData("compare accords/ours", "RIGHT")]
    [InlineData("compare accords/ours nowhere", "there is no folder")]
    [InlineData("compare accords/ours accords/ours --most none", "is no number of differences")]
    [InlineData("compare accords/ours accords/ours --fail-on much", "much")]
    [InlineData("compare accords/ours accords/ours --choose B-1=a", "there is no bracket 'B-1'")]
    [InlineData("compare accords/ours accords/ours --left-as-of soon", "'soon' is no day")]
    [InlineData(
        "compare accords/ours accords/ours --portfolio none.csv",
        "there is no file none.csv"
    )]
    [InlineData("accord check accords/ours --replaces nowhere", "there is no folder")]
    public void Wrong_use_and_what_cannot_be_read_end_with_2(string line, string message)
    {
        using var command = Command.WithAccord();
        var ran = command.Run(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains(message, ran.Error);
        Assert.Equal((2, ""), (ran.Code, ran.Output));
        Assert.DoesNotContain("   at ", ran.Error);
    }

    [Theory]
    [InlineData("check-loopholes")]
    [InlineData("compare")]
    public void An_accord_with_faults_is_not_looked_at(string name)
    {
        using var command = Command.WithAccord();
        command.With(
            "accords/ours/controls.yaml",
            command.Read("accords/ours/controls.yaml").Replace("600 Hz", "600 kg")
        );
        var ran = command.Run([
            name,
            "accords/ours",
            .. name == "compare" ? ["accords/ours"] : Array.Empty<string>(),
        ]);
        Assert.Contains("passavant accord check accords/ours", ran.Error);
        Assert.Equal((2, ""), (ran.Code, ran.Output));
    }

    [Theory]
    [InlineData("text")]
    [InlineData("markdown")]
    [InlineData("html")]
    [InlineData("json")]
    [InlineData("sarif")]
    public void Every_format_is_written_to_a_file_as_to_standard_output(string format)
    {
        using var command = Command.WithAccord();
        string[] line =
        [
            "check-loopholes",
            "accords/ours",
            "--lang",
            "en",
            "--format",
            format,
            "--fail-on",
            "never",
        ];
        var ran = command.Run(line);
        Assert.Equal((0, ""), (ran.Code, ran.Error));
        Assert.NotEqual("", ran.Output);
        Assert.Equal("", command.Run([.. line, "--output", "report"]).Output);
        Assert.Equal(ran.Output, command.Read("report"));
    }

    [Fact]
    public void Each_text_a_draft_may_become_is_searched_and_held_against_the_present_law()
    {
        using var command = Command.WithAccord();
        command.Run("accord", "new", "accords/present", "--title", "Present law", "--state", "BOR");
        command.With(
            "accords/ours/controls.yaml",
            command
                .Read("accords/ours/controls.yaml")
                .Replace(
                    "sensitivity: \"2\"",
                    "sensitivity: { bracket: B-1, alternatives: { a: \"2\", b: \"1\", c: \"3\" } }"
                )
        );
        command.With("accords/ours/examples.yaml", "examples: []\n");
        string[] line =
        [
            "check-loopholes",
            "accords/ours",
            "--present",
            "accords/present",
            "--lang",
            "en",
            "--fail-on",
            "never",
        ];
        var ran = command.Run(line);
        Assert.Equal((0, ""), (ran.Code, ran.Error));
        Assert.Contains("3 combinations of open choices", ran.Output);
        Assert.Contains("B-1=a", ran.Output);
        Assert.Contains("Against BOR 0.1.0", ran.Output);
        Assert.Contains("cannot be read", ran.Output);
        var settled = command.Run([
            .. line[..2],
            "--choose",
            "B-1=a",
            "--lang",
            "en",
            "--fail-on",
            "never",
        ]);
        Assert.DoesNotContain("combinations", settled.Output);
        Assert.Equal(0, settled.Code);
    }

    [Theory]
    [InlineData("--implements")]
    [InlineData("--beside")]
    [InlineData("--present")]
    public void A_choice_settles_the_bracket_of_a_second_text_too(string option)
    {
        using var command = Command.WithAccord();
        command.Run("accord", "new", "accords/draft", "--title", "A draft", "--state", "BOR");
        command.With(
            "accords/draft/controls.yaml",
            command
                .Read("accords/draft/controls.yaml")
                .Replace(
                    "sensitivity: \"2\"",
                    "sensitivity: { bracket: B-1, alternatives: { a: \"2\", b: \"1\" } }"
                )
        );
        command.With("accords/draft/examples.yaml", "examples: []\n");
        string[] line =
        [
            "check-loopholes",
            "accords/ours",
            option,
            "accords/draft",
            "--fail-on",
            "never",
        ];
        var open = command.Run(line);
        Assert.Contains("leaves choices open: --choose B-1=a|b", open.Error);
        Assert.Equal(2, open.Code);
        Assert.Equal(0, command.Run([.. line, "--choose", "B-1=a"]).Code);
        var unknown = command.Run([.. line, "--choose", "B-1=a", "--choose", "B-2=a"]);
        Assert.Contains("there is no bracket 'B-2'", unknown.Error);
        Assert.Equal(2, unknown.Code);
    }

    [Fact]
    public void The_transfers_of_the_evidence_are_confirmed_by_assess()
    {
        using var command = Command.WithAccord();
        var made = Finding(command);
        using var error = new StringWriter();
        var surroundings = new Surroundings(Stream.Null, Stream.Null, error, TimeProvider.System)
        {
            Folder = command.Folder,
        };
        var origins = new Origins(surroundings);
        origins.Add(made.Accord, "accords/ours", new Dictionary<string, string>());
        var files = new WitnessFiles("evi dence", origins, surroundings);
        files.Write([made.Finding, made.Finding]);
        Assert.True(command.Has("evi dence/milder-3A225-R-1-1.json"));
        Assert.True(command.Has("evi dence/milder-3A225-R-1-1-2.json"));
        Assert.True(command.Has("evi dence/milder-3A225-R-1-2.instruments.json"));
        Assert.Contains("evi dence/commands.sh", error.ToString());
        var lines = command
            .Read("evi dence/commands.sh")
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(line => line[0] != '#')
            .ToList();
        Assert.Equal(4, lines.Count);
        foreach (var one in made.Finding.Witness!.Cases)
        {
            var line = files.Command(one)!;
            Assert.Contains(line, lines);
            var ran = command.Run([.. Documents.ShellWords.Split(line[10..]), "--json", "-q"]);
            Assert.Equal((0, ""), (ran.Code, ran.Error));
            using var determination = JsonDocument.Parse(ran.Output);
            Assert.Equal(
                [one.Outcome.Name()],
                determination
                    .RootElement.GetProperty("outcomes")
                    .EnumerateArray()
                    .Select(outcome => outcome.GetString())
            );
        }
        Assert.Contains(
            "\"officially determined\"",
            command.Read("evi dence/milder-3A225-R-1-1.json")
        );
    }

    [Fact]
    public void Findings_are_results_that_programs_follow_from_run_to_run()
    {
        using var command = Command.WithAccord();
        var (accord, finding) = Finding(command);
        var options = new LoopholeOptions { AsOf = Command.Today, KnownAt = Command.Today };
        var asked = new Dictionary<FindingKind, int>();
        var draft = new DraftReport(
            [
                new Combination(
                    [("B-1", "a")],
                    new LoopholeReport(accord, options, [finding], [], asked),
                    []
                ),
                new Combination(
                    [("B-1", "b")],
                    new LoopholeReport(accord, options, [], [], asked),
                    []
                ),
            ],
            IsComplete: true
        );
        using var output = new StringWriter { NewLine = "\n" };
        LoopholeSarif.Write(output, [draft], Language.English);
        Golden.Matches(
            "loopholes-sarif.txt",
            output.ToString().Replace(command.Folder, "FOLDER", StringComparison.Ordinal)
        );
    }

    // Two transfers, the second with a licence beside it.
    private static (Accord Accord, Finding Finding) Finding(Command command)
    {
        var accord = AccordReader.ReadFolder(command.PathOf("accords/ours")).Accord!;
        var day = Command.Today;
        var licence = new Instruments([
            new Instrument
            {
                Id = "L-1",
                Kind = InstrumentKind.Licence,
                Names = ["R-1"],
            },
        ]);
        var finding = new Finding(
            FindingKind.Milder,
            Gravity.Loophole,
            new Wording("A fast drive passes.")
        )
        {
            Provisions = [accord.Controls[0], accord.Requirements[0]],
            Suggestion = new Wording("Lower the threshold."),
            Witness = new Witness([Of("650 Hz", Instruments.None), Of("700 Hz", licence)]),
        };
        return (accord, finding);

        Case Of(string frequency, Instruments acts)
        {
            var transfer = new Transfer
            {
                Id = "witness",
                Facts = Facts(("destination", "BR"), ("end use", "military")),
                Items =
                [
                    new Item
                    {
                        Line = "1",
                        Facts = Facts(
                            ("item", "frequency changer"),
                            ("output frequency", frequency)
                        ),
                    },
                ],
            };
            return new Case(
                transfer,
                accord,
                acts,
                day,
                day,
                Assessor.Assess(transfer, accord, acts, day, day).Lines[0].Outcomes.Mildest
            );
        }

        Facts Facts(params (string Term, string Value)[] facts) =>
            new(
                facts.Select(fact =>
                {
                    var term = accord.Glossary.FindTerm(fact.Term)!;
                    Assert.True(FactText.TryRead(term, fact.Value, out var value, out _));
                    return new Fact(term, value) { Standing = Standing.OfficiallyDetermined };
                })
            );
    }
}
