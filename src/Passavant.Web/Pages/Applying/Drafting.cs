using System.Text.Json;
using System.Text.Json.Nodes;
using Passavant.Accords;
using Passavant.Cases;

namespace Passavant.Web.Pages.Applying;

/// <summary>What facts are about, within one application: the whole, a line or a party.</summary>
/// <param name="About">The kind of thing.</param>
/// <param name="Id">Its line or id; empty for the whole.</param>
internal sealed record Subject(About About, string Id)
{
    /// <summary>The transfer as a whole.</summary>
    public static Subject Whole { get; } = new(About.Transfer, "");

    /// <summary>How an address names it.</summary>
    public string Word =>
        About switch
        {
            About.Item => $"line-{Id}",
            About.Party => $"party-{Id}",
            _ => "transfer",
        };

    /// <summary>What an address names; null for nothing.</summary>
    public static Subject? Find(string word) =>
        word == "transfer" ? Whole
        : word.StartsWith("line-", StringComparison.Ordinal) ? new(About.Item, word[5..])
        : word.StartsWith("party-", StringComparison.Ordinal) ? new(About.Party, word[6..])
        : null;
}

/// <summary>Changes to what is asked for, part by part. Pure: each answers another application.</summary>
internal static class Drafting
{
    /// <summary>The facts stated about something, by term.</summary>
    public static IReadOnlyDictionary<string, string> Facts(this Application one, Subject of)
    {
        var facts = new Dictionary<string, string>();
        if (Node(Transfer(one, null), of)?["facts"] is JsonObject stated)
            foreach (var (term, value) in stated)
                facts[term] = $"{(value is JsonObject whole ? whole["value"] : value)}";
        return facts;
    }

    /// <summary>With facts stated anew; null takes one away.</summary>
    public static Application WithFacts(
        this Application one,
        CaseNumber number,
        Subject of,
        IEnumerable<KeyValuePair<string, string?>> facts
    )
    {
        var transfer = Transfer(one, number);
        if (Node(transfer, of) is not { } node)
            return one;
        if (node["facts"] is not JsonObject stated)
            node["facts"] = stated = [];
        foreach (var (term, value) in facts)
            if (value is null)
                _ = stated.Remove(term);
            else if (one.Facts(of).GetValueOrDefault(term) != value)
                stated[term] = value;
        return one.With(transfer);
    }

    /// <summary>With a line, in place of the one of its number.</summary>
    /// <param name="kind">What kind of item it is; null for not known.</param>
    /// <param name="facts">Facts known of it from elsewhere.</param>
    public static Application WithLine(
        this Application one,
        CaseNumber number,
        Glossary glossary,
        LineDetails line,
        string? kind,
        IReadOnlyDictionary<string, string>? facts = null
    )
    {
        var transfer = Transfer(one, number);
        var of = new Subject(About.Item, line.Line);
        if (Node(transfer, of) is null)
            Add(transfer, "items", new JsonObject { ["line"] = line.Line });
        var after = one.With(transfer) with
        {
            Lines = one.Lines.Any(known => known.Line == line.Line)
                ? [.. one.Lines.Select(known => known.Line == line.Line ? line : known)]
                : [.. one.Lines, line],
        };
        var changes = new Dictionary<string, string?>();
        // What was said of another kind of item says nothing of this one.
        foreach (var term in after.Facts(of).Keys)
            if (
                glossary.FindTerm(term) is not { } known
                || known.Of.Count > 0 && (kind is null || !known.Of.Contains(kind))
            )
                changes[term] = null;
        foreach (var (term, value) in facts ?? new Dictionary<string, string>())
            changes[term] = value;
        changes["item"] = kind;
        State("quantity", $"{line.Quantity}");
        State("value", line.Value.Currency == "EUR" ? Euros(line.Value) : null);
        return after.WithFacts(number, of, changes);

        void State(string term, string? value)
        {
            if (glossary.FindTerm(term) is not null)
                changes[term] = value;
        }
    }

    /// <summary>Without a line.</summary>
    public static Application WithoutLine(this Application one, CaseNumber number, string line) =>
        one.Without(number, new Subject(About.Item, line), "items") with
        {
            Lines = [.. one.Lines.Where(known => known.Line != line)],
        };

    /// <summary>With a party, in place of the one of its id.</summary>
    public static Application WithParty(
        this Application one,
        CaseNumber number,
        Glossary glossary,
        PartyDetails party,
        IReadOnlyList<string> roles,
        IReadOnlyDictionary<string, string>? facts = null
    )
    {
        var transfer = Transfer(one, number);
        var of = new Subject(About.Party, party.Id);
        if (Node(transfer, of) is null)
            Add(transfer, "parties", new JsonObject { ["id"] = party.Id });
        Node(transfer, of)!["roles"] = new JsonArray([.. roles.Select(role => (JsonNode)role)]);
        var after = one.With(transfer) with
        {
            Parties = one.Parties.Any(known => known.Id == party.Id)
                ? [.. one.Parties.Select(known => known.Id == party.Id ? party : known)]
                : [.. one.Parties, party],
        };
        var known = new Dictionary<string, string?>();
        foreach (var (term, value) in facts ?? new Dictionary<string, string>())
            known[term] = value;
        // What the address says is not asked again.
        foreach (var term in new[] { "country", "established in" })
            if (glossary.FindTerm(term) is { Kind: TermKind.Country, About: About.Party })
                known[term] = party.Country;
        after = after.WithFacts(number, of, known);
        return
            roles.Contains("end user")
            && glossary.FindTerm("destination") is { Kind: TermKind.Country }
            && !after.Facts(Subject.Whole).ContainsKey("destination")
            ? after.WithFacts(
                number,
                Subject.Whole,
                [KeyValuePair.Create("destination", (string?)party.Country)]
            )
            : after;
    }

    /// <summary>Without a party.</summary>
    public static Application WithoutParty(
        this Application one,
        CaseNumber number,
        string party
    ) =>
        one.Without(number, new Subject(About.Party, party), "parties") with
        {
            Parties = [.. one.Parties.Where(known => known.Id != party)],
        };

    /// <summary>The roles of a party.</summary>
    public static IReadOnlyList<string> Roles(this Application one, string party) =>
        Node(Transfer(one, null), new Subject(About.Party, party))?["roles"] is JsonArray roles
            ? [.. roles.Select(role => $"{role}")]
            : [];

    /// <summary>The parties in a role.</summary>
    public static IEnumerable<PartyDetails> InRole(this Application one, string role) =>
        one.Parties.Where(party => one.Roles(party.Id).Contains(role));

    /// <summary>What kind of item a line is; null where nobody said.</summary>
    public static string? KindOf(this Application one, string line) =>
        one.Facts(new Subject(About.Item, line)).GetValueOrDefault("item");

    /// <summary>The number of the next line.</summary>
    public static string NextLine(this Application one) =>
        $"{one.Lines.Select(line => int.TryParse(line.Line, out var number) ? number : 0).DefaultIfEmpty().Max() + 1}";

    /// <summary>An id for another party in a role.</summary>
    public static string NextParty(this Application one, string role)
    {
        var word = role.Replace(' ', '-');
        for (var i = 1; ; i++)
            if (
                (i == 1 ? word : $"{word}-{i}") is var id
                && one.Parties.All(party => party.Id != id)
            )
                return id;
    }

    /// <summary>The transfer, to be changed.</summary>
    private static JsonObject Transfer(Application one, CaseNumber? number)
    {
        var transfer =
            one.Transfer.ValueKind == JsonValueKind.Object
                ? JsonObject.Create(one.Transfer)!.DeepClone().AsObject()
                : [];
        if (number is not null && transfer["transfer"] is null)
            transfer["transfer"] = $"{number}";
        return transfer;
    }

    private static Application With(this Application one, JsonObject transfer) =>
        one with
        {
            Transfer = JsonSerializer.SerializeToElement(transfer),
        };

    private static Application Without(
        this Application one,
        CaseNumber number,
        Subject of,
        string list
    )
    {
        var transfer = Transfer(one, number);
        if (Node(transfer, of) is { } node && transfer[list] is JsonArray all)
            _ = all.Remove(node);
        return one.With(transfer);
    }

    private static JsonObject? Node(JsonObject transfer, Subject of) =>
        of.About switch
        {
            About.Transfer => transfer,
            About.Item => Find(transfer["items"], "line", of.Id),
            About.Party => Find(transfer["parties"], "id", of.Id),
            _ => null,
        };

    private static JsonObject? Find(JsonNode? list, string key, string id) =>
        (list as JsonArray)?.OfType<JsonObject>().FirstOrDefault(one => $"{one[key]}" == id);

    private static void Add(JsonObject transfer, string list, JsonObject one)
    {
        if (transfer[list] is not JsonArray all)
            transfer[list] = all = [];
        all.Add(one);
    }

    private static string Euros(Money money) =>
        FormattableString.Invariant($"{money.Minor / 100m:0.##} EUR");
}
