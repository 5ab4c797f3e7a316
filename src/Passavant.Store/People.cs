namespace Passavant.Store;

/// <summary>An agency: an authority, a ministry, a panel, an exporter.</summary>
public sealed record AgencyRow
{
    /// <summary>Its short name, such as <c>export-control</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>What it is.</summary>
    public required string Kind { get; init; }

    /// <summary>Its country.</summary>
    public string? Country { get; init; }

    /// <summary>The calendar it keeps.</summary>
    public string? Calendar { get; init; }

    /// <summary>Whatever else is known of it, as JSON.</summary>
    public string Details { get; init; } = "{}";
}

/// <summary>Somebody who acts.</summary>
public sealed record PersonRow
{
    /// <summary>Who, in every record; never reused.</summary>
    public required string Id { get; init; }

    /// <summary>Their name.</summary>
    public required string Name { get; init; }

    /// <summary>What they sign in with.</summary>
    public required string SignIn { get; init; }

    /// <summary>Where mail reaches them.</summary>
    public string? Email { get; init; }

    /// <summary>The language they read.</summary>
    public string? Language { get; init; }

    /// <summary>Whether they may sign in.</summary>
    public bool IsActive { get; init; } = true;
}

/// <summary>A role somebody has in an agency, from and until.</summary>
public sealed record AppointmentRow
{
    /// <summary>Which appointment.</summary>
    public required string Id { get; init; }

    /// <summary>Who.</summary>
    public required string Person { get; init; }

    /// <summary>For which agency.</summary>
    public required string Agency { get; init; }

    /// <summary>As what.</summary>
    public required string Role { get; init; }

    /// <summary>The rungs of the accord's ladder it sits on, by id, separated by spaces.</summary>
    public string Rungs { get; init; } = "";

    /// <summary>From when.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>Until when; null where no end is set.</summary>
    public DateTimeOffset? Until { get; init; }
}

/// <summary>The people and agencies an authority works with.</summary>
/// <remarks>Nobody is removed: past acts name them. People are made inactive, appointments end.</remarks>
public static class People
{
    private const string AgencyColumns = "id, name, kind, country, calendar, details";
    private const string PersonColumns = "id, name, sign_in, email, language, is_active";
    private const string AppointmentColumns = "id, person, agency, role, rungs, since, until";

    /// <summary>Keeps an agency, in place of what was known of it.</summary>
    public static Task Put(Transaction change, AgencyRow agency) =>
        new Batch()
            .Put(
                "agencies",
                "id",
                ("id", agency.Id),
                ("name", agency.Name),
                ("kind", agency.Kind),
                ("country", agency.Country),
                ("calendar", agency.Calendar),
                ("details", agency.Details)
            )
            .Do(change);

    /// <summary>Keeps a person, in place of what was known of them.</summary>
    /// <exception cref="ConflictException">Somebody else signs in with that.</exception>
    public static async Task Put(Transaction change, PersonRow person)
    {
        try
        {
            await new Batch()
                .Put(
                    "people",
                    "id",
                    ("id", person.Id),
                    ("name", person.Name),
                    ("sign_in", person.SignIn),
                    ("email", person.Email),
                    ("language", person.Language),
                    ("is_active", person.IsActive)
                )
                .Do(change);
        }
        catch (Exception failure) when (Dialects.IsDuplicate(failure))
        {
            throw new ConflictException($"Somebody else signs in as '{person.SignIn}'.");
        }
    }

    /// <summary>Keeps an appointment, in place of what was known of it.</summary>
    public static Task Put(Transaction change, AppointmentRow appointment) =>
        new Batch()
            .Put(
                "appointments",
                "id",
                ("id", appointment.Id),
                ("person", appointment.Person),
                ("agency", appointment.Agency),
                ("role", appointment.Role),
                ("rungs", appointment.Rungs),
                ("since", appointment.Since),
                ("until", appointment.Until)
            )
            .Do(change);

    /// <summary>All agencies, by their short names.</summary>
    public static Task<IReadOnlyList<AgencyRow>> Agencies(Reading reading) =>
        reading.All<AgencyRow>($"SELECT {AgencyColumns} FROM agencies ORDER BY id");

    /// <summary>One agency; null where there is none of that short name.</summary>
    public static Task<AgencyRow?> FindAgency(Reading reading, string id) =>
        reading.One<AgencyRow>($"SELECT {AgencyColumns} FROM agencies WHERE id = @id", new { id });

    /// <summary>One person; null where there is none.</summary>
    public static Task<PersonRow?> Find(Reading reading, string id) =>
        reading.One<PersonRow>($"SELECT {PersonColumns} FROM people WHERE id = @id", new { id });

    /// <summary>The person who signs in with that; null where nobody does.</summary>
    public static Task<PersonRow?> FindBySignIn(Reading reading, string signIn) =>
        reading.One<PersonRow>(
            $"SELECT {PersonColumns} FROM people WHERE sign_in = @signIn",
            new { signIn }
        );

    /// <summary>Everybody, by name.</summary>
    public static Task<IReadOnlyList<PersonRow>> All(Reading reading) =>
        reading.All<PersonRow>($"SELECT {PersonColumns} FROM people ORDER BY name, id");

    /// <summary>All appointments, past ones too.</summary>
    public static Task<IReadOnlyList<AppointmentRow>> Appointments(Reading reading) =>
        reading.All<AppointmentRow>(
            $"SELECT {AppointmentColumns} FROM appointments ORDER BY person, since, id"
        );

    /// <summary>A person's appointments, past ones too.</summary>
    public static Task<IReadOnlyList<AppointmentRow>> AppointmentsOf(
        Reading reading,
        string person
    ) =>
        reading.All<AppointmentRow>(
            $"SELECT {AppointmentColumns} FROM appointments WHERE person = @person ORDER BY since, id",
            new { person }
        );

    /// <summary>An agency's appointments, past ones too.</summary>
    public static Task<IReadOnlyList<AppointmentRow>> AppointmentsAt(
        Reading reading,
        string agency
    ) =>
        reading.All<AppointmentRow>(
            $"SELECT {AppointmentColumns} FROM appointments WHERE agency = @agency ORDER BY since, id",
            new { agency }
        );

    /// <summary>One appointment; null where there is none.</summary>
    public static Task<AppointmentRow?> FindAppointment(Reading reading, string id) =>
        reading.One<AppointmentRow>(
            $"SELECT {AppointmentColumns} FROM appointments WHERE id = @id",
            new { id }
        );
}
