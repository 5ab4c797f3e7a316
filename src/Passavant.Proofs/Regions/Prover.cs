using Passavant.Accords;
using Passavant.Accords.Conditions;
using Passavant.Accords.Quantities;
using Passavant.Proofs.Smt;

namespace Passavant.Proofs.Regions;

/// <summary>Where a search looks at texts on their days, and how hard.</summary>
internal sealed class Prover
{
    // Places nobody can tell of that are passed by before a search gives up.
    private const int MostUndecided = 50;

    private readonly Realiser realiser;
    private readonly long budget;
    private readonly Dictionary<(int, string), Assessor> assessors = [];
    private HashSet<int>? everything;

    // Whether the box looked at last holds no transfer at all, for its numbers.
    private bool isImpossible;

    public Prover(
        IReadOnlyList<(Accord Accord, DateOnly AsOf, DateOnly KnownAt)> texts,
        long budget,
        Func<SmtText, string, SolverAnswer>? solver = null,
        IEnumerable<Condition>? also = null,
        bool merging = true
    )
    {
        this.budget = budget;
        Universe = new Universe(
            [.. texts.Select(text => text.Accord).Distinct()],
            texts.SelectMany(text => Law.ConditionsOf(text.Accord, text.AsOf)).Concat(also ?? []),
            merging
        );
        Laws = [.. texts.Select(text => new Law(Universe, text.Accord, text.AsOf, text.KnownAt))];
        realiser = new Realiser(
            Universe,
            condition => Solve(condition, texts[0].Accord, texts[0].AsOf, solver)
        );
    }

    public Universe Universe { get; }

    public IReadOnlyList<Law> Laws { get; }

    public FormulaTable Formulas => Universe.Formulas;

    private readonly Stack<Search> idle = [];

    // A question may be put while another is being answered: each has a search of its own.
    private Search Rent() => idle.TryPop(out var search) ? search : new(Formulas, realiser.Refuse);

    /// <summary>Everything at its plainest: the cell on each axis, parties included. Formulas are left open: they follow from their parts.</summary>
    public Box Plainest
    {
        get
        {
            var facts = new Box(
                Universe
                    .Axes.Where(axis => axis.Kind != AxisKind.Some && !axis.IsFormula)
                    .Select(axis => (axis.Index, axis.Plainest))
            );
            var search = Rent();
            var plainest = new Box(
                facts.Sides.Concat(
                    Universe
                        .Axes.Where(axis => axis.Kind == AxisKind.Some)
                        .Select(axis =>
                            (
                                axis.Index,
                                axis.Set == About.Party && search.Holds(axis.Formula, facts)
                                    ? Axis.Yes
                                    : Axis.No
                            )
                        )
                )
            );
            idle.Push(search);
            return plainest;
        }
    }

    /// <summary>Whether formulas can hold together.</summary>
    public (Answer Answer, Box? Box) Find(params ReadOnlySpan<int> conjuncts)
    {
        var search = Rent();
        var found = search.Find(budget, conjuncts);
        idle.Push(search);
        return found;
    }

    /// <summary>Whether formulas cannot hold together: proved.</summary>
    public bool Never(params ReadOnlySpan<int> conjuncts) => Find(conjuncts).Answer == Answer.None;

    /// <summary>Disjoint boxes in which formulas hold together; the answer is <see cref="Answer.NotDecided"/> where the budget ran out.</summary>
    public (Answer Answer, List<Box> Boxes) All(int most, params ReadOnlySpan<int> conjuncts)
    {
        var boxes = new List<Box>();
        var search = Rent();
        search.BySides = true;
        var answer = search.Each(
            budget,
            conjuncts,
            box =>
            {
                boxes.Add(box);
                return boxes.Count < most;
            }
        );
        search.BySides = false;
        idle.Push(search);
        return (boxes.Count >= most ? Answer.NotDecided : answer, boxes);
    }

    /// <summary>A place where formulas hold together, with a transfer there that comes out as expected under each law.</summary>
    public (Answer Answer, Box? Box, Witness? Witness) Show(
        ReadOnlySpan<int> conjuncts,
        Func<IReadOnlyList<Outcome>, bool> expected
    )
    {
        (Box, Witness)? shown = null;
        var undecided = 0;
        var search = Rent();
        var answer = search.Each(
            budget,
            conjuncts,
            box =>
            {
                if (Witness(box, expected) is { } witness)
                    shown = (box, witness);
                else if (!isImpossible)
                    undecided++;
                return shown is null && undecided < MostUndecided;
            }
        );
        idle.Push(search);
        if (shown is { } found)
            return (Answer.Found, found.Item1, found.Item2);
        return (undecided > 0 ? Answer.NotDecided : answer, null, null);
    }

    /// <summary>A transfer in a box, assessed under each law; null where nobody can tell whether there is one.</summary>
    /// <exception cref="ReplayFailedException">There is one, and it does not come out as expected.</exception>
    public Witness? Witness(Box box, Func<IReadOnlyList<Outcome>, bool> expected)
    {
        // First what the box says and no more; then what outcomes depend on besides; then everything they can depend on; at last everything spoken of, were it only to say what is always so.
        for (var round = 0; ; round++)
        {
            IEnumerable<int> asked = round switch
            {
                0 => [],
                1 => Laws.SelectMany(law => OpenAxes(law, box)),
                2 => everything ??= [.. Laws.SelectMany(AxesOf)],
                _ => Enumerable.Range(0, Universe.Axes.Count),
            };
            var cases = new List<Case>();
            foreach (var law in Laws)
            {
                var (answer, realised) = realiser.Realise(
                    box,
                    "witness",
                    law.Accord.Glossary,
                    asked
                );
                isImpossible = answer == Answer.None;
                if (realised is null)
                    return null;
                if (Assess(law, realised) is { } one)
                    cases.Add(one);
                else
                    break;
            }
            if (cases.Count == Laws.Count && expected([.. cases.Select(one => one.Outcome)]))
                return new Witness(cases);
            if (cases.Count == Laws.Count || round == 3)
                throw new ReplayFailedException(
                    $"a transfer was proved and does not replay: {string.Join("; ", cases.Select(one => $"{one.Accord.State} {one.Accord.Version}: {one.Outcome.Name()}"))}{(cases.Count < Laws.Count ? "; open under another text" : "")}. Box: {Accords.Words.ConditionWords.Say(Words.Of(box, Universe), Accords.Words.Language.English)}"
                );
        }
    }

    private static IEnumerable<int> OutcomesOf(Law law) =>
        Enum.GetValues<Outcome>().Select(outcome => law.AtLeast(outcome, within: false));

    private IEnumerable<int> AxesOf(Law law) => OutcomesOf(law).SelectMany(Formulas.AxesOf);

    private HashSet<int> OpenAxes(Law law, Box box)
    {
        var search = Rent();
        var axes = OutcomesOf(law).SelectMany(formula => search.OpenAxes(formula, box)).ToHashSet();
        idle.Push(search);
        return axes;
    }

    // The outcome of a realised transfer under a law; null where it stays open.
    private Case? Assess(Law law, Realised realised)
    {
        var acts = Acts(realised.Informed);
        var key = (Laws.ToList().IndexOf(law), string.Join('\n', realised.Informed));
        if (!assessors.TryGetValue(key, out var assessor))
            assessors[key] = assessor = new Assessor(law.Accord, acts, law.AsOf, law.KnownAt);
        var outcomes = assessor.DecideLine(realised.Transfer, 0);
        return outcomes.IsSettled
            ? new Case(realised.Transfer, law.Accord, acts, law.AsOf, law.KnownAt, outcomes.Mildest)
            : null;
    }

    // Numbers that formulas hang together, from a solver where there is one.
    private static (Answer, IReadOnlyDictionary<string, Rational>) Solve(
        Condition condition,
        Accord accord,
        DateOnly asOf,
        Func<SmtText, string, SolverAnswer>? solver
    )
    {
        var numbers = new Dictionary<string, Rational>(StringComparer.Ordinal);
        if (solver is null)
            return (Answer.NotDecided, numbers);
        var text = new SmtText([accord], asOf);
        switch (solver(text, text.Question(text.Of(condition))))
        {
            case SolverAnswer.Satisfied satisfied:
                var transfer = satisfied.Model.ToTransfer();
                foreach (var fact in transfer.Facts.All.Concat(transfer.Items[0].Facts.All))
                    if (fact.Value is FactValue.Number number)
                        numbers[fact.Term.Name] = number.Base;
                return (Answer.Found, numbers);
            case SolverAnswer.Unsatisfied:
                return (Answer.None, numbers);
            default:
                return (Answer.NotDecided, numbers);
        }
    }

    private static Instruments Acts(IReadOnlyList<string> informed) =>
        informed.Count == 0
            ? Instruments.None
            : new Instruments(
                informed.Select(requirement => new Instrument
                {
                    Id = $"informed {requirement}",
                    Kind = InstrumentKind.BeingInformed,
                    Names = [requirement],
                })
            );
}
