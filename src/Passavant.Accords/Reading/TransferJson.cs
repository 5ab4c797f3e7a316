using System.Text.Json;
using Passavant.Accords.Quantities;

namespace Passavant.Accords.Reading;

/// <summary>A proposed transfer as one JSON object: facts, items with their parts, parties, legs, holdings.</summary>
/// <remarks>
/// Values are texts, read by the glossary as everywhere; numbers, true, false and lists of texts are taken as text.
/// What is absent or null is not stated. Every fault is named with its path; nothing is guessed.
/// </remarks>
public static class TransferJson
{
    /// <summary>Reads a transfer; null once its faults are reported. Facts that name no standing get <paramref name="standing"/>.</summary>
    public static Transfer? Read(
        ReadOnlyMemory<byte> utf8,
        Glossary glossary,
        ICollection<InputFault> faults,
        Standing standing = Standing.Asserted
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
            return Read(document.RootElement, glossary, faults, standing);
        }
        catch (JsonException wrong)
        {
            faults.Add(
                new InputFault(
                    "",
                    $"no JSON at byte {wrong.BytePositionInLine}",
                    "one JSON object a line"
                )
            );
            return null;
        }
    }

    /// <summary>Reads a transfer from an element already parsed, whose texts must be well-formed (<see cref="JsonText"/>); null once its faults are reported.</summary>
    public static Transfer? Read(
        JsonElement element,
        Glossary glossary,
        ICollection<InputFault> faults,
        Standing standing = Standing.Asserted
    )
    {
        var input = new JsonInput(faults);
        var before = input.Count;
        var transfer = new Reader(glossary, input, new FactsJson(glossary, input, standing)).Read(
            element
        );
        return input.Count > before ? null : transfer;
    }

    private sealed class Reader(Glossary glossary, JsonInput input, FactsJson facts)
    {
        public Transfer Read(JsonElement element)
        {
            var members = input.Members(
                element,
                "",
                "a transfer: an object",
                "transfer",
                "facts",
                "items",
                "parties",
                "legs",
                "holdings"
            );
            var id = members.TryGetValue("transfer", out var given)
                ? input.Text(given, "transfer") ?? ""
                : "";
            if (id.Length == 0 && element.ValueKind == JsonValueKind.Object)
                input.Refuse(
                    "transfer",
                    "no reference",
                    "the key 'transfer' with the proposer's reference"
                );
            var items = members.TryGetValue("items", out var lines)
                ? Items(lines, "items", null)
                : [];
            if (items.Count == 0 && element.ValueKind == JsonValueKind.Object && input.Count == 0)
                input.Refuse("items", "no items", "at least one item");
            var parties = members.TryGetValue("parties", out var named)
                ? Unique(
                    input.Elements(named, "parties").Select(Party),
                    party => party.Id,
                    "parties"
                )
                : [];
            return new Transfer
            {
                Id = id,
                Facts = members.TryGetValue("facts", out var whole)
                    ? facts.Read(whole, "facts", About.Transfer)
                    : Facts.None,
                Items = items,
                Parties = parties,
                Legs = members.TryGetValue("legs", out var legs)
                    ?
                    [
                        .. input
                            .Elements(legs, "legs")
                            .Select(leg => new Leg
                            {
                                Facts = FactsIn(leg.Value, leg.Path, About.Leg, "facts"),
                            }),
                    ]
                    : [],
                Holdings = members.TryGetValue("holdings", out var holdings)
                    ?
                    [
                        .. input
                            .Elements(holdings, "holdings")
                            .Select(holding => Holding(holding, parties))
                            .OfType<Holding>(),
                    ]
                    : [],
            };
        }

        private List<Item> Items(JsonElement element, string path, string? within) =>
            Unique(
                input
                    .Elements(element, path)
                    .Select((item, index) => Item(item.Value, item.Path, index, within)),
                item => item.Line,
                path
            );

        private Item Item(JsonElement element, string path, int index, string? within)
        {
            var members = input.Members(
                element,
                path,
                "an item: an object",
                "line",
                "facts",
                "parts"
            );
            var line = members.TryGetValue("line", out var given)
                ? input.Text(given, JsonInput.At(path, "line"))
                : null;
            line ??= within is null ? $"{index + 1}" : $"{within}.{index + 1}";
            return new Item
            {
                Line = line,
                Facts = members.TryGetValue("facts", out var stated)
                    ? facts.Read(stated, JsonInput.At(path, "facts"), About.Item)
                    : Facts.None,
                Parts = members.TryGetValue("parts", out var parts)
                    ? Items(parts, JsonInput.At(path, "parts"), line)
                    : [],
            };
        }

        private Facts FactsIn(JsonElement element, string path, About about, params string[] keys)
        {
            var members = input.Members(element, path, "an object with 'facts'", keys);
            return members.TryGetValue("facts", out var stated)
                ? facts.Read(stated, JsonInput.At(path, "facts"), about)
                : Facts.None;
        }

        private Party Party((JsonElement Value, string Path) at, int index)
        {
            var members = input.Members(
                at.Value,
                at.Path,
                "a party: an object",
                "id",
                "roles",
                "facts"
            );
            var roles = new List<string>();
            if (members.TryGetValue("roles", out var given))
                foreach (
                    var (value, path) in given.ValueKind == JsonValueKind.String
                        ? [(given, at.Path + ".roles")]
                        : input.Elements(given, at.Path + ".roles")
                )
                    if (input.Text(value, path) is { } role)
                        if (glossary.Roles.ContainsKey(role))
                            roles.Add(role);
                        else
                            input.Refuse(
                                path,
                                $"the role '{role}'",
                                "a role of the glossary",
                                Nearest.Of(role, glossary.Roles.Keys),
                                role
                            );
            return new Party
            {
                Id =
                    (members.TryGetValue("id", out var id) ? input.Text(id, at.Path + ".id") : null)
                    ?? (roles.Count > 0 ? roles[0] : $"party {index + 1}"),
                Roles = roles,
                Facts = members.TryGetValue("facts", out var stated)
                    ? facts.Read(stated, at.Path + ".facts", About.Party)
                    : Facts.None,
            };
        }

        private Holding? Holding((JsonElement Value, string Path) at, List<Party> parties)
        {
            var members = input.Members(
                at.Value,
                at.Path,
                "a holding: an object",
                "owner",
                "of",
                "kind",
                "share",
                "from",
                "until"
            );
            string? Named(string key)
            {
                var path = JsonInput.At(at.Path, key);
                if (
                    !members.TryGetValue(key, out var given)
                    || input.Text(given, path) is not { } id
                )
                    return (string?)
                        input.Refuse(path, $"a holding without '{key}'", "the id of a party");
                return parties.Any(party => party.Id == id)
                    ? id
                    : (string?)
                        input.Refuse(
                            path,
                            $"the party '{id}'",
                            "the id of a party of this transfer",
                            Nearest.Of(id, parties.Select(party => party.Id)),
                            id
                        );
            }
            var (owner, of) = (Named("owner"), Named("of"));
            var kind = HoldingKind.Owns;
            if (
                members.TryGetValue("kind", out var word)
                && input.Text(word, at.Path + ".kind") is { } text
            )
                if (Array.IndexOf(Kinds, text) is >= 0 and var index)
                    kind = (HoldingKind)index;
                else
                    input.Refuse(
                        at.Path + ".kind",
                        $"'{text}'",
                        $"one of {string.Join(", ", Kinds)}",
                        Nearest.Of(text, Kinds),
                        text
                    );
            return owner is null || of is null
                ? null
                : new Holding(
                    owner,
                    of,
                    kind,
                    members.TryGetValue("share", out var share)
                        ? Share(share, at.Path + ".share")
                        : null,
                    members.TryGetValue("from", out var from)
                        ? input.Day(from, at.Path + ".from")
                        : null,
                    members.TryGetValue("until", out var until)
                        ? input.Day(until, at.Path + ".until")
                        : null
                );
        }

        private Rational? Share(JsonElement element, string path)
        {
            if (
                element.ValueKind == JsonValueKind.Null
                || input.Text(element, path) is not { } text
            )
                return null;
            if (
                Quantity.TryParse(text, out var quantity)
                && quantity.Unit.IsCompatibleWith(Unit.One)
            )
                if (quantity.BaseValue.Sign >= 0 && quantity.BaseValue <= Rational.One)
                    return quantity.BaseValue;
            input.Refuse(path, $"'{text}'", "a share such as '50 %'", value: text);
            return null;
        }

        private List<T> Unique<T>(IEnumerable<T> values, Func<T, string> id, string path)
        {
            var list = values.ToList();
            if (list.Count > 1)
                foreach (
                    var repeated in list.GroupBy(id, StringComparer.Ordinal)
                        .Where(group => group.Count() > 1)
                )
                    input.Refuse(
                        path,
                        $"'{repeated.Key}' {repeated.Count()} times",
                        "a reference of its own for each",
                        value: repeated.Key
                    );
            return list;
        }
    }

    private static readonly string[] Kinds = ["owns", "controls", "acts for"];

    /// <summary>Writes a transfer so that <see cref="Read(JsonElement, Glossary, ICollection{InputFault}, Standing)"/> gives the same.</summary>
    public static void Write(Utf8JsonWriter writer, Transfer transfer)
    {
        writer.WriteStartObject();
        writer.WriteString("transfer", transfer.Id);
        writer.WritePropertyName("facts");
        FactsJson.Write(writer, transfer.Facts);
        writer.WritePropertyName("items");
        Write(writer, transfer.Items);
        if (transfer.Parties.Count > 0)
        {
            writer.WriteStartArray("parties");
            foreach (var party in transfer.Parties)
            {
                writer.WriteStartObject();
                writer.WriteString("id", party.Id);
                writer.WriteStartArray("roles");
                foreach (var role in party.Roles)
                    writer.WriteStringValue(role);
                writer.WriteEndArray();
                writer.WritePropertyName("facts");
                FactsJson.Write(writer, party.Facts);
                writer.WriteEndObject();
            }
            writer.WriteEndArray();
        }
        if (transfer.Legs.Count > 0)
        {
            writer.WriteStartArray("legs");
            foreach (var leg in transfer.Legs)
            {
                writer.WriteStartObject();
                writer.WritePropertyName("facts");
                FactsJson.Write(writer, leg.Facts);
                writer.WriteEndObject();
            }
            writer.WriteEndArray();
        }
        if (transfer.Holdings.Count > 0)
        {
            writer.WriteStartArray("holdings");
            foreach (var holding in transfer.Holdings)
                Write(writer, holding);
            writer.WriteEndArray();
        }
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, IReadOnlyList<Item> items)
    {
        writer.WriteStartArray();
        foreach (var item in items)
        {
            writer.WriteStartObject();
            writer.WriteString("line", item.Line);
            writer.WritePropertyName("facts");
            FactsJson.Write(writer, item.Facts);
            if (item.Parts.Count > 0)
            {
                writer.WritePropertyName("parts");
                Write(writer, item.Parts);
            }
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter writer, Holding holding)
    {
        writer.WriteStartObject();
        writer.WriteString("owner", holding.Owner);
        writer.WriteString("of", holding.Of);
        writer.WriteString("kind", Kinds[(int)holding.Kind]);
        if (holding.Share is { } share)
            writer.WriteString("share", share.ToString());
        if (holding.From is { } from)
            writer.WriteString("from", JsonInput.Day(from));
        if (holding.Until is { } until)
            writer.WriteString("until", JsonInput.Day(until));
        writer.WriteEndObject();
    }
}
