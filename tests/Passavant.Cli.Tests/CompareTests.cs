using Passavant.Accords;
using Passavant.Accords.Reading;
using Passavant.Cli.Commands;
using Passavant.Proofs;

namespace Passavant.Cli.Tests;

public sealed class CompareTests
{
    [Fact]
    public void A_portfolio_is_assessed_under_both_texts()
    {
        using var command = WithEditions("0.2.0");
        command.With("t.csv", Transfers.Csv);
        string[] line =
        [
            "compare",
            "accords/ours",
            "accords/next",
            "--lang",
            "en",
            "--portfolio",
            "t.csv",
        ];
        var ran = command.Run(line);
        Assert.Contains("each assessed under both texts", ran.Output);
        Assert.Contains("new edition", ran.Output);
        Assert.Equal(0, ran.Code);
        command.With("t.csv", Transfers.Csv + "T-9,frequency changer,fast,BR\n");
        var refused = command.Run(line);
        Assert.Contains("t.csv:", refused.Error);
        Assert.Equal(1, refused.Code);
    }

    [Theory]
    [InlineData("milder")]
    [InlineData("stricter")]
    [InlineData("any")]
    public void A_text_passes_every_gate_against_itself_if_that_is_proved(string gate)
    {
        using var command = Command.WithAccord();
        var ran = command.Run(
            "compare",
            "accords/ours",
            "accords/ours",
            "--lang",
            "en",
            "--fail-on",
            gate
        );
        Assert.Equal(ran.Output.Contains("comes out alike") ? 0 : 1, ran.Code);
        Assert.Equal("", ran.Error);
    }

    [Theory]
    [InlineData("text")]
    [InlineData("markdown")]
    [InlineData("html")]
    [InlineData("json")]
    public void Every_format_is_written_to_a_file_as_to_standard_output(string format)
    {
        using var command = WithEditions("0.2.0");
        string[] line =
        [
            "compare",
            "accords/ours",
            "accords/next",
            "--lang",
            "fr",
            "--format",
            format,
        ];
        var ran = command.Run(line);
        Assert.Equal((0, ""), (ran.Code, ran.Error));
        Assert.Equal("", command.Run([.. line, "-o", "compared"]).Output);
        Assert.Equal(ran.Output, command.Read("compared"));
    }

    [Theory]
    [InlineData("0.1.1", true, false, "version-too-low")]
    [InlineData("0.2.0", true, false, null)]
    [InlineData("0.2.0", true, true, "version-too-low")]
    [InlineData("1.0.0", true, true, null)]
    [InlineData("0.1.1", false, false, null)]
    [InlineData("0.1.0", false, false, "version-too-low")]
    [InlineData("0.0.9", false, false, "version-too-low")]
    [InlineData("0.1.1", null, false, "version-undecided")]
    [InlineData("0.2.0", null, true, "version-undecided")]
    [InlineData("0.1.1", null, true, "version-too-low")]
    public void A_version_that_claims_less_than_is_proved_is_refused(
        string version,
        bool? relaxes,
        bool? tightens,
        string? code
    )
    {
        using var command = WithEditions(version);
        var (older, newer) = (Read(command, "accords/ours"), Read(command, "accords/next"));
        var faults = VersionCheck
            .Judge(
                new TextComparison
                {
                    Left = older,
                    Right = newer,
                    LeftAsOf = Command.Today,
                    RightAsOf = Command.Today,
                    ShareJurisdiction = true,
                    LeftMilder = (Answer(tightens), null),
                    RightMilder = (Answer(relaxes), null),
                    Groups = [],
                }
            )
            .ToList();
        Assert.Equal(code is null ? [] : [code], faults.Select(fault => fault.Code));
        Assert.All(
            faults,
            fault =>
            {
                Assert.Equal(newer.Header.PlaceOf("version"), fault.Place);
                Assert.Contains($"version {version} after 0.1.0", fault.Message);
                Assert.Equal(
                    code == "version-too-low" ? Severity.Error : Severity.Warning,
                    fault.Severity
                );
            }
        );
    }

    [Fact]
    public void What_is_proved_is_shown_with_a_transfer()
    {
        using var command = WithEditions("0.1.1");
        var (older, newer) = (Read(command, "accords/ours"), Read(command, "accords/next"));
        var fault = Assert.Single(
            VersionCheck.Judge(
                new TextComparison
                {
                    Left = older,
                    Right = newer,
                    LeftAsOf = Command.Today,
                    RightAsOf = Command.Today,
                    ShareJurisdiction = true,
                    LeftMilder = (Milder.Nowhere, null),
                    RightMilder = (
                        Milder.Somewhere,
                        new Witness([Of(older, Outcome.CaseByCase), Of(newer, Outcome.NotRequired)])
                    ),
                    Groups = [],
                }
            )
        );
        Assert.Equal(
            "found version 0.1.1 after 0.1.0, which claims that every transfer comes out as before; expected 0.2.0 or higher: it relaxes, for item: frequency changer: licence required: case by case, now no authorisation required",
            fault.Message
        );

        static Case Of(Accord accord, Outcome outcome)
        {
            var item = accord.Glossary.FindTerm("item")!;
            return new Case(
                new Transfer
                {
                    Id = "witness",
                    Items =
                    [
                        new Item
                        {
                            Line = "1",
                            Facts = new Facts([
                                new Fact(item, new FactValue.Word("frequency changer")),
                            ]),
                        },
                    ],
                },
                accord,
                Instruments.None,
                Command.Today,
                Command.Today,
                outcome
            );
        }
    }

    [Fact]
    public void A_version_is_checked_against_the_edition_named_or_found_beside_it()
    {
        using var command = WithEditions("0.1.0");
        var named = command.Run("accord", "check", "accords/next", "--replaces", "accords/ours");
        Assert.Contains("version-too-low", named.Output);
        Assert.Equal(1, named.Code);
        Assert.Contains("0 errors", command.Run("accord", "check", "accords/next").Output);

        Replace(command, Read(command, "accords/ours").Identity.ToString());
        var found = command.Run("accord", "check", "accords/next");
        Assert.Contains("accord.yaml:4:", found.Output);
        Assert.Contains("version-too-low", found.Output);
        Assert.Equal(1, found.Code);
        foreach (var format in new[] { "json", "github", "sarif" })
            Assert.Contains(
                "version-too-low",
                command.Run("accord", "check", "accords/next", "--format", format).Output
            );
    }

    [Theory]
    [InlineData("0.1.1", 1)]
    [InlineData("0.2.0", 0)]
    [InlineData("1.0.0", 0)]
    public void A_text_that_relaxes_needs_another_second_number(string version, int code)
    {
        using var command = WithEditions(version);
        var ran = command.Run("accord", "check", "accords/next", "--replaces", "accords/ours");
        Assert.Equal((code, ""), (ran.Code, ran.Error));
        Assert.Equal(
            code == 1,
            ran.Output.Contains("expected 0.2.0 or higher: it relaxes, for item: frequency changer")
        );
        var compared = command.Run(
            "compare",
            "accords/ours",
            "accords/next",
            "--lang",
            "en",
            "--fail-on",
            "stricter"
        );
        Assert.Equal((0, ""), (compared.Code, compared.Error));
        Assert.Contains("The new edition relaxes: ", compared.Output);
        Assert.Contains("The new edition tightens nothing: proved.", compared.Output);
        Assert.Equal(
            1,
            command.Run("compare", "accords/ours", "accords/next", "--fail-on", "milder").Code
        );
        Assert.Equal(
            1,
            command.Run("compare", "accords/ours", "accords/next", "--fail-on", "any").Code
        );
    }

    [Fact]
    public void An_edition_that_is_not_there_is_noted()
    {
        using var command = WithEditions("0.2.0");
        Replace(command, $"sha256:{new string('0', 64)}");
        var alone = command.Run("accord", "check", "accords/next");
        Assert.Contains("note replaced-not-found", alone.Output);
        Assert.Equal(0, alone.Code);
        Assert.Contains(
            "warning other-replaced",
            command.Run("accord", "check", "accords/next", "--replaces", "accords/ours").Output
        );
    }

    private static Milder Answer(bool? somewhere) =>
        somewhere switch
        {
            true => Milder.Somewhere,
            false => Milder.Nowhere,
            _ => Milder.NotDecided,
        };

    private static Accord Read(Command command, string folder) =>
        AccordReader.ReadFolder(command.PathOf(folder)).Accord!;

    private static void Replace(Command command, string identity) =>
        command.With(
            "accords/next/accord.yaml",
            command
                .Read("accords/next/accord.yaml")
                .Replace("state: \"AUR\"", $"state: \"AUR\"\nreplaces: {identity}")
        );

    // A second edition whose threshold is higher: it relaxes.
    private static Command WithEditions(string version)
    {
        var command = Command.WithAccord();
        command.Run("accord", "new", "accords/next", "--title", "Our accord", "--state", "AUR");
        command.With(
            "accords/next/accord.yaml",
            command
                .Read("accords/next/accord.yaml")
                .Replace("version: 0.1.0", $"version: {version}")
        );
        command.With(
            "accords/next/controls.yaml",
            command.Read("accords/next/controls.yaml").Replace("600 Hz", "620 Hz")
        );
        return command;
    }
}
