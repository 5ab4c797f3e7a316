using Passavant.Accords;
using Passavant.Accords.Identity;
using Passavant.Proofs.Regions;
using Passavant.Proofs.Smt;

namespace Passavant.Proofs;

/// <summary>How two texts are compared.</summary>
public sealed record ComparisonOptions
{
    /// <summary>The day of law of the left text.</summary>
    public required DateOnly LeftAsOf { get; init; }

    /// <summary>The day of law of the right text.</summary>
    public required DateOnly RightAsOf { get; init; }

    /// <summary>The day of knowledge.</summary>
    public required DateOnly KnownAt { get; init; }

    /// <summary>The most regions shown of one group and direction; none where only the verdict is wanted.</summary>
    public int Most { get; init; } = 20;

    /// <summary>How many sides of boxes one question may try before it is left undecided.</summary>
    public long Budget { get; init; } = 200_000;

    /// <summary>Asks an SMT-LIB solver a question, where numbers hang together by formulas and trying some does not tell; null for none.</summary>
    public Func<SmtText, string, SolverAnswer>? Solver { get; init; }
}

/// <summary>Compares two texts in meaning.</summary>
public static class TextComparer
{
    /// <summary>Where one text is milder than the other. Pure: the same texts and options give the same answer.</summary>
    /// <exception cref="ArgumentException">A term of one text means something else in the other; the message names it.</exception>
    /// <exception cref="ReplayFailedException">The search and the assessment disagree: a fault of the program.</exception>
    public static TextComparison Compare(Accord left, Accord right, ComparisonOptions options)
    {
        RefuseUnlikeTerms(left, right);
        var texts = new Texts(
            new Prover(
                [
                    (left, options.LeftAsOf, options.KnownAt),
                    (right, options.RightAsOf, options.KnownAt),
                ],
                options.Budget,
                options.Solver
            ),
            options.Most
        );
        return new TextComparison
        {
            Left = left,
            Right = right,
            LeftAsOf = options.LeftAsOf,
            RightAsOf = options.RightAsOf,
            ShareJurisdiction = texts.ShareJurisdiction,
            LeftMilder = texts.IsMilder(Side.Left),
            RightMilder = texts.IsMilder(Side.Right),
            Groups = options.Most > 0 ? [.. texts.Groups()] : [],
        };
    }

    /// <summary>Refuses two texts that mean different things by one term.</summary>
    internal static void RefuseUnlikeTerms(Accord left, Accord right)
    {
        foreach (var term in left.Glossary.Terms)
            if (
                right.Glossary.FindTerm(term.Name) is { } other
                && (
                    term.About != other.About
                    || term.Kind.GetType() != other.Kind.GetType()
                    || DimensionOf(term) != DimensionOf(other)
                )
            )
            {
                var (one, another) = ProofWriting.Apart(left, right);
                throw new ArgumentException(
                    $"{one} and {another} cannot be compared: '{term.Name}' means one thing in {one} and another in {another}; the texts can only be compared where their terms say the same."
                );
            }
    }

    private static Passavant.Accords.Quantities.Dimension? DimensionOf(Term term) =>
        term.Kind switch
        {
            TermKind.Number number => number.Dimension,
            TermKind.Derived derived => derived.Unit.Dimension,
            TermKind.Band band => band.Unit.Dimension,
            _ => null,
        };

    /// <summary>Two laws in one universe.</summary>
    private sealed class Texts
    {
        private readonly Prover prover;
        private readonly int most;
        private readonly int[] milder = [-1, -1];
        private Box? plainest;

        public Texts(Prover prover, int most)
        {
            (this.prover, this.most) = (prover, most);
            Right.Share(Left, Say);
        }

        // The same, where it is proved that both hold together, or one where the other does.
        private int Say(int right, int left)
        {
            if (right == left)
                return left;
            return (
                prover.Never(right, Formulas.Not(left)),
                prover.Never(left, Formulas.Not(right))
            ) switch
            {
                (true, true) => left,
                (true, false) => Formulas.All(left, right),
                (false, true) => Formulas.Any(left, right),
                _ => right,
            };
        }

        private FormulaTable Formulas => prover.Formulas;

        private Law Left => prover.Laws[0];

        private Law Right => prover.Laws[1];

        private int Common => Formulas.All(Left.Jurisdiction, Right.Jurisdiction);

        public bool ShareJurisdiction => prover.Find(Common).Answer != Answer.None;

        private static (int Mild, int Strict) Order(Side side) =>
            side == Side.Left ? (0, 1) : (1, 0);

        // Where one text is below an outcome and the other is not.
        private int Parted(Side side, Outcome outcome)
        {
            var (mild, strict) = Order(side);
            return Formulas.All(
                prover.Laws[strict].AtLeast(outcome, within: true),
                Formulas.Not(prover.Laws[mild].AtLeast(outcome, within: true))
            );
        }

        private int IsMilderThere(Side side)
        {
            ref var formula = ref milder[(int)side];
            if (formula < 0)
                formula = Formulas.Any([
                    .. Enumerable.Range(1, 6).Select(outcome => Parted(side, (Outcome)outcome)),
                ]);
            return formula;
        }

        public (Milder, Witness?) IsMilder(Side side)
        {
            var undecided = false;
            var (mild, strict) = Order(side);
            for (var outcome = Outcome.Authorised; outcome <= Outcome.Prohibited; outcome++)
            {
                var least = outcome;
                var (answer, _, witness) = prover.Show(
                    [Parted(side, outcome), Common],
                    outcomes => outcomes[strict] >= least && outcomes[mild] < least
                );
                if (answer == Answer.Found)
                    return (Milder.Somewhere, witness);
                undecided |= answer == Answer.NotDecided;
            }
            return (undecided ? Milder.NotDecided : Milder.Nowhere, null);
        }

        public IEnumerable<DifferenceGroup> Groups()
        {
            foreach (var control in Left.Controls)
                if (Scope(control, Left, Right, Side.Left) is { } group)
                    yield return group;
            foreach (var control in Right.Controls)
                if (Scope(control, Right, Left, Side.Right) is { } group)
                    yield return group;
            foreach (var group in Treatments())
                yield return group;
            var neither = Formulas.All(
                Formulas.Not(Left.Controlled),
                Formulas.Not(Right.Controlled)
            );
            if (Differing([], null, [neither]) is { } others)
                yield return others;
        }

        private (Answer, Box?, Witness?) Show(int where, Side mild) =>
            prover.Show(
                [where, IsMilderThere(mild), Common],
                outcomes =>
                    mild == Side.Left ? outcomes[0] < outcomes[1] : outcomes[1] < outcomes[0]
            );

        // What one text controls by a control and the other does not control at all.
        private DifferenceGroup? Scope(Control control, Law law, Law other, Side side)
        {
            var (answer, boxes) = prover.All(
                4 * most,
                law.Applies(control),
                Formulas.Not(other.Controlled)
            );
            var differences = new List<Difference>();
            var cut = boxes.Count >= 4 * most;
            var decided = cut || answer != Answer.NotDecided;
            foreach (var box in Box.Merge(boxes, Formulas.Axes))
                if (differences.Count < most)
                {
                    // Who does not control it is the milder, if anything in the law makes a difference: in a plain transfer, if it does there.
                    var mild = side == Side.Left ? Side.Right : Side.Left;
                    var (shown, _, witness) = Show(Formulas.Of(Plain(box)), mild);
                    if (witness is null)
                        (shown, _, witness) = Show(Formulas.Of(box), mild);
                    decided &= shown != Answer.NotDecided;
                    if (witness is not null)
                        differences.Add(
                            new Difference(
                                side == Side.Left ? Side.Right : Side.Left,
                                Words.Of(box, prover.Universe),
                                IsCertain(box),
                                witness
                            )
                        );
                }
                else
                    cut = true;
            var group = new DifferenceGroup([control.Id], side, differences, cut, decided);
            return differences.Count == 0 && group.IsComplete ? null : group;
        }

        // Controls the two laws treat alike go together: one item stands for all that fall under them. Regions found for several such are told once, with all their codes.
        private IEnumerable<DifferenceGroup> Treatments()
        {
            var told =
                new List<(
                    SortedSet<string> Codes,
                    Difference Difference,
                    bool IsCut,
                    bool IsDecided
                )>();
            var places = new Dictionary<string, int>(StringComparer.Ordinal);
            for (var left = 0; left < Left.Classes.Count; left++)
            for (var right = 0; right < Right.Classes.Count; right++)
            {
                var both = Formulas.All(Left.OfClass(left), Right.OfClass(right));
                var alone = Formulas.All(
                    both,
                    Formulas.Not(Others(Left, left)),
                    Formulas.Not(Others(Right, right))
                );
                var item = prover.Find(alone).Box ?? prover.Find(both).Box;
                if (item is null || Differing([], item, [Formulas.Of(item)]) is not { } group)
                    continue;
                var codes = Left.Classes[left]
                    .Where(control => Meets(Left.Applies(control), both))
                    .Concat(
                        Right.Classes[right].Where(control => Meets(Right.Applies(control), both))
                    )
                    .Select(control => control.Id)
                    .ToList();
                foreach (var one in group.Differences)
                {
                    var key =
                        $"{one.Milder} {one.Left} {one.Right} {CanonicalConditions.Of(one.Region)}";
                    if (places.TryAdd(key, told.Count))
                        told.Add(
                            (
                                new SortedSet<string>(codes, Natural.Order),
                                one,
                                group.IsCut,
                                group.IsDecided
                            )
                        );
                    else
                    {
                        told[places[key]].Codes.UnionWith(codes);
                        told[places[key]] = told[places[key]] with
                        {
                            IsCut = told[places[key]].IsCut || group.IsCut,
                            IsDecided = told[places[key]].IsDecided && group.IsDecided,
                        };
                    }
                }
            }
            return told.GroupBy(one => string.Join(' ', one.Codes))
                .Select(group => new DifferenceGroup(
                    [.. group.First().Codes],
                    null,
                    [.. group.Select(one => one.Difference)],
                    group.Any(one => one.IsCut),
                    group.All(one => one.IsDecided)
                ));
        }

        private bool Meets(int formula, int both) =>
            prover.Find(formula, both).Answer != Answer.None;

        private int Others(Law law, int number) =>
            Formulas.Any([
                .. Enumerable
                    .Range(0, law.Classes.Count)
                    .Where(other => other != number)
                    .Select(law.OfClass),
            ]);

        private DifferenceGroup? Differing(
            IReadOnlyList<string> codes,
            Box? item,
            IReadOnlyList<int> where
        )
        {
            var differences = new List<Difference>();
            var (cut, decided) = (false, true);
            foreach (var side in new[] { Side.Left, Side.Right })
            {
                var given = item ?? Box.Everything;
                var (answer, boxes) = prover.All(4 * most, [.. where, IsMilderThere(side)]);
                var merged = Box.Merge(boxes, Formulas.Axes);
                if (answer == Answer.NotDecided || merged.Count > most)
                {
                    // Too many to read: those that plain transfers show.
                    if (boxes.Count >= 4 * most || merged.Count > most)
                        cut = true;
                    else
                        decided = false;
                    given = Plain(given);
                    (_, boxes) = prover.All(
                        4 * most,
                        [.. where, Formulas.Of(given), IsMilderThere(side)]
                    );
                    merged = Box.Merge(boxes, Formulas.Axes);
                }
                cut |= merged.Count > most;
                foreach (var box in merged.Take(most))
                {
                    var (shown, _, witness) = Show(Formulas.Of(box), side);
                    decided &= shown != Answer.NotDecided;
                    if (witness is not null)
                        differences.Add(
                            new Difference(
                                side,
                                Words.Of(box.Less(given), prover.Universe),
                                IsCertain(box.Less(given)),
                                witness
                            )
                        );
                }
            }
            var group = new DifferenceGroup(codes, null, differences, cut, decided);
            return differences.Count == 0 && group.IsComplete ? null : group;
        }

        // Nothing out of the ordinary: what is not said otherwise is at its plainest, save what it is for, how and where it goes, and what brings it under either text.
        private Box Plain(Box given)
        {
            var free = Formulas.AxesOf(Common).ToHashSet();
            return new Box(
                (plainest ??= prover.Plainest)
                    .Sides.Where(side =>
                        !free.Contains(side.Axis)
                        && given.On(side.Axis) is null
                        && prover.Universe.Axes[side.Axis]
                            is {
                                    About: About.Item or About.Transfer,
                                    Term.Name: not (
                                        "item"
                                        or "activity"
                                        or "destination"
                                        or "end use"
                                    ),
                                }
                                or { Term: null }
                    )
                    .Concat(given.Sides)
            );
        }

        private bool IsCertain(Box box) =>
            box.Sides.All(side =>
                prover.Universe.Axes[side.Axis].Term?.Kind is not TermKind.Judgement
            );
    }
}
