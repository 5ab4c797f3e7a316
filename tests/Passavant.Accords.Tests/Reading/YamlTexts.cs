using System.Text;

namespace Passavant.Accords.Tests.Reading;

/// <summary>Generates YAML texts: valid ones in every style, mutations of them, and texts of the letters YAML gives a meaning.</summary>
static class YamlTexts
{
    static readonly Gen<string> Word = Gen.OneOf(
        (string[])
            [
                "item is laser",
                "NO",
                "3.10",
                "≥ 600 Hz",
                "C-1A.",
                "a#b",
                "x:y",
                "-1",
                "é",
                "null",
                "?a",
                "😀",
                "to be, or",
                "any party",
                "k",
                "id",
                "2026-01-01",
            ]
    );

    static readonly Gen<string> FlowWord = Gen.OneOf(
        (string[])["item is laser", "NO", "3.10", "≥ 6", "x:y", "-1", "k", "😀 b"]
    );

    static readonly Gen<string> Quoted = Gen.OneOf(
        (string[])
            [
                "'it''s: [x] #'",
                "\"a\\tb: \\u00e9\\\"\"",
                "''",
                "\"\"",
                "\"- x\"",
                "'\"'",
                "\"\\x41\\\\\"",
            ]
    );

    static readonly Gen<string> Remark = Gen.Frequency(
        (6, Gen.Const("")),
        (1, Gen.OneOf((string[])[" # remark: [x", "  #", "   "]))
    );

    static readonly Gen<string> Between = Gen.Frequency(
        (8, Gen.Const("")),
        (1, Gen.OneOf((string[])["\n", "# remark\n", "   \n\n", "      # deep: \"remark\n"]))
    );

    static readonly Gen<string> FlowBlank = Gen.Frequency(
        (6, Gen.Const("")),
        (2, Gen.Const(" ")),
        (1, Gen.Const("  "))
    );

    static Gen<string> Flow(int depth) =>
        depth == 0
            ? Gen.OneOf(FlowWord, Quoted)
            : Gen.Frequency((3, FlowWord), (2, Quoted), (1, FlowList(depth)), (1, FlowMap(depth)));

    static Gen<string> FlowList(int depth) =>
        Gen.Select(
                Gen.Select(FlowBlank, Flow(depth - 1), FlowBlank, (a, b, c) => a + b + c).List[
                    0,
                    4
                ],
                Gen.Bool
            )
            .Select(
                (items, comma) =>
                    "[" + string.Join(",", items) + (comma && items.Count > 0 ? "," : "") + "]"
            );

    static Gen<string> FlowMap(int depth) =>
        Gen.Select(FlowBlank, Gen.OneOf(FlowWord, Quoted), FlowBlank, Flow(depth - 1))
            .List[0, 4]
            .Select(entries =>
                "{"
                + string.Join(
                    ",",
                    entries.Select(
                        (e, i) => $"{e.Item1}{Numbered(e.Item2, i)}{e.Item3}: {e.Item4}{e.Item3}"
                    )
                )
                + "}"
            );

    static string Numbered(string key, int i) =>
        key[0] is '"' or '\'' ? key.Insert(1, $"{i}{(key[0] == '"' ? "dd" : "s")}") : $"{key}{i}";

    // A block node is its lines: the first without indentation, as it may follow a dash; the others relative to it.
    static Gen<(string[] Lines, bool Collection)> Block(int depth) =>
        Gen.Frequency(
            (3, Scalar.Select(lines => (lines, false))),
            (
                1,
                Gen.OneOf(FlowList(2), FlowMap(2))
                    .Select(Remark, (a, b) => ((string[])[a + b], false))
            ),
            (
                depth * 2,
                depth == 0
                    ? Gen.Const((Array.Empty<string>(), false))
                    : List(depth).Select(lines => (lines, true))
            ),
            (
                depth * 3,
                depth == 0
                    ? Gen.Const((Array.Empty<string>(), false))
                    : Map(depth).Select(lines => (lines, true))
            )
        );

    static readonly Gen<string[]> Scalar = Gen.Frequency(
        (4, Gen.Select(Word, Remark, (a, b) => new[] { a + b })),
        (2, Gen.Select(Quoted, Remark, (a, b) => new[] { a + b })),
        (1, Gen.Select(Word, Word, (a, b) => new[] { a, "  " + b })),
        (
            1,
            Gen.OneOf<string[]>(
                ["'a  ", "", "   b'"],
                ["\"a\\", "   b \\", "", "  c\""],
                ["a", "", "  b # remark"]
            )
        ),
        (
            1,
            Gen.Select(
                Gen.OneOf((string[])["|", ">", "|-", ">-", "|+", ">+", "| # remark"]),
                BlockLine.List[0, 5],
                (head, lines) => (string[])[head, "  a: b", .. lines]
            )
        ),
        (1, Gen.OneOf<string[]>(["|2", "    a", "  b"], [">1-", "   a", " b", " c"]))
    );

    static Gen<string> BlockLine =>
        Gen.OneOf((string[])["  a: b", "  # c", "  - d", "", "    e", "  f ", "  'g"]);

    static Gen<string[]> List(int depth) =>
        Gen.Select(Between, Block(depth - 1))
            .List[1, 4]
            .Select(items =>
                items
                    .SelectMany(
                        (item, i) => Under("- ", i == 0 ? "" : item.Item1, item.Item2.Lines)
                    )
                    .ToArray()
            );

    static Gen<string[]> Map(int depth) =>
        Gen.Select(Between, Gen.OneOf(Word, Quoted), Gen.Bool, Block(depth - 1))
            .List[1, 4]
            .Select(entries =>
                entries
                    .SelectMany(
                        (e, i) =>
                            Entry(Numbered(e.Item2, i), i == 0 ? "" : e.Item1, e.Item3, e.Item4)
                    )
                    .ToArray()
            );

    static IEnumerable<string> Entry(
        string key,
        string between,
        bool ownLine,
        (string[] Lines, bool Collection) node
    )
    {
        var (value, collection) = node;
        if (!collection && !(ownLine && value is [[not ('|' or '>'), ..]]))
        {
            return [key + ": " + value[0], .. value[1..]];
        }
        var margin = ownLine || !value[0].StartsWith("- ", StringComparison.Ordinal) ? "  " : "";
        return
        [
            key + ":",
            .. Lines(between),
            .. value.Select(line => line.Length == 0 ? line : margin + line),
        ];
    }

    static IEnumerable<string> Under(string dash, string between, string[] item) =>
        [
            .. Lines(between),
            dash + item[0],
            .. item[1..].Select(line => line.Length == 0 ? line : "  " + line),
        ];

    static string[] Lines(string between) =>
        between.Length == 0 ? [] : between.TrimEnd('\n').Split('\n');

    public static readonly Gen<string> Valid = Gen.OneOf(Map(3), List(3))
        .Select(lines => string.Join('\n', lines) + "\n");

    public static readonly Gen<string> Letters = Gen.OneOf(
            (string[])
                [
                    "a",
                    "b",
                    " ",
                    "  ",
                    "\n",
                    "\n  ",
                    "\n- ",
                    "\n  - ",
                    ": ",
                    ":",
                    ",",
                    "[",
                    "]",
                    "{",
                    "}",
                    "\"",
                    "'",
                    "#",
                    " #",
                    "|",
                    ">",
                    "-",
                    "?",
                    "&",
                    "*",
                    "!",
                    "%",
                    "@",
                    "\t",
                    "\\",
                    "---",
                    "...",
                    "\r\n",
                    "k: ",
                    "≥",
                ]
        )
        .Array[0, 24]
        .Select(string.Concat);

    public static readonly Gen<string> Mutated = Gen.Select(
            Valid,
            Gen.Select(Gen.Int[0, 100_000], Gen.Int[0, 3], Letters).Array[1, 3]
        )
        .Select(
            (text, changes) =>
            {
                var changed = new StringBuilder(text);
                foreach (var (where, what, letters) in changes)
                {
                    var at = where % (changed.Length + 1);
                    var length = Math.Min(what, changed.Length - at);
                    changed
                        .Remove(at, length)
                        .Insert(at, letters.Length > 3 ? letters[..(where % 4)] : letters);
                }
                return changed.ToString();
            }
        );
}
