using System.Globalization;
using Passavant.Accords.Reading;
using Passavant.Cases;
using Passavant.Store;
using Passavant.Web.Asking;
using Passavant.Web.Cases;
using Fault = Passavant.Web.Asking.Fault;

namespace Passavant.Web.Administration;

/// <summary>What administrators do with editions of the accord.</summary>
internal static class EditionActs
{
    /// <summary>Enters an edition.</summary>
    /// <param name="by">Who.</param>
    /// <param name="files">Its files and its glossary's.</param>
    /// <param name="choices">The alternative chosen for each bracket.</param>
    /// <param name="activeFrom">From when acts are done under it; <see cref="Editions.NotYet"/> for not before it is activated; null for now.</param>
    /// <param name="administering">How it is done.</param>
    /// <param name="stop">Gives up.</param>
    /// <exception cref="Trouble">The text has faults or choices left open, is entered already, or would be active in the past.</exception>
    public static Task<EditionRow> Enter(
        Actor by,
        IReadOnlyList<AccordFile> files,
        Dictionary<string, string> choices,
        DateTimeOffset? activeFrom,
        Administering administering,
        CancellationToken stop
    )
    {
        var reading = Read(files, choices);
        if (reading.Accord is not { } accord)
            throw Faulty(reading, choices);
        var now = administering.Now;
        var row = new EditionRow
        {
            Identity = accord.Identity.ToString(),
            Title = accord.Title.ToString(),
            ActiveFrom = activeFrom ?? now,
            At = now,
        };
        return administering.Do(
            by,
            async change =>
            {
                var before = await Editions.All(change);
                if (before.Any(one => one.Identity == row.Identity))
                    throw Known(row.Identity);
                if (IsPast(row.ActiveFrom, before, now))
                    throw Past();
                return new Deed<EditionRow>(
                    "edition-entered",
                    EditionRoutes.View(row, now),
                    writing => Editions.Put(writing, row, EditionFile.Of(files, choices).ToBytes()),
                    row
                );
            },
            stop
        );
    }

    /// <summary>Says from when an edition is active, as long as it is not.</summary>
    /// <exception cref="Trouble">There is none of that identity, it is or was active, or it would be in the past.</exception>
    public static Task<EditionRow> Activate(
        Actor by,
        string identity,
        DateTimeOffset? activeFrom,
        Administering administering,
        CancellationToken stop
    ) =>
        administering.Do(
            by,
            async change =>
            {
                var now = administering.Now;
                var all = await Editions.All(change);
                var before = all.FirstOrDefault(one => one.Identity == identity) ?? throw Absent();
                if (before.ActiveFrom <= now)
                    throw Trouble.Of(
                        StatusCodes.Status409Conflict,
                        "active",
                        $"It is active since {before.ActiveFrom:u}; what was done under it stands.",
                        $"Elle est active depuis le {before.ActiveFrom:u} ; ce qui a été fait sous elle demeure."
                    );
                var row = before with { ActiveFrom = activeFrom ?? now };
                if (IsPast(row.ActiveFrom, [.. all.Where(one => one.ActiveFrom <= now)], now))
                    throw Past();
                return new Deed<EditionRow>(
                    "edition-activated",
                    EditionRoutes.View(row, now),
                    writing => Editions.Activate(writing, row),
                    row
                );
            },
            stop
        );

    /// <summary>Reads the text of an edition, with every fault named.</summary>
    /// <exception cref="Trouble">A file is there twice.</exception>
    public static AccordReading Read(
        IReadOnlyList<AccordFile> files,
        Dictionary<string, string> choices
    ) =>
        files.GroupBy(file => file.Path).FirstOrDefault(same => same.Count() > 1) is { } twice
            ? throw Trouble.Invalid($"holds the file '{twice.Key}' twice", "body")
            : AccordReader.Read(files, choices);

    /// <summary>There is no such edition.</summary>
    public static Trouble Absent() => Trouble.Absent("That edition was never entered here.");

    // The first may have been in force long before; after that the past stands.
    private static bool IsPast(
        DateTimeOffset activeFrom,
        IReadOnlyList<EditionRow> before,
        DateTimeOffset now
    ) => before.Count > 0 && activeFrom < now;

    private static Trouble Past() =>
        Trouble.Invalid(
            "is past; acts done since then were done under another edition",
            "query",
            "activeFrom"
        );

    private static Trouble Known(string identity) =>
        Trouble.Of(
            StatusCodes.Status409Conflict,
            "known",
            $"This edition is entered already: {identity}.",
            $"Cette édition est déjà enregistrée : {identity}."
        );

    /// <summary>The alternatives chosen, each written as <c>B-1:a</c>.</summary>
    /// <exception cref="Trouble">One is not, or a bracket is chosen for twice.</exception>
    public static Dictionary<string, string> Choices(IReadOnlyList<string> given)
    {
        var choices = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var one in given)
            if (one.Split(':') is not [{ Length: > 0 } bracket, { Length: > 0 } alternative])
                throw Trouble.Invalid("expected one such as B-1:a", "query", "choice");
            else if (!choices.TryAdd(bracket, alternative))
                throw Trouble.Invalid($"chooses for '{bracket}' twice", "query", "choice");
        return choices;
    }

    private static Trouble Faulty(AccordReading reading, Dictionary<string, string> choices) =>
        new(
            StatusCodes.Status422UnprocessableEntity,
            reading.Faults.All(fault => fault.Severity != Severity.Error)
                ? "The accord has choices left open; settle them first."
                : "The accord has faults; each is named with its file, line and column.",
            [
                .. reading
                    .Faults.Where(fault => fault.Severity == Severity.Error)
                    .Select(fault => new Fault(
                        [
                            fault.Place.File,
                            fault.Place.Line.ToString(CultureInfo.InvariantCulture),
                            fault.Place.Column.ToString(CultureInfo.InvariantCulture),
                        ],
                        fault.Message,
                        fault.Code
                    )),
                .. reading
                    .Brackets.Where(bracket => !choices.ContainsKey(bracket.Id))
                    .Select(bracket => new Fault(
                        [
                            bracket.Place.File,
                            bracket.Place.Line.ToString(CultureInfo.InvariantCulture),
                            bracket.Place.Column.ToString(CultureInfo.InvariantCulture),
                        ],
                        $"the choice '{bracket.Id}' is open",
                        "open-choice"
                    )),
            ]
        )
        {
            Code = "accord-faults",
            French =
                "L'accord contient des fautes ; chacune est nommée avec son fichier, sa ligne et sa colonne.",
        };
}
