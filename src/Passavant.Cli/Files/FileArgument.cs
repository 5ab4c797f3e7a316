using System.CommandLine;
using Passavant.Accords.Reading;

namespace Passavant.Cli.Files;

/// <summary>One or more files to read. What looks like an option is a misspelt option, not a file.</summary>
internal static class FileArgument
{
    public static Argument<string[]> Create(string name, string description)
    {
        var argument = new Argument<string[]>(name)
        {
            Description = description,
            Arity = ArgumentArity.OneOrMore,
        };
        argument.Validators.Add(result =>
        {
            foreach (var token in result.Tokens)
                if (token.Value.Length > 1 && token.Value[0] == '-')
                {
                    var known = argument
                        .Parents.OfType<Command>()
                        .SelectMany(command => command.Options)
                        .SelectMany(option => option.Aliases.Prepend(option.Name));
                    var nearest = Nearest.Of(token.Value, known);
                    result.AddError(
                        $"'{token.Value}' is no option{(nearest is null ? "; --help lists those there are." : $"; did you mean '{nearest}'?")} A file of that name is written './{token.Value}'."
                    );
                }
        });
        return argument;
    }
}
