using Passavant.Accords;
using Passavant.Accords.Reading;

namespace Passavant.Cli;

/// <summary>Finds accords and reads them.</summary>
internal static class AccordFolders
{
    /// <summary>The environment variable that names the accord to use where the command line names none.</summary>
    public const string Variable = "PASSAVANT_ACCORD";

    /// <summary>Where the accord used by default is looked for: in this folder and those above it, and beside the program.</summary>
    public const string ByDefault = "accords/eu-2025-11";

    /// <summary>Says so where a text requires nothing because it is not in force: that clears nothing.</summary>
    public static void WarnUnlessInForce(
        Accord accord,
        DateOnly asOf,
        DateOnly knownAt,
        Surroundings surroundings
    )
    {
        if (accord.Valid.Holds(asOf) && !(accord.Published > knownAt))
            return;
        var from = accord.Valid.From is { } first ? $" from {first:yyyy-MM-dd}" : "";
        var until = accord.Valid.Until is { } last ? $" until {last:yyyy-MM-dd}" : "";
        surroundings.Error.WriteLine(
            $"passavant: {accord.State} {accord.Version} is not in force as of {asOf:yyyy-MM-dd} known at {knownAt:yyyy-MM-dd} (it holds{from}{until}{(accord.Published is { } published ? $", published {published:yyyy-MM-dd}" : "")}): it requires nothing then, and clears nothing."
        );
    }

    /// <summary>The folders to use: those named, else the environment's, else the default.</summary>
    public static IReadOnlyList<string> Choose(
        IReadOnlyList<string> named,
        Surroundings surroundings
    )
    {
        if (named.Count > 0)
            return named;
        if (surroundings.Variable(Variable) is { Length: > 0 } set)
            return set.Split(
                Path.PathSeparator,
                StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
            );
        return Upward(surroundings, ByDefault) is { } found
            ? [found]
            : throw new Trouble(
                $"no accord: there is no {ByDefault} in this folder, above it or beside the program; name one with --accord or {Variable}."
            );
    }

    /// <summary>A folder of that relative path in the working folder or one above it, or above the program; null where there is none.</summary>
    public static string? Upward(Surroundings surroundings, string relative)
    {
        foreach (var start in new[] { surroundings.Folder, AppContext.BaseDirectory })
            for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
                if (Directory.Exists(Path.Combine(folder.FullName, relative)))
                    return Path.Combine(folder.FullName, relative);
        return null;
    }

    /// <summary>Reads an accord that must be sound; its faults are written to standard error.</summary>
    public static Accord Read(
        string folder,
        IReadOnlyDictionary<string, string> choices,
        Surroundings surroundings
    )
    {
        var reading = ReadFolder(folder, choices, surroundings);
        if (reading.Accord is { } accord)
            return accord;
        foreach (var fault in reading.Faults.Where(fault => fault.Severity == Severity.Error))
            surroundings.Error.WriteLine(fault);
        var open = reading.Brackets.Where(bracket => !choices.ContainsKey(bracket.Id)).ToList();
        if (open.Count > 0 && reading.Faults.All(fault => fault.Severity != Severity.Error))
            throw new Trouble(
                $"the accord in {folder} leaves choices open: {string.Join("; ", open.Select(bracket => $"--choose {bracket.Id}={string.Join('|', bracket.Alternatives)}"))}."
            );
        throw new Trouble(
            $"the accord in {folder} has faults; see 'passavant accord check {folder}'."
        );
    }

    /// <summary>Reads the accord in a folder, with its faults.</summary>
    public static AccordReading ReadFolder(
        string folder,
        IReadOnlyDictionary<string, string> choices,
        Surroundings surroundings
    )
    {
        var path = Path.Combine(surroundings.Folder, folder);
        if (File.Exists(path))
            throw new Trouble(
                $"{folder} is a file; expected the folder of an accord, which holds accord.yaml."
            );
        try
        {
            return AccordReader.ReadFolder(path, choices);
        }
        catch (DirectoryNotFoundException missing)
        {
            throw new Trouble($"{char.ToLowerInvariant(missing.Message[0])}{missing.Message[1..]}");
        }
        catch (Exception wrong) when (wrong is UnauthorizedAccessException or IOException)
        {
            throw new Trouble(wrong.Message);
        }
    }

    /// <summary>Those of the choices that speak of brackets of the text in a folder; the others are about another text.</summary>
    public static Dictionary<string, string> ChoicesOf(
        string folder,
        IReadOnlyDictionary<string, string> choices,
        Surroundings surroundings
    )
    {
        var own = new Dictionary<string, string>(StringComparer.Ordinal);
        if (choices.Count == 0)
            return own;
        // A choice can bring brackets with it: read again until no more are found.
        for (var before = -1; own.Count > before; )
        {
            before = own.Count;
            foreach (var bracket in ReadFolder(folder, own, surroundings).Brackets)
                if (choices.TryGetValue(bracket.Id, out var chosen))
                    own[bracket.Id] = chosen;
        }
        return own;
    }

    /// <summary>The choices that speak of the brackets of each text; one that speaks of none is refused.</summary>
    public static IReadOnlyList<Dictionary<string, string>> ChoicesOf(
        IReadOnlyList<string> folders,
        IReadOnlyDictionary<string, string> choices,
        Surroundings surroundings
    )
    {
        var each = folders.Select(folder => ChoicesOf(folder, choices, surroundings)).ToList();
        if (
            choices.Keys.FirstOrDefault(bracket => !each.Exists(own => own.ContainsKey(bracket))) is
            { } unknown
        )
            throw new Trouble(
                $"there is no bracket '{unknown}' to choose for in {string.Join(" or ", folders)}."
            );
        return each;
    }
}
