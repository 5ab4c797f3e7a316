using Passavant.Web.Asking;

namespace Passavant.Web.Cases;

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
