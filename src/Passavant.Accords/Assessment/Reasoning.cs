using System.Diagnostics;
using Passavant.Accords.Conditions;
using Passavant.Accords.Plans;
using Passavant.Accords.Quantities;

namespace Passavant.Accords;

/// <summary>Why a condition holds, does not hold or is open: the condition with its truth, the fact a sentence rests on, and the same for its parts.</summary>
/// <param name="Condition">The condition.</param>
/// <param name="Truth">Whether it holds.</param>
/// <param name="Parts">The reasons of its parts; for a quantifier one for each thing it ranges over.</param>
/// <param name="Fact">The fact a sentence rests on, where it is stated with enough standing.</param>
/// <param name="About">The party or line a part of a quantifier is about.</param>
public sealed record Reason(
    Condition Condition,
    Truth Truth,
    IReadOnlyList<Reason> Parts,
    Fact? Fact = null,
    string? About = null
);

/// <summary>The truth of conditions read straight off the tree and the stated facts, one sentence after the other. Slow and obvious: explanations rest on it, and tests hold the fast engine against it.</summary>
public sealed class Reasoning
{
    private readonly Accord accord;
    private readonly Transfer transfer;
    private readonly DateOnly asOf;
    private readonly DateOnly knownAt;
    private readonly Dictionary<(Control, Item), Truth> applies = [];

    /// <summary>Reads conditions of <paramref name="accord"/> for <paramref name="transfer"/>.</summary>
    public Reasoning(Accord accord, Transfer transfer, DateOnly asOf, DateOnly knownAt) =>
        (this.accord, this.transfer, this.asOf, this.knownAt) = (accord, transfer, asOf, knownAt);

    /// <summary>Why a condition holds or not, for a line, and for a party or leg where it speaks of one.</summary>
    public Reason Of(Condition condition, Item? item, Party? party = null, Leg? leg = null)
    {
        switch (condition)
        {
            case Condition.All all:
                var every = all.Parts.Select(part => Of(part, item, party, leg)).ToList();
                return new Reason(
                    condition,
                    every.Aggregate(Truth.Yes, (truth, part) => truth.And(part.Truth)),
                    every
                );
            case Condition.Any any:
                var some = any.Parts.Select(part => Of(part, item, party, leg)).ToList();
                return new Reason(
                    condition,
                    some.Aggregate(Truth.No, (truth, part) => truth.Or(part.Truth)),
                    some
                );
            case Condition.None none:
                var not = none.Parts.Select(part => Of(part, item, party, leg)).ToList();
                return new Reason(
                    condition,
                    not.Aggregate(Truth.No, (truth, part) => truth.Or(part.Truth)).Not(),
                    not
                );
            case Condition.Limb limb:
                var content = Of(limb.Content, item, party, leg);
                return new Reason(condition, content.Truth, [content]);
            case Condition.Over over:
                return Over(over, item);
            case Condition.FallsUnder falls:
                return new Reason(
                    condition,
                    item is null ? Truth.NotStated : Among(falls.Patterns, item),
                    []
                );
            case Condition.Sentence sentence:
                var facts = FactsFor(sentence.Term.About, item, party, leg);
                return facts is null
                    ? new Reason(condition, Truth.NotStated, [])
                    : Sentence(sentence, facts, item, party);
            default:
                throw new UnreachableException();
        }
    }

    /// <summary>Whether a control's own text holds.</summary>
    public Reason Text(Control control, Item item) =>
        Of(Guarded(control, control.AllExclusions), item);

    /// <summary>Whether a control governs: its text holds, and no control to be tried first applies.</summary>
    public Truth Applies(Control control, Item item)
    {
        if (applies.TryGetValue((control, item), out var known))
            return known;
        var truth = MayHold(control) ? Text(control, item).Truth : Truth.No;
        if (truth != Truth.No)
            truth = truth.And(
                accord
                    .Controls.Where(other =>
                        other != control && control.After.Any(code => code.Covers(other.Code))
                    )
                    .Select(other => Applies(other, item))
                    .Aggregate(Truth.No, TruthOperations.Or)
                    .Not()
            );
        return applies[(control, item)] = truth;
    }

    /// <summary>Why a provision other than a control applies or not.</summary>
    public Reason Of(Provision provision, Item item) =>
        Of(Guarded(provision, provision.Unless), item);

    /// <summary>A provision's conditions, exclusions and legal time as one condition.</summary>
    private Condition Guarded(Provision provision, IEnumerable<Condition> unless) =>
        Guarded(accord, provision, unless, asOf);

    internal static Condition Guarded(
        Accord accord,
        Provision provision,
        IEnumerable<Condition> unless,
        DateOnly asOf
    )
    {
        var parts = new List<Condition> { provision.When };
        var reach = LegalTime.Reach(provision, accord.Glossary, asOf);
        if (reach is not Condition.All { Parts.Count: 0 })
            parts.Add(reach);
        var exclusions = unless.ToList();
        if (exclusions.Count > 0)
            parts.Add(new Condition.None(exclusions));
        return parts.Count == 1 ? parts[0] : new Condition.All(parts);
    }

    private bool MayHold(Provision provision) =>
        accord.Valid.Holds(asOf)
        && !(accord.Published > knownAt)
        && LegalTime.MayHold(provision, asOf, knownAt);

    private Truth Among(IReadOnlyList<CodePattern> patterns, Item item) =>
        accord
            .Controls.Where(control => patterns.Any(pattern => pattern.Covers(control.Code)))
            .Select(control => Applies(control, item))
            .Aggregate(Truth.No, TruthOperations.Or);

    private Facts? FactsFor(About about, Item? item, Party? party, Leg? leg) =>
        about switch
        {
            About.Transfer => transfer.Facts,
            About.Item => item?.Facts,
            About.Party => party?.Facts,
            _ => leg?.Facts,
        };

    private Reason Over(Condition.Over over, Item? item)
    {
        var parts = over.Set switch
        {
            About.Item => transfer
                .Items.Select(line => Of(over.Content, line) with { About = line.Line })
                .ToList(),
            About.Leg => transfer
                .Legs.Select(
                    (leg, index) =>
                        Of(over.Content, item, null, leg) with
                        {
                            About = $"leg {index + 1}",
                        }
                )
                .ToList(),
            _ => Parties(over.Role)
                .Select(party => Of(over.Content, item, party) with { About = Named(party) })
                .ToList(),
        };
        return new Reason(over, Over(over.Quantifier, parts), parts);
    }

    internal static Truth Over(Quantifier quantifier, IReadOnlyList<Reason> parts)
    {
        var any = parts.Aggregate(Truth.No, (truth, part) => truth.Or(part.Truth));
        var every = parts.Aggregate(Truth.Yes, (truth, part) => truth.And(part.Truth));
        return quantifier switch
        {
            Quantifier.Any => any,
            Quantifier.No => any.Not(),
            Quantifier.Every => every,
            _ => parts.Count == 0 ? Truth.NotStated : every,
        };
    }

    private static string Named(Party party) => string.Join(", ", party.Roles);

    private IEnumerable<Party> Parties(string? role) => Parties(accord, transfer, role);

    /// <summary>The parties in a role, an unknown one for each required role nobody is named in among them.</summary>
    internal static IEnumerable<Party> Parties(Accord accord, Transfer transfer, string? role) =>
        transfer
            .Parties.Where(party => role is null || party.Roles.Contains(role))
            .Concat(
                accord
                    .Glossary.Roles.Values.Where(required =>
                        required.Required
                        && (role is null || role == required.Name)
                        && !transfer.Parties.Any(party => party.Roles.Contains(required.Name))
                    )
                    .OrderBy(required => required.Name, StringComparer.Ordinal)
                    .Select(required => new Party { Id = required.Name, Roles = [required.Name] })
            );

    private Reason Sentence(Condition.Sentence sentence, Facts facts, Item? item, Party? party)
    {
        if (sentence is Condition.Contains contains)
            return new Reason(
                sentence,
                item is null ? Truth.NotStated : Holds(contains, item),
                [],
                facts.Find(sentence.Term)
            );
        if (sentence is Condition.Against against)
            return new Reason(
                sentence,
                Formulas.Truth(against, facts, transfer.Facts),
                [],
                facts.Find(sentence.Term)
            );
        var fact = facts.Find(sentence.Term);
        if (
            fact is not null
            && !(
                fact.Counts
                && (sentence.Demand <= Standing.Asserted || fact.Standing >= sentence.Demand)
            )
        )
            fact = null;
        var value = fact?.Value ?? Computed(sentence, facts, party);
        if (value is null)
            return new Reason(sentence, Truth.NotStated, []);
        var holds = (sentence, value) switch
        {
            (Condition.Stated, _) => true,
            (Condition.Within within, FactValue.Number number) => within.Interval.Contains(
                number.Base
            ) != within.Negated,
            (Condition.Within within, FactValue.Day day) => within.Interval.Contains(
                day.Date.DayNumber
            ) != within.Negated,
            (Condition.OneOf oneOf, FactValue.Word word) => oneOf.Words.Contains(word.Text)
                != oneOf.Negated,
            (Condition.OneOf oneOf, FactValue.Country country) => oneOf.Words.Contains(country.Code)
                != oneOf.Negated,
            (Condition.CodeIs code, FactValue.Codes codes) => codes.List.Any(one =>
                code.Patterns.Any(pattern => pattern.Covers(one))
            ) != code.Negated,
            (Condition.Meets meets, FactValue.Band band) => meets.Relation switch
            {
                BandRelation.Overlaps => meets.Interval.Overlaps(
                    band.From.BaseValue,
                    band.To.BaseValue
                ),
                BandRelation.Covers => meets.Interval.IsCoveredBy(
                    band.From.BaseValue,
                    band.To.BaseValue
                ),
                _ => meets.Interval.Encloses(band.From.BaseValue, band.To.BaseValue),
            },
            _ => throw new UnreachableException(),
        };
        return new Reason(sentence, holds.ToTruth(), [], fact ?? new Fact(sentence.Term, value));
    }

    // Derived numbers and answers from the ownership graph, where nobody stated them.
    private FactValue? Computed(Condition.Sentence sentence, Facts facts, Party? party)
    {
        var demand =
            sentence.Demand <= Standing.Asserted ? Standing.DeemedBySilence : sentence.Demand;
        switch (sentence.Term.Kind)
        {
            case TermKind.Derived derived
                when Formulas.Value(sentence.Term, facts, transfer.Facts, demand) is { } value:
                return new FactValue.Number(
                    Quantity.Of(derived.Unit.FromBase(value), derived.Unit)
                );
            case TermKind.Ownership rule when party is not null && transfer.Parties.Contains(party):
                var truths = Ownership.Truths(
                    [
                        .. transfer.Parties.Select(other =>
                            (other.Id, Of(rule.Of, null, other).Truth)
                        ),
                    ],
                    transfer.Holdings,
                    rule,
                    asOf
                );
                return truths[party.Id] == Truth.NotStated
                    ? null
                    : new FactValue.Word(truths[party.Id] == Truth.Yes ? "yes" : "no");
            default:
                return null;
        }
    }

    private Truth Holds(Condition.Contains contains, Item item)
    {
        var fact = item.Facts.Find(contains.Term);
        var listed =
            fact is { Counts: true }
            && (contains.Demand <= Standing.Asserted || fact.Standing >= contains.Demand)
                ? (FactValue.Codes)fact.Value
                : null;
        // Parts can show that something is there, never that nothing else is: only the list says so.
        var truth = listed is null
            ? Truth.NotStated
            : listed
                .List.Any(code => contains.Patterns.Any(pattern => pattern.Covers(code)))
                .ToTruth();
        foreach (var part in item.Parts)
        {
            truth = truth.Or(Among(contains.Patterns, part));
            if (
                part.Parts.Count > 0
                || part.Facts.Find(contains.Term) is { Counts: true } said
                    && (contains.Demand <= Standing.Asserted || said.Standing >= contains.Demand)
            )
                truth = truth.Or(Holds(contains, part));
        }
        return truth;
    }
}
