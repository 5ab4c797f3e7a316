using Passavant.Accords;
using Passavant.Accords.Conditions;
using Passavant.Accords.Tests.Laws;

namespace Passavant.Certificates.Tests;

/// <summary>Certificates by brute force: every cell of a small accord is split, and the assessment of a transfer in each cell says what is true there.</summary>
public sealed class CertificateLaws
{
    const int MostLeaves = 1000;

    static readonly Thing Nothing = new(About.Transfer, [], [], []);

    /// <summary>An accord small enough to split completely, a day, and what is said not to come about.</summary>
    public sealed record Small(Draft Draft, string AsOf, string[] Refutes)
    {
        /// <summary>The statements that name what the accord has.</summary>
        public string[] Sayable =>
            [
                .. Refutes.Where(said =>
                    (
                        said.Contains("P1", StringComparison.Ordinal) ? Draft.Prohibitions.Length
                        : said.Contains("I1", StringComparison.Ordinal) ? Draft.Indicators.Length
                        : said.Contains("M1", StringComparison.Ordinal) ? Draft.Mitigations.Length
                        : 1
                    ) > 0
                ),
            ];

        public override string ToString() =>
            $"\n{Draft}\nas of {AsOf}: {string.Join(" and ", Refutes)}\n";
    }

    internal static Draft Cut(Draft draft) =>
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

    static readonly Gen<string> Said = Choose.From(
        Gen.Select(
            Choose.Of("at least", "at most"),
            Choose.Of([.. Outcomes.AllNames]),
            (side, name) => $$"""{ "outcome": "{{side}}", "is": "{{name}}" }"""
        ),
        Choose.Of("""{ "controlled": true }""", """{ "controlled": false }"""),
        Gen.Select(
            Choose.Of(
                "text 1A1",
                "text 1A2",
                "applies 1A2",
                "applies 1B1",
                "applies R1",
                "applies P1",
                "text I1",
                "text M1"
            ),
            Gen.Bool,
            (what, holds) =>
                $$"""{ "{{what.Split(' ')[0]}}": "{{what.Split(' ')[1]}}", "holds": {{(holds ? "true" : "false")}} }"""
        )
    );

    internal static readonly Gen<Small> Any = Gen.Select(
        Drafts.Any.Select(Cut),
        Drafts.AnyDay,
        Said.Array[1, 3],
        (draft, day, refutes) => new Small(draft, day, refutes)
    );

    [Fact]
    public void A_complete_split_is_accepted_exactly_where_no_transfer_stands_against_it()
    {
        var (tried, accepted, refused) = (0, 0, 0);
        Long.Sample(
            Any,
            small =>
            {
                if (!IsSmall(small))
                    return;
                var accord = small.Draft.Read();
                var split = new CompleteSplit(small.Draft, accord);
                if (
                    split
                        .Words.Where(word => word.About is About.Transfer or About.Item)
                        .Aggregate(
                            1L << split.Things.Count,
                            (all, word) => all * split.Cells(word).Count
                        ) > MostLeaves
                )
                    return;
                var day = Case.Day(small.AsOf);
                var refutes = small.Sayable;
                var force = new Force(
                    new Assessor(accord, Instruments.None, day, day),
                    split,
                    refutes
                );
                var tree = force.Tree();
                var verdict = CertificateChecker.Check(
                    $$"""
                    { "passavant certificate": 1, "accords": ["{{accord.Identity}}"], "as of": "{{small.AsOf}}", "known at": "{{small.AsOf}}",
                      "refutes": [{{string.Join(", ", refutes)}}], "tree": {{tree}} }
                    """,
                    [accord]
                );
                Assert.True(
                    verdict.IsAccepted == !force.IsCountered,
                    $"{verdict}\ncountered: {force.IsCountered}\n{(tree.Length < 5000 ? tree : "")}"
                );
                Interlocked.Increment(ref tried);
                Interlocked.Increment(ref verdict.IsAccepted ? ref accepted : ref refused);
            },
            2500
        );
        Assert.True(
            accepted > 15 && refused > 15,
            $"{tried} tried, {accepted} accepted, {refused} refused"
        );
    }

    // What the checker takes for independent though it is not, other lines among it, stays out.
    static bool IsSmall(Small small)
    {
        var clauses = small.Draft.Clauses.SelectMany(clause => clause.Walk()).ToList();
        return clauses.TrueForAll(clause =>
                clause
                    is not (
                        Clause.Formula
                        or Clause.Codes { Word.Name: "alloys" }
                        or Clause.Number { Word.Name: "density" }
                        or Clause.Over { Set: "item" }
                    )
            )
            && clauses.SelectMany(clause => clause.Uses()).Distinct().Count() <= 6;
    }

    /// <summary>Builds the tree and looks for a transfer that stands against the claim, cell by cell.</summary>
    sealed class Force(Assessor assessor, CompleteSplit split, string[] refutes)
    {
        readonly List<Given> given = [];
        readonly List<(Condition.Over Thing, bool Is)> told = [];

        readonly Dictionary<string, (List<Thing> Parties, List<Thing> Legs)> allowed = [];

        public bool IsCountered { get; private set; }

        public string Tree() =>
            Facts([.. split.Words.Where(word => word.About is About.Transfer or About.Item)]);

        string Facts(ReadOnlySpan<Word> words)
        {
            if (words.IsEmpty)
                return Things(0);
            var parts = new List<string>();
            foreach (var cell in split.Cells(words[0]))
            {
                given.Add(new Given(words[0], cell.Value, Standing.OfficiallyDetermined, true));
                parts.Add($$"""{ "values": [{{cell.Json}}], "tree": {{Facts(words[1..])}} }""");
                given.RemoveAt(given.Count - 1);
            }
            return Split($$"""{ "term": "{{words[0]}}" }""", parts);
        }

        static string Split(string variable, IEnumerable<string> parts) =>
            $$"""{ "split": {{variable}}, "parts": [{{string.Join(", ", parts)}}] }""";

        string Things(int next)
        {
            if (next == split.Things.Count)
                return Leaf();
            var thing = split.Things[next];
            var parts = new List<string>();
            foreach (var isThere in (bool[])[false, true])
            {
                told.Add((thing, isThere));
                parts.Add(
                    $$"""{ "values": ["{{(isThere ? "yes" : "no")}}"], "tree": {{Things(next + 1)}} }"""
                );
                told.RemoveAt(told.Count - 1);
            }
            return Split(CompleteSplit.Spell(thing), parts);
        }

        // All the parties and legs that what was told allows; where one that must be there cannot, there is no such transfer.
        string Leaf()
        {
            var key = string.Concat(told.Select(one => one.Is ? '1' : '0'));
            if (!allowed.TryGetValue(key, out var things))
                allowed[key] = things = (
                    Allowed(About.Party, ["end user", "broker", null]),
                    Allowed(About.Leg, [null])
                );
            var (parties, legs) = things;
            foreach (var (thing, _) in told.Where(one => one.Is))
                if (
                    !(thing.Set == About.Leg ? legs : parties).Exists(one =>
                        (thing.Role is null || one.Roles.Contains(thing.Role)) && Meets(one, thing)
                    )
                )
                    return Nobody(thing.Set, thing.Role, thing);
            if (!parties.Exists(one => one.Roles.Contains("end user")))
                return Nobody(About.Party, "end user", null);
            var truths = Truths(parties, legs);
            if (Array.IndexOf(truths, false) is >= 0 and var refuted)
                return $$"""{ "refuted": {{refuted}} }""";
            IsCountered = true;
            return """{ "refuted": 0 }""";
        }

        List<Thing> Allowed(About about, string?[] roles)
        {
            var words = split.Words.Where(word => word.About == about).ToArray();
            IEnumerable<Given[]> facts =
            [
                [],
            ];
            foreach (var word in words)
                facts = facts.SelectMany(before =>
                    split
                        .Cells(word)
                        .Select(cell =>
                            (Given[])
                                [
                                    .. before,
                                    new Given(
                                        word,
                                        cell.Value,
                                        Standing.OfficiallyDetermined,
                                        true
                                    ),
                                ]
                        )
                );
            return
            [
                .. facts
                    .SelectMany(one =>
                        roles.Select(role => new Thing(about, role is null ? [] : [role], one, []))
                    )
                    .Where(one =>
                        !told.Exists(pair =>
                            !pair.Is
                            && pair.Thing.Set == about
                            && (pair.Thing.Role is null || one.Roles.Contains(pair.Thing.Role))
                            && Meets(one, pair.Thing)
                        )
                    ),
            ];
        }

        bool Meets(Thing one, Condition.Over thing)
        {
            var party = thing.Set == About.Party;
            var transfer = new Deal(Nothing, [], party ? [one] : [], party ? [] : [one]).For(
                assessor.Accord
            );
            var truth = assessor
                .Reason(transfer)
                .Of(
                    thing.Content,
                    null,
                    party ? transfer.Parties[0] : null,
                    party ? null : transfer.Legs[0]
                )
                .Truth;
            Assert.NotEqual(Truth.NotStated, truth);
            return truth == Truth.Yes;
        }

        string Nobody(About set, string? role, Condition.Over? some)
        {
            var held = told.Where(one =>
                    !one.Is
                    && one.Thing.Set == set
                    && (one.Thing.Role is null || one.Thing.Role == role)
                )
                .Select(one => (one.Thing, Is: false))
                .ToList();
            if (some is not null)
                held.Insert(0, (some, true));
            var tree = Inside([.. split.Words.Where(word => word.About == set)], [], set, held);
            return $$"""{ "nobody": { {{(some is null ? "" : $"\"some\": {CompleteSplit.Spell(some)}, ")}}"set": "{{set.ToString().ToLowerInvariant()}}", "role": {{(role is null ? "null" : $"\"{role}\"")}}, "tree": {{tree}} } }""";
        }

        string Inside(
            ReadOnlySpan<Word> words,
            Given[] facts,
            About set,
            List<(Condition.Over Thing, bool Is)> held
        )
        {
            if (words.IsEmpty)
            {
                var one = new Thing(set, [], facts, []);
                return $$"""{ "refuted": {{held.FindIndex(pair => Meets(one, pair.Thing) != pair.Is)}} }""";
            }
            var parts = new List<string>();
            foreach (var cell in split.Cells(words[0]))
                parts.Add(
                    $$"""{ "values": [{{cell.Json}}], "tree": {{Inside(words[1..], [.. facts, new Given(words[0], cell.Value, Standing.OfficiallyDetermined, true)], set, held)}} }"""
                );
            return Split($$"""{ "term": "{{words[0]}}" }""", parts);
        }

        bool[] Truths(List<Thing> parties, List<Thing> legs)
        {
            var deal = new Deal(
                new Thing(
                    About.Transfer,
                    [],
                    [.. given.Where(fact => fact.Word.About == About.Transfer)],
                    []
                ),
                [
                    new Thing(
                        About.Item,
                        [],
                        [.. given.Where(fact => fact.Word.About == About.Item)],
                        []
                    ),
                ],
                [.. parties],
                [.. legs]
            );
            return Told.Truths(assessor, deal.For(assessor.Accord), refutes);
        }
    }
}
