using Passavant.Accords.Conditions;
using Passavant.Accords.Reading;

namespace Passavant.Accords;

/// <summary>Runs the examples the states agreed on; one that comes out otherwise is a fault of the text.</summary>
internal static class AgreedExamples
{
    public static IEnumerable<Fault> Check(Accord accord)
    {
        var faults = new List<Fault>();
        var given = new GivenReader(accord.Glossary, faults);
        var byDay = new Dictionary<DateOnly, Assessor>();
        var number = 0;
        foreach (var example in accord.Examples)
        {
            number++;
            if (
                given.Read((YamlNode.Mapping)example["given"]!, $"example {number}")
                is not { } transfer
            )
                continue;
            var day =
                example.Day("as of")
                ?? accord.Valid.From
                ?? accord.Published
                ?? new DateOnly(2000, 1, 1);
            if (example.Text("control") is { } code)
                CheckControl(accord, example, code, transfer, day, faults);
            else if (example.Record("expect") is { } expected)
            {
                if (!byDay.TryGetValue(day, out var assessor))
                    byDay[day] = assessor = new Assessor(accord, Instruments.None, day, day);
                CheckTransfer(
                    example,
                    expected,
                    assessor.Assess(transfer, new AssessmentOptions { WithQuestions = false }),
                    faults
                );
            }
            else
                faults.Add(
                    new Fault(
                        example.Place,
                        Severity.Error,
                        "unreadable-example",
                        "an example of neither a control nor a transfer",
                        "control: CODE with expect: yes, no or needs, or transfer: TITLE with expect: { outcome: … }"
                    )
                );
        }
        return faults;
    }

    private static void CheckControl(
        Accord accord,
        Entry example,
        string code,
        Transfer transfer,
        DateOnly day,
        List<Fault> faults
    )
    {
        var reasoning = new Reasoning(accord, transfer, day, day);
        Truth truth;
        if (accord.FindControl(code) is { } control)
            truth = reasoning.Text(control, transfer.Items[0]).Truth;
        else if (
            accord
                .Controls.SelectMany(one => one.Limbs)
                .FirstOrDefault(limb => limb.Code.ToString() == code) is
            { } limb
        )
            truth = reasoning.Of(limb, transfer.Items[0]).Truth;
        else
        {
            faults.Add(
                new Fault(
                    example.PlaceOf("control"),
                    Severity.Error,
                    "unknown-code",
                    $"the control '{code}'",
                    "a control of this accord",
                    Nearest.Of(code, accord.Controls.Select(one => one.Id))
                )
            );
            return;
        }
        var found = truth switch
        {
            Truth.Yes => "yes",
            Truth.No => "no",
            _ => "needs",
        };
        if (example["expect"] is string expected && expected != found)
            faults.Add(
                new Fault(
                    example.Place,
                    Severity.Error,
                    "failing-example",
                    $"{found} for {code}",
                    $"{expected}, as the example says"
                )
            );
    }

    private static void CheckTransfer(
        Entry example,
        Entry expected,
        Determination determination,
        List<Fault> faults
    )
    {
        var title = example.Wording("transfer")?.ToString() ?? determination.Transfer.Id;
        if (expected["outcome"] is not null)
        {
            var outcomes = new OutcomeSet(
                expected.Texts("outcome").Select(name => Outcomes.Find(name)!.Value)
            );
            if (outcomes != determination.Outcomes)
                Fail(
                    $"'{determination.Outcomes}'{(determination.IsExact ? "" : " (not exact)")}",
                    $"'{outcomes}'"
                );
        }
        Compare(
            "requirements",
            determination
                .Lines.SelectMany(line => line.Requirements)
                .Where(finding => finding.Holds == Truth.Yes)
                .Select(finding => finding.Requirement.Id)
        );
        Compare(
            "lifted by",
            determination
                .Lines.SelectMany(line => line.Requirements)
                .SelectMany(finding => finding.LiftedBy)
                .Where(lifting => lifting.Holds == Truth.Yes)
                .Select(lifting => lifting.Id)
        );

        void Compare(string key, IEnumerable<string> found)
        {
            if (expected[key] is null)
                return;
            var have = string.Join(", ", found.Distinct().Order(Natural.Order));
            var want = string.Join(", ", expected.Texts(key).Distinct().Order(Natural.Order));
            if (have != want)
                Fail(
                    $"{key} {(have.Length == 0 ? "none" : have)}",
                    want.Length == 0 ? "none" : want
                );
        }

        void Fail(string found, string wanted) =>
            faults.Add(
                new Fault(
                    example.Place,
                    Severity.Error,
                    "failing-example",
                    $"{found} for '{title}'",
                    $"{wanted}, as the example says"
                )
            );
    }
}
