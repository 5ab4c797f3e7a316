using System.Globalization;
using System.Text;
using Passavant.Accords;
using Passavant.Cases;
using Passavant.Store;
using Passavant.Web.Asking;
using Passavant.Web.Cases;
using Passavant.Web.Issuing;
using Role = Passavant.Cases.Role;

namespace Passavant.Web.Registering;

/// <summary>Who registers to use a general authorisation, and for what.</summary>
/// <param name="Authorisation">The authorisation, by its id in the accord in force.</param>
/// <param name="Destinations">Where to, by ISO 3166; at least one.</param>
/// <param name="KeepsConditions">That whoever registers keeps its conditions; has to be true.</param>
internal sealed record RegistrationRequest(
    string Authorisation,
    IReadOnlyList<string> Destinations,
    bool KeepsConditions
)
{
    /// <summary>The authority; may be left out where there is one only.</summary>
    public string? Authority { get; init; }

    /// <summary>The controls it is to be used for; none for all it covers.</summary>
    public IReadOnlyList<string> Codes { get; init; } = [];

    /// <summary>What is expected to be sent in a year.</summary>
    public string? ExpectedUse { get; init; }
}

/// <summary>Registrations to use a general authorisation. One counts at once, which is what registering means; an officer may end it, with reasons.</summary>
internal sealed class Registering(Desk desk)
{
    /// <summary>How long the expected use may be, in characters.</summary>
    public const int LongestUse = 2000;

    /// <summary>How long reasons may be, in characters.</summary>
    public const int LongestReasons = 5000;

    private const int MostCodes = 200;

    /// <summary>Whether a registration is somebody's to read: auditors read all, applicants their own, an authority those made with it.</summary>
    public static bool IsFor(Actor by, RegistrationRow row) =>
        by.Role switch
        {
            Role.Auditor => true,
            Role.Applicant => row.Holder == by.Agency,
            _ => row.Authority == by.Agency,
        };

    /// <summary>What anybody may register for on a day: the general authorisations that hold, and others that ask for it.</summary>
    public static IEnumerable<Authorisation> Open(Accord accord, DateOnly day) =>
        accord.Authorisations.Where(one =>
            one.Handling == Handling.Public
            && one.Valid.Holds(day)
            && (one.Kind == "general" || one.Registration is not null)
        );

    /// <summary>Those somebody may read.</summary>
    public Task<IReadOnlyList<RegistrationRow>> All(Actor by, CancellationToken stop) =>
        desk.Store.Read(
            reading =>
                Registrations.All(
                    reading,
                    by.Role is Role.Auditor or Role.Applicant ? null : by.Agency,
                    by.Role == Role.Applicant ? by.Agency : null
                ),
            stop
        );

    /// <summary>One somebody may read.</summary>
    /// <exception cref="Trouble">There is none of that number, or it is another's.</exception>
    public Task<RegistrationRow> Find(Actor by, string number, CancellationToken stop) =>
        desk.Store.Read(reading => Find(reading, by, number), stop);

    /// <summary>Registers.</summary>
    /// <exception cref="Trouble">Something that is asked for cannot be, or the same is registered already.</exception>
    public Task<RegistrationRow> Register(
        Actor by,
        RegistrationRequest asked,
        CancellationToken stop
    ) =>
        desk.Store.Once(
            async change =>
            {
                var now = desk.Now;
                var office = await desk.Office(change, null, now);
                var (authority, registration) = Check(by, asked, office, now);
                var says = Encoding.UTF8.GetString(registration.ToBytes());
                if (await Registrations.Stands(change, by.Agency, says))
                    throw Trouble.Of(
                        StatusCodes.Status409Conflict,
                        "registered",
                        "This is registered already, with the same codes, destinations and expected use.",
                        "Cela est déjà enregistré, avec les mêmes codes, destinations et usage prévu."
                    );
                var count = await Registrations.Count(change);
                var row = new RegistrationRow
                {
                    Number = string.Create(CultureInfo.InvariantCulture, $"R{count + 1}"),
                    Authority = authority,
                    Holder = by.Agency,
                    Says = says,
                    Registered = now,
                    RegisteredBy = by.Person,
                };
                _ = await Events.Append(
                    change,
                    Registration.Stream + row.Number,
                    0,
                    [Recorded.Act(by, now, Registration.Made, registration)]
                );
                await Registrations.Put(change, row);
                return row;
            },
            stop
        );

    /// <summary>Ends a registration, for good.</summary>
    /// <exception cref="Trouble">There is none of that number, it is another authority's, it was ended, or no reasons are given.</exception>
    public Task<RegistrationRow> End(
        Actor by,
        string number,
        string? reasons,
        CancellationToken stop
    )
    {
        var looked = new Looked();
        var why = looked.Need(reasons, LongestReasons, "reasons");
        looked.Done();
        return desk.Store.Once(
            async change =>
            {
                var now = desk.Now;
                var row = await Find(change, by, number);
                if (row.Ended is not null)
                    throw Trouble.Of(
                        StatusCodes.Status409Conflict,
                        "ended",
                        $"{number} is ended; whoever wants to use the authorisation registers anew.",
                        $"{number} est terminé ; qui veut utiliser l'autorisation s'enregistre à nouveau."
                    );
                var after = row with { Ended = now, EndedBy = by.Person, EndedBecause = why };
                _ = await Events.Append(
                    change,
                    Registration.Stream + row.Number,
                    1,
                    [Recorded.Act(by, now, Registration.Ended, new { reasons = why })]
                );
                await Registrations.Put(change, after);
                await Tell(change, after);
                return after;
            },
            stop
        );
    }

    private static async Task<RegistrationRow> Find(Reading reading, Actor by, string number) =>
        await Registrations.Find(reading, number) is { } found && IsFor(by, found)
            ? found
            : throw Trouble.Absent("There is no registration of that number.");

    private static (string Authority, Registration Registration) Check(
        Actor by,
        RegistrationRequest asked,
        Office office,
        DateTimeOffset now
    )
    {
        var looked = new Looked();
        var authorities = office
            .Agencies.Values.Where(agency => agency.Kind == AgencyKind.Authority)
            .ToList();
        var authority =
            asked.Authority is { } id ? authorities.Find(agency => agency.Id == id)
            : authorities is [var only] ? only
            : null;
        looked.Unless(authority is not null, "is no authority here", "authority");
        var zone = LetterFilling.Zone(authority?.Id ?? "", office);
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime);
        var authorisation = Open(office.Accord, today)
            .FirstOrDefault(one => one.Id == asked.Authorisation);
        looked.Unless(
            authorisation is not null,
            "is no authorisation of the accord in force that one registers for",
            "authorisation"
        );
        looked.Unless(
            asked.Codes.Count <= MostCodes,
            $"are {asked.Codes.Count}; expected at most {MostCodes}",
            "codes"
        );
        foreach (var code in asked.Codes.Take(MostCodes))
        {
            var control = office.Accord.Controls.FirstOrDefault(one =>
                one.Id == code && one.Handling == Handling.Public
            );
            looked.Unless(
                control is not null && authorisation?.Controls?.Covers(control) is not false,
                control is null
                    ? "holds a code that the accord in force does not have"
                    : $"holds {code}, which the authorisation does not cover",
                "codes"
            );
        }
        looked.Unless(
            asked.Destinations.Count is > 0 and <= 250,
            "expected at least one country",
            "destinations"
        );
        foreach (var country in asked.Destinations.Take(250))
            looked.Country(country, "destinations");
        var use = looked.Text(asked.ExpectedUse, LongestUse, "expectedUse");
        looked.Unless(
            asked.KeepsConditions,
            "has to be true: whoever registers keeps the conditions",
            "keepsConditions"
        );
        looked.Done();
        var holder = office.Agencies.GetValueOrDefault(by.Agency);
        return (
            authority!.Id,
            new Registration(
                $"{authority.Name}",
                holder?.Name.ToString() ?? by.Agency,
                holder?.State,
                $"{office.Accord.Identity}",
                authorisation!.Id,
                [.. asked.Codes.Distinct().Order(StringComparer.Ordinal)],
                [.. asked.Destinations.Distinct().Order(StringComparer.Ordinal)],
                use,
                [.. authorisation.Conditions.Select(one => $"{one}")],
                authorisation.Valid.Until is { } until
                    ? CalledDocuments.LastInstant(until.AddDays(-1), zone)
                    : null
            )
        );
    }

    private async Task Tell(Transaction change, RegistrationRow row)
    {
        var contact = (await desk.Agencies(change)).GetValueOrDefault(row.Holder)?.Contact;
        if (contact is not null)
            await Mails.Put(
                change,
                new MailRow
                {
                    Id = $"{Registration.Stream}{row.Number}.ended",
                    At = row.Ended!.Value,
                    Recipient = contact,
                    Subject = $"[{row.Number}] Your registration is ended",
                    Body =
                        $"The authority ended registration {row.Number} ({Registration.Read(row.Says).Authorisation}):\n\n{row.EndedBecause}",
                    Again = row.Ended!.Value,
                }
            );
    }
}
