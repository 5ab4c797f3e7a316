namespace Passavant.Store;

/// <summary>An open case, with the last act of a kind done in it.</summary>
public sealed record LastAct
{
    /// <summary>The case.</summary>
    public required string Number { get; init; }

    /// <summary>What it asks for.</summary>
    public required string Kind { get; init; }

    /// <summary>Where it stands.</summary>
    public required string Phase { get; init; }

    /// <summary>The authority that has it.</summary>
    public required string Authority { get; init; }

    /// <summary>The accord the act was done under; null where none was done.</summary>
    public string? Accord { get; init; }

    /// <summary>The act's bytes; null where none was done.</summary>
    public byte[]? Body { get; init; }
}

/// <summary>Which open cases rest on an older accord or list.</summary>
public static class Touching
{
    /// <summary>Submitted open cases after a number, in order, each with the last act of a kind in it.</summary>
    public static Task<IReadOnlyList<LastAct>> Last(
        Reading reading,
        string act,
        string after,
        int most
    ) =>
        reading.All<LastAct>(
            """
            SELECT c.number, c.kind, c.phase, c.authority, e.accord, e.body
            FROM cases c LEFT JOIN events e ON e.stream = c.number AND e.version =
            (SELECT MAX(l.version) FROM events l WHERE l.stream = c.number AND l.type = @act)
            WHERE c.is_open = 1 AND c.submitted IS NOT NULL AND c.number > @after
            ORDER BY c.number LIMIT @most
            """,
            new
            {
                act,
                after,
                most,
            }
        );

    /// <summary>How many submitted open cases there are.</summary>
    public static Task<int> Open(Reading reading) =>
        reading.One<int>("SELECT COUNT(*) FROM cases WHERE is_open = 1 AND submitted IS NOT NULL");

    /// <summary>Has every open case looked at again by due work, as after a calendar was changed.</summary>
    public static Task LookAgain(Transaction change, DateTimeOffset now) =>
        change.Do(
            "UPDATE cases SET next_due = @now, due_order = @now WHERE is_open = 1 AND submitted IS NOT NULL AND due_order > @now",
            new { now }
        );
}
