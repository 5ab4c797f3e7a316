using System.CommandLine;
using Passavant.Accords;
using Passavant.Accords.Words;

namespace Passavant.Cli.Commands;

/// <summary><c>passavant classify</c>: which controls an item falls under, and what to ask to know.</summary>
internal static class Classify
{
    public static Command Create()
    {
        var accord = new AccordOptions();
        var facts = new Option<string[]>("--fact")
        {
            HelpName = "NAME=VALUE",
            Description =
                "A fact, such as 'item=frequency changer', 'output frequency=650 Hz', 'end user: country=NG' or 'end use=civil, documented'; may be repeated.",
        };
        var language = LanguageOption.Create();
        var json = new Option<bool>("--json") { Description = "The answer as JSON." };
        var interactive = new Option<bool>("--interactive", "-i")
        {
            Description = "Ask until the answer is settled; answers may be piped in, one a line.",
        };
        var all = new Option<bool>("--all")
        {
            Description =
                "List the controls that do not reach the item too, each with what rules it out.",
        };
        var command = new Command(
            "classify",
            "Says which controls an item falls under, which are open on which facts, and what to ask first."
        )
        {
            facts,
            language,
            json,
            interactive,
            all,
        };
        accord.AddTo(command);
        command.SetAction(result =>
        {
            var surroundings = Surroundings.Of(result);
            var text = AccordFolders.Read(
                AccordFolders.Choose(result.GetValue(accord.Accord) ?? [], surroundings)[0],
                result.GetValue(accord.Choose)!,
                surroundings
            );
            var (asOf, knownAt) = accord.Days(result, surroundings);
            AccordFolders.WarnUnlessInForce(text, asOf, knownAt, surroundings);
            var assessor = new Assessor(text, Instruments.None, asOf, knownAt);
            var stated = (result.GetValue(facts) ?? []).Aggregate(
                StatedFacts.None,
                (known, fact) => known.With(fact, text.Glossary)
            );
            var spoken = result.GetRequiredValue(language);
            if (result.GetValue(interactive))
            {
                using var answers = new StreamReader(surroundings.Input, leaveOpen: true);
                // Questions go to standard error where the answer must stand alone.
                stated = new Interview(
                    assessor,
                    spoken,
                    answers,
                    result.GetValue(json) ? surroundings.Error : surroundings.Output
                ).Run(stated);
            }
            var transfer = stated.ToTransfer();
            var classification = assessor.ClassifyWithQuestions(transfer);
            var determination = stated.SpeakOfTheTransfer ? assessor.Assess(transfer) : null;
            if (result.GetValue(json))
            {
                surroundings.Output.Flush();
                surroundings.Bytes.Write(ClassificationJson.ToBytes(classification, determination));
            }
            else
                surroundings.Output.Write(
                    ClassificationWords
                        .Of(
                            classification,
                            assessor,
                            transfer,
                            determination,
                            spoken,
                            result.GetValue(all)
                        )
                        .Render(DocumentFormat.Text, surroundings.Colour)
                );
            return ExitCode.Fine;
        });
        return command.WithExamples(
            "passavant classify --fact 'item=frequency changer' --fact 'output frequency=650 Hz'",
            "passavant classify --fact 'item=laser' --interactive",
            "passavant classify --accord accords/us-2026-06 --fact 'item=laser' --language fr --all",
            "passavant classify --fact 'item=frequency changer' --fact destination=JP --fact activity=export --fact 'end user: country=JP' --json"
        );
    }
}
