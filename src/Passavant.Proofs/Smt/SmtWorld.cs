using Passavant.Accords;
using Passavant.Accords.Conditions;
using Passavant.Accords.Identity;

namespace Passavant.Proofs.Smt;

/// <summary>How many things a transfer may name: lines, legs and parties. Compared by reference.</summary>
/// <remarks>Each leg and party may be there or not; each line is. More of them than an accord's conditions can tell apart change no answer, fewer leave transfers out.</remarks>
public sealed class SmtWorld
{
    /// <summary>The roles of each party, which may be none.</summary>
    public required IReadOnlyList<IReadOnlyList<string>> Parties { get; init; }

    /// <summary>How many legs there may be.</summary>
    public int Legs { get; init; }

    /// <summary>How many item lines there are, at least one.</summary>
    public int Lines { get; init; } = 1;

    /// <summary>Enough for every transfer of one line to have its like: a witness for each condition over a role, over all parties or over the legs, and one party more for each role.</summary>
    /// <remarks>
    /// A party in several roles is as good as several parties who share its facts, so each has one. Witnesses for conditions over all parties are in a role no condition speaks of, or in none.
    /// </remarks>
    public static SmtWorld Enough(params IReadOnlyList<Accord> accords)
    {
        var over = accords
            .SelectMany(ConditionsOf)
            .SelectMany(condition => condition.Walk())
            .OfType<Condition.Over>()
            .DistinctBy(Witnessed)
            .ToLookup(condition => (condition.Set, condition.Role));
        var roles = over.Select(group => group.Key.Role)
            .OfType<string>()
            .Concat(
                accords
                    .SelectMany(accord => accord.Glossary.Roles.Values)
                    .Where(role => role.Required)
                    .Select(role => role.Name)
            )
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ToList();
        var other = accords[0]
            .Glossary.Roles.Keys.Except(roles)
            .Order(StringComparer.Ordinal)
            .Take(1);
        return new SmtWorld
        {
            Parties =
            [
                .. roles.SelectMany(role =>
                    Enumerable.Repeat<IReadOnlyList<string>>(
                        [role],
                        1 + over[(About.Party, role)].Count()
                    )
                ),
                .. Enumerable.Repeat<IReadOnlyList<string>>(
                    [.. other],
                    over[(About.Party, null)].Count()
                ),
            ],
            Legs = over[(About.Leg, null)].Count(),
        };
    }

    // One witness shows that any is and that not every other one is; whether none is needs the same one.
    private static string Witnessed(Condition.Over over) =>
        CanonicalConditions
            .Of(
                over with
                {
                    Quantifier = over.Quantifier switch
                    {
                        Quantifier.No => Quantifier.Any,
                        Quantifier.The => Quantifier.Every,
                        var same => same,
                    },
                }
            )
            .ToString();

    private static IEnumerable<Condition> ConditionsOf(Accord accord) =>
        accord
            .Provisions.SelectMany(provision =>
                provision
                    .Unless.Concat(provision.Savings.Select(saving => saving.When))
                    .Prepend(provision.When)
            )
            .Concat(
                accord
                    .Requirements.SelectMany(requirement => requirement.Review)
                    .SelectMany(rule => rule.Unless.Prepend(rule.When))
            )
            .Prepend(accord.Jurisdiction);
}
