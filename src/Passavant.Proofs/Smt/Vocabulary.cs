using Passavant.Accords;
using Passavant.Accords.Quantities;

namespace Passavant.Proofs.Smt;

/// <summary>What the accords of a text speak of together: terms by name, which must mean the same in each, roles, and the codes any of them knows.</summary>
internal sealed class Vocabulary
{
    private readonly Dictionary<string, List<Term>> terms;

    public Vocabulary(IReadOnlyList<Accord> accords)
    {
        terms = accords
            .SelectMany(accord => accord.Glossary.Terms)
            .GroupBy(term => term.Name, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.ToList(), StringComparer.Ordinal);
        foreach (var (name, same) in terms)
            if (
                same.Exists(other =>
                    other.About != same[0].About || !Alike(same[0].Kind, other.Kind)
                )
            )
                throw new ArgumentException(
                    $"The accords do not mean the same by the term '{name}'.",
                    nameof(accords)
                );
        RequiredRoles = accords
            .SelectMany(accord => accord.Glossary.Roles.Values)
            .Where(role => role.Required)
            .Select(role => role.Name)
            .ToHashSet(StringComparer.Ordinal);
        Codes =
        [
            .. accords
                .SelectMany(accord =>
                    accord
                        .Controls.SelectMany(control =>
                            control.Limbs.Select(limb => limb.Code).Prepend(control.Code)
                        )
                        .Concat(
                            accord
                                .CodesElsewhere.Keys.Select(key =>
                                    ControlCode.TryParse(key, null, out var code) ? code : null
                                )
                                .OfType<ControlCode>()
                        )
                )
                .Distinct()
                .Order(),
        ];
    }

    /// <summary>Roles in which some accord wants a party.</summary>
    public IReadOnlySet<string> RequiredRoles { get; }

    /// <summary>Every code facts may state, in list order.</summary>
    public IReadOnlyList<ControlCode> Codes { get; }

    /// <summary>The words a choice, judgement, country or ownership term can have.</summary>
    public static IReadOnlyList<string> Words(Term term) =>
        term.Kind is TermKind.Country ? Countries.All : term.Choices;

    /// <summary>The bounds of a number in base units, those of every accord.</summary>
    public (Rational? From, Rational? To) Bounds(Term term)
    {
        var kinds = terms[term.Name].Select(same => same.Kind).OfType<TermKind.Number>().ToList();
        return (
            kinds.Max(kind => kind.From) is { } from ? from : null,
            kinds.Where(kind => kind.To is not null).Min(kind => kind.To) is { } to ? to : null
        );
    }

    private static bool Alike(TermKind left, TermKind right) =>
        (left, right) switch
        {
            (TermKind.Choice a, TermKind.Choice b) => a.Words.SequenceEqual(b.Words),
            (TermKind.Number a, TermKind.Number b) => a.Dimension == b.Dimension
                && a.Whole == b.Whole
                && (!a.Whole || (a.Unit.Factor == b.Unit.Factor && a.Unit.Offset == b.Unit.Offset)),
            (TermKind.Derived a, TermKind.Derived b) => a.Unit.Dimension == b.Unit.Dimension
                && a.Expression.ToString() == b.Expression.ToString(),
            (TermKind.Band a, TermKind.Band b) => a.Unit.Dimension == b.Unit.Dimension,
            (TermKind.Codes a, TermKind.Codes b) => a.Several == b.Several,
            _ => left.GetType() == right.GetType(),
        };
}
