namespace Passavant.Letters;

/// <summary>A language, and the few words a letter has around its text.</summary>
/// <remarks>English and French are here; an authority that writes in another language gives its own.</remarks>
public sealed record LetterWords
{
    /// <summary>The language as a tag, such as <c>fr</c> or <c>en-GB</c>.</summary>
    public required string Language
    {
        get;
        init =>
            field =
                value.Length is >= 2 and <= 35
                && value.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-')
                    ? value
                    : throw new ArgumentException(
                        $"'{value}' is not a language tag; expected one such as 'fr' or 'en-GB'"
                    );
    }

    /// <summary>Before the reference.</summary>
    public required string Reference
    {
        get;
        init => field = Plain.Line(value, "word for reference");
    }

    /// <summary>Before the day.</summary>
    public required string Date
    {
        get;
        init => field = Plain.Line(value, "word for date");
    }

    /// <summary>Before the number of a page, for those who hear it read.</summary>
    public required string Page
    {
        get;
        init => field = Plain.Line(value, "word for page");
    }

    /// <summary>The twelve months, as they stand in a date.</summary>
    public required IReadOnlyList<string> Months
    {
        get;
        init =>
            field =
                value.Count == 12
                    ? Plain.Lines(value, "month")
                    : throw new ArgumentException("a year has twelve months");
    }

    /// <summary>How the first of a month is written; null for <c>1</c>.</summary>
    public string? First { get; init; }

    /// <summary>A day, written out, with no-break spaces in it.</summary>
    public string Day(DateOnly day) =>
        $"{(day.Day == 1 && First is not null ? First : day.Day)}\u00a0{Months[day.Month - 1]}\u00a0{day.Year}";

    /// <summary>English.</summary>
    public static LetterWords English { get; } =
        new()
        {
            Language = "en",
            Reference = "Our reference",
            Date = "Date",
            Page = "Page",
            Months =
            [
                "January",
                "February",
                "March",
                "April",
                "May",
                "June",
                "July",
                "August",
                "September",
                "October",
                "November",
                "December",
            ],
        };

    /// <summary>French.</summary>
    public static LetterWords French { get; } =
        new()
        {
            Language = "fr",
            Reference = "Notre référence",
            Date = "Date",
            Page = "Page",
            First = "1er",
            Months =
            [
                "janvier",
                "février",
                "mars",
                "avril",
                "mai",
                "juin",
                "juillet",
                "août",
                "septembre",
                "octobre",
                "novembre",
                "décembre",
            ],
        };
}
