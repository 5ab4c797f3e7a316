using Passavant.Accords;
using Passavant.Accords.Conditions;
using Passavant.Accords.Tests.Laws;

namespace Passavant.Certificates.Tests;

/// <summary>What is found of a box holds for each transfer in it; and where the box leaves nothing open, it is what the assessment says.</summary>
public sealed class BoxLaws
{
    static readonly Gen<Tuple<Case, Deal[], uint>> Any = Gen.Select(
        Deals.Any,
        GuidedLaws.CompleteDeal.Array[4],
        Gen.UInt,
        Tuple.Create
    );

    [Fact]
    public void What_is_found_of_a_box_holds_for_each_transfer_in_it()
    {
        var exact = 0;
        Long.Sample(
            Any,
            three =>
            {
                var (@case, deals, seed) = three;
                var assessor = @case.Assessor();
                var (asOf, knownAt) = (Case.Day(@case.AsOf), Case.Day(@case.KnownAt));
                var forms = new NormalForms();
                var law = new Law(assessor.Accord, asOf, knownAt, false, forms);
                var vocabulary = new Vocabulary([assessor.Accord]);
                var truths = new Truths(vocabulary, law.Filled.ToHashSet());
                var split = new CompleteSplit(@case.Draft, assessor.Accord);
                foreach (var deal in deals)
                {
                    var transfer = deal.For(assessor.Accord);
                    var known = Known(assessor, transfer, split, vocabulary).ToList();
                    Compare(
                        assessor,
                        transfer,
                        law,
                        new Line(law, truths, known.Aggregate(Box.Whole, With)),
                        split.Words.Contains(Word.Density)
                        && transfer.Items[0].Facts.All.All(fact => fact.Term.Name != "density")
                            ? null
                            : () => Interlocked.Increment(ref exact)
                    );
                    for (var some = 0; some < 6; some++)
                    {
                        var box = Box.Whole;
                        foreach (var one in known)
                        {
                            seed = seed * 1664525 + 1013904223;
                            if ((seed >> 16 & 3) != 0)
                                box = With(box, one);
                        }
                        Compare(assessor, transfer, law, new Line(law, truths, box), null);
                    }
                }
            },
            600
        );
        Assert.True(exact > 500, $"{exact} determined in all");
    }

    static Box With(Box box, (Variable Variable, Values Values) one) =>
        box.With(one.Variable, box.Left(one.Variable).Common(one.Values));

    static void Compare(
        Assessor assessor,
        Transfer transfer,
        Law law,
        Line line,
        Action? determined
    )
    {
        var outcome = Told.Outcome(assessor, transfer);
        Assert.Contains((int)outcome, line.Outcomes);
        if (determined is not null)
        {
            Assert.Single(line.Outcomes);
            determined();
        }
        foreach (var finding in assessor.Classify(transfer))
        {
            Agree(finding.Text, line.Text(finding.Control));
            Agree(finding.Applies, line.Applies(finding.Control));
        }
        var reasoning = assessor.Reason(transfer);
        foreach (
            var provision in law
                .Requirements.Cast<Provision>()
                .Concat(law.Authorisations)
                .Concat(law.Prohibitions)
                .Concat(law.Prohibitions.SelectMany(one => one.Derogations).Where(law.Holds))
                .Concat(law.Indicators)
                .Concat(law.Mitigations)
        )
            Agree(reasoning.Of(provision, transfer.Items[0]).Truth, line.Text(provision));

        void Agree(Truth expected, Truth found) =>
            Assert.True(
                found == expected || (found == Truth.NotStated && determined is null),
                $"{expected} by assessment, {found} of the box"
            );
    }

    // The value each variable has in a transfer.
    static IEnumerable<(Variable, Values)> Known(
        Assessor assessor,
        Transfer transfer,
        CompleteSplit split,
        Vocabulary vocabulary
    )
    {
        var reasoning = assessor.Reason(transfer);
        var item = transfer.Items[0];
        foreach (var fact in transfer.Facts.All.Concat(item.Facts.All))
            if (vocabulary.Find(fact.Term.Name)!.Values is { } values)
                yield return (Variable.Of(fact.Term.Name, values), Of(fact.Value));
        foreach (var sentence in split.Sentences)
            yield return (
                Variable.Of(sentence),
                Of(reasoning.Of(sentence, item).Truth == Truth.Yes)
            );
        foreach (var thing in split.Things)
        {
            var truths = thing.Set switch
            {
                About.Item => transfer
                    .Items.Skip(1)
                    .Select(other => reasoning.Of(thing.Content, other)),
                About.Leg => transfer.Legs.Select(leg =>
                    reasoning.Of(thing.Content, item, null, leg)
                ),
                _ => transfer
                    .Parties.Where(party => thing.Role is null || party.Roles.Contains(thing.Role))
                    .Select(party => reasoning.Of(thing.Content, item, party)),
            };
            yield return (Variable.Of(thing), Of(truths.Any(reason => reason.Truth == Truth.Yes)));
        }
    }

    static Values Of(bool yes) => new Values.Words([yes ? "yes" : "no"]);

    static Values Of(FactValue value) =>
        value switch
        {
            FactValue.Word word => new Values.Words([word.Text]),
            FactValue.Country country => new Values.Words([country.Code]),
            FactValue.Codes codes => new Values.Words([
                codes.List.Count == 0 ? "none" : codes.List[0].ToString(),
            ]),
            FactValue.Number number => new Values.Numbers([Point(number.Base)]),
            FactValue.Day day => new Values.Numbers([Point(day.Date.DayNumber)]),
            FactValue.Band band => new Values.Bands([
                (Point(band.From.BaseValue), Point(band.To.BaseValue)),
            ]),
            _ => throw new InvalidOperationException(),
        };

    static Interval Point(Passavant.Accords.Quantities.Rational at) =>
        new(new Bound(at, true, ""), new Bound(at, true, ""));
}
