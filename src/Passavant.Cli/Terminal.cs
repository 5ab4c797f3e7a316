using System.Globalization;
using Spectre.Console;

namespace Passavant.Cli;

/// <summary>Standard output for tables: as wide as the terminal, in colour only on one.</summary>
internal static class Terminal
{
    private const int PlainWidth = 180;

    public static IAnsiConsole For(Surroundings surroundings)
    {
        surroundings.Output.Flush();
        var console = AnsiConsole.Create(
            new AnsiConsoleSettings
            {
                Ansi = surroundings.Colour ? AnsiSupport.Yes : AnsiSupport.No,
                ColorSystem = surroundings.Colour
                    ? ColorSystemSupport.Standard
                    : ColorSystemSupport.NoColors,
                Interactive = InteractionSupport.No,
                Out = new AnsiConsoleOutput(surroundings.Output),
            }
        );
        console.Profile.Width =
            surroundings.Width
            ?? (
                int.TryParse(
                    surroundings.Variable("COLUMNS"),
                    NumberStyles.None,
                    CultureInfo.InvariantCulture,
                    out var columns
                )
                    ? columns
                    : PlainWidth
            );
        console.Profile.Capabilities.Unicode = true;
        return console;
    }
}
