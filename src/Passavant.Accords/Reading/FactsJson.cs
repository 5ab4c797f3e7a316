using System.Text.Json;

namespace Passavant.Accords.Reading;

/// <summary>Facts as JSON: a term with its value, or with an object of value, standing, source, date, handling, settled by and reasons.</summary>
internal sealed class FactsJson(Glossary glossary, JsonInput input, Standing standing)
{
    public Facts Read(JsonElement element, string path, About about)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            input.Refuse(path, JsonInput.Kind(element), "an object of terms with their values");
            return Facts.None;
        }
        var facts = new List<Fact>();
        var seen = new HashSet<Term>();
        foreach (var member in element.EnumerateObject())
        {
            var at = JsonInput.At(path, member.Name);
            if (member.Value.ValueKind == JsonValueKind.Null)
                continue;
            if (glossary.FindTerm(member.Name) is not { } term)
                input.Refuse(
                    at,
                    $"the term '{member.Name}'",
                    "a term of the glossary",
                    Nearest.Of(
                        member.Name,
                        glossary
                            .Terms.Where(known => known.About == about)
                            .Select(known => known.Name)
                    )
                );
            else if (term.About != about)
                input.Refuse(
                    at,
                    $"'{term.Name}', a fact about {Thing(term.About)}",
                    $"facts about {Thing(about)} here"
                );
            else if (!seen.Add(term))
                input.Refuse(at, $"'{term.Name}' a second time", "each term once");
            else if (ReadFact(term, member.Value, at) is { } fact)
                facts.Add(fact);
        }
        return new Facts(facts);
    }

    /// <summary>One fact of a term.</summary>
    public Fact? ReadFact(Term term, JsonElement element, string path)
    {
        if (element.ValueKind != JsonValueKind.Object)
            return Value(term, element, path) is { } plain
                ? new Fact(term, plain) { Standing = standing }
                : null;
        return ReadStated(term, element, path);
    }

    /// <summary>One fact as an object, which may also name its term.</summary>
    public Fact? ReadStated(Term term, JsonElement element, string path)
    {
        var members = input.Members(
            element,
            path,
            "a value, or an object",
            "value",
            "standing",
            "source",
            "date",
            "handling",
            "settled by",
            "reasons",
            "term"
        );
        if (!members.TryGetValue("value", out var given))
            return (Fact?)input.Refuse(path, "a fact without its value", "the key 'value'");
        if (Value(term, given, JsonInput.At(path, "value")) is not { } value)
            return null;
        var fact = new Fact(term, value) { Standing = standing };
        foreach (var (key, member) in members)
        {
            var at = JsonInput.At(path, key);
            switch (key)
            {
                case "standing" when input.Text(member, at) is { } word:
                    if (Standings.TryRead(word, out var read))
                        fact = fact with { Standing = read };
                    else
                        input.Refuse(
                            at,
                            $"'{word}'",
                            Standings.Expected,
                            Nearest.Of(word, Standings.Names),
                            word
                        );
                    break;
                case "source":
                    fact = fact with { Source = input.Text(member, at) };
                    break;
                case "date":
                    fact = fact with { Date = input.Day(member, at) };
                    break;
                case "handling":
                    fact = fact with { Handling = input.Handling(member, at) };
                    break;
                case "settled by":
                    fact = fact with { SettledBy = input.Text(member, at) };
                    break;
                case "reasons":
                    fact = fact with { Reasons = input.Text(member, at) };
                    break;
            }
        }
        return fact;
    }

    private FactValue? Value(Term term, JsonElement element, string path)
    {
        if (input.Text(element, path) is not { } text)
            return null;
        if (FactText.TryRead(term, text, out var value, out var refusal))
            return value;
        input.Refuse(path, refusal.Found, refusal.Expected, refusal.Nearest, text);
        return null;
    }

    public static void Write(Utf8JsonWriter writer, Facts facts)
    {
        writer.WriteStartObject();
        foreach (var fact in facts.All)
        {
            writer.WritePropertyName(fact.Term.Name);
            WriteFact(writer, fact);
        }
        writer.WriteEndObject();
    }

    /// <summary>Writes a fact: its value alone where that says everything, else an object, with the term where it is given.</summary>
    public static void WriteFact(Utf8JsonWriter writer, Fact fact, string? term = null)
    {
        if (
            term is null
            && fact
                is {
                    Standing: Standing.Asserted,
                    Source: null,
                    Date: null,
                    Handling: Handling.Public,
                    SettledBy: null,
                    Reasons: null
                }
        )
        {
            writer.WriteStringValue(fact.Value.ToString());
            return;
        }
        writer.WriteStartObject();
        if (term is not null)
            writer.WriteString("term", term);
        writer.WriteString("value", fact.Value.ToString());
        writer.WriteString("standing", fact.Standing.Name());
        if (fact.Source is { } source)
            writer.WriteString("source", source);
        if (fact.Date is { } date)
            writer.WriteString("date", JsonInput.Day(date));
        if (fact.Handling != Handling.Public)
            writer.WriteString("handling", fact.Handling.Name());
        if (fact.SettledBy is { } role)
            writer.WriteString("settled by", role);
        if (fact.Reasons is { } reasons)
            writer.WriteString("reasons", reasons);
        writer.WriteEndObject();
    }

    private static string Thing(About about) =>
        about switch
        {
            About.Item => "an item",
            About.Transfer => "the transfer",
            About.Party => "a party",
            _ => "a leg",
        };
}
