using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Passavant.Cli.Casework;

/// <summary>Builds a body from <c>name=value</c>: dots lead into members, <c>[0]</c> and <c>[]</c> into lists; <c>=</c> gives a text (or true or false), <c>:=</c> JSON, and <c>@</c> before a value the content of a file.</summary>
internal static class Pairs
{
    /// <summary>Puts pairs into a body.</summary>
    public static void Put(JsonObject body, IEnumerable<string> pairs, Func<string, byte[]> read)
    {
        foreach (var pair in pairs)
        {
            var at = pair.IndexOf('=', StringComparison.Ordinal);
            if (at < 1)
                throw new Trouble(
                    $"'{pair}' is no pair; expected name=value, such as reasons.public='Civil use.' or verdicts[0].verdict=grant."
                );
            var isJson = pair[at - 1] == ':';
            var name = pair[..(isJson ? at - 1 : at)];
            var value = pair[(at + 1)..];
            if (value.StartsWith('@'))
                value = System.Text.Encoding.UTF8.GetString(read(value[1..]));
            Put(body, name, isJson ? Json(name, value) : Text(value));
        }
    }

    /// <summary>Puts one value where a name leads.</summary>
    public static void Put(JsonObject body, string name, JsonNode? value)
    {
        var steps = Steps(name);
        JsonNode at = body;
        for (var i = 0; i < steps.Count; i++)
        {
            var isLast = i == steps.Count - 1;
            JsonNode? next =
                isLast ? value
                : steps[i + 1] is int or null ? new JsonArray()
                : new JsonObject();
            switch (at, steps[i])
            {
                case (JsonObject members, string member):
                    if (!isLast && members[member] is { } known)
                        next = known;
                    else
                        members[member] = next;
                    break;
                case (JsonArray list, int index) when index < list.Count:
                    if (!isLast && list[index] is { } there)
                        next = there;
                    else
                        list[index] = next;
                    break;
                case (JsonArray list, int index) when index > list.Count:
                    throw new Trouble(
                        $"'{name}' names place {index} of a list that has {list.Count}; the next is [{list.Count}]."
                    );
                case (JsonArray list, int or null):
                    list.Add(next);
                    break;
                default:
                    throw new Trouble(
                        $"'{name}' leads into what another pair gave as something else."
                    );
            }
            at = next!;
        }
    }

    private static JsonValue Text(string value) =>
        value is "true" or "false" ? JsonValue.Create(value == "true") : JsonValue.Create(value);

    private static JsonNode? Json(string name, string value)
    {
        try
        {
            return JsonNode.Parse(value);
        }
        catch (JsonException)
        {
            throw new Trouble(
                $"what stands after '{name}:=' is no JSON; a text is given with '{name}='."
            );
        }
    }

    // A member by its name, a place by its number, the end of a list by null.
    private static List<object?> Steps(string name)
    {
        var steps = new List<object?>();
        foreach (var part in name.Split('.'))
        {
            var open = part.IndexOf('[', StringComparison.Ordinal);
            var member = open < 0 ? part : part[..open];
            if (member.Length == 0)
                throw Misspelt(name);
            steps.Add(member);
            var rest = open < 0 ? "" : part[open..];
            while (rest.Length > 0)
            {
                var close = rest.IndexOf(']', StringComparison.Ordinal);
                if (rest[0] != '[' || close < 0)
                    throw Misspelt(name);
                var index = rest[1..close];
                steps.Add(
                    index.Length == 0 ? null
                    : int.TryParse(
                        index,
                        NumberStyles.None,
                        CultureInfo.InvariantCulture,
                        out var number
                    )
                        ? number
                    : throw Misspelt(name)
                );
                rest = rest[(close + 1)..];
            }
        }
        return steps;
    }

    private static Trouble Misspelt(string name) =>
        new($"'{name}' names no place; expected for example reasons.public or verdicts[0].line.");
}
