using Passavant.Cases;
using Passavant.Store;
using Passavant.Web.Asking;
using Passavant.Web.People;

namespace Passavant.Web.Cases;

/// <summary>Acts that are about no case, in a stream of their own: <c>registration-R1</c>.</summary>
internal static class OwnStream
{
    private const int Tries = 10;

    /// <summary>Does it in a transaction, again where somebody else was first at the same number or version.</summary>
    public static async Task<T> Once<T>(
        Database database,
        Func<Transaction, Task<T>> work,
        CancellationToken stop
    )
    {
        for (var tried = 1; ; tried++)
            try
            {
                return await database.Write(work, stop);
            }
            catch (ConflictException) when (tried < Tries) { }
    }

    /// <summary>Appends what somebody did.</summary>
    /// <param name="expected">The version of the stream it was decided on; 0 for a new one.</param>
    /// <param name="body">Canonical JSON.</param>
    public static async Task Append(
        Transaction change,
        Actor by,
        string stream,
        int expected,
        string type,
        byte[] body,
        DateTimeOffset at
    ) =>
        _ = await Events.Append(
            change,
            stream,
            expected,
            [
                new NewEvent
                {
                    Type = type,
                    Body = body,
                    At = at,
                    Person = by.Person,
                    Agency = by.Agency,
                    Role = Appointments.Of(by.Role),
                },
            ]
        );
}

/// <summary>Looks at what somebody wrote, and gathers everything that is wrong with it.</summary>
internal sealed class Looked
{
    private readonly List<Fault> faults = [];

    /// <summary>Says that something has to hold.</summary>
    /// <param name="what">What was found and is expected where it does not.</param>
    public void Unless(bool fine, string what, params string[] loc)
    {
        if (!fine)
            faults.Add(new(["body", .. loc], what));
    }

    /// <summary>A text without the spaces around it; null where there is none.</summary>
    public string? Text(string? given, int longest, params string[] loc)
    {
        Unless(
            (given?.Length ?? 0) <= longest
                && given?.Any(sign => char.IsControl(sign) && sign is not ('\n' or '\r' or '\t'))
                    is not true,
            $"expected at most {longest} characters, and no control characters",
            loc
        );
        return string.IsNullOrWhiteSpace(given) ? null : given.Trim();
    }

    /// <summary>A text that has to be there.</summary>
    public string Need(string? given, int longest, params string[] loc)
    {
        var text = Text(given, longest, loc);
        Unless(text is not null, "is empty; expected a text", loc);
        return text ?? "";
    }

    /// <summary>A country by its two letters.</summary>
    public void Country(string? given, params string[] loc) =>
        Unless(
            given is not null && Accords.Countries.IndexOf(given) >= 0,
            "is no country; expected the two letters of ISO 3166, such as BR",
            loc
        );

    /// <summary>Ends here where anything is wrong.</summary>
    /// <exception cref="Trouble">Something is, each thing named.</exception>
    public void Done()
    {
        if (faults.Count > 0)
            throw Trouble.Invalid(faults);
    }
}
