namespace Passavant.Store;

/// <summary>A calendar of working days.</summary>
public sealed record CalendarRow
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>How often it was changed.</summary>
    public required int Version { get; init; }

    /// <summary>Its working days, holidays and hours, as JSON.</summary>
    public required string Content { get; init; }
}

/// <summary>The calendars that limits are counted by.</summary>
public static class Calendars
{
    /// <summary>Keeps a calendar that had the version <paramref name="expected"/>, 0 for a new one.</summary>
    /// <exception cref="ConflictException">Somebody else changed it in the meantime.</exception>
    public static async Task Put(Transaction change, string name, int expected, string content)
    {
        var kept = await change.Do(
            expected == 0
                ? "INSERT INTO calendars (name, version, content) VALUES (@name, 1, @content) ON CONFLICT (name) DO NOTHING"
                : "UPDATE calendars SET version = version + 1, content = @content WHERE name = @name AND version = @expected",
            new
            {
                name,
                expected,
                content,
            }
        );
        if (kept == 0)
            throw new ConflictException($"The calendar '{name}' is not at version {expected}.");
    }

    /// <summary>All calendars, by name.</summary>
    public static Task<IReadOnlyList<CalendarRow>> All(Reading reading) =>
        reading.All<CalendarRow>("SELECT name, version, content FROM calendars ORDER BY name");

    /// <summary>One calendar; null where there is none of that name.</summary>
    public static Task<CalendarRow?> Find(Reading reading, string name) =>
        reading.One<CalendarRow>(
            "SELECT name, version, content FROM calendars WHERE name = @name",
            new { name }
        );
}
