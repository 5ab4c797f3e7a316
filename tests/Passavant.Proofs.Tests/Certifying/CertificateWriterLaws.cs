using System.Text.Json.Nodes;
using Passavant.Accords;
using Passavant.Accords.Conditions;
using Passavant.Accords.Tests.Laws;
using Passavant.Certificates;
using Passavant.Proofs.Certifying;
using Passavant.Proofs.Regions;

namespace Passavant.Proofs.Tests.Certifying;

using Told = Passavant.Certificates.Tests.Told;

/// <summary>Claims about generated accords: a certificate is written exactly where the search proves the claim, the checker accepts it, and no complete transfer stands against it.</summary>
public sealed class CertificateWriterLaws
{
    private const long Budget = 20_000;

    private static Certification Certify(Claimed claimed, Accord accord) =>
        new Certifier([accord], claimed.Day, claimed.Day, Budget).Write(
            "It never happens.",
            claimed.Statements(accord)
        );

    private static bool Stands(
        Claimed claimed,
        Accord accord,
        Transfer transfer,
        Instruments acts
    ) =>
        Told.Truths(
                new Assessor(accord, acts, claimed.Day, claimed.Day),
                transfer,
                [.. claimed.Statements(accord).Select(Claimed.Json)]
            )
            .All(truth => truth);

    [Fact]
    public void A_certificate_is_written_where_the_search_proves_a_claim_and_is_accepted()
    {
        var (written, refuted, neither, beyond) = (0, 0, 0, 0);
        Long.Sample(
            Gen.Select(Claimed.Any, Claimed.CompleteDeal.Array[20], Tuple.Create),
            pair =>
            {
                var (claimed, deals) = pair;
                var accord = claimed.Draft.Read();
                switch (Certify(claimed, accord))
                {
                    case Certification.Written one:
                        Interlocked.Increment(ref written);
                        var verdict = CertificateChecker.Check(one.Certificate, [accord]);
                        Assert.True(verdict.IsAccepted, $"{verdict}\n{one.Certificate}");
                        Assert.Equal(one.Leaves, verdict.Leaves);
                        foreach (var deal in deals)
                            Assert.False(
                                Stands(claimed, accord, deal.For(accord), Instruments.None)
                            );
                        break;
                    case Certification.Refuted one:
                        Interlocked.Increment(ref refuted);
                        var outcome = one.Witness.Cases[0].Outcome;
                        Assert.All(
                            claimed.Statements(accord),
                            statement => Assert.True(statement.MayBe([outcome]))
                        );
                        break;
                    case Certification.NotDecided { Proved: false }:
                        Interlocked.Increment(ref neither);
                        break;
                    case var none:
                        Interlocked.Increment(ref beyond);
                        Assert.True(IsBeyondCertificates(claimed, accord), $"{none}");
                        break;
                }
            },
            300
        );
        Assert.True(
            written > 80 && refuted > 100 && neither < 20 && beyond < 10,
            $"{written} written, {refuted} refuted, {neither} neither, {beyond} beyond certificates"
        );
    }

    // What another line falls under is a question of its own to a certificate, even where the controls do not speak of items.
    // One list of several codes holds what it must and not what it must not; and what the days of a transfer do to a
    // requirement somebody was told of, certificates leave to reading.
    private static bool IsBeyondCertificates(Claimed claimed, Accord accord) =>
        claimed
            .Draft.Clauses.SelectMany(clause => clause.Walk())
            .Any(clause =>
                clause is Clause.Codes { Word.Name: "alloys" } or Clause.Over { Set: "item" }
            ) || accord.Requirements.Any(one => one.Trigger == Trigger.Informed);

    [Fact]
    public void What_is_written_and_what_is_refuted_is_what_trying_every_cell_gives()
    {
        var (written, refuted) = (0, 0);
        Long.Sample(
            Claimed.Any.Select(claimed => claimed with { Draft = Cut(claimed.Draft) }),
            claimed =>
            {
                var accord = claimed.Draft.Read();
                var prover = new Prover([(accord, claimed.Day, claimed.Day)], Budget);
                // Whatever is read has its axis then.
                for (var outcome = Outcome.Authorised; outcome <= Outcome.Prohibited; outcome++)
                    prover.Laws[0].AtLeast(outcome, within: false);
                foreach (var statement in claimed.Statements(accord))
                    statement.Formula(prover.Laws, prover.Formulas);
                var axes = prover
                    .Universe.Axes.Where(axis => axis.About is About.Item or About.Transfer)
                    .ToList();
                if (
                    axes.Exists(axis => axis.IsFormula || axis.Kind == AxisKind.Sentence)
                    || axes.Aggregate(1L, (all, axis) => all * ToldApart(axis).Count()) > 600
                )
                    return;
                var stands = Boxes(axes)
                    .Where(box => prover.Find(prover.Formulas.Of(box)).Answer == Answer.Found)
                    .Select(box => prover.Witness(box, _ => true)!.Cases[0])
                    .Any(one => Stands(claimed, accord, one.Transfer, one.Acts));
                var certification = Certify(claimed, accord);
                if (certification is Certification.Written)
                    Interlocked.Increment(ref written);
                else if (certification is Certification.Refuted)
                    Interlocked.Increment(ref refuted);
                Assert.Equal(stands, certification is Certification.Refuted);
                Assert.Equal(!stands, certification is Certification.Written);
            },
            300
        );
        Assert.True(written > 10 && refuted > 10, $"{written} written, {refuted} refuted");
    }

    // Of the countries no generated text names, one stands for all.
    private static IEnumerable<int> ToldApart(Axis axis) =>
        axis.Term?.Kind is TermKind.Country
            ? axis.Among(["FR", "DE", "US", "CN", "JP"]).Cells
            : axis.Full.Cells;

    private static IEnumerable<Box> Boxes(IReadOnlyList<Axis> axes)
    {
        IEnumerable<Box> boxes = [Box.Everything];
        foreach (var axis in axes)
            boxes = boxes.SelectMany(box =>
                ToldApart(axis).Select(cell => box.With(axis.Index, CellSet.Of(cell)))
            );
        return boxes;
    }

    private static Draft Cut(Draft draft) =>
        draft with
        {
            Controls =
            [
                draft.Controls[0],
                draft.Controls[1] with
                {
                    Times = Times.Always,
                    Unless = [],
                    When = new Clause.Words(Word.Item, ["laser", "tube"], false, 0),
                },
                draft.Controls[2] with
                {
                    Times = Times.Always,
                    Unless = [],
                    When = new Clause.Words(Word.Use, ["military"], false, 0),
                },
            ],
            Requirements = draft.Requirements[..1],
            Authorisations =
            [
                .. draft.Authorisations.Take(1).Select(one => one with { Lifts = ["R1"] }),
            ],
            Prohibitions =
            [
                .. draft
                    .Prohibitions.Take(1)
                    .Select(one => one with { Derogations = [.. one.Derogations.Take(1)] }),
            ],
            Indicators = [.. draft.Indicators.Take(2)],
            Mitigations = [.. draft.Mitigations.Take(1)],
        };

    [Fact]
    public void A_text_is_nowhere_milder_than_another_where_a_certificate_says_so()
    {
        var (written, milder, neither) = (0, 0, 0);
        Long.Sample(
            Gen.Select(
                Claimed.Any,
                Drafts.Any,
                Gen.Int[0, 4],
                Claimed.CompleteDeal.Array[20],
                Tuple.Create
            ),
            four =>
            {
                var (claimed, other, how, deals) = four;
                var (accord, than) = (
                    Amended(claimed.Draft, other, how).Read(),
                    claimed.Draft.Read()
                );
                var comparison = TextComparer.Compare(
                    accord,
                    than,
                    new ComparisonOptions
                    {
                        LeftAsOf = claimed.Day,
                        RightAsOf = claimed.Day,
                        KnownAt = claimed.Day,
                        Most = 0,
                        Budget = Budget,
                    }
                );
                var certification = CertificateWriter.ForNowhereMilder(
                    accord,
                    than,
                    claimed.Day,
                    claimed.Day,
                    Budget
                );
                switch (certification)
                {
                    case Certification.Written one:
                        Interlocked.Increment(ref written);
                        Assert.NotEqual(Milder.Somewhere, comparison.LeftMilder.Answer);
                        var verdict = CertificateChecker.Check(one.Certificate, [accord, than]);
                        Assert.True(verdict.IsAccepted, $"{verdict}\n{one.Certificate}");
                        Assessor[] assessors =
                        [
                            new(accord, Instruments.None, claimed.Day, claimed.Day),
                            new(than, Instruments.None, claimed.Day, claimed.Day),
                        ];
                        foreach (var deal in deals)
                            if (
                                assessors.All(assessor =>
                                    assessor.Assess(deal.For(assessor.Accord)).Jurisdiction
                                    == Truth.Yes
                                )
                            )
                                Assert.False(
                                    Told.Outcome(assessors[0], deal.For(accord))
                                        < Told.Outcome(assessors[1], deal.For(than))
                                );
                        break;
                    case Certification.Refuted:
                        Interlocked.Increment(ref milder);
                        Assert.NotEqual(Milder.Nowhere, comparison.LeftMilder.Answer);
                        break;
                    default:
                        Interlocked.Increment(ref neither);
                        break;
                }
            },
            80
        );
        Assert.True(
            written > 20 && milder > 10 && neither < 15,
            $"{written} written, {milder} milder, {neither} neither"
        );
    }

    private static Draft Amended(Draft draft, Draft other, int how) =>
        how switch
        {
            0 => draft with { Authorisations = [] },
            1 => draft with { Prohibitions = other.Prohibitions },
            2 => draft with { Requirements = other.Requirements, Authorisations = [] },
            3 => draft with { Prohibitions = [] },
            _ => draft,
        };

    [Fact]
    public void A_control_of_one_text_lies_within_those_of_another_where_a_certificate_says_so()
    {
        var (written, refuted) = (0, 0);
        Long.Sample(
            Gen.Select(Claimed.Any, Drafts.Any, Gen.Int[0, 2], Tuple.Create),
            three =>
            {
                var (claimed, other, which) = three;
                var accord = claimed.Draft.Read();
                var wider = (
                    other with
                    {
                        Controls = [.. claimed.Draft.Controls[..2], other.Controls[2]],
                    }
                ).Read();
                var certification = CertificateWriter.ForEveryControl(
                    accord,
                    accord.Controls[which],
                    wider,
                    claimed.Day,
                    claimed.Day,
                    Budget
                );
                if (certification is Certification.Written one)
                {
                    Interlocked.Increment(ref written);
                    var verdict = CertificateChecker.Check(one.Certificate, [accord, wider]);
                    Assert.True(verdict.IsAccepted, $"{verdict}\n{one.Certificate}");
                }
                else if (certification is Certification.Refuted)
                    Interlocked.Increment(ref refuted);
            },
            200
        );
        Assert.True(written > 50 && refuted > 20, $"{written} written, {refuted} refuted");
    }

    [Fact]
    public void What_is_changed_in_a_certificate_is_noticed_unless_it_still_proves_the_claim()
    {
        var (dropped, narrowed, renumbered, stillTrue) = (0, 0, 0, 0);
        Long.Sample(
            Claimed.Any,
            claimed =>
            {
                var accord = claimed.Draft.Read();
                if (Certify(claimed, accord) is not Certification.Written one)
                    return;
                CertificateVerdict Check(JsonNode changed) =>
                    CertificateChecker.Check(changed.ToJsonString(), [accord]);
                var root = JsonNode.Parse(one.Certificate)!;
                foreach (var parts in Parts(root["tree"]!).Take(8).ToList())
                {
                    var part = parts[^1]!;
                    parts.RemoveAt(parts.Count - 1);
                    Assert.False(Check(root).IsAccepted, root.ToJsonString());
                    parts.Add(part);
                    Interlocked.Increment(ref dropped);
                    var values = part["values"]!.AsArray();
                    var value = values[^1];
                    values.RemoveAt(values.Count - 1);
                    Assert.False(Check(root).IsAccepted, root.ToJsonString());
                    values.Add(value);
                    Interlocked.Increment(ref narrowed);
                }
                // Another statement may be refuted in the same place; that the other is there is not.
                var count = claimed.Said.Length;
                foreach (var leaf in Leaves(root["tree"]!).Take(8).ToList())
                {
                    var index = (int)leaf["refuted"]!;
                    leaf["refuted"] = count;
                    Assert.False(Check(root).IsAccepted, root.ToJsonString());
                    leaf["refuted"] = (index + 1) % count;
                    Interlocked.Increment(
                        ref Check(root).IsAccepted ? ref stillTrue : ref renumbered
                    );
                    leaf["refuted"] = index;
                }
                // The same tree for the opposite of what it refutes proves something that no witness may stand against.
                var turned = claimed with
                {
                    Said =
                    [
                        .. claimed.Said.Select(said =>
                            said.Kind < 2
                                ? said with
                                {
                                    Kind = 1 - said.Kind,
                                }
                                : said with
                                {
                                    Is = !said.Is,
                                }
                        ),
                    ],
                };
                root["refutes"] = new JsonArray([
                    .. turned
                        .Statements(accord)
                        .Select(statement => JsonNode.Parse(Claimed.Json(statement))),
                ]);
                if (Check(root).IsAccepted)
                    Assert.IsNotType<Certification.Refuted>(Certify(turned, accord));
            },
            300
        );
        Assert.True(
            dropped > 100 && narrowed > 100 && renumbered > 50,
            $"{dropped} dropped, {narrowed} narrowed, {renumbered} renumbered, {stillTrue} still true"
        );
    }

    private static IEnumerable<JsonArray> Parts(JsonNode tree) =>
        tree["parts"] is JsonArray parts
            ? parts.SelectMany(part => Parts(part!["tree"]!)).Prepend(parts)
        : tree["nobody"] is { } nobody ? Parts(nobody["tree"]!)
        : [];

    private static IEnumerable<JsonNode> Leaves(JsonNode tree) =>
        tree["parts"] is JsonArray parts ? parts.SelectMany(part => Leaves(part!["tree"]!))
        : tree["refuted"] is null ? []
        : [tree];
}
