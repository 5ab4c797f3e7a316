using System.Globalization;
using Passavant.Accords;
using Passavant.Accords.Conditions;
using Passavant.Accords.Identity;
using Passavant.Accords.Words;

namespace Passavant.Certificates;

/// <summary>Says in words what the statements of a certificate say, from the statements themselves and never from the claim. The parts are those already read.</summary>
internal static class StatementWords
{
    /// <summary>What is proved, where every step holds.</summary>
    public static string Proved(
        IEnumerable<Part> refuted,
        IReadOnlyList<Law> laws,
        DateOnly asOf,
        DateOnly knownAt,
        bool withinJurisdiction
    )
    {
        var accords = laws.Select(law => Name(law.Accord)).ToList();
        var statements = string.Join("; ", refuted.Select(part => Say(part, laws)));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"under {string.Join(" and ", accords)}, law of {asOf:yyyy-MM-dd} as known on {knownAt:yyyy-MM-dd}, of no complete transfer{(withinJurisdiction ? " within jurisdiction" : "")} is all of this true: {statements}"
        );
    }

    /// <summary>An accord by state, version and the beginning of its identity: <c>EU 1.0.0 (0714d037)</c>.</summary>
    public static string Name(Accord accord) =>
        $"{accord.State} {accord.Version} ({accord.Identity.ToString()[7..15]})";

    private static string Say(Part part, IReadOnlyList<Law> laws)
    {
        if (part.Has("any"))
            return string.Join(
                ", or ",
                part.At("any")
                    .Items()
                    .Select(one =>
                        $"({string.Join("; ", one.Items().Select(inner => Say(inner, laws)))})"
                    )
            );
        if (part.Has("milder"))
            return $"the outcome under {Name(Law("milder").Accord)} is milder than under {Name(Law("than").Accord)}";
        var law = part.Has("in") ? Law("in") : laws[0];
        var under = laws.Count > 1 ? $" under {Name(law.Accord)}" : "";
        if (part.Has("outcome"))
            return $"the outcome{under} is {part.At("outcome").Text()} as strict as '{part.At("is").Text()}'";
        if (part.Has("controlled"))
            return $"{(part.At("controlled").Truth() ? "a" : "no")} control{under} names the item";
        var holds = !part.Has("holds") || part.At("holds").Truth();
        if (part.Has("condition"))
        {
            var read = part.At("condition").Condition(law.Accord.Glossary);
            if (Canonical(read) == Canonical(law.Accord.Jurisdiction))
                return $"it is {(holds ? "within" : "outside")} jurisdiction{under}";
            var condition = ConditionWords.Say(read, Language.English, law.Accord.Glossary);
            return holds ? condition : $"not: {condition}";
        }
        return part.Has("applies")
            ? $"{Provision("applies")} {(holds ? "applies" : "does not apply")}{under}"
            : $"the conditions of {Provision("text")} {(holds ? "hold" : "do not hold")}{under}";

        static string Canonical(Condition condition) => $"{CanonicalConditions.Of(condition)}";

        Law Law(string key) => laws[part.At(key).Index(laws.Count, "an accord")];

        string Provision(string key)
        {
            var id = part.At(key).Text();
            return law.Find(id)?.Title is { } title ? $"{id} ({title.In("en")})" : id;
        }
    }
}
