using System.Collections.Concurrent;
using System.Text.Json;
using Passavant.Accords;
using Passavant.Cases;
using Passavant.Screening.Lists;
using Passavant.Screening.Matching;
using Passavant.Store;
using Passavant.Web.Administration;
using Passavant.Web.People;
using Role = Passavant.Cases.Role;

namespace Passavant.Web.Cases;

/// <summary>What the program holds ready beside the cases: editions of the accord, lists, calendars, agencies and appointments, as the records have them at the moment of an act.</summary>
/// <remarks>Everything is read again when an administrator changed anything, on whichever server.</remarks>
internal sealed class Desk(Database store, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, Accord> accords = new();
    private readonly ConcurrentDictionary<string, Screener> screeners = new();
    private volatile Held? held;

    /// <summary>The records.</summary>
    public Database Store => store;

    /// <summary>Now, as precisely as acts are stamped.</summary>
    public DateTimeOffset Now
    {
        get
        {
            var now = time.GetUtcNow().ToUniversalTime();
            return new DateTimeOffset(now.Ticks - now.Ticks % 10, TimeSpan.Zero);
        }
    }

    /// <summary>The office a case is worked on in, at <paramref name="now"/>; for no case, the office in which one is opened.</summary>
    /// <exception cref="Asking.Trouble">No edition of the accord is active.</exception>
    public async Task<Office> Office(Reading reading, Case? one, DateTimeOffset now)
    {
        var kept = await Kept(reading);
        var active =
            kept.Editions.LastOrDefault(edition => edition.ActiveFrom <= now)
            ?? throw new Asking.Trouble(
                StatusCodes.Status503ServiceUnavailable,
                "No edition of the accord is active yet; an administrator enters one and says from when."
            );
        var accord = await Accord(reading, active.Identity);
        var under =
            one is null || one.Under == accord.Identity
                ? accord
                : await Accord(reading, one.Under.ToString());
        return new Office
        {
            Accord = accord,
            Procedure = under.Procedure,
            Lists = Stamps(kept, now),
            Calendars = kept.Calendars,
            Agencies = kept.Agencies,
            Names = kept.Names,
            Appointments = kept.ActorsAt(now),
            Denials = one is null || !one.IsOpen ? [] : await Denials(reading, one, now),
        };
    }

    /// <summary>An office under each edition that was ever entered, by identity; to read the clocks of every case.</summary>
    public async Task<IReadOnlyDictionary<string, Office>> Offices(Reading reading)
    {
        var kept = await Kept(reading);
        var offices = new Dictionary<string, Office>();
        foreach (var edition in kept.Editions)
        {
            var accord = await Accord(reading, edition.Identity);
            offices[edition.Identity] = new Office
            {
                Accord = accord,
                Procedure = accord.Procedure,
                Lists = [],
                Calendars = kept.Calendars,
                Agencies = kept.Agencies,
            };
        }
        return offices;
    }

    /// <summary>The names of people, by id.</summary>
    public async Task<IReadOnlyDictionary<string, string>> Names(Reading reading) =>
        (await Kept(reading)).Names;

    /// <summary>The agencies, by id; there are some before any edition is active.</summary>
    public async Task<IReadOnlyDictionary<string, Agency>> Agencies(Reading reading) =>
        (await Kept(reading)).Agencies;

    /// <summary>The accord of an identity that was entered.</summary>
    public async Task<Accord> Accord(Reading reading, string identity)
    {
        if (accords.TryGetValue(identity, out var accord))
            return accord;
        var bytes =
            await Editions.Documents(reading, identity)
            ?? throw Asking.Trouble.Absent($"No edition {identity} was ever entered here.");
        return accords.GetOrAdd(
            identity,
            EditionFile.Of(bytes).Read().Accord
                ?? throw new InvalidOperationException(
                    $"The edition {identity} as kept is no accord."
                )
        );
    }

    /// <summary>The lists in force at <paramref name="now"/>, ready to screen; null where there are none.</summary>
    public async Task<(Screener Screener, IReadOnlyList<ListStamp> Lists)?> Screener(
        Reading reading,
        DateTimeOffset now
    )
    {
        var stamps = Stamps(await Kept(reading), now);
        if (stamps.Count == 0)
            return null;
        var key = string.Join(' ', stamps.Select(stamp => stamp.Hash));
        if (!screeners.TryGetValue(key, out var screener))
        {
            var snapshots = new List<ListSnapshot>();
            foreach (var stamp in stamps)
            {
                using var content = new MemoryStream(
                    (await Editions.Entries(reading, stamp.Hash))!
                );
                snapshots.Add(SnapshotFile.Read(content, stamp.List));
            }
            // One set is in force at a time; what was in force before is needed no more.
            screeners.Clear();
            screener = screeners.GetOrAdd(key, _ => new Screener(snapshots));
        }
        return (screener, stamps);
    }

    /// <summary>Everything kept here, as of now.</summary>
    private async Task<Held> Kept(Reading reading)
    {
        var version = await Events.Version(reading, Administering.Stream);
        if (held is { } known && known.Version == version)
            return known;
        var calendars = new Dictionary<string, WorkingCalendar>();
        foreach (var row in await Calendars.All(reading))
            calendars[row.Name] = CalendarFile.Read(row.Name, row.Content);
        return held = new Held(
            version,
            (await Passavant.Store.People.Agencies(reading)).ToDictionary(
                row => row.Id,
                AgencyRows.Agency
            ),
            await Passavant.Store.People.Appointments(reading),
            calendars,
            await Editions.All(reading),
            await Editions.Snapshots(reading),
            (await Passavant.Store.People.All(reading)).ToDictionary(
                person => person.Id,
                person => person.Name
            )
        );
    }

    private static List<ListStamp> Stamps(Held kept, DateTimeOffset now) =>
        [
            .. kept
                .Snapshots.Where(row => row.ActiveFrom <= now)
                .GroupBy(row => row.List)
                .Select(rows => rows.Last())
                .OrderBy(row => row.List, StringComparer.Ordinal)
                .Select(row => new ListStamp(row.List, row.Hash)),
        ];

    // Refusals of the same end users that stand, of partners; one's own is in the dossier.
    private static async Task<IReadOnlyList<Denial>> Denials(
        Reading reading,
        Case one,
        DateTimeOffset now
    )
    {
        var found = new List<Denial>();
        var day = DateOnly.FromDateTime(now.UtcDateTime);
        foreach (var party in EndUsers.Of(one))
        foreach (var row in await Passavant.Store.Denials.Standing(reading, party.Name, day))
            if (row.Number is null && found.All(known => known.Id != row.Id))
                found.Add(DenialRegister.Of(row));
        return found;
    }

    private sealed record Held(
        int Version,
        IReadOnlyDictionary<string, Agency> Agencies,
        IReadOnlyList<AppointmentRow> Appointments,
        IReadOnlyDictionary<string, WorkingCalendar> Calendars,
        IReadOnlyList<EditionRow> Editions,
        IReadOnlyList<SnapshotRow> Snapshots,
        IReadOnlyDictionary<string, string> Names
    )
    {
        private sealed record Holding(
            DateTimeOffset From,
            DateTimeOffset Until,
            IReadOnlyList<Actor> Actors
        );

        private volatile Holding? actors;

        /// <summary>Who holds which appointment: made once, and again when the first of them begins or ends.</summary>
        public IReadOnlyList<Actor> ActorsAt(DateTimeOffset now)
        {
            if (actors is { } known && known.From <= now && now < known.Until)
                return known.Actors;
            var changes = Appointments
                .SelectMany(row => new[] { row.Since, row.Until ?? DateTimeOffset.MaxValue })
                .Where(instant => instant > now)
                .DefaultIfEmpty(DateTimeOffset.MaxValue);
            IReadOnlyList<Actor> held =
            [
                .. Appointments.Where(row => row.IsHeld(now)).Select(People.Appointments.Actor),
            ];
            actors = new Holding(now, changes.Min(), held);
            return held;
        }
    }
}

/// <summary>Choices by the words the records use.</summary>
internal static class Choices
{
    public static string Word<T>(T choice)
        where T : struct, Enum => CaseJson.Word(choice);

    public static Role Role(string word) => Find<Role>(word);

    public static AgencyKind AgencyKind(string word) => Find<AgencyKind>(word);

    /// <exception cref="FormatException">There is no such choice.</exception>
    public static T Find<T>(string word)
        where T : struct, Enum =>
        TryFind<T>(word)
        ?? throw new FormatException(
            $"'{word}' is none of {string.Join(", ", Enum.GetValues<T>().Select(Word))}"
        );

    public static T? TryFind<T>(string word)
        where T : struct, Enum
    {
        foreach (var choice in Enum.GetValues<T>())
            if (Word(choice) == word)
                return choice;
        return null;
    }
}

/// <summary>The end users of a case.</summary>
internal static class EndUsers
{
    public static IEnumerable<PartyDetails> Of(Case one)
    {
        var ids = one.InRole("end user");
        return one.Application.Parties.Where(party => ids.Contains(party.Id));
    }
}

/// <summary>Refusals as the register keeps them.</summary>
internal static class DenialRegister
{
    public static Denial Of(DenialRow row) =>
        new(
            row.Id,
            row.State,
            row.Partner,
            row.Day,
            row.StandingUntil,
            row.EndUser,
            row.Country,
            JsonSerializer.Deserialize<IReadOnlyList<string>>(row.Items, CaseJson.Options) ?? [],
            row.Grounds
        );
}
