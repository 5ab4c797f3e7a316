using System.Buffers;
using System.Text;
using System.Text.Json;
using Passavant.Accords.Conditions;
using Passavant.Accords.Quantities;
using Passavant.Accords.Reading;

namespace Passavant.Accords.Tests.Reading;

/// <summary>Transfers and instruments as JSON, held against the accords that ship.</summary>
public sealed class InputJsonTests
{
    private static readonly Lazy<Accord[]> Shipped = new(() =>
        [Read("eu-2025-11"), Read("us-2026-06")]
    );

    private static Accord Read(string name)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Passavant.slnx")))
            folder = folder.Parent;
        return AccordReader.ReadFolder(Path.Combine(folder.FullName, "accords", name)).Accord!;
    }

    [Fact]
    public void Every_condition_that_ships_reads_back_the_same_from_its_sentences()
    {
        foreach (var accord in Shipped.Value)
        {
            var conditions = accord.Provisions.SelectMany(provision =>
                provision.Unless.Prepend(provision.When)
            );
            var acts = conditions
                .Select(
                    (condition, number) =>
                        new Instrument
                        {
                            Id = $"A-{number}",
                            Kind = InstrumentKind.Licence,
                            Scope = condition,
                        }
                )
                .ToList();
            var written = Written(writer => InstrumentsJson.Write(writer, acts));
            var faults = new List<InputFault>();
            var read = InstrumentsJson.Read(Encoding.UTF8.GetBytes(written), accord, faults);
            Assert.Equal([], faults);
            var byId = read!.All.ToDictionary(act => act.Id);
            foreach (var act in acts)
                Assert.Equal(Shape(act.Scope), Shape(byId[act.Id].Scope));
            Assert.Equal(
                written,
                Written(writer => InstrumentsJson.Write(writer, acts.Select(act => byId[act.Id])))
            );
        }
    }

    // A condition by its parts: the records compare terms, intervals and words; lists are walked.
    private static string Shape(Condition condition) =>
        condition switch
        {
            Condition.All { Parts: [var only] } => Shape(only),
            Condition.Within within =>
                $"{within.Term} {within.Negated} {within.Demand} {within.Interval.Lower?.Value} {within.Interval.Lower?.Included} {within.Interval.Upper?.Value} {within.Interval.Upper?.Included}",
            Condition.Meets meets =>
                $"{meets.Term} {meets.Relation} {meets.Demand} {meets.Interval.Lower?.Value} {meets.Interval.Lower?.Included} {meets.Interval.Upper?.Value} {meets.Interval.Upper?.Included}",
            Condition.OneOf oneOf =>
                $"{oneOf.Term} {oneOf.Negated} {oneOf.Demand} {string.Join('|', oneOf.Words)}",
            Condition.CodeIs code =>
                $"{code.Term} {code.Negated} {code.Demand} {string.Join('|', code.Patterns)}",
            Condition.Contains contains =>
                $"{contains.Term} holds {contains.Demand} {string.Join('|', contains.Patterns)}",
            Condition.FallsUnder falls => $"falls {string.Join('|', falls.Patterns)}",
            Condition.Against against =>
                $"{against.Term} {against.Comparison} {against.Demand} {against.Formula}",
            Condition.Stated stated => $"{stated.Term} stated {stated.Demand}",
            Condition.Over over =>
                $"{over.Quantifier} {over.Set} {over.Role} ({Shape(over.Content)})",
            Condition.Limb limb => $"limb {limb.Code} ({Shape(limb.Content)})",
            _ =>
                $"{condition.GetType().Name}({string.Join("; ", condition.Children.Select(Shape))})",
        };

    [Fact]
    public void A_transfer_reads_back_the_same_whatever_it_states()
    {
        var accord = Shipped.Value[0];
        Gen.Select(
                Facts(accord, About.Transfer),
                Facts(accord, About.Item),
                Facts(accord, About.Item),
                Facts(accord, About.Party),
                Facts(accord, About.Leg)
            )
            .Select(
                (whole, item, part, party, leg) =>
                    new Transfer
                    {
                        Id = "T-1",
                        Facts = whole,
                        Items =
                        [
                            new Item
                            {
                                Line = "1",
                                Facts = item,
                                Parts = [new Item { Line = "1.1", Facts = part }],
                            },
                        ],
                        Parties =
                        [
                            new Party
                            {
                                Id = "a",
                                Roles = ["end user", "consignee"],
                                Facts = party,
                            },
                            new Party { Id = "b", Roles = [] },
                        ],
                        Legs = [new Leg { Facts = leg }],
                        Holdings =
                        [
                            new Holding(
                                "a",
                                "b",
                                HoldingKind.Owns,
                                Rational.Parse("1/3"),
                                new DateOnly(2020, 1, 1)
                            ),
                        ],
                    }
            )
            .Sample(
                transfer =>
                {
                    var written = Written(writer => TransferJson.Write(writer, transfer));
                    var faults = new List<InputFault>();
                    var read = TransferJson.Read(
                        Encoding.UTF8.GetBytes(written),
                        accord.Glossary,
                        faults
                    );
                    Assert.Equal([], faults);
                    Assert.Equal(transfer.Facts.All, read!.Facts.All);
                    Assert.Equal(
                        transfer.Items[0].Parts[0].Facts.All,
                        read.Items[0].Parts[0].Facts.All
                    );
                    Assert.Equal(transfer.Parties[0].Facts.All, read.Parties[0].Facts.All);
                    Assert.Equal(transfer.Holdings, read.Holdings);
                    Assert.Equal(written, Written(writer => TransferJson.Write(writer, read)));
                },
                iter: 300
            );
    }

    private static Gen<Facts> Facts(Accord accord, About about)
    {
        var terms = accord.Glossary.Terms.Where(term => term.About == about).ToArray();
        return Gen.Select(Gen.Int[0, terms.Length - 1], Gen.Int[0, 1000], Gen.Int[0, 4], Gen.Bool)
            .Select(drawn =>
            {
                var term = terms[drawn.Item1];
                return FactText.TryRead(term, Text(term, drawn.Item2), out var value, out _)
                    ? new Fact(term, value)
                    {
                        Standing = (Standing)drawn.Item3,
                        Source = drawn.Item4 ? "EUS \"2026\" é\u2028" : null,
                        Date = drawn.Item4 ? new DateOnly(2026, 1, 4) : null,
                        SettledBy = drawn.Item4 ? "technical assessor" : null,
                        Handling = drawn.Item4 ? Handling.Closed : Handling.Public,
                    }
                    : null;
            })
            .List[0, 6]
            .Select(facts => new Facts(facts.OfType<Fact>()));
    }

    private static string Text(Term term, int number) =>
        term.Kind switch
        {
            TermKind.Number kind => $"{number} {kind.Unit.Code}",
            TermKind.Derived kind => $"{number}.5 {kind.Unit.Code}",
            TermKind.Band kind => $"{number} {kind.Unit.Code} to {number + 1} {kind.Unit.Code}",
            TermKind.Country => "NO",
            TermKind.Day => "2026-01-31",
            TermKind.Codes => "3A225",
            TermKind.Shown => $"a name, {number}",
            _ => term.Choices[number % term.Choices.Count],
        };

    private static readonly string[] Pieces =
    [
        "",
        "\"",
        "{",
        "}",
        "[",
        "]",
        ":",
        ",",
        "null",
        "1e999",
        "\\ud800",
        "\0",
    ];

    [Fact]
    public void No_text_however_mangled_crashes_the_reader()
    {
        var glossary = Shipped.Value[0].Glossary;
        const string Sound =
            """{"transfer":"T-1","facts":{"destination":"NG","end use":{"value":"civil","standing":"documented","date":"2026-01-04"}},"items":[{"line":"1","facts":{"item":"laser"},"parts":[{"facts":{}}]}],"parties":[{"id":"p1","roles":["end user"],"facts":{}}],"legs":[{"facts":{"from":"DE"}}],"holdings":[{"owner":"p1","of":"p1","kind":"owns","share":"50 %"}]}""";
        Assert.NotNull(TransferJson.Read(Encoding.UTF8.GetBytes(Sound), glossary, []));
        Gen.Select(
                Gen.Int[0, Sound.Length - 1],
                Gen.Int[0, 12],
                Gen.Int[0, Pieces.Length - 1].Select(piece => Pieces[piece])
            )
            .Sample(
                (at, cut, put) =>
                {
                    var mangled = Sound[..at] + put + Sound[Math.Min(Sound.Length, at + cut)..];
                    var faults = new List<InputFault>();
                    var read = TransferJson.Read(Encoding.UTF8.GetBytes(mangled), glossary, faults);
                    Assert.Equal(read is null, faults.Count > 0);
                },
                iter: 5000
            );
    }

    private static string Written(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
            write(writer);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
