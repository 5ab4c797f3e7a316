using System.CommandLine;
using Passavant.Accords.Words;

namespace Passavant.Cli.Commands;

/// <summary>The language a command speaks.</summary>
internal static class LanguageOption
{
    public static Option<Language> Create() =>
        new("--language", "--lang", "-l")
        {
            HelpName = "en|fr",
            Description =
                "The language: en or fr. Default: that of the environment (LANG), else en.",
            CustomParser = result =>
            {
                if (Language.TryParse(result.Tokens[0].Value, null, out var language))
                    return language;
                result.AddError(
                    $"'{result.Tokens[0].Value}' is no language spoken here; expected en or fr after --language."
                );
                return Language.English;
            },
            DefaultValueFactory = _ =>
                Language.TryParse(
                    Environment.GetEnvironmentVariable("LANG"),
                    null,
                    out var language
                )
                    ? language
                    : Language.English,
        };
}
