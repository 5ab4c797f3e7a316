using System.Text;
using Passavant.Accords.Quantities;
using Passavant.Accords.Reading;
using Passavant.Accords.Tests.Laws;

namespace Passavant.Accords.Tests.Reading;

/// <summary>No input, however mangled, makes the accord reader, the fact reader or a parser throw.</summary>
public sealed class AccordFuzzTests
{
    static readonly byte[] Sound = Encoding.UTF8.GetBytes(FaultLineTests.Sound);

    /// <summary>Windows of the accords that ship, cut at line ends, and the sound accord whole.</summary>
    static readonly byte[][] Seeds = [.. Windows().Take(600)];

    static IEnumerable<byte[]> Windows()
    {
        yield return Sound;
        foreach (var file in Repository.Files("accords", "*.yaml"))
        {
            var lines = File.ReadAllLines(file);
            for (var start = 0; start < lines.Length; start += 40)
            {
                // The chapter a window is cut from gives it its name back.
                var chapter =
                    start == 0
                        ? ""
                        : lines[..start]
                            .LastOrDefault(line =>
                                line.Length > 0 && char.IsLetter(line[0]) && line.EndsWith(':')
                            ) + "\n";
                yield return Encoding.UTF8.GetBytes(
                    chapter + string.Join('\n', lines.Skip(start).Take(40))
                );
            }
        }
    }

    static readonly byte[] Marks = ":-[]{}#,\"'\n \t&*!|>%@`?\\\0\r"u8.ToArray();

    static readonly Gen<byte[]> Mangled = Gen.Select(
        Choose.Of(Seeds),
        Gen.Select(Gen.Int[0, 9], Gen.Int[0, 1_000_000], Gen.Int[0, 1_000_000], Gen.Byte).Array[
            1,
            6
        ],
        (seed, edits) =>
        {
            var bytes = seed.ToList();
            foreach (var (kind, first, second, value) in edits)
            {
                if (bytes.Count == 0)
                    break;
                var at = first % bytes.Count;
                var length = Math.Min(second % 30, bytes.Count - at);
                switch (kind)
                {
                    case 0 or 1:
                        bytes[at] = value;
                        break;
                    case 2 or 3:
                        bytes.Insert(at, Marks[value % Marks.Length]);
                        break;
                    case 4:
                        bytes.RemoveRange(at, length);
                        break;
                    case 5:
                        bytes.InsertRange(at, bytes.GetRange(at, length));
                        break;
                    case 6:
                        bytes.InsertRange(
                            at,
                            bytes.GetRange(
                                second % bytes.Count,
                                Math.Min(length, bytes.Count - second % bytes.Count)
                            )
                        );
                        break;
                    case 7:
                        bytes.RemoveRange(at, bytes.Count - at);
                        break;
                    default:
                        bytes[at] = Marks[value % Marks.Length];
                        break;
                }
            }
            return bytes.ToArray();
        }
    );

    [Fact]
    public void Mangled_accord_files_are_read() =>
        Mangled.Sample(
            Read,
            iter: Long.Times(6_000, 160),
            print: bytes => Encoding.UTF8.GetString(bytes)
        );

    [Fact]
    public void Random_bytes_are_read() =>
        Gen
            .Byte.Array[0, 200]
            .Sample(Read, iter: Long.Times(4_000, 60), print: bytes => Convert.ToHexString(bytes));

    static void Read(byte[] bytes)
    {
        var alone = AccordReader.Read([new AccordFile("accord.yaml", bytes)]);
        Assert.True(alone.IsSound || alone.Faults.Count > 0 || alone.Brackets.Count > 0);
        if (bytes.Length < 4_000)
            _ = AccordReader.Read([
                new AccordFile("accord.yaml", Sound),
                new AccordFile("more.yaml", bytes),
            ]);
    }

    static readonly Accord Accord = AccordReader
        .Read([new AccordFile("accord.yaml", Sound)])
        .Accord!;

    static readonly string[] Texts =
    [
        "item is pump",
        "power is more than 5 W and at most 1e3 kW",
        "power is between 1 and 5 W, documented",
        "power ≥ 2 W",
        "power is at least 1 W + mass * 1 W/kg",
        "power is at most 5 W / mass ^ 2",
        "span overlaps above 1 Hz to below 2 Hz",
        "span covers 1 to 2 Hz",
        "span lies within up to 5 Hz",
        "fibre is not one of 1A1, 9Z*",
        "falls under any control",
        "contains one of 1A1",
        "destination is not in G, G",
        "contract day is on or after 2026-02-28",
        "listed is one of no, yes",
        "1e999999999 W",
        "-0.000000000000000000000001 uW",
        "1/3 kg",
        "2026-02-29",
        "3A001.b.2",
        "10 working days",
        "W.m2/s3",
        "dB[mW]",
        "99999999999999999999999999999999999999999 %",
        "none",
        "2 GHz to 6 GHz",
    ];

    static readonly Gen<string> Sentence = Gen.Select(
        Choose.Of(Texts),
        Choose.Of(Texts),
        Gen.Int[0, 60],
        Gen.Int[0, 60],
        Choose.From(
            Gen.Const(""),
            Gen.Const(""),
            Choose.Of(
                " ",
                ",",
                "^",
                "/",
                "e",
                "-",
                "9",
                "\u0660",
                "\ud800",
                "µ",
                "is",
                " is ",
                " not",
                " and ",
                " to ",
                "*",
                ".",
                "%"
            ),
            Gen.String
        ),
        (first, second, from, to, inserted) =>
            first[..Math.Min(from, first.Length)] + inserted + second[Math.Min(to, second.Length)..]
    );

    [Fact]
    public void Mangled_facts_sentences_and_values_are_read() =>
        Sentence.Sample(
            text =>
            {
                foreach (var term in Accord.Glossary.Terms)
                    if (FactText.TryRead(term, text, out var value, out var refusal))
                        Assert.NotNull(value.ToString());
                    else
                        Assert.NotEmpty(refusal.ToString());
                _ = Quantity.TryParse(text, out _);
                _ = Rational.TryParse(text, out _);
                _ = Unit.TryParse(text, null, out _);
                _ = ControlCode.TryParse(text, null, out _);
                _ = CodePattern.TryParse(text, null, out _);
                _ = TimeLimit.TryParse(text, null, out _);
            },
            iter: Long.Times(10_000, 100)
        );

    [Fact]
    public void Mangled_sentences_are_read_as_conditions() =>
        Sentence
            .Array[1, 8]
            .Sample(
                sentences =>
                {
                    var list = string.Join(
                        ", ",
                        sentences.Select(sentence =>
                            $"\"{new string([.. sentence.Where(letter => letter is >= ' ' and not ('"' or '\\') && !char.IsSurrogate(letter))])}\""
                        )
                    );
                    var text = FaultLineTests.Sound.Replace(
                        "[item is laser]\n    unless",
                        $"[{list}]\n    unless",
                        StringComparison.Ordinal
                    );
                    var reading = AccordReader.Read([
                        new AccordFile("accord.yaml", Encoding.UTF8.GetBytes(text)),
                    ]);
                    Assert.True(reading.IsSound || reading.Faults.Count > 0);
                },
                iter: Long.Times(1_000, 100),
                print: sentences => string.Join('\n', sentences)
            );
}
