namespace Passavant.Store;

/// <summary>How many open cases are of an age.</summary>
public sealed record AgeBand
{
    /// <summary>The phase.</summary>
    public required string Phase { get; init; }

    /// <summary>Submitted in the last 20 days.</summary>
    public required int To20Days { get; init; }

    /// <summary>Submitted 21 to 60 days ago.</summary>
    public required int To60Days { get; init; }

    /// <summary>Submitted 61 to 180 days ago.</summary>
    public required int To180Days { get; init; }

    /// <summary>Submitted longer ago.</summary>
    public required int Older { get; init; }
}

/// <summary>How often a limit was missed in open cases, and where they stood still.</summary>
public sealed record MissedLimit
{
    /// <summary>The limit, by its id in the accord.</summary>
    public required string LimitName { get; init; }

    /// <summary>The phase the cases are in.</summary>
    public required string Phase { get; init; }

    /// <summary>What was waited for: a question, an agency, a rung.</summary>
    public required string Key { get; init; }

    /// <summary>How many cases.</summary>
    public required int Cases { get; init; }

    /// <summary>The longest ago that one ran out.</summary>
    public DateTimeOffset? Longest { get; init; }
}

/// <summary>A case that was decided: how, and in what time.</summary>
public sealed record DecidedRow
{
    /// <summary>What was asked.</summary>
    public required string Kind { get; init; }

    /// <summary>How it was decided; null where nothing says.</summary>
    public string? Outcome { get; init; }

    /// <summary>When it was submitted.</summary>
    public DateTimeOffset? Submitted { get; init; }

    /// <summary>When it was decided.</summary>
    public required DateTimeOffset Decided { get; init; }

    /// <summary>How many limits were missed on the way.</summary>
    public required int Missed { get; init; }
}

/// <summary>How often something was done.</summary>
public sealed record DoneRow
{
    /// <summary>The act, by the word of its type.</summary>
    public required string Type { get; init; }

    /// <summary>How often.</summary>
    public required int Times { get; init; }
}

/// <summary>What a supervisor counts.</summary>
public static class Figures
{
    /// <summary>The open cases of an authority by phase and age.</summary>
    public static Task<IReadOnlyList<AgeBand>> Ages(
        Reading reading,
        string authority,
        DateTimeOffset now
    ) =>
        reading.All<AgeBand>(
            """
            SELECT phase,
            SUM(CASE WHEN submitted > @d20 THEN 1 ELSE 0 END) AS to20_days,
            SUM(CASE WHEN submitted <= @d20 AND submitted > @d60 THEN 1 ELSE 0 END) AS to60_days,
            SUM(CASE WHEN submitted <= @d60 AND submitted > @d180 THEN 1 ELSE 0 END) AS to180_days,
            SUM(CASE WHEN submitted <= @d180 THEN 1 ELSE 0 END) AS older
            FROM cases WHERE authority = @authority AND is_open = 1 AND submitted IS NOT NULL
            GROUP BY phase ORDER BY phase
            """,
            new
            {
                authority,
                d20 = now.AddDays(-20),
                d60 = now.AddDays(-60),
                d180 = now.AddDays(-180),
            }
        );

    /// <summary>The limits missed in open cases of an authority, the most often missed first.</summary>
    public static Task<IReadOnlyList<MissedLimit>> Missed(Reading reading, string authority) =>
        reading.All<MissedLimit>(
            """
            SELECT d.limit_name, c.phase, d.key, COUNT(*) AS cases, MIN(d.due) AS longest
            FROM deadlines d JOIN cases c ON c.number = d.number
            WHERE c.authority = @authority AND c.is_open = 1 AND d.state = 'missed'
            GROUP BY d.limit_name, c.phase, d.key ORDER BY COUNT(*) DESC, d.limit_name, c.phase, d.key
            """,
            new { authority }
        );

    /// <summary>The acts of proposing and issuing in the cases of an authority in which a decision was issued since an instant, in order.</summary>
    public static Task<IReadOnlyList<StoredEvent>> Deciding(
        Reading reading,
        string authority,
        DateTimeOffset since
    ) =>
        reading.All<StoredEvent>(
            """
            SELECT e.stream, e.version, e.position, e.type, e.body, e.salt, e.at, e.person, e.agency, e.role, e.accord, e.determination
            FROM events e JOIN cases c ON c.number = e.stream
            WHERE c.authority = @authority AND c.decided >= @since AND e.type IN ('propose', 'issue')
            ORDER BY e.stream, e.version
            """,
            new { authority, since }
        );

    /// <summary>The cases of an authority decided since an instant.</summary>
    public static Task<IReadOnlyList<DecidedRow>> Decided(
        Reading reading,
        string authority,
        DateTimeOffset since
    ) =>
        reading.All<DecidedRow>(
            """
            SELECT kind, outcome, submitted, decided, missed
            FROM cases WHERE authority = @authority AND decided >= @since ORDER BY decided, number
            """,
            new { authority, since }
        );

    /// <summary>How often appeals were lodged and decided in the cases of an authority since an instant.</summary>
    public static Task<IReadOnlyList<DoneRow>> Appeals(
        Reading reading,
        string authority,
        DateTimeOffset since
    ) =>
        reading.All<DoneRow>(
            """
            SELECT e.type, COUNT(*) AS times
            FROM events e JOIN cases c ON c.number = e.stream
            WHERE c.authority = @authority AND e.at >= @since AND e.type IN ('appeal', 'decide-appeal')
            GROUP BY e.type ORDER BY e.type
            """,
            new { authority, since }
        );
}
