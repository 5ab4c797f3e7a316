using Passavant.Store;
using Passavant.Web.Administration;
using Passavant.Web.Pages.Parts;

namespace Passavant.Web.Pages.Administration;

/// <summary>The fields in which a person is entered or changed.</summary>
internal static class PersonForm
{
    /// <summary>The fields.</summary>
    public static Markup Fields(Form form, Here here) =>
        Markup.Of([
            Field.Text(form, "name", here["Full name"], complete: "off"),
            Field.Text(
                form,
                "signIn",
                here["Name to sign in with"],
                here["Letters from a to z, digits and . - _ @ +, such as ana.lima"],
                20,
                complete: "off"
            ),
            Field.Text(
                form,
                "email",
                here["E-mail address (optional)"],
                here["Mail about their cases goes there."],
                30,
                "email",
                "off"
            ),
            Field.Radios(
                form,
                "language",
                here["Language they read"],
                [new("en", "English"), new("fr", "Français")],
                inline: true
            ),
        ]);

    /// <summary>Puts a person into the fields.</summary>
    public static void Fill(Form form, PersonRow person)
    {
        form.Fill("name", person.Name);
        form.Fill("signIn", person.SignIn);
        form.Fill("email", person.Email);
        form.Fill("language", person.Language);
    }

    /// <summary>What the fields say.</summary>
    public static PersonRoutes.Request Read(Form form, bool isActive) =>
        new(
            form.Text("name"),
            form.Text("signIn"),
            form.Text("email") is { Length: > 0 } email ? email : null,
            form.Text("language") is { Length: > 0 } language ? language : null,
            isActive
        );

    /// <summary>What to say of each field that is wrong.</summary>
    public static (string, string)[] Says(Here here) =>
        [
            ("name", here["Enter the full name, with up to 200 letters"]),
            (
                "signIn",
                here[
                    "Enter a name to sign in with: up to 100 letters from a to z, digits and . - _ @ +"
                ]
            ),
            ("email", here["Enter an e-mail address such as ana@ministry.example, or leave it out"]),
            ("language", here["Choose the language they read"]),
        ];
}
