using Passavant.Accords;
using Passavant.Cases;
using Passavant.Store;
using Passavant.Web.Cases;
using Office = Passavant.Cases.Office;

namespace Passavant.Web.Administration;

/// <summary>A limit of an open case that ends on another day.</summary>
/// <param name="Number">The case.</param>
/// <param name="Limit">The limit.</param>
/// <param name="Before">When it ended so far; null while it stands still.</param>
/// <param name="After">When it ends then.</param>
internal sealed record Move(
    string Number,
    Wording Limit,
    DateTimeOffset? Before,
    DateTimeOffset? After
);

/// <summary>Which limits of open cases a calendar moves.</summary>
/// <param name="Found">The limits that move, by case.</param>
/// <param name="Looked">How many open cases were looked at.</param>
/// <param name="Open">How many there are.</param>
internal sealed record Moves(IReadOnlyList<Move> Found, int Looked, int Open)
{
    private const int Most = 500;

    /// <summary>What would move if a calendar took the place of the one of its name.</summary>
    public static async Task<Moves> Of(Reading reading, Desk desk, WorkingCalendar calendar)
    {
        var now = desk.Now;
        var open = await Touching.Last(reading, "submit", "", Most);
        var found = new List<Move>();
        foreach (var row in open)
            if (await desk.Find(reading, CaseNumber.Parse(row.Number), now) is { } file)
                found.AddRange(Between(file.Case, file.Office, With(file.Office, calendar), now));
        return new(found, open.Count, await Touching.Open(reading));
    }

    private static IEnumerable<Move> Between(
        Case one,
        Office before,
        Office after,
        DateTimeOffset now
    ) =>
        Casework
            .Clocks(one, now, before)
            .Zip(Casework.Clocks(one, now, after))
            .Where(pair => pair.First.Ended is null && pair.First.Due != pair.Second.Due)
            .Select(pair => new Move(
                $"{one.Number}",
                pair.First.Title,
                pair.First.Due,
                pair.Second.Due
            ));

    private static Office With(Office office, WorkingCalendar calendar) =>
        new()
        {
            Accord = office.Accord,
            Procedure = office.Procedure,
            Lists = office.Lists,
            Calendars = new Dictionary<string, WorkingCalendar>(office.Calendars)
            {
                [calendar.Name] = calendar,
            },
            Agencies = office.Agencies,
            Appointments = office.Appointments,
            Names = office.Names,
            Denials = office.Denials,
        };
}
