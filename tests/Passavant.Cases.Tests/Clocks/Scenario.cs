using System.Collections.Concurrent;
using System.Globalization;
using Passavant.Accords;
using Passavant.Accords.Reading;
using Passavant.Accords.Tests;
using Passavant.Cases.Clocks;

namespace Passavant.Cases.Tests.Clocks;

/// <summary>A worked scenario: what happened, and what every clock then shows. The files beside this folder say how each answer was worked out by hand.</summary>
internal sealed record Scenario(
    string Title,
    string Accord,
    string Case,
    IReadOnlyList<Occurrence> Occurrences,
    IReadOnlyList<Stop> Stops,
    DateTimeOffset Now,
    IReadOnlyList<string> Expected
)
{
    private static readonly ConcurrentDictionary<string, Lazy<Procedure>> Procedures = new();

    public static IEnumerable<Scenario> In(string file)
    {
        var (accord, kind) = ("", "");
        Scenario? scenario = null;
        foreach (
            var line in File.ReadLines(
                Path.Combine(Repository.Root, "tests/Passavant.Cases.Tests/Scenarios", file)
            )
        )
        {
            if (line.Length == 0 || line[0] == '#')
                continue;
            var (word, rest) = Cut(line);
            if (word == "scenario")
            {
                if (scenario is not null)
                    yield return scenario;
                scenario = new(rest, accord, kind, [], [], default, []);
            }
            else if (scenario is null)
                (accord, kind) = word == "accord" ? (rest, kind) : (accord, rest);
            else
                scenario = scenario.With(word, rest);
        }
        if (scenario is not null)
            yield return scenario;
    }

    /// <summary>The clocks the engine shows, as the files write them. Deeds are left out where a file does.</summary>
    public IEnumerable<string> Shown()
    {
        var clocks = ClockFace.Read(
            Procedures.GetOrAdd(Accord, static folder => new(() => Procedure(folder))).Value,
            Case,
            new Dictionary<string, WorkingCalendar>(),
            Occurrences,
            Stops,
            Now
        );
        return clocks.Select(
            (clock, index) =>
                Written(
                    clock,
                    index >= Expected.Count || Expected[index].Count(sign => sign == '|') > 3
                )
        );
    }

    private static Procedure Procedure(string folder)
    {
        var reading = AccordReader.ReadFolder(Path.Combine(Repository.Root, folder));
        Assert.Equal("", string.Join("\n", reading.Faults));
        return reading.Accord!.Procedure;
    }

    private static string Written(Clock clock, bool deeds) =>
        string.Join(
            " | ",
            [
                clock.Limit,
                $"due {(clock.Due is { } due ? due.ToString("yyyy-MM-ddTHH:mmZ", CultureInfo.InvariantCulture) : "never")}",
                clock.State == ClockState.Stopped
                    ? $"stopped by {clock.StoppedBy}"
                    : clock.State.ToString().ToLowerInvariant(),
                $"{clock.Used} of {clock.Days}",
                .. deeds ? [string.Join(", ", clock.Then.Select(Words))] : Array.Empty<string>(),
            ]
        );

    private static string Words(Deed deed) =>
        string.Concat(
                deed.ToString()
                    .Select(
                        (sign, place) => place > 0 && char.IsUpper(sign) ? $" {sign}" : $"{sign}"
                    )
            )
            .ToLowerInvariant();

    private Scenario With(string word, string rest)
    {
        var cells = rest.TrimStart('|').Split('|').Select(cell => cell.Trim()).ToArray();
        return word switch
        {
            "now" => this with { Now = Instant(rest)!.Value },
            "stop" => this with
            {
                Stops =
                [
                    .. Stops,
                    new(cells[0], cells[1], Instant(cells[2])!.Value, Instant(Cell(3))),
                ],
            },
            "runs" => this with
            {
                Occurrences =
                [
                    .. Occurrences,
                    new(
                        Enum.Parse<Span>(cells[0].Replace(" ", "", StringComparison.Ordinal), true),
                        cells[1],
                        Instant(cells[2])!.Value,
                        Instant(Cell(3)),
                        Cell(4) is { Length: > 0 } at ? at : null,
                        Cell(5) is { Length: > 0 } limit ? TimeLimit.Parse(limit) : null
                    ),
                ],
            },
            "clock" => this with { Expected = [.. Expected, string.Join(" | ", cells)] },
            _ => throw new FormatException($"'{word}' in the scenario '{Title}'"),
        };

        string Cell(int index) => index < cells.Length ? cells[index] : "";
    }

    private static (string Word, string After) Cut(string line)
    {
        var place = line.IndexOf(' ', StringComparison.Ordinal);
        return (line[..place], line[(place + 1)..].Trim());
    }

    private static DateTimeOffset? Instant(string text) =>
        text.Length == 0
            ? null
            : DateTimeOffset.Parse(
                text,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal
            );
}
