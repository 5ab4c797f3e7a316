using System.Text;
using Passavant.Accords;
using Passavant.Accords.Conditions;
using Passavant.Accords.Tests;
using Passavant.Accords.Words;

namespace Passavant.Proofs.Tests.Shipped;

using Replay = Passavant.Proofs.Tests.Laws.Replay;

/// <summary>What is found in the accords that ship, as approved. With PASSAVANT_UPDATE=1 the files are written anew: look at the difference before committing it.</summary>
public sealed class ShippedFindings
{
    private static readonly DateOnly Day = new(2026, 11, 26);

    [Theory]
    [InlineData("model")]
    [InlineData("eu-2025-11", "us-2026-06")]
    [InlineData("us-2026-06")]
    public void The_findings_are_those_approved(string name, string? beside = null)
    {
        var report = LoopholeCheck.Run(
            ShippedAccords.Named(name),
            new LoopholeOptions
            {
                AsOf = Day,
                KnownAt = Day,
                Beside = beside is null ? [] : [ShippedAccords.Named(beside)],
            }
        );
        foreach (var finding in report.Findings)
        {
            if (finding.Witness is { } witness)
                Assert.True(Replay.Again(witness));
            SaysEachThingOnce(finding.Region ?? []);
        }
        Matches($"{name}.txt", Written(report));
    }

    [Fact]
    public void What_one_list_controls_and_the_other_does_not_is_what_was_approved()
    {
        var (union, states) = (
            ShippedAccords.Named("eu-2025-11"),
            ShippedAccords.Named("us-2026-06")
        );
        var comparison = TextComparer.Compare(
            union,
            states,
            new ComparisonOptions
            {
                LeftAsOf = Day,
                RightAsOf = Day,
                KnownAt = Day,
                Most = 3,
            }
        );
        Assert.Equal(Milder.Somewhere, comparison.LeftMilder.Answer);
        Assert.Equal(Milder.Somewhere, comparison.RightMilder.Answer);
        var text = new StringBuilder();
        foreach (var group in comparison.Groups.Where(group => group.Controls is not null))
        {
            text.Append(
                $"{(group.Controls == Side.Left ? "EU" : "US")} alone: {group.Codes[0]}{(group.IsComplete ? "" : ", and more")}\n"
            );
            foreach (var difference in group.Differences)
            {
                Assert.True(Replay.Again(difference.Witness));
                text.Append(
                    $"  {ConditionWords.Say(difference.Region, Language.English, union.Glossary)}\n"
                );
            }
        }
        Matches("eu-us.txt", text.ToString());
    }

    // Neither "in every case" beside other conditions, nor one of them twice, nor a role without one country after the other.
    private static void SaysEachThingOnce(IReadOnlyList<Condition> region)
    {
        foreach (
            var said in region
                .Select(box => box is Condition.All all ? all.Parts : [box])
                .Select(parts =>
                    parts.Select(part => ConditionWords.Say(part, Language.English)).ToList()
                )
        )
        {
            Assert.Equal(said.Distinct(), said);
            Assert.True(said.Count == 1 || !said.Contains("in every case"));
            Assert.True(
                said.Count(one =>
                    one.StartsWith("for no end user: country is", StringComparison.Ordinal)
                ) < 2
            );
        }
    }

    private static string Written(LoopholeReport report)
    {
        var text = new StringBuilder();
        foreach (var finding in report.Findings)
            text.Append(
                $"{finding.Gravity.ToString().ToLowerInvariant()} {finding.Id}\n  {finding.Sentence.In("en")}\n"
            );
        foreach (var question in report.NotDecided)
            text.Append(
                $"not decided {Findings.Name(question.Kind)}\n  {question.Question.In("en")}\n"
            );
        return text.ToString();
    }

    private static void Matches(string name, string text)
    {
        var path = Path.Combine(
            Repository.Root,
            "tests/Passavant.Proofs.Tests/Shipped/Golden",
            name
        );
        if (Environment.GetEnvironmentVariable("PASSAVANT_UPDATE") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
            return;
        }
        Assert.True(File.Exists(path), $"There is no {path}; PASSAVANT_UPDATE=1 writes it.");
        var expected = File.ReadAllText(path).ReplaceLineEndings("\n");
        if (expected == text)
            return;
        File.WriteAllText(Path.ChangeExtension(path, ".actual"), text);
        Assert.Fail(
            $"The findings are not those of {path}; they are beside it as .actual:\n{text}"
        );
    }
}
