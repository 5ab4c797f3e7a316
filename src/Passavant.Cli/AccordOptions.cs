using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Passavant.Cli;

/// <summary>Options several commands share.</summary>
internal sealed class AccordOptions
{
    public Option<string[]> Accord { get; } =
        new("--accord", "-a")
        {
            HelpName = "DIR",
            Description =
                $"The folder of an accord; may be repeated. Default: {AccordFolders.Variable}, else {AccordFolders.ByDefault} in this folder, above it or beside the program.",
            AllowMultipleArgumentsPerToken = false,
        };

    public Option<DateOnly?> AsOf { get; } = Day("--as-of", "The day of law. Default: today.");

    public Option<DateOnly?> KnownAt { get; } =
        Day(
            "--known-at",
            "What was published or issued later is left out. Default: the day of law or today, whichever is later."
        );

    public Option<Dictionary<string, string>> Choose { get; } =
        new("--choose")
        {
            HelpName = "BRACKET=ALTERNATIVE",
            Description =
                "Settles an open choice of a draft, in every text named that has it; may be repeated.",
            Arity = ArgumentArity.ZeroOrMore,
            CustomParser = Choices,
            DefaultValueFactory = _ => [],
        };

    public void AddTo(Command command)
    {
        command.Add(Accord);
        command.Add(AsOf);
        command.Add(KnownAt);
        command.Add(Choose);
    }

    /// <summary>An option that takes a day.</summary>
    public static Option<DateOnly?> Day(string name, string description) =>
        new(name)
        {
            HelpName = "DAY",
            Description = description,
            CustomParser = result =>
            {
                if (
                    DateOnly.TryParseExact(
                        result.Tokens[0].Value,
                        "yyyy-MM-dd",
                        CultureInfo.InvariantCulture,
                        DateTimeStyles.None,
                        out var day
                    )
                )
                    return day;
                result.AddError(
                    $"'{result.Tokens[0].Value}' is no day; expected for example '2026-01-31' after {name}."
                );
                return null;
            },
        };

    private static Dictionary<string, string> Choices(ArgumentResult result)
    {
        var choices = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var token in result.Tokens)
        {
            var equals = token.Value.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0)
                choices[token.Value[..equals].Trim()] = token.Value[(equals + 1)..].Trim();
            else
                result.AddError(
                    $"'{token.Value}' is no choice; expected for example '--choose B-1=a'."
                );
        }
        return choices;
    }

    /// <summary>The day of law and the day of knowledge.</summary>
    public (DateOnly AsOf, DateOnly KnownAt) Days(ParseResult result, Surroundings surroundings)
    {
        var asOf = result.GetValue(AsOf) ?? surroundings.Today;
        return (
            asOf,
            result.GetValue(KnownAt) ?? (asOf > surroundings.Today ? asOf : surroundings.Today)
        );
    }

    /// <summary>The days to look at a text on: those given, else today or the day nearest to it on which the text is in force and known.</summary>
    public (DateOnly AsOf, DateOnly KnownAt) DaysOf(
        ParseResult result,
        Accords.Accord accord,
        Surroundings surroundings
    )
    {
        var asOf = result.GetValue(AsOf) ?? InForce(accord, surroundings.Today);
        return (asOf, result.GetValue(KnownAt) ?? Known(accord, asOf, surroundings.Today));
    }

    /// <summary>The day nearest to <paramref name="day"/> on which a text is in force.</summary>
    public static DateOnly InForce(Accords.Accord accord, DateOnly day) =>
        accord.Valid.From is { } from && day < from ? from
        : accord.Valid.Until is { } until && day >= until && until > DateOnly.MinValue
            ? until.AddDays(-1)
        : day;

    /// <summary>The first day from today on which law of <paramref name="asOf"/> and the text itself are known.</summary>
    public static DateOnly Known(Accords.Accord accord, DateOnly asOf, DateOnly today)
    {
        var day = asOf > today ? asOf : today;
        return accord.Published is { } published && published > day ? published : day;
    }
}
