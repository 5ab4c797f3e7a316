using System.CommandLine;
using Passavant.Accords.Reading;
using Passavant.Accords.Words;

namespace Passavant.Cli.Commands;

/// <summary><c>passavant accord show</c>: an accord as a readable document.</summary>
internal static class AccordShow
{
    public static Command Create()
    {
        var path = new Argument<string>("PATH") { Description = "The folder of an accord." };
        var format = DocumentFormats.Option("How to print it: text, markdown, html or json.");
        var language = LanguageOption.Create();
        var chapter = new Option<string?>("--chapter")
        {
            HelpName = "CHAPTER",
            Description = $"One chapter: {string.Join(", ", AccordDocument.Chapters)}.",
        };
        chapter.AcceptOnlyFromAmong([.. AccordDocument.Chapters]);
        var control = new Option<string?>("--control")
        {
            HelpName = "CODE",
            Description = "One control, such as 3A225.",
        };
        var options = new AccordOptions();
        var command = new Command(
            "show",
            "Prints an accord as a readable document: matrix, glossary, every provision as sentences beside its source."
        )
        {
            path,
            format,
            language,
            chapter,
            control,
            options.Choose,
        };
        command.SetAction(result =>
        {
            var surroundings = Surroundings.Of(result);
            var accord = AccordFolders.Read(
                result.GetRequiredValue(path),
                result.GetValue(options.Choose)!,
                surroundings
            );
            var code = result.GetValue(control);
            if (code is not null && accord.FindControl(code) is null)
                throw new Trouble(
                    $"the accord holds no control '{code}'{(Nearest.Of(code, accord.Controls.Select(one => one.Id)) is { } nearest ? $"; did you mean '{nearest}'?" : ".")}"
                );
            var document = AccordDocument.Of(
                accord,
                result.GetRequiredValue(language),
                new AccordSelection { Chapter = result.GetValue(chapter), Control = code }
            );
            surroundings.Output.Write(
                document.Render(DocumentFormats.Of(result, format), surroundings.Colour)
            );
            return ExitCode.Fine;
        });
        return command.WithExamples(
            "passavant accord show accords/eu-2025-11 --format html > eu.html",
            "passavant accord show accords/eu-2025-11 --control 3A225",
            "passavant accord show accords/us-2026-06 --chapter matrix --language fr"
        );
    }
}
