using System.Globalization;

namespace Passavant.Bench.Generated;

/// <summary>How a fact is compared.</summary>
public enum Comparing
{
    /// <summary>At least the limit.</summary>
    AtLeast,

    /// <summary>More than the limit.</summary>
    MoreThan,

    /// <summary>At most the limit.</summary>
    AtMost,

    /// <summary>Less than the limit.</summary>
    LessThan,

    /// <summary>One of the words.</summary>
    OneOf,
}

/// <summary>One comparison of a generated rule: a number with a whole limit, or a word with a list. Every engine can say it in its own syntax.</summary>
/// <param name="Term">The term's name in the accord.</param>
/// <param name="Comparing">How it is compared.</param>
/// <param name="Limit">The limit of a number.</param>
/// <param name="Unit">The unit of a number.</param>
/// <param name="Words">The words of a choice.</param>
public sealed record Test(
    string Term,
    Comparing Comparing,
    int Limit,
    string Unit,
    IReadOnlyList<string> Words
)
{
    /// <summary>A comparison with a limit.</summary>
    public static Test Of(Parameter parameter, Comparing comparing, int limit) =>
        new(parameter.Name, comparing, limit, parameter.Unit, []);

    /// <summary>Membership in a list.</summary>
    public static Test OneOf(string term, IReadOnlyList<string> words) =>
        new(term, Comparing.OneOf, 0, "", words);

    /// <summary>The name as an identifier, for engines that have no spaces in names.</summary>
    public string Key => KeyOf(Term);

    /// <summary>A term's name as an identifier.</summary>
    public static string KeyOf(string term) => term.Replace(' ', '_');

    /// <summary>The comparison as a sentence of an accord.</summary>
    public string Sentence =>
        Comparing switch
        {
            Comparing.AtLeast => Numeric("at least"),
            Comparing.MoreThan => Numeric("more than"),
            Comparing.AtMost => Numeric("at most"),
            Comparing.LessThan => Numeric("less than"),
            _ => $"{Term} is one of {string.Join(", ", Words)}",
        };

    /// <summary>The comparison with <c>&gt;=</c> and its like, where words are told apart by <paramref name="oneOf"/>.</summary>
    public string Infix(string prefix, Func<string, IReadOnlyList<string>, string> oneOf) =>
        Comparing == Comparing.OneOf
            ? oneOf(prefix + Key, Words)
            : string.Create(CultureInfo.InvariantCulture, $"{prefix}{Key} {Sign} {Limit}");

    /// <summary>The sign of a comparison with a limit.</summary>
    public string Sign =>
        Comparing switch
        {
            Comparing.AtLeast => ">=",
            Comparing.MoreThan => ">",
            Comparing.AtMost => "<=",
            _ => "<",
        };

    private string Numeric(string words) =>
        string.Create(CultureInfo.InvariantCulture, $"{Term} is {words} {Limit} {Unit}");
}
