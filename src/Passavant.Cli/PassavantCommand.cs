using System.CommandLine;
using System.CommandLine.Help;
using Passavant.Accords.Reading;
using Passavant.Cli.Commands;

namespace Passavant.Cli;

/// <summary>The command <c>passavant</c>, apart from the process it runs in.</summary>
internal static class PassavantCommand
{
    /// <summary>Runs one command line and answers with its exit code. Nothing a user can get wrong leaves it as an exception.</summary>
    public static int Run(IReadOnlyList<string> args, Surroundings surroundings)
    {
        try
        {
            var root = Create();
            // A text that begins with @ is the content of a file to some options, never more of the command line.
            var result = root.Parse(
                args,
                new ParserConfiguration { ResponseFileTokenReplacer = null }
            );
            var code =
                result.Errors.Count > 0 && result.Action is not HelpAction
                    ? Refuse(result, surroundings)
                    : result.Invoke(surroundings);
            surroundings.Output.Flush();
            return code;
        }
        catch (Trouble trouble)
        {
            surroundings.Output.Flush();
            surroundings.Error.WriteLine($"passavant: {trouble.Message}");
            return trouble.Code;
        }
        catch (OperationCanceledException)
        {
            surroundings.Error.WriteLine("passavant: stopped.");
            return ExitCode.Stopped;
        }
        catch (IOException wrong) when (BrokenPipe.Is(wrong))
        {
            return ExitCode.Fine;
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            surroundings.Error.WriteLine($"passavant: {wrong.Message}");
            return ExitCode.Unusable;
        }
        // Whoever copies the program alone learns what else belongs to it.
        catch (Exception wrong)
            when (wrong is DllNotFoundException or { InnerException: DllNotFoundException })
        {
            surroundings.Error.WriteLine(
                $"passavant: a library that signatures need cannot be loaded; libsodium belongs beside the program, as it was published: {AppContext.BaseDirectory}"
            );
            return ExitCode.Unusable;
        }
    }

    /// <summary>The whole command line. Commands are composed here and nowhere else.</summary>
    public static RootCommand Create()
    {
        var root = new RootCommand(
            "Assesses proposed transfers of dual-use technology against an agreed text, the accord."
        )
        {
            Assess.Create(),
            Classify.Create(),
            Explain.Create(),
            Replay.Create(),
            CheckLoopholes.Create(),
            Compare.Create(),
            VerifyCertificate.Create(),
            Audit.Create(),
            Verify.Create(),
            Present.Create(),
            KeysCommand.Create(),
            AccordCommand.Create(),
            Lists.Create(),
            Screen.Create(),
            RescreenCommand.Create(),
            CompareNames.Create(),
            CaseCommand.Create(),
            SigningIn.SignIn(),
            SigningIn.SignOut(),
            SigningIn.WhoAmI(),
            Completion.Create(),
        };
        root.HelpName = "passavant";
        foreach (var option in root.Options)
            if (option is HelpOption { Action: HelpAction plain } help)
                help.Action = new HelpWithExamples(plain);
        return root.WithExamples(
            "passavant assess samples/transfers.csv",
            "passavant assess big.csv --output determinations.jsonl --rejects rejects.csv",
            "passavant classify --fact 'item=frequency changer' --fact 'output frequency=650 Hz'",
            "passavant explain samples/transfers.csv --transfer T-001",
            "passavant replay determinations.jsonl",
            "passavant accord check accords/eu-2025-11",
            "passavant check-loopholes accords/eu-2025-11",
            "passavant compare accords/ours-1 accords/ours-2",
            "passavant screen \"Владимир Иванов\" --born 1961",
            "passavant case list --officer me"
        );
    }

    private static int Refuse(ParseResult result, Surroundings surroundings)
    {
        var command = result.CommandResult.Command;
        foreach (var error in result.Errors)
            surroundings.Error.WriteLine($"passavant: {error.Message}");
        var known = command
            .Subcommands.Select(one => one.Name)
            .Concat(command.Options.SelectMany(option => option.Aliases.Prepend(option.Name)))
            .ToList();
        foreach (var token in result.UnmatchedTokens)
            if (Nearest.Of(token, known) is { } nearest)
                surroundings.Error.WriteLine($"Did you mean '{nearest}'?");
        surroundings.Error.WriteLine($"See '{PathOf(command)} --help'.");
        return ExitCode.Unusable;
    }

    private static string PathOf(Command command) =>
        command is RootCommand ? "passavant"
        : command.Parents.OfType<Command>().FirstOrDefault() is { } parent
            ? $"{PathOf(parent)} {command.Name}"
        : command.Name;
}
