using Passavant.Accords;
using Passavant.Accords.Conditions;
using Passavant.Accords.Quantities;

namespace Passavant.Proofs.Regions;

/// <summary>Whether a box can come about, and a transfer that lies in it: axes are not all independent, since parties are asked about together, an item contains one list of codes, and formulas follow from their parts.</summary>
/// <param name="universe">The axes.</param>
/// <param name="solve">Finds numbers by name, in base units, that meet a condition about numbers and formulas of them.</param>
internal sealed class Realiser(
    Universe universe,
    Func<Condition, (Answer, IReadOnlyDictionary<string, Rational>)> solve
)
{
    private const int MostTries = 20_000;
    private const long PartyBudget = 50_000;

    private readonly Dictionary<Box, Box?> members = [];
    private readonly Dictionary<
        (Box, About),
        (Answer Answer, IReadOnlyDictionary<string, Rational> Values)
    > numbers = [];
    private FormulaTable Formulas => universe.Formulas;

    /// <summary>Sides of a box that cannot go together; null where they can, as far as parties and codes go.</summary>
    public IReadOnlyList<(int Axis, CellSet Cells)>? Refuse(Box box) =>
        RefuseMembers(box) ?? RefuseCodes(box);

    private IReadOnlyList<(int, CellSet)>? RefuseMembers(Box box)
    {
        List<(int Axis, CellSet Cells)>? asked = null;
        foreach (var side in box.Sides)
            if (universe.Axes[side.Axis].Kind == AxisKind.Some)
                (asked ??= []).Add(side);
        if (asked is null)
            return null;
        foreach (var (index, cells) in asked)
            if (
                cells.Contains(1)
                && universe.Axes[index] is var axis
                && Placed(axis, asked) is null
            )
                return
                [
                    (index, cells),
                    .. RolesOf(axis).SelectMany(role => Denials(axis.Set, role, asked)).Distinct(),
                ];
        foreach (var role in universe.FilledRoles)
            if (Member(About.Party, role, -1, asked) is null)
                return [.. Denials(About.Party, role, asked)];
        return null;
    }

    // The roles somebody may play who is asked for: the one named, else any there is, else none.
    private IEnumerable<string?> RolesOf(Axis axis) =>
        axis.Role is null && axis.Set == About.Party ? [.. universe.Roles, null] : [axis.Role];

    // Somebody who is asked for, in a role in which that is not denied.
    private (string? Role, Box Member)? Placed(
        Axis axis,
        IReadOnlyList<(int Axis, CellSet Cells)> asked
    )
    {
        foreach (var role in RolesOf(axis))
            if (Member(axis.Set, role, axis.Index, asked) is { } member)
                return (role, member);
        return null;
    }

    // What is denied of everybody in a role; of everything, where a thing plays none.
    private IEnumerable<(int Axis, CellSet Cells)> Denials(
        About set,
        string? role,
        IReadOnlyList<(int Axis, CellSet Cells)> asked
    ) =>
        asked.Where(side =>
            !side.Cells.Contains(1)
            && universe.Axes[side.Axis] is var axis
            && axis.Set == set
            && (axis.Role is null || axis.Role == role)
        );

    /// <summary>A box over the axes of a party (or leg, or line) in a role that meets one condition (-1 for none) and none of those denied; null where there is none.</summary>
    private Box? Member(
        About set,
        string? role,
        int meets,
        IReadOnlyList<(int Axis, CellSet Cells)> asked
    )
    {
        var denials = Denials(set, role, asked).ToList();
        var key = new Box(meets < 0 ? denials : [.. denials, (meets, Axis.Yes)]);
        if (members.TryGetValue(key, out var known))
            return known;
        var conjuncts = denials
            .Select(side => Formulas.Not(universe.Axes[side.Axis].Formula))
            .Append(meets < 0 ? FormulaTable.Always : universe.Axes[meets].Formula)
            .ToArray();
        return members[key] = new Search(Formulas, RefuseCodes).Find(PartyBudget, conjuncts).Box;
    }

    // One list of codes: what it must hold it can hold only where that is not denied.
    private IReadOnlyList<(int, CellSet)>? RefuseCodes(Box box)
    {
        foreach (var (index, cells) in box.Sides)
        {
            var axis = universe.Axes[index];
            if (axis.Kind != AxisKind.Sentence || !cells.Contains(1))
                continue;
            if (PatternsOf(axis) is not { } patterns)
                continue;
            var denied = Denied(axis.Term!, box);
            if (!CodeFor(patterns, denied).Any())
                return [(index, cells), .. denied.Select(side => (side.Axis.Index, Axis.No))];
        }
        return null;
    }

    private static IReadOnlyList<CodePattern>? PatternsOf(Axis axis) =>
        axis.Sentence switch
        {
            Condition.Contains contains => contains.Patterns,
            Condition.CodeIs code => code.Patterns,
            _ => null,
        };

    private List<(Axis Axis, IReadOnlyList<CodePattern> Patterns)> Denied(Term term, Box box) =>
        [
            .. box
                .Sides.Where(side => side.Cells.Equals(Axis.No))
                .Select(side => universe.Axes[side.Axis])
                .Where(axis =>
                    axis.Kind == AxisKind.Sentence
                    && axis.Term!.Name == term.Name
                    && PatternsOf(axis) is not null
                )
                .Select(axis => (axis, PatternsOf(axis)!)),
        ];

    private IEnumerable<ControlCode> CodeFor(
        IReadOnlyList<CodePattern> patterns,
        List<(Axis Axis, IReadOnlyList<CodePattern> Patterns)> denied
    ) =>
        universe
            .Covered(patterns)
            .Where(code => !denied.Any(side => side.Patterns.Any(pattern => pattern.Covers(code))));

    /// <summary>A transfer in a box, its facts officially determined, and the acts beside it; or that its numbers cannot be had, or that nobody can tell.</summary>
    /// <param name="box">A box that was not refused.</param>
    /// <param name="id">The reference of the transfer.</param>
    /// <param name="glossary">Whose terms the facts are stated in.</param>
    /// <param name="also">Axes on which a value is stated although the box leaves it open.</param>
    public (Answer Answer, Realised? Realised) Realise(
        Box box,
        string id,
        Glossary glossary,
        IEnumerable<int> also
    )
    {
        var open = also.Select(axis => universe.Axes[axis]).ToList();
        var full = Filled(box, open);
        var (answer, numbers) = Values(full, open, About.Item, About.Transfer);
        if (numbers is null)
            return (answer, null);
        var items = new List<Item>
        {
            new() { Line = "1", Facts = FactsOf(full, About.Item, glossary, numbers) },
        };
        var asked = full
            .Sides.Where(side => universe.Axes[side.Axis].Kind == AxisKind.Some)
            .ToList();
        var parties = new List<Party>();
        var legs = new List<Leg>();
        var covered = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (index, cells) in asked.Where(side => side.Cells.Contains(1)))
        {
            var axis = universe.Axes[index];
            if (Placed(axis, asked) is not { } placed)
                return (Answer.NotDecided, null);
            var (role, member) = placed;
            if (Stated(axis.Set, member, glossary) is not { } facts)
                return (Answer.NotDecided, null);
            switch (axis.Set)
            {
                case About.Party:
                    if (role is not null)
                        covered.Add(role);
                    parties.Add(
                        new Party
                        {
                            Id = $"P{parties.Count + 1}",
                            Roles = role is null ? [] : [role],
                            Facts = facts,
                        }
                    );
                    break;
                case About.Leg:
                    legs.Add(new Leg { Facts = facts });
                    break;
                default:
                    items.Add(new Item { Line = $"{items.Count + 1}", Facts = facts });
                    break;
            }
        }
        foreach (var role in universe.FilledRoles.Order(StringComparer.Ordinal))
            if (covered.Add(role) && glossary.Roles.ContainsKey(role))
            {
                if (Member(About.Party, role, -1, asked) is not { } member)
                    return (Answer.NotDecided, null);
                if (Stated(About.Party, member, glossary) is not { } facts)
                    return (Answer.NotDecided, null);
                parties.Add(
                    new Party
                    {
                        Id = $"P{parties.Count + 1}",
                        Roles = [role],
                        Facts = facts,
                    }
                );
            }
        return (
            Answer.Found,
            new Realised(
                new Transfer
                {
                    Id = id,
                    Facts = FactsOf(full, About.Transfer, glossary, numbers),
                    Items = items,
                    Parties = parties,
                    Legs = legs,
                },
                [
                    .. full
                        .Sides.Where(side =>
                            universe.Axes[side.Axis].Kind == AxisKind.Informed
                            && side.Cells.Contains(1)
                        )
                        .Select(side => universe.Axes[side.Axis].Requirement),
                ]
            )
        );
    }

    // What is asked and left open takes its usual value. Formulas follow from their parts, questions about parties from the parties.
    private Box Filled(Box box, IReadOnlyList<Axis> asked)
    {
        var bound = Bound(box).SelectMany(Inputs).Select(NameOf).ToHashSet(StringComparer.Ordinal);
        var open = asked
            .Where(axis => axis.Kind == AxisKind.Fact && !axis.IsFormula)
            .Concat(Compared(asked).Select(universe.Find).OfType<Axis>())
            .ToHashSet();
        var derived = asked
            .Where(axis => axis.Kind == AxisKind.Fact && axis.IsFormula)
            .Where(axis => box.On(axis.Index) is null)
            .ToList();
        // A derived number none of whose parts is stated is stated itself.
        for (var before = -1; before != derived.Count; )
        {
            before = derived.Count;
            foreach (
                var axis in derived
                    .Where(axis =>
                        Inputs(axis)
                            .Any(term =>
                                bound.Contains(term.Name)
                                || universe.Find(term) is { } input
                                    && (open.Contains(input) || box.On(input.Index) is not null)
                            )
                    )
                    .ToList()
            )
            {
                derived.Remove(axis);
                open.UnionWith(Inputs(axis).Select(universe.Find).OfType<Axis>());
            }
        }
        var filled = new Box(
            box.Sides.Concat(
                open.Concat(derived)
                    .Where(axis => box.On(axis.Index) is null && !bound.Contains(axis.Term!.Name))
                    .OrderBy(axis => axis.Index)
                    .Select(axis => (axis.Index, axis.Plainest))
            )
        );
        foreach (var axis in asked)
            if (
                PatternsOf(axis) is not null
                && filled.On(axis.Index) is null
                && filled.With(axis.Index, Axis.No) is var with
                && RefuseCodes(with) is null
            )
                filled = with;
        return filled;
    }

    // Formulas a box says something of.
    private IEnumerable<Axis> Bound(Box box) =>
        box.Sides.Select(side => universe.Axes[side.Axis]).Where(axis => axis.IsFormula);

    // The numbers that comparisons with a formula speak of.
    private static IEnumerable<Term> Compared(IEnumerable<Axis> asked) =>
        asked.Where(axis => axis.Sentence is Condition.Against).SelectMany(Inputs);

    private static string NameOf(Term term) => term.Name;

    // Everything about a party that any question asks: what is left open takes its usual value, where that denies what is denied.
    private Facts? Stated(About set, Box member, Glossary glossary)
    {
        var asked = universe
            .Axes.Where(axis =>
                axis.Kind is AxisKind.Fact or AxisKind.Sentence && axis.Term!.About == set
            )
            .ToList();
        var full = Filled(member, asked);
        return Values(full, asked, set).Values is { } numbers
            ? FactsOf(full, set, glossary, numbers)
            : null;
    }

    // Values for numbers that formulas hang together: tried first, then asked for.
    private (Answer Answer, Dictionary<Axis, Rational>? Values) Values(
        Box box,
        IReadOnlyList<Axis> asked,
        params About[] about
    )
    {
        var compared = Compared(asked).Select(NameOf).ToHashSet(StringComparer.Ordinal);
        var values = new Dictionary<Axis, Rational>();
        var bound = box
            .Sides.Select(side => (Axis: universe.Axes[side.Axis], side.Cells))
            .Where(side =>
                side.Axis.Kind is AxisKind.Fact or AxisKind.Sentence
                && about.Contains(side.Axis.Term!.About)
                && side.Axis.IsFormula
            )
            .ToList();
        var inputs = bound
            .SelectMany(side => Inputs(side.Axis))
            .DistinctBy(term => term.Name)
            .ToList();
        // A derived number alone may be stated itself.
        if (
            bound.TrueForAll(side => side.Axis.Kind == AxisKind.Fact)
            && inputs.TrueForAll(term =>
                !compared.Contains(term.Name)
                && (universe.Find(term) is not { } axis || box.On(axis.Index) is null)
            )
        )
            return (Answer.Found, values);
        // Boxes that differ elsewhere ask the same again and again.
        var together = new Box(
            box.Sides.Where(side =>
                universe.Axes[side.Axis] is { Kind: AxisKind.Fact or AxisKind.Sentence } axis
                && (axis.IsFormula || inputs.Exists(term => term.Name == axis.Term!.Name))
            )
        );
        if (!numbers.TryGetValue((together, about[0]), out var known))
            known = numbers[(together, about[0])] = Numbers(together, bound, inputs, about[0]);
        foreach (var term in inputs)
            if (known.Values.TryGetValue(term.Name, out var value))
                values[universe.Fact(term)] = value;
        return known.Answer == Answer.Found ? (Answer.Found, values) : (known.Answer, null);
    }

    private (Answer Answer, IReadOnlyDictionary<string, Rational> Values) Numbers(
        Box box,
        List<(Axis Axis, CellSet Cells)> bound,
        List<Term> inputs,
        About about
    )
    {
        var tries = inputs.ConvertAll(term => Samples(universe.Fact(term), box));
        var chosen = new Dictionary<string, Rational>(StringComparer.Ordinal);
        var left = MostTries;
        if (Try(0))
            return (Answer.Found, chosen);
        // A solver is asked of the line and the transfer alone.
        return about == About.Item ? solve(Words.Of(box, universe)) : (Answer.NotDecided, chosen);

        bool Try(int index)
        {
            if (index == inputs.Count)
                return --left >= 0 && bound.TrueForAll(Fits);
            foreach (var sample in tries[index])
            {
                chosen[inputs[index].Name] = sample;
                if (Try(index + 1))
                    return true;
                if (left < 0)
                    return false;
            }
            return false;
        }

        Rational? Value(Term term) =>
            chosen.TryGetValue(term.Name, out var value) ? value
            : term.Kind is TermKind.Derived derived ? derived.Expression.Evaluate(Value)
            : null;

        bool Fits((Axis Axis, CellSet Cells) side)
        {
            if (side.Axis.Sentence is Condition.Against against)
                return Value(against.Term) is { } left
                    && against.Formula.Evaluate(Value) is { } right
                    && Compares(against.Comparison, left, right) == side.Cells.Contains(1);
            return Value(side.Axis.Term!) is { } number
                && side.Cells.Contains(side.Axis.CellOf(number));
        }
    }

    private static bool Compares(Comparison comparison, Rational left, Rational right) =>
        comparison switch
        {
            Comparison.AtLeast => left >= right,
            Comparison.MoreThan => left > right,
            Comparison.AtMost => left <= right,
            _ => left < right,
        };

    private static IEnumerable<Term> Inputs(Axis axis)
    {
        var direct = axis.Sentence is Condition.Against against
            ? against.Formula.Terms.Append(against.Term)
            : ((TermKind.Derived)axis.Term!.Kind).Expression.Terms;
        return direct.SelectMany(term =>
            term.Kind is TermKind.Derived derived ? derived.Expression.Terms : [term]
        );
    }

    private static List<Rational> Samples(Axis axis, Box box)
    {
        var samples = new List<Rational>();
        foreach (var cell in (box.On(axis.Index) ?? axis.Full).Cells)
        {
            var (from, to, isPoint) = axis.Ends(cell);
            samples.Add(axis.Plain(cell));
            if (isPoint)
                continue;
            if (axis.Term!.Kind is TermKind.Number bounds)
                (from, to) = (from ?? bounds.From, to ?? bounds.To);
            if (from is { } low && to is { } high)
            {
                samples.Add(low + (high - low) / 1000);
                samples.Add(high - (high - low) / 1000);
            }
            else if (from is { } least && least.Sign >= 0)
                foreach (var times in new[] { 10L, 1_000, 1_000_000, 1_000_000_000_000 })
                    samples.Add(least.IsZero ? times : least * times);
            if (from is { IsZero: true } or { Sign: < 0 } && to is { Sign: > 0 } top)
                foreach (var times in new[] { 1_000_000L, 1_000_000_000_000 })
                    samples.Add(top / times);
        }
        return axis.Term!.Kind is TermKind.Number { Whole: true } number
            ? [.. samples.Where(value => number.Unit.FromBase(value).IsInteger).Distinct()]
            : [.. samples.Distinct()];
    }

    // Lists of codes are stated whole: what is not in them is denied.
    private Facts FactsOf(
        Box box,
        About about,
        Glossary glossary,
        Dictionary<Axis, Rational> numbers
    )
    {
        var facts = new List<Fact>();
        foreach (var (index, cells) in box.Sides)
        {
            var axis = universe.Axes[index];
            if (
                axis.Kind != AxisKind.Fact
                || axis.Term!.About != about
                || numbers.ContainsKey(axis)
                || glossary.FindTerm(axis.Term.Name) is not { } term
                || Depends(axis, numbers)
                || IsListed(axis, box)
            )
                continue;
            if (axis.ValueIn(cells, term) is { } value)
                facts.Add(Determined(term, value));
        }
        foreach (var (axis, number) in numbers)
            if (axis.Term!.About == about && glossary.FindTerm(axis.Term.Name) is { } term)
                facts.Add(Determined(term, Axis.NumberOf(number, term)));
        foreach (
            var (term, codes) in box
                .Sides.Select(side => (Axis: universe.Axes[side.Axis], side.Cells))
                .Where(side =>
                    side.Axis.Kind == AxisKind.Sentence
                    && side.Axis.Term!.About == about
                    && PatternsOf(side.Axis) is not null
                )
                .GroupBy(side => side.Axis.Term!.Name)
                .Select(group =>
                    (
                        group.Key,
                        group
                            .Where(side => side.Cells.Contains(1))
                            .Select(side =>
                                CodeFor(PatternsOf(side.Axis)!, Denied(side.Axis.Term!, box))
                                    .First()
                            )
                            .Distinct()
                            .Order()
                            .ToList()
                    )
                )
        )
            if (glossary.FindTerm(term) is { } known)
                facts.Add(Determined(known, new FactValue.Codes(codes)));
        return new Facts(facts);
    }

    // What is said of several codes, code by code, makes the list.
    private bool IsListed(Axis axis, Box box) =>
        axis.Term!.Kind is TermKind.Codes { Several: true }
        && box.Sides.Any(side =>
            universe.Axes[side.Axis] is { Kind: AxisKind.Sentence } sentence
            && sentence.Term!.Name == axis.Term.Name
        );

    // A derived number whose parts are stated is not stated itself.
    private static bool Depends(Axis axis, Dictionary<Axis, Rational> numbers) =>
        axis.Term!.Kind is TermKind.Derived derived
        && derived.Expression.Terms.Any(term =>
            numbers.Keys.Any(known => known.Term!.Name == term.Name)
        );

    private static Fact Determined(Term term, FactValue value) =>
        new(term, value) { Standing = Standing.OfficiallyDetermined };
}

/// <summary>A transfer in a box, and the requirements under which the authority has told the proposer.</summary>
internal sealed record Realised(Transfer Transfer, IReadOnlyList<string> Informed);
