using System.CommandLine;
using Passavant.Accords;
using Passavant.Accords.Reading;
using Passavant.Cli.Files;

namespace Passavant.Cli.Commands;

/// <summary><c>passavant accord check</c>: every fault of an accord, its examples, its identity, its open choices.</summary>
internal static class AccordCheck
{
    private static readonly Dictionary<string, string> NoChoices = [];

    /// <summary>How long before a sunset the check speaks of it.</summary>
    private const int SunsetDays = 90;

    public static Command Create()
    {
        var paths = FileArgument.Create("PATH", "Folders of accords.");
        var format = new Option<string>("--format")
        {
            HelpName = "FORMAT",
            Description = "text, json, github (annotations of a workflow) or sarif.",
            DefaultValueFactory = _ => "text",
        };
        format.AcceptOnlyFromAmong("text", "json", "github", "sarif");
        var json = new Option<bool>("--json") { Description = "The same as --format json." };
        var options = new AccordOptions();
        options.AsOf.Description =
            "The day by which reviews are due and sunsets near. Default: today.";
        var replaces = new Option<string?>("--replaces")
        {
            HelpName = "DIR",
            Description =
                "The edition this text replaces: a version that claims less than has changed is refused. Default: the text beside it whose identity the header's 'replaces' names.",
        };
        var command = new Command(
            "check",
            "Names every fault of an accord with its place, runs its agreed examples, and prints its identity."
        )
        {
            paths,
            format,
            json,
            options.AsOf,
            options.Choose,
            replaces,
        };
        command.SetAction(result =>
        {
            var surroundings = Surroundings.Of(result);
            var asOf = result.GetValue(options.AsOf) ?? surroundings.Today;
            var older = result.GetValue(replaces) is { } folder
                ? AccordFolders.Read(folder, NoChoices, surroundings)
                : null;
            var checks = result
                .GetRequiredValue(paths)
                .Select(path =>
                    Check(path, result.GetValue(options.Choose)!, asOf, older, surroundings)
                )
                .ToList();
            var report = new CheckReport(surroundings.Output);
            switch (result.GetValue(json) ? "json" : result.GetValue(format))
            {
                case "json":
                    report.Json(checks);
                    break;
                case "github":
                    report.GitHub(checks);
                    break;
                case "sarif":
                    report.Sarif(checks);
                    break;
                default:
                    report.Text(checks);
                    break;
            }
            return checks.Exists(check => check.Errors > 0) ? ExitCode.Findings : ExitCode.Fine;
        });
        return command.WithExamples(
            "passavant accord check accords/eu-2025-11",
            "passavant accord check accords/eu-2025-11 accords/us-2026-06 --as-of 2027-01-01",
            "passavant accord check drafts/next --choose B-1=a",
            "passavant accord check accords/ours-2 --replaces accords/ours-1",
            "passavant accord check accords/eu-2025-11 --format github"
        );
    }

    private static CheckedAccord Check(
        string path,
        Dictionary<string, string> choices,
        DateOnly asOf,
        Accord? older,
        Surroundings surroundings
    )
    {
        var reading = AccordFolders.ReadFolder(path, choices, surroundings);
        var faults = reading.Faults.ToList();
        var variants = new List<Variant>();
        var open = reading.Brackets.Where(bracket => !choices.ContainsKey(bracket.Id)).ToList();
        foreach (var combination in Combinations.Of(open))
        {
            var chosen = new Dictionary<string, string>(choices, StringComparer.Ordinal);
            foreach (var (bracket, alternative) in combination)
                chosen[bracket] = alternative;
            var variant = AccordFolders.ReadFolder(path, chosen, surroundings);
            variants.Add(
                new Variant(
                    combination,
                    variant.Accord,
                    variant.Faults.Count(fault => fault.Severity == Severity.Error)
                )
            );
            faults.AddRange(variant.Faults);
        }
        var accord =
            reading.Accord
            ?? variants.Select(variant => variant.Accord).FirstOrDefault(one => one is not null);
        if (accord is not null)
            faults.AddRange(Due(accord, asOf));
        if (open.Count == 0 && reading.Accord is { } settled)
            faults.AddRange(VersionCheck.Of(settled, path, older, asOf, surroundings));
        return new CheckedAccord(
            path,
            accord,
            open.Count > 0 ? null : reading.Accord,
            [.. faults.Distinct().OrderBy(fault => fault.Place)],
            reading.Brackets,
            variants
        );
    }

    private static IEnumerable<Fault> Due(Accord accord, DateOnly asOf)
    {
        if (accord.Header.Day("review by") is { } review && review <= asOf)
            yield return Note(
                accord.Header.PlaceOf("review by"),
                "review-due",
                $"the accord, to be reviewed by {review:yyyy-MM-dd}",
                $"a review by now ({asOf:yyyy-MM-dd})"
            );
        if (Sunset("the accord", accord.Valid, accord.Header.PlaceOf("valid"), asOf) is { } sunset)
            yield return sunset;
        foreach (var provision in accord.Provisions)
        {
            if (provision.ReviewBy is { } due && due <= asOf)
                yield return Note(
                    provision.Entry.PlaceOf("review by"),
                    "review-due",
                    $"{provision.Id}, to be reviewed by {due:yyyy-MM-dd}",
                    $"a review by now ({asOf:yyyy-MM-dd})"
                );
            if (
                Sunset(provision.Id, provision.Valid, provision.Entry.PlaceOf("valid"), asOf) is
                { } ends
            )
                yield return ends;
        }
    }

    private static Fault? Sunset(string what, Validity valid, Place place, DateOnly asOf) =>
        valid.Until is not { } until ? null
        : until <= asOf
            ? Note(
                place,
                "sunset-passed",
                $"{what}, out of force since {until:yyyy-MM-dd}",
                "a provision in force, or none"
            )
        : until <= asOf.AddDays(SunsetDays)
            ? Note(
                place,
                "sunset-near",
                $"{what}, out of force from {until:yyyy-MM-dd}",
                "a decision to renew it or let it end"
            )
        : null;

    private static Fault Note(Place place, string code, string found, string expected) =>
        new(place, Severity.Note, code, found, expected);
}

/// <summary>A choice of one alternative for each open bracket, and the accord it makes.</summary>
internal sealed record Variant(
    IReadOnlyList<(string Bracket, string Alternative)> Choices,
    Accord? Accord,
    int Errors
)
{
    public string Name =>
        string.Join(", ", Choices.Select(choice => $"{choice.Bracket}={choice.Alternative}"));
}

/// <summary>What checking an accord found.</summary>
/// <param name="Path">The folder.</param>
/// <param name="Accord">The accord, or for a draft one of its variants; null where none can be read.</param>
/// <param name="Settled">The accord, where no choice is open.</param>
internal sealed record CheckedAccord(
    string Path,
    Accord? Accord,
    Accord? Settled,
    IReadOnlyList<Fault> Faults,
    IReadOnlyList<Bracket> Brackets,
    IReadOnlyList<Variant> Variants
)
{
    public int Errors => Faults.Count(fault => fault.Severity == Severity.Error);

    /// <summary>Provisions by kind, those there are.</summary>
    public IEnumerable<(string Kind, int Count)> Counts =>
        Accord is null
            ? []
            : new (string, int)[]
            {
                ("controls", Accord.Controls.Count),
                ("general notes", Accord.GeneralNotes.Count),
                ("requirements", Accord.Requirements.Count),
                ("prohibitions", Accord.Prohibitions.Count),
                (
                    "derogations",
                    Accord.Prohibitions.Sum(prohibition => prohibition.Derogations.Count)
                ),
                ("authorisations", Accord.Authorisations.Count),
                ("indicators", Accord.Indicators.Count),
                ("mitigations", Accord.Mitigations.Count),
                ("expectations", Accord.Expectations.Count),
                ("terms", Accord.Glossary.Terms.Count),
            }.Where(count => count.Item2 > 0);
}
