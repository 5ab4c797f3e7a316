namespace Passavant.Store;

/// <summary>Somebody opened a case.</summary>
public sealed record LookRow
{
    /// <summary>The case.</summary>
    public required string Number { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who.</summary>
    public required string Person { get; init; }

    /// <summary>For which agency.</summary>
    public required string Agency { get; init; }

    /// <summary>In which role.</summary>
    public required string Role { get; init; }
}

/// <summary>Somebody was refused access.</summary>
public sealed record RefusalRow
{
    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who; null where nobody had signed in.</summary>
    public string? Person { get; init; }

    /// <summary>For which agency.</summary>
    public string? Agency { get; init; }

    /// <summary>In which role.</summary>
    public string? Role { get; init; }

    /// <summary>What they asked for.</summary>
    public required string What { get; init; }

    /// <summary>The case it was about.</summary>
    public string? Number { get; init; }

    /// <summary>Why it was refused.</summary>
    public required string Why { get; init; }
}

/// <summary>Who looked at what, and who was refused.</summary>
public static class Looking
{
    /// <summary>Records that a case was opened.</summary>
    public static Task Record(Transaction change, LookRow look) =>
        change.Do(
            "INSERT INTO case_looks (number, at, person, agency, role) VALUES (@Number, @At, @Person, @Agency, @Role)",
            look
        );

    /// <summary>Records that access was refused.</summary>
    public static Task Record(Transaction change, RefusalRow refusal) =>
        change.Do(
            "INSERT INTO access_refusals (at, person, agency, role, what, number, why) VALUES (@At, @Person, @Agency, @Role, @What, @Number, @Why)",
            refusal
        );

    /// <summary>Who opened a case, the newest first.</summary>
    public static Task<IReadOnlyList<LookRow>> At(Reading reading, string number, int most = 500) =>
        reading.All<LookRow>(
            "SELECT number, at, person, agency, role FROM case_looks WHERE number = @number ORDER BY at DESC, person LIMIT @most",
            new { number, most }
        );

    /// <summary>What a person opened, the newest first.</summary>
    public static Task<IReadOnlyList<LookRow>> By(Reading reading, string person, int most = 500) =>
        reading.All<LookRow>(
            "SELECT number, at, person, agency, role FROM case_looks WHERE person = @person ORDER BY at DESC, number LIMIT @most",
            new { person, most }
        );

    /// <summary>Who was refused since an instant, the newest first.</summary>
    public static Task<IReadOnlyList<RefusalRow>> Refusals(
        Reading reading,
        DateTimeOffset since,
        int most = 500
    ) =>
        reading.All<RefusalRow>(
            "SELECT at, person, agency, role, what, number, why FROM access_refusals WHERE at >= @since ORDER BY at DESC LIMIT @most",
            new { since, most }
        );
}
