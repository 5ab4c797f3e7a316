using Passavant.Accords.Conditions;
using Passavant.Accords.Identity;
using Passavant.Accords.Quantities;

namespace Passavant.Accords.Reading;

/// <summary>Reads terms, roles and groups. Terms come in two steps: first their names and kinds, then what speaks of other terms (formulas, ownership rules).</summary>
internal sealed class GlossaryReader(ReadingContext context)
{
    private static readonly string[] KindKeys =
    [
        "one of",
        "number in",
        "range in",
        "country",
        "day",
        "control codes",
        "judgement",
        "text",
        "ownership",
    ];

    private static readonly string[] Inner =
    [
        " is ",
        " overlaps ",
        " covers ",
        " lies within ",
        " contains ",
    ];

    private readonly Dictionary<string, CanonicalJson> canonicalKinds = [];

    /// <summary>The glossary, and how to make the canonical form of its chapters.</summary>
    public (Glossary Glossary, Func<CanonicalJson> Canonical) Read(
        YamlNode? terms,
        YamlNode? roles,
        YamlNode? groups
    )
    {
        var roleList = ReadRoles(roles);
        var groupList = ReadGroups(groups);
        var entries = ReadEntries(terms);
        var first = entries
            .OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => (pair.Key, pair.Value, Kind: FirstKind(pair.Key, pair.Value)))
            .Where(read => read.Kind is not null)
            .ToList();
        var glossary = new Glossary(
            [.. first.Select((read, index) => Make(read.Key, read.Value, read.Kind!, index))],
            roleList,
            groupList
        );
        foreach (var term in glossary.Terms)
            term.Kind = term.Kind switch
            {
                TermKind.Derived derived => SecondDerived(
                    term.Name,
                    entries[term.Name],
                    derived,
                    glossary
                ),
                TermKind.Ownership ownership => SecondOwnership(
                    entries[term.Name],
                    ownership,
                    glossary
                ),
                _ => term.Kind,
            };
        foreach (var term in glossary.Terms)
            if (term.Of.Count > 0 && glossary.FindTerm("item") is { } item)
                foreach (var word in term.Of)
                    if (!item.Choices.Contains(word))
                        context.Refuse(
                            entries[term.Name].PlaceOf("of"),
                            "unknown-word",
                            $"'{word}'",
                            "a word of 'item'",
                            Nearest.Of(word, item.Choices)
                        );
        return (glossary, () => Canonical(glossary, entries, groupList));
    }

    private Dictionary<string, Role> ReadRoles(YamlNode? node)
    {
        var roles = new Dictionary<string, Role>(StringComparer.Ordinal);
        if (
            node is not null
            && Chapters.Roles.Read(node, context) is IReadOnlyDictionary<string, object> map
        )
            foreach (var (name, value) in map)
            {
                var entry = (Entry)value;
                roles[name] = new Role(
                    name,
                    entry.Wording("label") ?? new Wording(name),
                    entry.Text("required") == "yes"
                );
            }
        return roles;
    }

    private Dictionary<string, Group> ReadGroups(YamlNode? node)
    {
        var groups = new Dictionary<string, Group>(StringComparer.Ordinal);
        if (
            node is null
            || Chapters.Groups.Read(node, context) is not IReadOnlyDictionary<string, object> map
        )
            return groups;
        foreach (var (name, value) in map)
        {
            var entry = (Entry)value;
            var countries = new SortedSet<string>(StringComparer.Ordinal);
            Collect(name, entry, [name], countries);
            groups[name] = new Group
            {
                Name = name,
                Label = entry.Wording("label") ?? new Wording(name),
                Countries = [.. countries],
            };
        }
        return groups;

        void Collect(string name, Entry entry, HashSet<string> path, SortedSet<string> into)
        {
            foreach (var member in entry.Texts("members"))
                if (Countries.IndexOf(member) >= 0)
                    into.Add(member);
                else if (!map.TryGetValue(member, out var other))
                    context.Refuse(
                        entry.PlaceOf("members"),
                        "unknown-word",
                        $"'{member}' in the group '{name}'",
                        "an ISO 3166 country code or the name of a group",
                        Nearest.Of(member, map.Keys)
                    );
                else if (path.Add(member))
                {
                    Collect(member, (Entry)other, path, into);
                    path.Remove(member);
                }
                else
                    context.Refuse(
                        entry.PlaceOf("members"),
                        "circle",
                        $"the group '{member}' within itself",
                        "groups that do not contain themselves"
                    );
        }
    }

    private Dictionary<string, Entry> ReadEntries(YamlNode? node)
    {
        var entries = new Dictionary<string, Entry>(StringComparer.Ordinal);
        if (node is not YamlNode.Mapping mapping)
            return entries;
        foreach (var entry in mapping.Entries)
        {
            if (!IsName(entry.Key))
            {
                context.Refuse(
                    entry.KeyPlace,
                    "wrong-value",
                    $"the term name '{entry.Key}'",
                    "words of letters, digits, -, %, (, ) and apostrophes, without ' is ', ' overlaps ', ' covers ', ' lies within ' or ' contains ' inside"
                );
                continue;
            }
            if (Chapters.Term.Read(entry.Value, context) is Entry term)
                entries[entry.Key] = term;
        }
        return entries;
    }

    private static bool IsName(string name) =>
        name.Length is > 0 and <= 100
        && char.IsLetter(name[0])
        && name.All(character =>
            char.IsLetterOrDigit(character)
            || character is ' ' or '-' or '%' or '(' or ')' or '\'' or '/'
        )
        && !name.Contains("  ", StringComparison.Ordinal)
        && !name.EndsWith(' ')
        && !name.Contains(" / ", StringComparison.Ordinal)
        && !name.Contains(" - ", StringComparison.Ordinal)
        && !Inner.Any(verb => name.Contains(verb, StringComparison.Ordinal));

    private TermKind? FirstKind(string name, Entry entry)
    {
        var kinds = KindKeys.Where(key => entry[key] is not null).ToList();
        if (kinds.Count != 1)
            return (TermKind?)
                context.Refuse(
                    entry.Place,
                    "wrong-kind",
                    kinds.Count == 0
                        ? $"the term '{name}' without a kind"
                        : $"the term '{name}' with {string.Join(" and ", kinds)}",
                    $"exactly one of {string.Join(", ", KindKeys)}"
                );
        switch (kinds[0])
        {
            case "one of":
                var words = entry.Texts("one of");
                foreach (
                    var repeated in words.GroupBy(word => word).Where(group => group.Count() > 1)
                )
                    context.Refuse(
                        entry.PlaceOf("one of"),
                        "repeated-word",
                        $"'{repeated.Key}' twice",
                        "each word once"
                    );
                // "evidence is one of none, verified" would be read as a demand for a verified fact.
                foreach (var word in words.Where(Standings.Names.Contains))
                    context.Refuse(
                        entry.PlaceOf("one of"),
                        "wrong-value",
                        $"the word '{word}'",
                        "a word that is no standing, since a sentence may end with one"
                    );
                if (words.Count == 0)
                    return (TermKind?)
                        context.Refuse(
                            entry.PlaceOf("one of"),
                            "wrong-value",
                            "no words",
                            "the words to choose from"
                        );
                return new TermKind.Choice([.. words.Distinct()]);
            case "number in" when ReadUnit(entry, "number in") is { } unit:
                if (entry["derived"] is not null)
                    return new TermKind.Derived(unit, new Expression.Constant(Rational.Zero, "0"));
                var reference = ReadReference(entry);
                if (reference is null && Level.LinearDimension(unit) is { IsNone: false })
                    return (TermKind?)
                        context.Refuse(
                            entry.PlaceOf("number in"),
                            "missing-key",
                            $"the level '{entry.Text("number in")}' without 'reference'",
                            "reference: 1 mW or the like, since lists print levels and linear numbers side by side"
                        );
                var (from, to) = (
                    ReadBound(entry, "from", unit, reference is not null),
                    ReadBound(entry, "to", unit, reference is not null)
                );
                if (from > to)
                    context.Refuse(
                        entry.PlaceOf("to"),
                        "wrong-value",
                        $"numbers from {entry.Text("from")} to {entry.Text("to")}",
                        "the lower end first"
                    );
                return new TermKind.Number(unit, from, to, entry.Text("whole") == "yes", reference);
            case "range in" when ReadUnit(entry, "range in") is { } unit:
                return new TermKind.Band(unit);
            case "country":
                return new TermKind.Country();
            case "day":
                return new TermKind.Day();
            case "control codes":
                return new TermKind.Codes(entry.Text("control codes") == "several");
            case "judgement":
                if (entry.Text("settled by") is not { } role)
                    return (TermKind?)
                        context.Refuse(
                            entry.Place,
                            "missing-key",
                            $"the judgement '{name}' without 'settled by'",
                            "the role that settles it"
                        );
                return new TermKind.Judgement(entry.Wordings("judgement"), role);
            case "text":
                return new TermKind.Shown();
            case "ownership":
                if (entry.Text("about") != "party")
                    return (TermKind?)
                        context.Refuse(
                            entry.Place,
                            "wrong-value",
                            $"ownership about {entry.Text("about")}",
                            "about: party"
                        );
                return new TermKind.Ownership(Rational.Zero, false, false, Condition.Always);
            default:
                return null;
        }
    }

    private Unit? ReadUnit(Entry entry, string key)
    {
        var text = entry.Text(key)!;
        if (Unit.TryParse(text, null, out var unit))
            return unit;
        return (Unit?)
            context.Refuse(
                entry.PlaceOf(key),
                "unknown-unit",
                $"the unit '{text}'",
                "a unit by UCUM code such as Hz, W or m3/h, or a printed one such as °C"
            );
    }

    private Rational? ReadBound(Entry entry, string key, Unit unit, bool levels)
    {
        if (entry.Text(key) is not { } text || text is "history" or "screening")
            return null;
        var written = Rational.TryParse(text, out _) ? $"{text} {unit.Code}" : text;
        if (FactText.TryMeasure(written, unit, levels, out _, out var stands, out _))
            return stands;
        context.Refuse(
            entry.PlaceOf(key),
            "wrong-value",
            $"'{text}'",
            $"a number in {unit.Code}, or 'history' or 'screening'"
        );
        return null;
    }

    private Quantity? ReadReference(Entry entry)
    {
        if (entry.Text("reference") is not { } text)
            return null;
        if (Quantity.TryParse(text, out var quantity))
            return quantity;
        context.Refuse(
            entry.PlaceOf("reference"),
            "wrong-value",
            $"'{text}'",
            "a number with a unit such as 1 mW"
        );
        return null;
    }

    private TermKind SecondDerived(
        string name,
        Entry entry,
        TermKind.Derived derived,
        Glossary glossary
    )
    {
        var source = new Source(
            new YamlNode.Scalar(entry.Text("derived")!, true, entry.PlaceOf("derived"))
        );
        var expression = new ExpressionReader(glossary, context, source).Read(
            entry.Text("derived")!,
            derived.Unit,
            derived.Unit.Dimension
        );
        if (expression is null)
            return derived;
        foreach (var part in expression.Terms)
            if (part.About != entry.Choice<About>("about"))
                context.Refuse(
                    entry.PlaceOf("derived"),
                    "wrong-value",
                    $"'{part.Name}', which is about {part.About.ToString().ToLowerInvariant()}",
                    $"terms about {entry.Text("about")}, as '{name}' is"
                );
        canonicalKinds[name] = CanonicalConditions.Of(expression);
        return derived with { Expression = expression };
    }

    private TermKind SecondOwnership(Entry entry, TermKind.Ownership ownership, Glossary glossary)
    {
        context.Conditions = new ConditionReader(glossary, context);
        if (Chapters.OwnershipRule.Read((YamlNode)entry["ownership"]!, context) is not Entry rule)
            return ownership;
        var text = rule.Text("at least") ?? rule.Text("more than");
        if (
            text is null
            || !Quantity.TryParse(text, out var share)
            || !share.Unit.IsCompatibleWith(Unit.One)
        )
        {
            context.Refuse(
                rule.Place,
                "wrong-value",
                text is null ? "no threshold" : $"'{text}'",
                "at least: or more than: a share such as 50 %"
            );
            return ownership;
        }
        var of = rule.Condition("of") ?? Condition.Always;
        if (of.Walk().FirstOrDefault(IsNoOwnersFact) is not null)
        {
            context.Refuse(
                rule.PlaceOf("of"),
                "wrong-value",
                "an ownership rule that asks more than what is stated of an owner",
                "sentences about the party or the transfer, none of them about ownership"
            );
            return ownership;
        }
        return new TermKind.Ownership(
            share.BaseValue,
            rule.Text("more than") is not null,
            rule.Text("aggregate") != "no",
            of
        );
    }

    private static bool IsNoOwnersFact(Condition part) =>
        part is Condition.Over or Condition.FallsUnder or Condition.Contains
        || (
            part is Condition.Sentence sentence
            && (
                sentence.Term.About is About.Item or About.Leg
                || sentence.Term.Kind is TermKind.Ownership
            )
        );

    private static Term Make(string name, Entry entry, TermKind kind, int index)
    {
        var ask = entry.Record("ask");
        var source = entry.Text("from") switch
        {
            "screening" => FactSource.Screening,
            "history" => FactSource.History,
            _ => FactSource.Stated,
        };
        return new Term
        {
            Name = name,
            Index = index,
            About = entry.Choice<About>("about"),
            Kind = kind,
            Label = entry.Wording("label") ?? new Wording(name),
            Of = entry.Texts("of"),
            Note = entry.Wording("note"),
            Ask = new Ask(
                ask?.Text("who") ?? "exporter",
                ask?.Text("cost") is null ? AskCost.Medium : ask.Choice<AskCost>("cost"),
                ask?.Wording("text")
            ),
            Source = source,
            Aggregation = entry["window"] is TimeLimit window
                ? new Aggregation(entry.Text("measure"), window, entry.Texts("by"))
                : null,
            Handling = entry.Choice<Handling>("handling"),
            Words = entry
                .Map("words")
                .ToDictionary(
                    language => language.Key,
                    language =>
                        (IReadOnlyDictionary<string, string>)
                            ((IReadOnlyDictionary<string, object>)language.Value).ToDictionary(
                                word => word.Key,
                                word => (string)word.Value
                            )
                ),
        };
    }

    private CanonicalJson Canonical(
        Glossary glossary,
        Dictionary<string, Entry> entries,
        Dictionary<string, Group> groups
    ) =>
        CanonicalJson.Members(
            (
                "terms",
                CanonicalJson.Members(
                    glossary.Terms.Select(term =>
                        (term.Name, (CanonicalJson?)CanonicalTerm(term, entries[term.Name]))
                    )
                )
            ),
            (
                "roles",
                CanonicalJson.Members(
                    glossary.Roles.Values.Select(role =>
                        (
                            role.Name,
                            (CanonicalJson?)
                                CanonicalJson.Members(
                                    ("label", CanonicalWording(role.Label)),
                                    ("required", role.Required)
                                )
                        )
                    )
                )
            ),
            (
                "groups",
                CanonicalJson.Members(
                    groups.Values.Select(group =>
                        (
                            group.Name,
                            (CanonicalJson?)
                                CanonicalJson.Members(
                                    ("label", CanonicalWording(group.Label)),
                                    (
                                        "countries",
                                        CanonicalJson.Set(
                                            group.Countries.Select(code => CanonicalJson.Of(code))
                                        )
                                    )
                                )
                        )
                    )
                )
            )
        );

    private static CanonicalJson CanonicalWording(Wording wording) =>
        CanonicalJson.Members(wording.All.Select(pair => (pair.Key, (CanonicalJson?)pair.Value)));

    // Units by canonical code and bounds in base units, so that mW for W/1000 changes nothing.
    private CanonicalJson CanonicalTerm(Term term, Entry entry)
    {
        var members = new Dictionary<string, CanonicalJson?>();
        foreach (var field in Chapters.Term.Fields)
            if (entry[field.Key] is { } value)
                members[field.Key] = field.Shape.Canonical(value);
        switch (term.Kind)
        {
            case TermKind.Number number:
                members["number in"] = number.Unit.Dimension.ToString();
                if (number.From is { } from)
                    members["from"] = CanonicalJson.Members(("base", from.ToString()));
                if (number.To is { } to)
                    members["to"] = CanonicalJson.Members(("base", to.ToString()));
                if (number.Whole)
                    members["whole"] = number.Unit.Code;
                break;
            case TermKind.Derived derived:
                members["number in"] = derived.Unit.Dimension.ToString();
                members["derived"] = canonicalKinds.GetValueOrDefault(term.Name);
                break;
            case TermKind.Band band:
                members["range in"] = band.Unit.Dimension.ToString();
                break;
            case TermKind.Ownership ownership:
                members["ownership"] = CanonicalJson.Members(
                    ("threshold", ownership.Threshold.ToString()),
                    ("more than", ownership.MoreThan),
                    ("aggregate", ownership.Aggregate),
                    ("of", CanonicalConditions.Of(ownership.Of))
                );
                break;
        }
        return CanonicalJson.Members(members.Select(pair => (pair.Key, pair.Value)));
    }
}
