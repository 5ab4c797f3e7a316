using System.CommandLine;
using Passavant.Accords.Words;

namespace Passavant.Cli.Commands;

/// <summary>The names of the formats documents are printed in.</summary>
internal static class DocumentFormats
{
    private static readonly string[] Names = ["text", "markdown", "html", "json"];

    public static Option<string> Option(string description)
    {
        var option = new Option<string>("--format", "-f")
        {
            HelpName = string.Join('|', Names),
            Description = description,
            DefaultValueFactory = _ => "text",
        };
        option.AcceptOnlyFromAmong(Names);
        return option;
    }

    public static DocumentFormat Of(ParseResult result, Option<string> option) =>
        (DocumentFormat)Array.IndexOf(Names, result.GetRequiredValue(option));
}
