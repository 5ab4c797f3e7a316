using System.Collections.Concurrent;
using Passavant.Accords.Conditions;
using Passavant.Accords.Reading;

namespace Passavant.Accords.Tests;

/// <summary>The Model Accord is a draft: it has to be sound, and to keep its promises, under every combination of its open choices.</summary>
public sealed class ModelAccordTests
{
    private static readonly string[] ChapterNames =
    [
        "interests",
        "domains",
        "controls",
        "general notes",
        "requirements",
        "prohibitions",
        "authorisations",
        "licences",
        "risk",
        "matrix",
        "procedure",
        "phases",
        "monitoring",
        "sharing",
        "publication",
        "appraisal",
        "expectations",
        "examples",
    ];

    private static readonly DateOnly Day = new(2026, 7, 1);

    private static readonly Lazy<Accord> Model = new(() => Read("a", "a", "a").Accord!);

    private static readonly ConcurrentDictionary<(string, string, string), AccordReading> Readings =
        new();

    private static AccordReading Read(string value, string relief, string desk) =>
        Readings.GetOrAdd(
            (value, relief, desk),
            _ =>
                AccordReader.ReadFolder(
                    Folder(),
                    new Dictionary<string, string>
                    {
                        ["B-1"] = value,
                        ["B-2"] = relief,
                        ["B-3"] = desk,
                    }
                )
        );

    private static string Folder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Passavant.slnx")))
            folder = folder.Parent!;
        return Path.Combine(folder.FullName, "accords", "model");
    }

    public static TheoryData<string, string, string> Choices =>
        new()
        {
            { "a", "a", "a" },
            { "a", "a", "b" },
            { "a", "delete", "a" },
            { "a", "delete", "b" },
            { "b", "a", "a" },
            { "b", "a", "b" },
            { "b", "delete", "a" },
            { "b", "delete", "b" },
        };

    [Theory]
    [MemberData(nameof(Choices))]
    public void It_is_sound_without_a_warning_under_every_combination_of_choices(
        string value,
        string relief,
        string desk
    )
    {
        var reading = Read(value, relief, desk);
        Assert.Empty(reading.Faults);
        Assert.True(reading.IsSound);
    }

    [Fact]
    public void It_has_three_brackets_and_gives_no_accord_while_they_are_open()
    {
        var reading = AccordReader.ReadFolder(Folder());
        Assert.Equal(
            ["B-1", "B-2", "B-3"],
            reading.Brackets.Select(bracket => bracket.Id).Order(StringComparer.Ordinal)
        );
        Assert.Contains(
            "delete",
            reading.Brackets.Single(bracket => bracket.Id == "B-2").Alternatives
        );
        Assert.Empty(reading.Faults);
        Assert.Null(reading.Accord);
    }

    [Fact]
    public void Each_choice_makes_another_accord() =>
        Assert.Equal(
            8,
            Choices
                .Select(row =>
                    Read(row.Data.Item1, row.Data.Item2, row.Data.Item3).Accord!.Identity
                )
                .Distinct()
                .Count()
        );

    [Fact]
    public void Every_chapter_is_there_with_every_kind_of_provision()
    {
        var accord = Model.Value;
        foreach (var chapter in ChapterNames)
            Assert.True(accord.Chapters.ContainsKey(chapter), chapter);
        Assert.Equal(
            Enum.GetValues<Trigger>(),
            accord.Requirements.Select(requirement => requirement.Trigger).Distinct().Order()
        );
        Assert.Equal(
            ["baseline", "general", "intra-group", "research", "safe harbour"],
            accord.Authorisations.Select(one => one.Kind).Distinct().Order()
        );
        Assert.Equal(
            Enum.GetValues<RiskTier>(),
            accord.Indicators.Select(indicator => indicator.Tier).Distinct().Order()
        );
        Assert.Equal(4, accord.Procedure.Ladder.Count);
        Assert.Equal(
            ["appeal", "disputes", "emergency", "fast channel", "redress", "unilateral measures"],
            ((Entry)accord.Chapters["procedure"]).Keys.Where(key =>
                ((Entry)accord.Chapters["procedure"])[key] is Entry
            )
        );
        Assert.All(accord.Procedure.Ladder, rung => Assert.NotNull(rung.IfMissed));
        Assert.All(accord.Procedure.Limits, limit => Assert.NotNull(limit.IfMissed));
        Assert.Equal(
            ((IReadOnlyDictionary<string, object>)accord.Chapters["domains"]).Keys.Order(
                StringComparer.Ordinal
            ),
            accord
                .Controls.Select(control => control.Domain)
                .Distinct()
                .Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void Every_control_says_why_it_stands_where_it_comes_from_and_when_it_ends()
    {
        foreach (var control in Model.Value.Controls)
        {
            Assert.NotNull(control.Why);
            Assert.NotNull(control.Source?.Agreed);
            Assert.NotEmpty(control.Corresponds);
            Assert.True(control.ReviewBy < control.Valid.Until, control.Id);
        }
    }

    [Fact]
    public void Every_expectation_says_why_and_which_interest_it_keeps()
    {
        foreach (var expectation in Model.Value.Expectations)
        {
            Assert.True(expectation is { Title: not null, Why: not null }, expectation.Id);
            Assert.NotEmpty(expectation.Entry.Texts("cites"));
        }
    }

    [Fact]
    public void What_people_read_is_there_in_both_languages()
    {
        var checkedTexts = 0;
        foreach (var (name, chapter) in Model.Value.Chapters)
            if (name != "codes elsewhere")
                Walk(name, chapter);
        Assert.True(checkedTexts > 500);

        void Walk(string where, object? value)
        {
            switch (value)
            {
                case Wording wording:
                    checkedTexts++;
                    Assert.True(
                        wording.All.Select(pair => pair.Key).SequenceEqual(["en", "fr"]),
                        $"{where}: {wording}"
                    );
                    break;
                case Entry entry:
                    foreach (var key in entry.Keys)
                        Walk($"{where}/{entry.Text("id")}/{key}", entry[key]);
                    break;
                case IReadOnlyDictionary<string, object> map:
                    foreach (var (key, one) in map)
                        Walk($"{where}/{key}", one);
                    break;
                case IReadOnlyList<object> list:
                    foreach (var one in list)
                        Walk(where, one);
                    break;
            }
        }
    }

    [Fact]
    public void Every_destination_stands_in_one_group_and_one_only()
    {
        var groups = Model.Value.Glossary.Groups;
        var members = groups["group A"]
            .Countries.Concat(groups["group B"].Countries)
            .Concat(groups["group C"].Countries);
        Assert.Equal(
            Countries.All.Order(StringComparer.Ordinal),
            members.Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void Every_authorisation_is_relied_on_by_an_agreed_example()
    {
        var relied = Model
            .Value.Examples.Select(example => example.Record("expect"))
            .OfType<Entry>()
            .SelectMany(expect => expect.Texts("lifted by"));
        Assert.Equal(
            Model.Value.Authorisations.Select(one => one.Id).Order(StringComparer.Ordinal),
            relied.Distinct().Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void The_matrix_never_grows_milder_with_sensitivity_or_risk()
    {
        var matrix = Model.Value.Matrix;
        var rungs = Model.Value.Procedure.Ladder.Select(rung => rung.Id).ToList();
        Assert.Equal((4, 4), (matrix.Sensitivities.Count, matrix.Risks.Count));
        for (var row = 0; row < 4; row++)
        for (var column = 0; column < 4; column++)
        {
            if (row > 0)
                AssertNotMilder(matrix[row - 1, column], matrix[row, column]);
            if (column > 0)
                AssertNotMilder(matrix[row, column - 1], matrix[row, column]);
        }

        void AssertNotMilder(MatrixCell before, MatrixCell after)
        {
            Assert.True(after.Policy >= before.Policy, $"{before} then {after}");
            Assert.True(
                rungs.IndexOf(after.Level) >= rungs.IndexOf(before.Level),
                $"{before} then {after}"
            );
        }
    }

    [Fact]
    public void The_outcome_never_grows_milder_as_risk_rises()
    {
        foreach (var item in new[] { Proposal.Valve, Proposal.Transducer, Proposal.Drive })
        {
            var last = Outcome.NotRequired;
            foreach (
                var (concern, listed) in new[]
                {
                    ("none", "no"),
                    ("some", "no"),
                    ("serious", "no"),
                    ("serious", "yes"),
                }
            )
            {
                var outcomes = Assess(
                    item.With("human rights concern", concern)
                        .With("end user/listed", listed)
                        .With("quantity", "40")
                ).Outcomes;
                Assert.True(outcomes.IsSettled, outcomes.ToString());
                Assert.True(outcomes.Mildest >= last, $"{concern}, {listed}: {outcomes}");
                last = outcomes.Mildest;
            }
            Assert.Equal(Outcome.PresumptionOfDenial, last);
        }
    }

    [Fact]
    public void The_medical_safe_harbour_covers_a_device_for_a_hospital() =>
        Assert.Contains("M-SH-medical", LiftedBy(Assess(Proposal.FeverCamera)));

    [Theory]
    [InlineData("limited by statute", "yes")]
    [InlineData("human rights concern", "serious")]
    [InlineData("likely re-export", "yes")]
    [InlineData("usable for biotechnological products", "yes")]
    [InlineData("on-site verification possible", "no")]
    public void Each_of_the_five_exceptions_blocks_the_medical_safe_harbour(
        string term,
        string value
    )
    {
        foreach (var row in Choices)
        {
            var accord = Read(row.Data.Item1, row.Data.Item2, row.Data.Item3).Accord!;
            var determination = Assess(Proposal.FeverCamera.With(term, value), accord);
            Assert.Empty(LiftedBy(determination));
            Assert.True(
                determination.Outcomes.Mildest >= Outcome.PresumptionOfApproval,
                determination.Outcomes.ToString()
            );
        }
    }

    [Fact]
    public void Donated_medicine_is_spared_the_exception_of_verification_and_no_other()
    {
        const string Donation = "donation of medicine by a non-governmental organisation";
        var given = Proposal
            .FeverCamera.With(Donation, "yes")
            .With("on-site verification possible", "no");
        Assert.Contains("M-SH-medical", LiftedBy(Assess(given)));
        Assert.Empty(LiftedBy(Assess(given.With("likely re-export", "yes"))));
    }

    [Fact]
    public void An_exception_that_nobody_ruled_out_leaves_the_safe_harbour_open()
    {
        var outcomes = Assess(Proposal.FeverCamera.Without("likely re-export")).Outcomes;
        Assert.Contains(Outcome.Authorised, outcomes);
        Assert.Contains(Outcome.PresumptionOfApproval, outcomes);
    }

    [Fact]
    public void Each_mitigation_lowers_its_own_tier_by_one_never_below_its_floor_and_no_other_tier()
    {
        var accord = Model.Value;
        Assert.Equal(
            Proposal.Safeguards.Keys.Order(StringComparer.Ordinal),
            accord.Mitigations.Select(one => one.Id).Order(StringComparer.Ordinal)
        );
        var seen = new HashSet<string>();
        foreach (var trouble in Proposal.Troubles)
        {
            var without = Levels(Assess(trouble));
            foreach (var mitigation in accord.Mitigations)
            {
                var levels = Levels(
                    Assess(
                        Proposal
                            .Safeguards[mitigation.Id]
                            .Aggregate(trouble, (given, fact) => given.With(fact.Term, fact.Value))
                    )
                );
                foreach (var (tier, before) in without)
                    if (tier == mitigation.Tier)
                    {
                        Assert.Equal(mitigation.Apply(before), levels[tier]);
                        if (levels[tier] < before)
                            seen.Add(mitigation.Id);
                    }
                    else
                        Assert.Equal(before, levels[tier]);
            }
        }
        Assert.Equal(accord.Mitigations.Count, seen.Count);
    }

    [Fact]
    public void A_safeguard_that_is_only_promised_lowers_nothing_for_certain()
    {
        var promised = Assess(
            Proposal
                .Transducer.With("diversion signs", "some")
                .With("geofence", "yes")
                .With("tamper-evident serial", "no")
        );
        Assert.Equal(Outcome.CaseByCase, promised.Outcomes.Strictest);
    }

    private static Dictionary<RiskTier, int> Levels(Determination determination) =>
        determination
            .Lines[0]
            .Risk.ToDictionary(
                tier => tier.Tier,
                tier => Model.Value.Matrix.Risks.ToList().IndexOf(Assert.Single(tier.Levels))
            );

    private static List<string> LiftedBy(Determination determination) =>
        [
            .. determination
                .Lines.SelectMany(line => line.Requirements)
                .SelectMany(finding => finding.LiftedBy)
                .Where(lifting => lifting.Holds == Truth.Yes)
                .Select(lifting => lifting.Id),
        ];

    private static Determination Assess(Proposal given, Accord? accord = null) =>
        Assessor.Assess(
            given.In((accord ?? Model.Value).Glossary),
            accord ?? Model.Value,
            Instruments.None,
            Day,
            Day,
            new AssessmentOptions { WithQuestions = false }
        );
}
