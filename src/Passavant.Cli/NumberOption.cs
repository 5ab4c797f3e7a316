using System.CommandLine;
using System.Globalization;

namespace Passavant.Cli;

/// <summary>Options that take a whole number within bounds.</summary>
internal static class NumberOption
{
    /// <summary>Refuses numbers out of bounds. What is no number is refused by the parser, which has no value then that could be asked for.</summary>
    public static void Within<T>(this Option<T> option, long least, long most, string words) =>
        option.Validators.Add(given =>
        {
            if (
                given.Tokens is [{ Value: var text }]
                && long.TryParse(
                    text,
                    NumberStyles.Integer,
                    CultureInfo.InvariantCulture,
                    out var number
                )
                && (number < least || number > most)
            )
                given.AddError(words);
        });
}
