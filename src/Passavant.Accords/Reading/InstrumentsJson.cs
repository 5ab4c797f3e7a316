using System.Text.Json;

namespace Passavant.Accords.Reading;

/// <summary>Instruments as JSON: one object, a list of them, or an object with the key <c>instruments</c>.</summary>
/// <remarks>An instrument is <c>{"id", "kind", "scope": [sentences], "names": [ids], "states": [{"term", "value", …}], "valid": {"from", "until"}, "issued", "handling"}</c>; its scope is written in the sentences of the accord.</remarks>
public static class InstrumentsJson
{
    private static readonly string[] Kinds =
    [
        "being informed",
        "licence",
        "suspension",
        "ruling",
        "trusted status",
    ];

    /// <summary>Reads instruments; null once their faults are reported.</summary>
    public static Instruments? Read(
        ReadOnlyMemory<byte> utf8,
        Accord accord,
        ICollection<InputFault> faults
    )
    {
        if (!JsonText.IsWellFormed(utf8.Span))
        {
            faults.Add(
                new InputFault("", "a text that is not well-formed Unicode", "JSON in UTF-8")
            );
            return null;
        }
        try
        {
            using var document = JsonDocument.Parse(
                utf8,
                new JsonDocumentOptions { MaxDepth = 64 }
            );
            return Read(document.RootElement, accord, faults);
        }
        catch (JsonException wrong)
        {
            faults.Add(
                new InputFault(
                    "",
                    $"no JSON at line {wrong.LineNumber + 1}, byte {wrong.BytePositionInLine}",
                    "a list of instruments as JSON"
                )
            );
            return null;
        }
    }

    /// <summary>Reads instruments from an element already parsed; null once their faults are reported.</summary>
    public static Instruments? Read(
        JsonElement element,
        Accord accord,
        ICollection<InputFault> faults
    )
    {
        var input = new JsonInput(faults);
        var before = input.Count;
        var (list, path) =
            element.ValueKind == JsonValueKind.Object
            && element.TryGetProperty("instruments", out var inner)
                ? (inner, "instruments")
                : (element, "");
        var acts = (
            list.ValueKind == JsonValueKind.Object ? [(list, path)] : input.Elements(list, path)
        )
            .Select(act => Read(act.Item1, act.Item2, accord, input))
            .ToList();
        return input.Count > before ? null : new Instruments(acts);
    }

    private static Instrument Read(JsonElement element, string path, Accord accord, JsonInput input)
    {
        var members = input.Members(
            element,
            path,
            "an instrument: an object",
            "id",
            "kind",
            "scope",
            "names",
            "states",
            "valid",
            "issued",
            "handling"
        );
        var id = "";
        if (members.TryGetValue("id", out var given))
            id = input.Text(given, JsonInput.At(path, "id")) ?? "";
        else
            input.Refuse(path, "an instrument without 'id'", "the reference of the act");
        var kind = -1;
        if (!members.TryGetValue("kind", out var word))
            input.Refuse(
                path,
                "an instrument without 'kind'",
                $"one of {string.Join(", ", Kinds)}"
            );
        else if (
            input.Text(word, JsonInput.At(path, "kind")) is { } text
            && (kind = Array.IndexOf(Kinds, text)) < 0
        )
            input.Refuse(
                JsonInput.At(path, "kind"),
                $"'{text}'",
                $"one of {string.Join(", ", Kinds)}",
                Nearest.Of(text, Kinds),
                text
            );
        var scope = members.TryGetValue("scope", out var conditions)
            ? ConditionJson.Read(conditions, JsonInput.At(path, "scope"), accord.Glossary, input)
            : null;
        var valid = members.TryGetValue("valid", out var days)
            ? Valid(days, JsonInput.At(path, "valid"), input)
            : Validity.Always;
        return new Instrument
        {
            Id = id,
            Kind = (InstrumentKind)Math.Max(kind, 0),
            Scope = scope ?? Conditions.Condition.Always,
            Names = members.TryGetValue("names", out var names)
                ? Names(names, JsonInput.At(path, "names"), (InstrumentKind)kind, accord, input)
                : [],
            States = members.TryGetValue("states", out var states)
                ? States(states, JsonInput.At(path, "states"), accord, input)
                : [],
            Valid = valid,
            Issued = members.TryGetValue("issued", out var issued)
                ? input.Day(issued, JsonInput.At(path, "issued"))
                : null,
            Handling = members.TryGetValue("handling", out var handling)
                ? input.Handling(handling, JsonInput.At(path, "handling"))
                : default,
        };
    }

    private static Validity Valid(JsonElement element, string path, JsonInput input)
    {
        var members = input.Members(
            element,
            path,
            "an object with 'from' and 'until'",
            "from",
            "until"
        );
        return new Validity(
            members.TryGetValue("from", out var from) ? input.Day(from, path + ".from") : null,
            members.TryGetValue("until", out var until) ? input.Day(until, path + ".until") : null
        );
    }

    private static List<string> Names(
        JsonElement element,
        string path,
        InstrumentKind kind,
        Accord accord,
        JsonInput input
    )
    {
        var known =
            kind == InstrumentKind.Suspension
                ? accord.Authorisations.Select(authorisation => authorisation.Id).ToList()
                : accord.Requirements.Select(requirement => requirement.Id).ToList();
        var names = new List<string>();
        foreach (var (value, at) in input.Elements(element, path))
            if (input.Text(value, at) is { } name)
                if (known.Contains(name))
                    names.Add(name);
                else
                    input.Refuse(
                        at,
                        $"'{name}'",
                        kind == InstrumentKind.Suspension
                            ? "an authorisation of the accord"
                            : "a requirement of the accord",
                        Nearest.Of(name, known),
                        name
                    );
        return names;
    }

    private static List<Fact> States(
        JsonElement element,
        string path,
        Accord accord,
        JsonInput input
    )
    {
        var facts = new FactsJson(accord.Glossary, input, Standing.Asserted);
        var stated = new List<Fact>();
        foreach (var (value, at) in input.Elements(element, path))
        {
            if (
                value.ValueKind != JsonValueKind.Object
                || !value.TryGetProperty("term", out var name)
                || input.Text(name, at + ".term") is not { } text
            )
                input.Refuse(
                    at,
                    "a stated fact without its term",
                    "an object with 'term' and 'value'"
                );
            else if (accord.Glossary.FindTerm(text) is not { } term)
                input.Refuse(
                    at + ".term",
                    $"the term '{text}'",
                    "a term of the glossary",
                    Nearest.Of(text, accord.Glossary.Terms.Select(known => known.Name)),
                    text
                );
            else if (facts.ReadStated(term, value, at) is { } fact)
                stated.Add(fact);
        }
        return stated;
    }

    /// <summary>Writes instruments as a list that reads back the same.</summary>
    public static void Write(Utf8JsonWriter writer, IEnumerable<Instrument> acts)
    {
        writer.WriteStartArray();
        foreach (var act in acts)
        {
            writer.WriteStartObject();
            writer.WriteString("id", act.Id);
            writer.WriteString("kind", Kinds[(int)act.Kind]);
            writer.WritePropertyName("scope");
            ConditionJson.Write(writer, act.Scope);
            writer.WriteStartArray("names");
            foreach (var name in act.Names)
                writer.WriteStringValue(name);
            writer.WriteEndArray();
            writer.WriteStartArray("states");
            foreach (var fact in act.States)
                FactsJson.WriteFact(writer, fact, fact.Term.Name);
            writer.WriteEndArray();
            writer.WriteStartObject("valid");
            if (act.Valid.From is { } from)
                writer.WriteString("from", JsonInput.Day(from));
            if (act.Valid.Until is { } until)
                writer.WriteString("until", JsonInput.Day(until));
            writer.WriteEndObject();
            if (act.Issued is { } issued)
                writer.WriteString("issued", JsonInput.Day(issued));
            writer.WriteString("handling", act.Handling.Name());
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }
}
