using System.Text.Json.Nodes;
using Passavant.Accords;
using Passavant.Accords.Conditions;

namespace Passavant.Certificates.Tests;

/// <summary>What the assessment of a complete transfer says of statements.</summary>
internal static class Told
{
    /// <summary>The outcome of the first line.</summary>
    public static Outcome Outcome(Assessor assessor, Transfer transfer)
    {
        var line = assessor
            .Assess(transfer, new AssessmentOptions { Budget = 0, WithQuestions = false })
            .Lines[0];
        Assert.True(line.Outcomes.IsSettled, line.Outcomes.ToString());
        return line.Outcomes.Mildest;
    }

    public static bool[] Truths(Assessor assessor, Transfer transfer, string[] statements)
    {
        var determination = assessor.Assess(
            transfer,
            new AssessmentOptions { Budget = 0, WithQuestions = false }
        );
        var line = determination.Lines[0];
        var controls = assessor.Classify(transfer);
        Assert.True(line.Outcomes.IsSettled, line.Outcomes.ToString());
        return [.. statements.Select(statement => Is(JsonNode.Parse(statement)!))];

        bool Is(JsonNode statement)
        {
            if (statement["outcome"] is { } side)
            {
                var limit = Outcomes.Find((string)statement["is"]!)!.Value;
                return (string)side! == "at least"
                    ? line.Outcomes.Mildest >= limit
                    : line.Outcomes.Mildest <= limit;
            }
            if (statement["controlled"] is { } controlled)
                return controls.Any(one => one.Applies == Truth.Yes) == (bool)controlled!;
            var id = (string)(statement["text"] ?? statement["applies"])!;
            var truth = id[0] switch
            {
                '1' => controls
                    .Where(one => one.Control.Id == id)
                    .Select(one => statement["text"] is null ? one.Applies : one.Text)
                    .SingleOrDefault(),
                'R' => line
                    .Requirements.Where(one => one.Requirement.Id == id)
                    .Select(one => one.Holds)
                    .DefaultIfEmpty(Truth.No)
                    .Max()
                    .And(determination.Jurisdiction),
                'P' => line
                    .Prohibitions.Where(one => one.Prohibition.Id == id)
                    .Select(one => one.Holds)
                    .DefaultIfEmpty(Truth.No)
                    .Max()
                    .And(determination.Jurisdiction),
                'I' => line
                    .Risk.SelectMany(tier => tier.Indicators)
                    .Where(one => one.Indicator.Id == id)
                    .Select(one => one.Holds)
                    .SingleOrDefault(),
                _ => line
                    .Risk.SelectMany(tier => tier.Mitigations)
                    .Where(one => one.Mitigation.Id == id)
                    .Select(one => one.Holds)
                    .SingleOrDefault(),
            };
            Assert.NotEqual(Truth.NotStated, truth);
            return truth == Truth.Yes == ((bool?)statement["holds"] ?? true);
        }
    }
}
