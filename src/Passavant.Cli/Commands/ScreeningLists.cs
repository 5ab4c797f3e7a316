using System.CommandLine;
using System.Globalization;
using Passavant.Screening.Lists;
using Passavant.Screening.Matching;

namespace Passavant.Cli.Commands;

/// <summary>The lists that parties are screened against: snapshots in folders or files.</summary>
internal static class ScreeningLists
{
    public static Option<string[]> Option() =>
        new("--lists")
        {
            HelpName = "PATH",
            Description =
                "Snapshots, or folders of snapshots, made by 'passavant lists import'; the newest of each list counts. Else the folder lists.",
            Arity = ArgumentArity.OneOrMore,
            AllowMultipleArgumentsPerToken = true,
        };

    public static Option<int?> StaleOption() =>
        new("--stale-after")
        {
            HelpName = "DAYS",
            Description = "Refuse lists that are older than so many days.",
        };

    /// <summary>Reads the lists, the newest of each, in order of id.</summary>
    public static IReadOnlyList<ListSnapshot> Read(
        string[]? paths,
        int? staleAfter,
        Surroundings surroundings
    )
    {
        var files = Files(paths is { Length: > 0 } ? paths : ["lists"], surroundings);
        var newest = new SortedDictionary<string, ListSnapshot>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            var list = Lists.Read(file, surroundings);
            if (!newest.TryGetValue(list.Id, out var known))
                newest[list.Id] = list;
            else if (known.Hash == list.Hash || list.About.Date is null && known.About.Date is null)
                throw new Trouble(
                    $"{file} holds the list {list.Id} once more, and it does not say which is newer: give the snapshots one by one, without it."
                );
            else if (
                (list.About.Date ?? DateOnly.MinValue) > (known.About.Date ?? DateOnly.MinValue)
            )
                newest[list.Id] = list;
        }
        var today = DateOnly.FromDateTime(surroundings.Clock.GetLocalNow().DateTime);
        foreach (var list in newest.Values)
            if (staleAfter is { } days)
                if (list.About.Date is not { } date)
                    throw new Trouble(
                        $"the list {list.Id} does not say of which day it is: import it with --date."
                    );
                else if (today.DayNumber - date.DayNumber > days)
                    throw new Trouble(
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"the list {list.Id} is of {date:yyyy-MM-dd}, {today.DayNumber - date.DayNumber} days old; --stale-after allows {days}: import a newer one."
                        )
                    );
        return [.. newest.Values];
    }

    /// <summary>Reads the lists and makes them ready, saying so to a person who waits.</summary>
    public static Screener Ready(string[]? paths, int? staleAfter, Surroundings surroundings)
    {
        using var progress = new ProgressLine(surroundings, wanted: true);
        progress.Say("reading lists");
        var lists = Read(paths, staleAfter, surroundings);
        progress.Say(
            string.Create(
                CultureInfo.InvariantCulture,
                $"making {lists.Sum(list => list.Entries.Count):N0} entries ready"
            )
        );
        return new Screener(lists);
    }

    /// <summary>What lists say of parties; lists that cannot be used say nothing, and the user is told.</summary>
    public static ScreeningFacts Facts(
        string[] paths,
        int? staleAfter,
        string? decisions,
        Surroundings surroundings
    )
    {
        var decided = DecisionFile.Read(decisions, surroundings);
        try
        {
            return new ScreeningFacts(Ready(paths, staleAfter, surroundings), decided);
        }
        catch (Trouble trouble)
        {
            surroundings.Error.WriteLine(
                $"passavant: {trouble.Message} Until then every fact from screening is unknown."
            );
            return new ScreeningFacts(null, decided);
        }
    }

    /// <summary>The files of snapshots under paths, each a file or a folder of them.</summary>
    /// <exception cref="Trouble">There are none.</exception>
    public static List<string> Files(string[] paths, Surroundings surroundings)
    {
        var files = new List<string>();
        foreach (var path in paths)
        {
            var full = Path.Combine(surroundings.Folder, path);
            if (Directory.Exists(full))
                files.AddRange(
                    Directory.EnumerateFiles(full, "*.jsonl").Order(StringComparer.Ordinal)
                );
            else
                files.Add(path);
        }
        if (files.Count == 0)
            throw new Trouble(
                $"there are no snapshots of lists in {string.Join(", ", paths)}: make some with 'passavant lists import' (see 'passavant lists formats')."
            );
        return files;
    }
}
