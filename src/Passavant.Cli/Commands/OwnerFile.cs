using System.CommandLine;
using System.Globalization;
using Passavant.Cli.Files;
using Passavant.Screening;
using Passavant.Screening.Matching;
using Passavant.Screening.Ownership;

namespace Passavant.Cli.Commands;

/// <summary>The user's table of owners, screened and joined with what the lists state.</summary>
internal sealed class OwnerFile
{
    private readonly OwnershipScreening screening;

    private OwnerFile(OwnershipScreening screening, string hash, DateOnly day) =>
        (this.screening, Hash, Day) = (screening, hash, day);

    /// <summary>The SHA-256 of the file.</summary>
    public string Hash { get; }

    /// <summary>The day on which holdings are to hold: today.</summary>
    public DateOnly Day { get; }

    public static Option<string?> Option() =>
        new("--ownership")
        {
            HelpName = "FILE",
            Description =
                "A CSV file of who holds whom: owner, owned, share (50 % or 0.5), kind (owns, controls, acts for), from, until, owner_kind. Owners are screened too, and each list's rule on owners is run.",
        };

    /// <summary>Reads a file and screens its owners; null where none is given.</summary>
    public static OwnerFile? Read(
        string? path,
        Screener screener,
        DecisionFile? decisions,
        Surroundings surroundings
    )
    {
        if (path is null)
            return null;
        var table = OwnerTable.Read(path, surroundings);
        var graph = new OwnershipGraph(
            [.. table.Holdings, .. OwnershipGraph.HoldingsOf(screener.Lists)],
            table.Owners.Where(owner => owner.Kind == PartyKind.Person).Select(owner => owner.Id)
        );
        var day = surroundings.Today;
        foreach (var owned in graph.Owned)
            if (graph.Stated(owned, day) is > 1 and var stated)
                surroundings.Error.WriteLine(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"passavant: {path}: the shares of {owned} on {day:yyyy-MM-dd} add up to {OwnershipStep.Percent(stated)}."
                    )
                );
        return new OwnerFile(
            new OwnershipScreening(
                graph,
                table.Owners,
                owner =>
                    DecisionFile.Screen(
                        decisions,
                        owner,
                        screener,
                        int.MaxValue,
                        Tier.Possible,
                        leaveOut: false
                    ),
                screener.Lists,
                day
            ),
            table.Hash,
            day
        );
    }

    /// <summary>The lists whose rule covers a party or leaves it unknown.</summary>
    public IReadOnlyList<OwnershipAnswer> Of(Party asked) => screening.Of(asked);

    /// <summary>Prints what the rules say, with the paths.</summary>
    public void Write(IReadOnlyList<OwnershipAnswer> answers, Surroundings surroundings)
    {
        var output = surroundings.Output;
        foreach (var answer in answers)
        {
            var finding = answer.Finding;
            var held =
                finding.AtLeast == finding.AtMost
                    ? OwnershipStep.Percent(finding.AtLeast)
                    : $"{OwnershipStep.Percent(finding.AtLeast)} to {OwnershipStep.Percent(finding.AtMost)}";
            output.WriteLine(
                $"{(finding.Coverage == Coverage.Covered ? "COVERED" : "UNKNOWN")} on {answer.List}: {held} held by listed owners; its rule is {answer.Rule}"
            );
            foreach (var path in answer.Paths)
                output.WriteLine($"  {path}");
            output.WriteLine(
                $"  rule: {answer.Rule.Source}{(answer.Rule.Doubt is { } doubt ? $" ({doubt})" : "")}"
            );
        }
        if (answers.Count == 0)
            output.WriteLine("No list's rule on owners covers it.");
        foreach (var (list, _) in screening.NotApplied)
            output.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The rule of {list} on owners does not apply on {Day:yyyy-MM-dd}."
                )
            );
    }
}
