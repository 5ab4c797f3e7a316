using System.CommandLine;

namespace Passavant.Cli.Commands;

/// <summary><c>passavant completion</c>: scripts that let a shell complete the command, by asking the command itself.</summary>
internal static class Completion
{
    public static Command Create()
    {
        var shell = new Argument<string>("SHELL")
        {
            Description = "The shell: bash, zsh, fish or pwsh.",
        };
        shell.AcceptOnlyFromAmong("bash", "zsh", "fish", "pwsh");
        var command = new Command(
            "completion",
            "Prints a script that lets a shell complete this command."
        )
        {
            shell,
        };
        command.SetAction(result =>
        {
            Surroundings.Of(result).Output.Write(Script(result.GetRequiredValue(shell)));
            return ExitCode.Fine;
        });
        return command.WithExamples(
            "source <(passavant completion bash)",
            "passavant completion zsh > ~/.zfunc/_passavant",
            "passavant completion fish > ~/.config/fish/completions/passavant.fish",
            "passavant completion pwsh | Out-String | Invoke-Expression"
        );
    }

    private static string Script(string shell) =>
        shell switch
        {
            "bash" => """
                _passavant() {
                    local IFS=$'\n'
                    COMPREPLY=( $(passavant "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2>/dev/null) )
                }
                complete -o default -o nosort -F _passavant passavant

                """,
            "zsh" => """
                #compdef passavant
                _passavant() {
                    local -a found
                    found=("${(@f)$(passavant "[suggest:${CURSOR}]" "${BUFFER}" 2>/dev/null)}")
                    [[ -n "${found[1]}" ]] && compadd -a found
                    _files
                }
                if [[ "${funcstack[1]}" == _passavant ]]; then _passavant "$@"; else compdef _passavant passavant; fi

                """,
            "fish" => """
                complete -c passavant -a '(passavant "[suggest:"(commandline -C)"]" (commandline -p) 2>/dev/null)'

                """,
            _ => """
                Register-ArgumentCompleter -Native -CommandName passavant -ScriptBlock {
                    param($word, $ast, $cursor)
                    passavant "[suggest:$cursor]" "$ast" 2>$null | ForEach-Object {
                        [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
                    }
                }

                """,
        };
}
