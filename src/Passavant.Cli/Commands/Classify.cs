using System.CommandLine;
using System.Text.Json;
using Passavant.Accords;
using Passavant.Accords.Conditions;
using Passavant.Accords.Reading;
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
                WriteJson(classification, determination, surroundings.Bytes);
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

    private static void WriteJson(
        Classification classification,
        Determination? determination,
        Stream stream
    )
    {
        using (
            var json = new Utf8JsonWriter(
                stream,
                new JsonWriterOptions
                {
                    Indented = true,
                    NewLine = "\n",
                    Encoder = DeterminationJson.WriterOptions.Encoder,
                }
            )
        )
        {
            json.WriteStartObject();
            json.WriteBoolean("settled", classification.IsSettled);
            json.WriteStartArray("controls");
            foreach (
                var finding in classification.Controls.Where(finding => finding.Text != Truth.No)
            )
                Write(finding, classification, json);
            json.WriteEndArray();
            json.WriteNumber(
                "not matching",
                classification.Controls.Count(finding => finding.Text == Truth.No)
            );
            Write("ask", classification.Questions, json);
            if (determination is not null)
            {
                json.WriteStartArray("outcomes");
                foreach (var outcome in determination.Outcomes)
                    json.WriteStringValue(outcome.Name());
                json.WriteEndArray();
                json.WriteString("stands", determination.Stands.Name());
                Write("ask for the outcome", determination.Questions, json);
            }
            json.WriteEndObject();
        }
        stream.WriteByte((byte)'\n');
    }

    private static void Write(
        ControlFinding finding,
        Classification classification,
        Utf8JsonWriter json
    )
    {
        json.WriteStartObject();
        json.WriteString("control", finding.Control.Id);
        json.WriteString("title", finding.Control.Title?.ToString());
        json.WriteString("text holds", Language.English.Say(finding.Text));
        json.WriteString("applies", Language.English.Say(finding.Applies));
        json.WriteStartArray("paragraphs");
        foreach (var (code, _) in finding.Limbs.Where(limb => limb.Holds == Truth.Yes))
            json.WriteStringValue(code.ToString());
        json.WriteEndArray();
        if (classification.DependsOn.TryGetValue(finding.Control, out var terms))
        {
            json.WriteStartArray("depends on");
            foreach (var term in terms)
                json.WriteStringValue(term.Name);
            json.WriteEndArray();
        }
        json.WriteEndObject();
    }

    private static void Write(string name, IReadOnlyList<Question> questions, Utf8JsonWriter json)
    {
        json.WriteStartArray(name);
        foreach (var question in questions)
        {
            json.WriteStartObject();
            json.WriteString("term", question.Term.Name);
            json.WriteString("about", question.About);
            json.WriteString("question", QuestionWords.Text(question.Term, Language.English));
            if (FactWords.UnitOf(question.Term) is { } unit)
                json.WriteString("unit", unit.Code);
            if (question.Term.Choices.Count > 0)
            {
                json.WriteStartArray("choices");
                foreach (var choice in question.Term.Choices)
                    json.WriteStringValue(choice);
                json.WriteEndArray();
            }
            json.WriteString("who", question.Term.Ask.Who);
            json.WriteString("cost", question.Term.Ask.Cost.ToString().ToLowerInvariant());
            json.WriteBoolean("can settle", question.CanSettle);
            json.WriteNumber("remaining", Math.Round(question.Remaining, 2));
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
