using Passavant.Cases;
using Passavant.Store;
using Passavant.Web.Asking;

namespace Passavant.Web.People;

/// <summary>Somebody signed in, whether or not they chose yet what to act as.</summary>
/// <param name="Person">Who.</param>
/// <param name="Session">Their sign-in, or their program's token.</param>
/// <param name="Appointments">What they may act as now.</param>
internal sealed record SignedIn(
    PersonRow Person,
    SessionRow Session,
    IReadOnlyList<AppointmentRow> Appointments
)
{
    /// <summary>Whether a program asks, with a token.</summary>
    public bool IsProgram => Session.Kind == SessionKinds.Token;

    /// <summary>What they act as; null before they chose.</summary>
    public AppointmentRow? Acting =>
        Session.Appointment is { } chosen ? Appointments.FirstOrDefault(one => one.Id == chosen)
        : Appointments.Count == 1 ? Appointments[0]
        : null;

    /// <summary>Who asks; null before they chose what to act as.</summary>
    public Caller? Caller =>
        Acting is { } acting
            ? new Caller(
                acting.Actor(),
                Person.Name,
                Session.TokenHash,
                Session
                    .Scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                    .ToHashSet(StringComparer.Ordinal)
            )
            : null;

    /// <summary>Who signed in.</summary>
    /// <exception cref="Trouble">Nobody: 401.</exception>
    public static SignedIn Of(HttpContext context) =>
        context.Features.Get<SignedIn>() ?? throw Callers.NotSignedIn();
}

/// <summary>What the rows of sessions are.</summary>
internal static class SessionKinds
{
    /// <summary>A person's sign-in.</summary>
    public const string Session = "session";

    /// <summary>A program's token.</summary>
    public const string Token = "token";

    /// <summary>A one-time secret with which a person sets a password; nothing else can be done with it.</summary>
    public const string Invitation = "invitation";
}

/// <summary>Appointments as the work on cases knows them.</summary>
internal static class Appointments
{
    /// <summary>Who acts under it.</summary>
    public static Actor Actor(this AppointmentRow row) =>
        new(row.Person, row.Agency, RoleOf(row.Role))
        {
            Rungs = row.Rungs.Split(' ', StringSplitOptions.RemoveEmptyEntries),
        };

    /// <summary>Whether it is held at an instant.</summary>
    public static bool IsHeld(this AppointmentRow row, DateTimeOffset now) =>
        row.Since <= now && (row.Until is not { } until || now < until);

    /// <summary>A role as it is written.</summary>
    public static string Of(Role role) => CaseJson.Word(role);

    private static Role RoleOf(string text) =>
        Enum.Parse<Role>(text.Replace("-", "", StringComparison.Ordinal), true);
}
