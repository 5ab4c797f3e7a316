using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Runtime.CompilerServices;

namespace Passavant.Cli;

/// <summary>Examples for a command's help.</summary>
internal static class Examples
{
    private static readonly ConditionalWeakTable<Command, string[]> All = [];

    /// <summary>Adds command lines that <c>--help</c> shows.</summary>
    public static T WithExamples<T>(this T command, params string[] lines)
        where T : Command
    {
        All.AddOrUpdate(command, lines);
        return command;
    }

    public static IReadOnlyList<string> Of(Command command) =>
        All.TryGetValue(command, out var lines) ? lines : [];
}

/// <summary>Commands that tell what fails from what could not be checked.</summary>
internal static class ThreeAnswers
{
    private static readonly ConditionalWeakTable<Command, object> All = [];

    /// <summary>Says so in <c>--help</c>.</summary>
    public static T WithThreeAnswers<T>(this T command)
        where T : Command
    {
        All.AddOrUpdate(command, command);
        return command;
    }

    public static bool Has(Command command) => All.TryGetValue(command, out _);
}

/// <summary>The usual help, then examples and exit codes.</summary>
internal sealed class HelpWithExamples(HelpAction plain) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var output = parseResult.InvocationConfiguration.Output;
        plain.Invoke(parseResult);
        var examples = Examples.Of(parseResult.CommandResult.Command);
        if (examples.Count > 0)
        {
            output.WriteLine("Examples:");
            foreach (var line in examples)
                output.WriteLine($"  {line}");
            output.WriteLine();
        }
        output.WriteLine("Exit codes:");
        var three = ThreeAnswers.Has(parseResult.CommandResult.Command);
        output.WriteLine(three ? "  0  every check holds" : "  0  fine");
        output.WriteLine(
            three ? "  1  a check fails" : "  1  findings: faults, rejected rows, a difference"
        );
        output.WriteLine("  2  wrong usage, or input that cannot be read");
        if (three)
            output.WriteLine("  3  no check fails, but something could not be checked");
        return ExitCode.Fine;
    }
}
