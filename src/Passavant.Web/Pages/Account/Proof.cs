using Passavant.Web.Asking;
using Passavant.Web.Pages.Parts;
using Passavant.Web.People;

namespace Passavant.Web.Pages.Account;

/// <summary>Proving once more who one is, before what one signs in with changes.</summary>
internal static class Proof
{
    /// <summary>The fields: the password and, where one is set, the second factor.</summary>
    public static Markup Fields(Form form, Here here, Person person) =>
        Markup.Of([
            Field.Text(
                form,
                "current",
                here["Your password now"],
                width: 20,
                type: "password",
                complete: "current-password"
            ),
            person.Now.SecondFactor
                ? Field.Text(
                    form,
                    "code",
                    here["Code from your authenticator, or a recovery code"],
                    width: 10,
                    complete: "one-time-code",
                    mode: "text"
                )
                : Markup.Empty,
        ]);

    /// <summary>Whether the fields are filled.</summary>
    public static bool IsGiven(Form form, Here here, Person person)
    {
        _ = form.Required("current", here["Enter your password"], 1000);
        if (person.Now.SecondFactor)
            _ = form.Required("code", here["Enter the code your authenticator shows now"], 100);
        return form.IsRight;
    }

    /// <summary>Says on the form why something was not done; throws again what is not about it.</summary>
    public static void Refused(Form form, Here here, Trouble trouble)
    {
        if (
            trouble.Status
            is not (
                StatusCodes.Status401Unauthorized
                or StatusCodes.Status409Conflict
                or StatusCodes.Status422UnprocessableEntity
                or StatusCodes.Status429TooManyRequests
            )
        )
            throw trouble;
        if (trouble.Faults.Count == 0)
            form.Wrong(
                trouble.Code == "not-proven" ? "current" : "",
                here.Language == "fr" ? trouble.French ?? trouble.Message : trouble.Message
            );
        foreach (var fault in trouble.Faults)
            form.Wrong(
                fault.Loc is ["body", var field, ..] ? field : "",
                fault.Type switch
                {
                    "PasswordTooShort" => here["Use at least 12 signs"],
                    "PasswordRequiresUniqueChars" => here["Use at least 5 different signs"],
                    "too_long" => here["Use at most 256 signs"],
                    "too_easy" => here["Leave out the name you sign in with"],
                    _ => fault.Msg,
                }
            );
    }
}
