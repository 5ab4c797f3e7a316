using Passavant.Cases;
using Passavant.Store;
using Passavant.Web.Asking;
using Passavant.Web.People;

namespace Passavant.Web.Administration;

/// <summary>What administrators do with appointments: they begin, and they end.</summary>
internal static class AppointmentActs
{
    /// <summary>Which kinds of agency have people in a role.</summary>
    public static IReadOnlyDictionary<Role, AgencyKind[]> Places { get; } = new Dictionary<Role, AgencyKind[]>
    {
        [Role.Applicant] = [AgencyKind.Applicant],
        [Role.Officer] = [AgencyKind.Authority],
        [Role.Head] = [AgencyKind.Authority],
        [Role.Member] = [AgencyKind.Body, AgencyKind.Authority],
        [Role.Adviser] = [AgencyKind.Adviser],
        [Role.Partner] = [AgencyKind.Partner],
        [Role.Panel] = [AgencyKind.Panel],
        // Grievances are told apart by the authority they are about.
        [Role.Ombudsperson] = [AgencyKind.Ombudsperson, AgencyKind.Authority],
        [Role.Supervisor] = [AgencyKind.Authority],
        [Role.Administrator] = Enum.GetValues<AgencyKind>(),
        [Role.Auditor] = [AgencyKind.Oversight, AgencyKind.Authority],
    };

    /// <summary>Administrators do not raise or remove themselves.</summary>
    public static Trouble NotOneself() =>
        Trouble.Of(
            StatusCodes.Status403Forbidden,
            "not-oneself",
            "Nobody appoints themselves, ends their own appointment or makes themselves inactive: another administrator does.",
            "Personne ne se nomme, ne met fin à sa propre nomination ni ne se désactive : un autre administrateur le fait."
        );

    /// <summary>The code of what is told where a form was sent twice.</summary>
    public const string DoneBefore = "done-before";

    /// <summary>Appoints a person. What is sent twice under one <paramref name="once"/> is done once.</summary>
    /// <exception cref="Trouble">It cannot be as it is asked, or it is oneself.</exception>
    public static Task<AppointmentRow> Appoint(
        Actor by,
        AppointmentRoutes.Request asked,
        Administering administering,
        CancellationToken stop,
        string? once = null
    )
    {
        if (asked.Person == by.Person)
            throw NotOneself();
        var now = administering.Now;
        var row = new AppointmentRow
        {
            Id = Guid.TryParse(once, out var key)
                ? key.ToString()
                : Guid.CreateVersion7(now).ToString(),
            Person = asked.Person,
            Agency = asked.Agency,
            Role = Appointments.Of(asked.Role),
            Rungs = string.Join(' ', asked.Rungs ?? []),
            Since = asked.From ?? now,
            Until = asked.Until,
        };
        return administering.Do(
            by,
            async change =>
            {
                if (await Store.People.FindAppointment(change, row.Id) is not null)
                    throw Trouble.Of(
                        StatusCodes.Status409Conflict,
                        DoneBefore,
                        "That was done before.",
                        "Cela a déjà été fait."
                    );
                await Check(change, asked, row, now);
                return new Deed<AppointmentRow>(
                    "appointed",
                    AppointmentRoutes.View(row),
                    writing => Store.People.Put(writing, row),
                    row
                );
            },
            stop
        );
    }

    /// <summary>Ends an appointment, now or later.</summary>
    /// <exception cref="Trouble">There is none of that id, it ended already, the end is past, or it is one's own.</exception>
    public static Task<AppointmentRow> End(
        Actor by,
        string id,
        DateTimeOffset? until,
        Administering administering,
        CancellationToken stop
    ) =>
        administering.Do(
            by,
            async change =>
            {
                var now = administering.Now;
                var before =
                    await Store.People.FindAppointment(change, id)
                    ?? throw Trouble.Absent("There is no appointment of that id.");
                if (before.Person == by.Person)
                    throw NotOneself();
                if (before.Until <= now)
                    throw Trouble.Of(
                        StatusCodes.Status409Conflict,
                        "ended",
                        $"It ended at {before.Until:u}.",
                        $"Elle a pris fin le {before.Until:u}."
                    );
                if (until < now)
                    throw Trouble.Invalid(
                        "is past; an appointment ends now or later",
                        "body",
                        "until"
                    );
                var row = before with { Until = until ?? now };
                return new Deed<AppointmentRow>(
                    "appointment-ended",
                    AppointmentRoutes.View(row),
                    writing => Store.People.Put(writing, row),
                    row
                );
            },
            stop
        );

    private static async Task Check(
        Transaction change,
        AppointmentRoutes.Request asked,
        AppointmentRow row,
        DateTimeOffset now
    )
    {
        var faults = new List<Fault>();
        if (await Store.People.Find(change, asked.Person) is null)
            faults.Add(new(["body", "person"], "nobody has that id"));
        var agency = await Store.People.FindAgency(change, asked.Agency);
        if (agency is null)
            faults.Add(new(["body", "agency"], "there is no agency of that id"));
        if (!Places.TryGetValue(asked.Role, out var kinds))
            faults.Add(
                new(
                    ["body", "role"],
                    $"nobody is appointed to it; expected one of {string.Join(", ", Places.Keys.Select(Appointments.Of))}"
                )
            );
        else if (agency is not null && !kinds.Contains(agency.Agency().Kind))
            faults.Add(
                new(
                    ["body", "role"],
                    $"an agency of the kind '{agency.Kind}' has none; expected an agency that is: {string.Join(", ", kinds.Select(kind => kind.ToString().ToLowerInvariant()))}"
                )
            );
        if (
            asked.Rungs?.Any(rung => rung.Length is 0 or > 64 || rung.Any(char.IsWhiteSpace))
            == true
        )
            faults.Add(new(["body", "rungs"], "expected the ids of rungs, such as officer"));
        if (row.Since < now)
            faults.Add(
                new(["body", "from"], "is past; nobody is appointed for what was done before")
            );
        if (row.Until <= row.Since)
            faults.Add(new(["body", "until"], "is not after 'from'"));
        if (faults.Count > 0)
            throw Trouble.Invalid(faults);
    }
}
