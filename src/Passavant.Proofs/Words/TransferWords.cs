using System.Globalization;
using Passavant.Accords;
using Passavant.Accords.Conditions;
using Passavant.Accords.Words;

namespace Passavant.Proofs;

/// <summary>One thing a transfer states, for people: what it is about, and what it says. The key is the same for the same thing of another transfer.</summary>
internal sealed record Told(string Key, string? Term, string Name, string Value)
{
    public const string OfTransfer = "transfer";

    public static string Of(Item item) => $"line {item.Line}";

    public static string Of(Party party) => $"party {party.Id}";

    public static string OfLeg(int leg) => $"leg {leg.ToString(CultureInfo.InvariantCulture)}";

    public static string KeyOf(string thing, Term term) => $"{thing}: {term.Name}";
}

/// <summary>Transfers in words.</summary>
internal static class TransferWords
{
    /// <summary>Everything a transfer states: its items first, then the transfer, the parties, the route, who holds whom.</summary>
    public static IReadOnlyList<Told> Of(Transfer transfer, Glossary glossary, Language language)
    {
        var told = new List<Told>();
        var single = transfer.Items is [{ Parts.Count: 0 }];
        foreach (var item in transfer.Items)
            Item(item, single);
        Facts(Told.OfTransfer, transfer.Facts, null);
        foreach (var party in transfer.Parties)
        {
            var roles = Names.Capital(
                string.Join(", ", party.Roles.Select(role => glossary.RoleIn(role, language)))
            );
            var name = roles.Length > 0 ? roles : party.Id;
            if (party.Facts.All.Count == 0)
                told.Add(new Told(Told.Of(party), null, name, language.Say(ProofPhrase.Named)));
            Facts(Told.Of(party), party.Facts, name);
        }
        for (var leg = 0; leg < transfer.Legs.Count; leg++)
            Facts(
                Told.OfLeg(leg),
                transfer.Legs[leg].Facts,
                language.Say(Phrase.LegNumber, (leg + 1).ToString(CultureInfo.InvariantCulture))
            );
        foreach (var holding in transfer.Holdings)
        {
            var name = language.Say(
                holding.Kind switch
                {
                    HoldingKind.Owns => ProofPhrase.Owns,
                    HoldingKind.Controls => ProofPhrase.Controls,
                    _ => ProofPhrase.ActsFor,
                },
                holding.Owner,
                holding.Of
            );
            told.Add(
                new Told(
                    $"holding {holding.Owner} {holding.Of} {holding.Kind}",
                    null,
                    name,
                    holding.Kind != HoldingKind.Owns ? language[Phrase.Yes]
                        : holding.Share is { } share ? NumberWords.Say(share.ToString(), language)
                        : language[Phrase.NotStated]
                )
            );
        }
        return told;

        void Item(Item item, bool alone)
        {
            Facts(
                Told.Of(item),
                item.Facts,
                alone ? null : language.Say(Phrase.LineNumber, item.Line)
            );
            foreach (var part in item.Parts)
                Item(part, false);
        }

        void Facts(string key, Facts facts, string? of)
        {
            foreach (
                var fact in facts.All.OrderBy(fact =>
                    fact.Term.Name == "item" ? 0
                    : fact.Term.Kind is TermKind.Shown ? 1
                    : 2
                )
            )
            {
                var label = fact.Term.Label.In(language.Code);
                told.Add(
                    new Told(
                        Told.KeyOf(key, fact.Term),
                        fact.Term.Name,
                        of is null ? label : language.Say(Phrase.AnswerIs, of, Names.Inside(label)),
                        FactWords.Say(fact.Term, fact.Value, language)
                    )
                );
            }
        }
    }

    /// <summary>Evidence about one transfer in a line, with the facts that bring its outcomes about: <c>item: laser; destination: Japan (JP)</c>.</summary>
    public static string InALine(Witness witness, Essence essence, Language language)
    {
        var told = Of(witness.Cases[0].Transfer, witness.Cases[0].Accord.Glossary, language);
        var dropped = essence.NotNeeded(witness.Cases, Droppable(told));
        return string.Join(
            language.Semicolon,
            told.Where(one => !dropped.Contains(one.Key))
                .Select(one => language.Say(Phrase.AnswerIs, Names.Inside(one.Name), one.Value))
        );
    }

    /// <summary>The facts that may be left out: all but what an item is, those told last first.</summary>
    public static IEnumerable<string> Droppable(IReadOnlyList<Told> told) =>
        told.Where(one => one.Term is not (null or "item")).Select(one => one.Key).Reverse();

    /// <summary>The terms conditions speak of, and those a term of them is computed from.</summary>
    public static IReadOnlySet<string> Terms(IReadOnlyList<Condition> conditions, Glossary glossary)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (
            var sentence in conditions
                .SelectMany(condition => condition.Walk())
                .OfType<Condition.Sentence>()
        )
        {
            Add(sentence.Term);
            if (sentence is Condition.Against against)
                foreach (var term in against.Formula.Terms)
                    Add(term);
        }
        return names;

        void Add(Term term)
        {
            if (
                names.Add(term.Name)
                && (glossary.FindTerm(term.Name) ?? term).Kind is TermKind.Derived derived
            )
                foreach (var part in derived.Expression.Terms)
                    Add(part);
        }
    }
}
