using System.Text;
using Passavant.Accords.Tests;

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
            if (finding.Witness is { } witness)
                Assert.True(Replay.Again(witness));
        Matches($"{name}.txt", Written(report));
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
