using System.Text.Json;
using Passavant.Accords.Conditions;

namespace Passavant.Accords.Words;

/// <summary>Classifications as JSON: controls found and open, and what to ask.</summary>
public static class ClassificationJson
{
    /// <summary>What a classification says as JSON, indented and ending in a line break; with what the whole transfer comes to, where that was assessed.</summary>
    public static byte[] ToBytes(Classification classification, Determination? determination)
    {
        using var stream = new MemoryStream();
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
        return stream.ToArray();
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
