using System.Text;
using Passavant.Accords.Conditions;
using Passavant.Accords.Reading;
using Passavant.Accords.Tests.Laws;

namespace Passavant.Accords.Tests.Shipped;

/// <summary>What the accords that ship say they guarantee, tried on proposed transfers bent until an expectation speaks of them. That none is found proves nothing; one that is found refutes the text.</summary>
public sealed class ExpectationsKeptTests
{
    private static readonly DateOnly Day = new(2026, 7, 1);

    private static readonly Dictionary<string, Accord> Accords = new()
    {
        ["EU"] = ShippedAccords.Eu,
        ["US"] = ShippedAccords.Us,
        ["model"] = AccordReader
            .ReadFolder(
                ShippedAccords.Folder("model"),
                new Dictionary<string, string>
                {
                    ["B-1"] = "b",
                    ["B-2"] = "delete",
                    ["B-3"] = "a",
                }
            )
            .Accord!,
    };

    public static TheoryData<string, string> Expectations
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (var (state, accord) in Accords)
            foreach (var expectation in accord.Expectations)
                all.Add(state, expectation.Id);
            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Expectations))]
    public void No_transfer_is_found_that_an_expectation_speaks_of_and_the_text_disappoints(
        string state,
        string id
    )
    {
        var accord = Accords[state];
        var expectation = accord.Expectations.Single(one => one.Id == id);
        var assessor = new Assessor(accord, Instruments.None, Day, Day);
        var terms = Terms(accord);
        var starts = Starts(accord);
        var met = 0;
        for (var seed = 1; seed <= Long.Times(120); seed++)
        {
            var chance = new PCG((uint)seed, (ulong)seed);
            var meeting = new Meeting(accord, starts[(int)chance.Next((uint)starts.Count)], chance);
            meeting.Bend(accord.Jurisdiction, true);
            for (var stray = chance.Next(12); stray > 0; stray--)
                meeting.Stray(terms[(int)chance.Next((uint)terms.Count)]);
            foreach (var unless in expectation.Unless)
                meeting.Bend(unless, false);
            meeting.Bend(expectation.When, true);
            var transfer = meeting.Transfer;
            var reasoning = new Reasoning(accord, transfer, Day, Day);
            if (
                reasoning.Of(accord.Jurisdiction, transfer.Items[0]).Truth != Truth.Yes
                || reasoning.Of(expectation, transfer.Items[0]).Truth != Truth.Yes
            )
                continue;
            met++;
            var line = assessor
                .Assess(transfer, new AssessmentOptions { WithQuestions = false })
                .Lines[0];
            if (!line.IsExact)
                continue;
            var facts = string.Join(
                "\n",
                transfer
                    .Facts.All.Concat(transfer.Items[0].Facts.All)
                    .Concat(transfer.Parties.SelectMany(party => party.Facts.All))
            );
            Assert.True(
                (expectation.NeverMilderThan is not { } mildest || line.Outcomes.Mildest >= mildest)
                    && (
                        expectation.NeverStricterThan is not { } strictest
                        || line.Outcomes.Strictest <= strictest
                    ),
                $"{line.Outcomes} in case {seed}\n{facts}"
            );
            var controls = line.Controls.Where(finding => finding.Applies != Truth.No);
            Assert.True(
                expectation.Controlled switch
                {
                    true => controls.Any(finding => finding.Applies == Truth.Yes),
                    false => !controls.Any(),
                    null => true,
                },
                $"case {seed}\n{facts}"
            );
        }
        Assert.True(met >= 10, $"met {met} times");
    }

    private static List<Term> Terms(Accord accord) =>
        [
            .. accord
                .Provisions.Where(provision => provision is not Control)
                .SelectMany(provision => provision.Unless.Append(provision.When))
                .SelectMany(condition => condition.Walk())
                .OfType<Condition.Sentence>()
                .Select(sentence => sentence.Term)
                .Distinct(),
        ];

    private static List<Transfer> Starts(Accord accord)
    {
        var faults = new List<InputFault>();
        var starts = File.ReadLines(Path.Combine(Repository.Root, "samples", "transfers.jsonl"))
            .Select(line =>
                TransferJson.Read(Encoding.UTF8.GetBytes(line), accord.Glossary, faults)
            )
            .OfType<Transfer>()
            .ToList();
        Assert.Empty(faults);
        return starts;
    }
}
