using Passavant.Accords;
using Passavant.Accords.Conditions;
using Passavant.Accords.Quantities;
using Passavant.Proofs.Regions;

namespace Passavant.Proofs.Tests.Laws;

/// <summary>Where a line of a complete transfer lies on the axes of a universe.</summary>
internal sealed class Located(Universe universe, Transfer transfer, int line)
{
    private Thing Whole => new(transfer.Facts, transfer.Items[line].Facts, null, null);

    /// <summary>Whether a formula is true there.</summary>
    public bool Holds(int formula) => Holds(formula, Whole);

    /// <summary>Whether it lies in a box.</summary>
    public bool Lies(Box box) =>
        box.Sides.All(side => side.Cells.Contains(Cell(universe.Axes[side.Axis], Whole)));

    // The facts a formula is asked of: those of a party, a leg or another line where it is about one.
    private sealed record Thing(Facts Transfer, Facts Item, Facts? Party, Facts? Leg)
    {
        public Facts Of(About about) =>
            about switch
            {
                About.Item => Item,
                About.Transfer => Transfer,
                About.Party => Party!,
                _ => Leg!,
            };
    }

    private bool Holds(int formula, Thing thing)
    {
        var node = universe.Formulas[formula];
        return node.Shape switch
        {
            Shape.Always => true,
            Shape.Never => false,
            Shape.Lies => node.Cells.Contains(Cell(universe.Axes[node.Axis], thing)),
            Shape.All => Array.TrueForAll(node.Parts, part => Holds(part, thing)),
            _ => Array.Exists(node.Parts, part => Holds(part, thing)),
        };
    }

    private int Cell(Axis axis, Thing thing)
    {
        switch (axis.Kind)
        {
            case AxisKind.Some:
                return Members(axis.Set, axis.Role, thing)
                    .Any(member => Holds(axis.Formula, member))
                    ? 1
                    : 0;
            case AxisKind.Informed:
                return 0;
        }
        var facts = thing.Of(axis.Term!.About);
        if (axis.Kind == AxisKind.Sentence)
            return Truth(axis.Sentence!, facts) ? 1 : 0;
        if (axis.Term.Kind is TermKind.Derived)
            return axis.CellOf(Number(axis.Term, facts));
        switch (Find(facts, axis.Term))
        {
            case FactValue.Number number:
                return axis.CellOf(number.Base);
            case FactValue.Day day:
                return axis.CellOf(day.Date.DayNumber);
            case FactValue.Band band:
                return axis.CellOf(band.From.BaseValue) * (2 * axis.Breaks.Count + 1)
                    + axis.CellOf(band.To.BaseValue);
            case FactValue.Codes codes:
                return axis.PlaceOf(codes.List.Count == 0 ? "" : codes.List[0].ToString());
            case FactValue.Country country:
                return axis.PlaceOf(country.Code);
            case FactValue.Word word:
                return axis.PlaceOf(word.Text);
            default:
                throw new InvalidOperationException($"{axis.Term.Name} is not stated");
        }
    }

    private IEnumerable<Thing> Members(About set, string? role, Thing thing) =>
        set switch
        {
            About.Party => transfer
                .Parties.Where(party => role is null || party.Roles.Contains(role))
                .Select(party => thing with { Party = party.Facts }),
            About.Leg => transfer.Legs.Select(leg => thing with { Leg = leg.Facts }),
            _ => transfer
                .Items.Where(item => item.Facts != thing.Item)
                .Select(item => thing with { Item = item.Facts }),
        };

    private static FactValue Find(Facts facts, Term term) =>
        facts.All.First(fact => fact.Term.Name == term.Name).Value;

    private static Rational Number(Term term, Facts facts) =>
        term.Kind is TermKind.Derived derived
            ? derived.Expression.Evaluate(part => Number(part, facts))!.Value
            : ((FactValue.Number)Find(facts, term)).Base;

    private static bool Truth(Condition.Sentence sentence, Facts facts)
    {
        switch (sentence)
        {
            case Condition.CodeIs code:
                return ((FactValue.Codes)Find(facts, code.Term)).List.Any(value =>
                    code.Patterns.Any(pattern => pattern.Covers(value))
                );
            case Condition.Against against:
                var left = Number(against.Term, facts);
                var right = against.Formula.Evaluate(part => Number(part, facts))!.Value;
                return against.Comparison switch
                {
                    Comparison.AtLeast => left >= right,
                    Comparison.MoreThan => left > right,
                    Comparison.AtMost => left <= right,
                    _ => left < right,
                };
            default:
                throw new InvalidOperationException($"no axis is made of {sentence}");
        }
    }
}
