using System.Text.Json;
using Passavant.Accords;
using Passavant.Accords.Conditions;
using Passavant.Accords.Tests.Laws;

namespace Passavant.Certificates.Tests;

/// <summary>Certificates found by splitting until something is refuted, with other lines, formulas and several codes among what is split: no complete transfer stands against one that is accepted.</summary>
public sealed class GuidedLaws
{
    const int MostNodes = 250;

    /// <summary>Transfers of which everything is stated and officially determined.</summary>
    internal static readonly Gen<Deal> CompleteDeal = Deals
        .Of(100)
        .Where(deal => deal.Parties.Any(party => party.Roles.Contains("end user")))
        .Select(Complete);

    static readonly Gen<Tuple<CertificateLaws.Small, Deal[]>> Any = Gen.Select(
        CertificateLaws.Any,
        CompleteDeal.Array[30],
        Tuple.Create
    );

    static Deal Complete(Deal deal)
    {
        Thing Determined(Thing thing) =>
            thing with
            {
                Facts =
                [
                    .. thing.Facts.Select(fact =>
                        fact with
                        {
                            Standing = Standing.OfficiallyDetermined,
                        }
                    ),
                ],
            };
        return new Deal(
            Determined(deal.Whole),
            [.. deal.Items.Select(Determined)],
            [.. deal.Parties.Select(Determined)],
            [.. deal.Legs.Select(Determined)]
        );
    }

    [Fact]
    public void No_complete_transfer_stands_against_what_is_accepted()
    {
        var accepted = 0;
        Long.Sample(
            Any,
            pair =>
            {
                var (small, deals) = pair;
                var refutes = small.Sayable;
                var accord = small.Draft.Read();
                var day = Case.Day(small.AsOf);
                if (new Guide([accord], day, small.Draft, refutes).Build() is not { } tree)
                    return;
                var verdict = CertificateChecker.Check(
                    $$"""
                    { "passavant certificate": 1, "accords": ["{{accord.Identity}}"], "as of": "{{small.AsOf}}", "known at": "{{small.AsOf}}",
                      "refutes": [{{string.Join(", ", refutes)}}], "tree": {{tree}} }
                    """,
                    [accord]
                );
                Assert.True(verdict.IsAccepted, $"{verdict}\n{tree}");
                Interlocked.Increment(ref accepted);
                var assessor = new Assessor(accord, Instruments.None, day, day);
                foreach (var deal in deals)
                    Assert.Contains(false, Told.Truths(assessor, deal.For(accord), refutes));
            },
            300
        );
        Assert.True(accepted > 15, $"{accepted} accepted");
    }

    /// <summary>A text and what it becomes: duties, lifts and prohibitions of its own over the same controls.</summary>
    static Draft Amended(Draft draft, Draft other, int how) =>
        how switch
        {
            0 => draft with { Authorisations = [] },
            1 => draft with { Prohibitions = other.Prohibitions },
            2 => draft with { Requirements = other.Requirements },
            _ => draft with
            {
                Requirements = other.Requirements,
                Authorisations = other.Authorisations,
                Prohibitions = other.Prohibitions,
            },
        };

    [Fact]
    public void No_complete_transfer_is_milder_where_a_certificate_says_none_is()
    {
        var accepted = 0;
        Long.Sample(
            Gen.Select(
                Any,
                CertificateLaws.Any,
                Gen.Int[0, 3],
                Gen.Bool,
                (pair, other, how, turned) => Tuple.Create(pair, other, how, turned)
            ),
            four =>
            {
                var ((small, deals), other, how, turned) = four;
                var amended = Amended(small.Draft, other.Draft, how);
                Accord[] accords = [small.Draft.Read(), amended.Read()];
                var day = Case.Day(small.AsOf);
                string[] refutes =
                [
                    turned ? """{ "milder": 1, "than": 0 }""" : """{ "milder": 0, "than": 1 }""",
                ];
                var both = small.Draft with
                {
                    Requirements = [.. small.Draft.Requirements, .. amended.Requirements],
                    Authorisations = [.. small.Draft.Authorisations, .. amended.Authorisations],
                    Prohibitions = [.. small.Draft.Prohibitions, .. amended.Prohibitions],
                };
                if (new Guide(accords, day, both, refutes).Build() is not { } tree)
                    return;
                var verdict = CertificateChecker.Check(
                    $$"""
                    { "passavant certificate": 1, "accords": ["{{accords[0].Identity}}", "{{accords[
                        1
                    ].Identity}}"], "as of": "{{small.AsOf}}", "known at": "{{small.AsOf}}",
                      "refutes": [{{string.Join(", ", refutes)}}], "tree": {{tree}} }
                    """,
                    accords
                );
                Assert.True(verdict.IsAccepted, $"{verdict}\n{tree}");
                Interlocked.Increment(ref accepted);
                Assessor[] assessors =
                [
                    .. accords.Select(accord => new Assessor(accord, Instruments.None, day, day)),
                ];
                foreach (var deal in deals)
                {
                    var outcomes = assessors
                        .Select(assessor => Told.Outcome(assessor, deal.For(assessor.Accord)))
                        .ToArray();
                    Assert.False(
                        turned ? outcomes[1] < outcomes[0] : outcomes[0] < outcomes[1],
                        $"{outcomes[0]}, {outcomes[1]}: {deal}"
                    );
                }
            },
            250
        );
        Assert.True(accepted > 15, $"{accepted} accepted");
    }

    /// <summary>Splits one variable after the other until a statement is refuted.</summary>
    sealed class Guide
    {
        readonly List<(
            string Json,
            Variable Variable,
            List<(string Json, Values Values)> Cells
        )> all = [];
        readonly List<Statement> statements;
        readonly List<Law> laws;
        readonly Truths truths;
        int left = MostNodes;

        public Guide(Accord[] accords, DateOnly day, Draft draft, string[] refutes)
        {
            var forms = new NormalForms();
            var vocabulary = new Vocabulary(accords);
            laws = [.. accords.Select(accord => new Law(accord, day, day, false, forms))];
            var filled = laws.SelectMany(law => law.Filled).ToHashSet();
            statements =
            [
                .. refutes.Select(said =>
                    new StatementReader(laws, forms, filled).Read(Json(said))
                ),
            ];
            truths = new Truths(vocabulary, filled);
            var split = new CompleteSplit(draft, accords[0]);
            foreach (
                var word in split.Words.Where(word =>
                    word != Word.Alloys && word.About is About.Transfer or About.Item
                )
            )
                if (vocabulary.Find(word.Name)!.Values is { } values)
                    all.Add(
                        (
                            $$"""{ "term": "{{word}}" }""",
                            Variable.Of(word.Name, values),
                            [
                                .. split
                                    .Cells(word)
                                    .Select(cell =>
                                        (cell.Json, Tree.Read(Json($"[{cell.Json}]"), values))
                                    ),
                            ]
                        )
                    );
            foreach (var thing in split.Things)
                all.Add((CompleteSplit.Spell(thing), Variable.Of(thing), NoYes));
            foreach (var sentence in split.Sentences)
                all.Add(
                    (
                        $$"""{ "sentence": {{CompleteSplit.Spell(sentence)}} }""",
                        Variable.Of(sentence),
                        NoYes
                    )
                );
        }

        static List<(string Json, Values Values)> NoYes =>
            [("\"no\"", new Values.Words(["no"])), ("\"yes\"", new Values.Words(["yes"]))];

        static Part Json(string json) => new(JsonDocument.Parse(json).RootElement, null, "");

        public string? Build() => Build(Box.Whole, all);

        string? Build(
            Box box,
            IEnumerable<(
                string Json,
                Variable Variable,
                List<(string Json, Values Values)> Cells
            )> rest
        )
        {
            if (--left < 0)
                return null;
            var lines = laws.ConvertAll(law => new Line(law, truths, box));
            if (statements.FindIndex(said => said(lines) == Truth.No) is >= 0 and var refuted)
                return $$"""{ "refuted": {{refuted}} }""";
            if (!rest.Any())
                return null;
            var next = rest.First();
            var parts = new List<string>();
            foreach (var (json, values) in next.Cells)
            {
                if (
                    Build(
                        box.With(next.Variable, box.Left(next.Variable).Common(values)),
                        rest.Skip(1)
                    )
                    is not { } tree
                )
                    return null;
                parts.Add($$"""{ "values": [{{json}}], "tree": {{tree}} }""");
            }
            return $$"""{ "split": {{next.Json}}, "parts": [{{string.Join(", ", parts)}}] }""";
        }
    }
}
