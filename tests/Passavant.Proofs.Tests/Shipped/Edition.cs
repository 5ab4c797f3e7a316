using Passavant.Accords;
using Passavant.Accords.Tests;

namespace Passavant.Proofs.Tests.Shipped;

/// <summary>One change between the Union's list of 2021 and that of November 2025, as the shared table of changes has it.</summary>
/// <param name="Path">The paragraph, as the table names it.</param>
/// <param name="Control">The control of the accord it belongs to.</param>
/// <param name="Term">What is measured there.</param>
/// <param name="Unit">The unit of the numbers.</param>
/// <param name="Newer">What the accord says.</param>
/// <param name="Older">What the older list says in its place, of the table's cell; empty for nothing.</param>
/// <param name="Relaxes">Whether the newer list controls less.</param>
/// <param name="Least">The least number that shows it.</param>
/// <param name="Most">The largest.</param>
internal sealed record Change(
    string Path,
    string Control,
    string Term,
    string Unit,
    string Newer,
    Func<string, string> Older,
    bool Relaxes,
    decimal Least,
    decimal Most
)
{
    private static string Limit(string cell) =>
        cell.StartsWith(">=", StringComparison.Ordinal) ? $"at least {cell[2..]}"
        : cell.StartsWith('>') ? $"more than {cell[1..]}"
        : throw new InvalidOperationException($"no limit: {cell}");

    // Rows of the table whose control the accord holds; the other rows name controls it does not encode.
    public static readonly Change[] All =
    [
        new(
            "4A003.b",
            "4A003.b",
            "adjusted peak performance",
            "WT",
            "adjusted peak performance is more than 70 WT",
            cell => $"adjusted peak performance is {Limit(cell)} WT",
            true,
            29,
            70
        ),
        new(
            "3A002.a.7",
            "3A002.a.7",
            "upper 3 db frequency",
            "GHz",
            "upper 3 db frequency is more than 90 GHz",
            cell => $"upper 3 db frequency is {Limit(cell)} GHz",
            true,
            60,
            90
        ),
        new(
            "3A002.c.4.a",
            "3A002.c",
            "real-time bandwidth",
            "MHz",
            "real-time bandwidth is more than 520 MHz",
            cell => $"real-time bandwidth is {Limit(cell)} MHz",
            true,
            170,
            520
        ),
        new(
            "6A005.d.1.b.1",
            "6A005.d.1.b",
            "laser output power",
            "W",
            "wavelength is less than 780 nm, laser output power is more than 25 W",
            cell =>
                cell.Split(" / ") is [['<', .. var wavelength], var power]
                    ? $"wavelength is less than {wavelength} nm, laser output power is {Limit(power)} W"
                    : throw new InvalidOperationException(cell),
            true,
            15,
            30
        ),
        new(
            "1A202.b",
            "1A202",
            "wall thickness",
            "mm",
            "      - wall thickness is at most 12 mm\n",
            _ => "",
            true,
            12,
            decimal.MaxValue
        ),
        new(
            "2B352.j",
            "2B352",
            "synthesis scale",
            "mmol",
            "          - limb 2B352.j:\n              - item is peptide synthesiser\n              - automated is yes\n              - synthesis scale is at least 1 mmol\n",
            _ => "",
            false,
            1,
            decimal.MaxValue
        ),
    ];
}

/// <summary>A copy of the Union's accord in which older thresholds stand.</summary>
internal static class Edition
{
    private static readonly Dictionary<string, string[]> Table = new(StringComparer.Ordinal);

    /// <summary>The cells of the shared table for a paragraph: parameter, unit, older, newer. Skips the test where it is absent.</summary>
    private static string[] Row(string path)
    {
        var file = SharedData.Require("controls/eu-true-threshold-changes.csv");
        lock (Table)
        {
            if (Table.Count == 0)
                foreach (var line in File.ReadLines(file).Skip(1))
                {
                    var cells = Cells(line);
                    Table[cells[0]] = cells[1..];
                }
            return Table[path];
        }
    }

    private static string[] Cells(string line)
    {
        var cells = new List<string> { "" };
        var quoted = false;
        foreach (var letter in line)
            if (letter == '"')
                quoted = !quoted;
            else if (letter == ',' && !quoted)
                cells.Add("");
            else
                cells[^1] += letter;
        return [.. cells];
    }

    /// <summary>The accord as it would have been before some changes. Its agreed examples, which are of today, are left out.</summary>
    public static Accord Before(params IReadOnlyList<Change> changes)
    {
        var copy = Directory.CreateTempSubdirectory("passavant-edition-");
        try
        {
            var accords = Path.Combine(Repository.Root, "accords");
            foreach (var folder in new[] { "glossary", "eu-2025-11" })
            {
                var target = copy.CreateSubdirectory(folder);
                foreach (var file in Directory.EnumerateFiles(Path.Combine(accords, folder)))
                    if (!Path.GetFileName(file).StartsWith("examples", StringComparison.Ordinal))
                        File.Copy(file, Path.Combine(target.FullName, Path.GetFileName(file)));
            }
            foreach (var change in changes)
            {
                var row = Row(change.Path);
                var file = Path.Combine(
                    copy.FullName,
                    "eu-2025-11",
                    $"controls-{change.Control[0]}.yaml"
                );
                var text = File.ReadAllText(file);
                var start = text.IndexOf($"  - id: {change.Control}\n", StringComparison.Ordinal);
                Assert.True(start >= 0, $"the accord holds no {change.Control}");
                var at = text.IndexOf(change.Newer, start, StringComparison.Ordinal);
                Assert.True(at >= 0, $"{change.Control} does not say: {change.Newer}");
                text = text[..at] + change.Older(row[2]) + text[(at + change.Newer.Length)..];
                if (change.Control == "6A005.d.1.b")
                {
                    // One band was what is now three.
                    var second = text.IndexOf(
                        "          - limb 6A005.d.1.b.2",
                        at,
                        StringComparison.Ordinal
                    );
                    var fourth = text.IndexOf(
                        "          - limb 6A005.d.1.b.4",
                        at,
                        StringComparison.Ordinal
                    );
                    text = text[..second] + text[fourth..];
                }
                File.WriteAllText(file, text);
            }
            return ShippedAccords.Read(Path.Combine(copy.FullName, "eu-2025-11"));
        }
        finally
        {
            copy.Delete(true);
        }
    }
}
