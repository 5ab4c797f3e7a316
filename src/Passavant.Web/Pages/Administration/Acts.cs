using System.Text.Json;
using Passavant.Web.Administration;

namespace Passavant.Web.Pages.Administration;

/// <summary>An act of an administrator as people read it.</summary>
/// <param name="Number">Its place among them.</param>
/// <param name="At">When.</param>
/// <param name="Who">Who did it.</param>
/// <param name="What">What was done.</param>
/// <param name="About">To whom or what; empty where that is not said.</param>
/// <param name="Path">The page about it; null where there is none.</param>
/// <param name="Body">Everything it says.</param>
internal sealed record ActLine(
    int Number,
    DateTimeOffset At,
    string Who,
    string What,
    string About,
    string? Path,
    string Body
);

/// <summary>What administrators did, in words.</summary>
internal static class Acts
{
    private static readonly JsonSerializerOptions Spread = new()
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>An act in words.</summary>
    public static ActLine Line(
        Here here,
        OversightRoutes.ActView act,
        IReadOnlyDictionary<string, string> names
    )
    {
        var (about, path) = About(here, act, names);
        return new(
            act.Number,
            act.At,
            names.GetValueOrDefault(act.Person, act.Person),
            here[What(act.Type)],
            about,
            path,
            JsonSerializer.Serialize(act.Body, Spread)
        );
    }

    private static string What(string type) =>
        type switch
        {
            "administrator-entered" => Words.Text("Entered an administrator"),
            "person-entered" => Words.Text("Entered a person"),
            "person-changed" => Words.Text("Changed a person"),
            "person-invited" => Words.Text("Invited a person again"),
            "second-factor-taken" => Words.Text("Took away a second factor"),
            "person-signed-out" => Words.Text("Ended a person’s sign-ins"),
            "appointed" => Words.Text("Appointed"),
            "appointment-ended" => Words.Text("Ended an appointment"),
            "agency-entered" => Words.Text("Entered an agency"),
            "agency-changed" => Words.Text("Changed an agency"),
            "calendar-entered" => Words.Text("Entered a calendar"),
            "calendar-changed" => Words.Text("Changed a calendar"),
            "letter-template-entered" => Words.Text("Entered a letter of the authority’s own"),
            "letter-template-changed" => Words.Text("Changed a letter"),
            "letter-template-removed" => Words.Text("Went back to the program’s letter"),
            "edition-entered" => Words.Text("Entered an edition of the accord"),
            "edition-activated" => Words.Text("Said from when an edition is in force"),
            "list-entered" => Words.Text("Entered a list"),
            "list-activated" => Words.Text("Said from when a list is in force"),
            "log-key" => Words.Text("Had another key sign the log"),
            "log-key-retired" => Words.Text("Retired a key of the log"),
            "document-key" => Words.Text("Had another key sign documents"),
            "document-key-retired" => Words.Text("Retired a key for documents"),
            "agreement-entered" => Words.Text("Entered an agreement on comparing lists"),
            "agreement-ended" => Words.Text("Ended an agreement on comparing lists"),
            _ => type,
        };

    private static (string About, string? Path) About(
        Here here,
        OversightRoutes.ActView act,
        IReadOnlyDictionary<string, string> names
    )
    {
        switch (act.Type.Split('-')[0])
        {
            case "appointed" or "appointment":
                var person = Text("person");
                return (
                    $"{names.GetValueOrDefault(person, person)}: {Role(here, Text("role"))}, {Text("agency")}",
                    $"/administration/people/{person}"
                );
            case "person" or "second" or "administrator":
                var id = Text("id") is { Length: > 0 } own ? own : Text("person");
                return (names.GetValueOrDefault(id, id), $"/administration/people/{id}");
            case "agency":
                return (Text("id"), $"/administration/agencies/{Text("id")}");
            case "calendar":
                return (Text("name"), $"/administration/calendars/{Text("name")}");
            case "letter":
                return (
                    $"{Text("authority")}, {Text("kind")}, {Text("language")}",
                    $"/administration/letters/{Text("authority")}/{Text("kind")}/{Text("language")}"
                );
            case "edition":
                return (Text("title"), $"/administration/editions/{Text("identity")}");
            case "list":
                return (Text("list"), $"/administration/lists/{Text("hash")}");
            case "log" or "document":
                return (Text("why"), null);
            default:
                return ("", null);
        }

        string Text(string name) =>
            act.Body.ValueKind == JsonValueKind.Object
            && act.Body.TryGetProperty(name, out var value)
            && value.ValueKind == JsonValueKind.String
                ? value.GetString()!
                : "";
    }

    private static string Role(Here here, string word) =>
        Passavant.Web.Cases.Choices.TryFind<Passavant.Cases.Role>(word) is { } role
            ? here[Navigation.NameOf(role)]
            : word;
}
