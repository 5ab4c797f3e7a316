using Passavant.Cases;

namespace Passavant.Web.Pages;

/// <summary>Where one can go from any page: what everybody can see, and the seats of whoever is signed in.</summary>
internal static class Navigation
{
    private static readonly (string, string)[] Public =
    [
        ("/check", Words.Text("May I send this?")),
        ("/accord", Words.Text("The accord")),
        ("/figures", Words.Text("Figures")),
    ];

    /// <summary>The places, each with the English text of its link.</summary>
    public static IEnumerable<(string Path, string Label)> Of(Here here) =>
        here.Role is { } role ? [.. Seats(role), .. Public] : Public;

    /// <summary>The page somebody begins at.</summary>
    public static string Desk(Role role) => Seats(role)[0].Path;

    /// <summary>Whether the page is at a place or under it.</summary>
    public static bool IsIn(Here here, string path) =>
        IsUnder(here, path)
        // Of two places one under the other, it is in the narrower.
        && !Of(here).Any(other => other.Path.Length > path.Length && IsUnder(here, other.Path));

    private static bool IsUnder(Here here, string path) =>
        here.Path == path || here.Path.StartsWith($"{path}/", StringComparison.Ordinal);

    private static (string Path, string Label)[] Seats(Role role) =>
        role switch
        {
            Role.Applicant =>
            [
                ("/applications", Words.Text("Your applications")),
                ("/products", Words.Text("Products")),
                ("/parties", Words.Text("Parties")),
                ("/registrations", Words.Text("Registrations")),
                ("/holder-keys", Words.Text("Keys of devices")),
            ],
            Role.Officer =>
            [
                ("/work", Words.Text("Queue")),
                ("/work/countersign", Words.Text("Second signatures")),
                ("/registrations", Words.Text("Registrations")),
                ("/deliveries", Words.Text("Deliveries")),
                ("/comparisons", Words.Text("Comparisons")),
            ],
            Role.Member =>
            [
                ("/work", Words.Text("Queue")),
                ("/work/countersign", Words.Text("Second signatures")),
                ("/comparisons", Words.Text("Comparisons")),
            ],
            Role.Head =>
            [
                ("/work", Words.Text("Queue")),
                ("/work/countersign", Words.Text("Second signatures")),
                ("/supervision", Words.Text("Supervision")),
                ("/supervision/questions", Words.Text("Questions of auditors")),
                ("/registrations", Words.Text("Registrations")),
                ("/deliveries", Words.Text("Deliveries")),
                ("/comparisons", Words.Text("Comparisons")),
            ],
            Role.Supervisor =>
            [
                ("/supervision", Words.Text("Supervision")),
                ("/supervision/questions", Words.Text("Questions of auditors")),
                ("/work", Words.Text("Queue")),
                ("/registrations", Words.Text("Registrations")),
                ("/deliveries", Words.Text("Deliveries")),
                ("/comparisons", Words.Text("Comparisons")),
            ],
            Role.Adviser => [("/advice", Words.Text("Advice"))],
            Role.Partner =>
            [
                ("/consultations", Words.Text("Consultations")),
                ("/consultations/denials", Words.Text("Your refusals")),
            ],
            Role.Panel => [("/appeals", Words.Text("Appeals"))],
            Role.Ombudsperson => [("/grievances", Words.Text("Grievances"))],
            Role.Auditor =>
            [
                ("/oversight", Words.Text("Oversight")),
                ("/oversight/questions", Words.Text("Questions")),
                ("/registrations", Words.Text("Registrations")),
                ("/deliveries", Words.Text("Deliveries")),
                ("/comparisons", Words.Text("Comparisons")),
                ("/holder-keys", Words.Text("Keys of devices")),
            ],
            Role.Administrator => [("/administration", Words.Text("Administration"))],
            _ => [("", Words.Text("Start"))],
        };

    /// <summary>What a role is called, in English.</summary>
    public static string NameOf(Role role) =>
        role switch
        {
            Role.Applicant => Words.Text("applicant"),
            Role.Officer => Words.Text("licensing officer"),
            Role.Head => Words.Text("head of unit"),
            Role.Member => Words.Text("member of a body"),
            Role.Supervisor => Words.Text("supervisor"),
            Role.Adviser => Words.Text("adviser"),
            Role.Partner => Words.Text("partner state's desk"),
            Role.Panel => Words.Text("appeal panel"),
            Role.Ombudsperson => Words.Text("ombudsperson"),
            Role.Auditor => Words.Text("auditor"),
            Role.Administrator => Words.Text("administrator"),
            Role.EndUser => Words.Text("end user"),
            _ => Words.Text("system"),
        };
}
