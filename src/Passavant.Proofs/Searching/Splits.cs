using Passavant.Accords;
using Passavant.Accords.Quantities;
using Passavant.Accords.Words;
using Passavant.Proofs.Regions;

namespace Passavant.Proofs.Searching;

/// <summary>Limits on what one transfer holds that are passed by sending it in parts, where nothing counts the parts together.</summary>
internal static class Splits
{
    private const int MostParts = 4;

    public static void Inspect(Inspection inspection)
    {
        if (!inspection.Wants(FindingKind.Splitting))
            return;
        foreach (var axis in inspection.Prover.Universe.Axes.ToList())
            if (
                axis is { Kind: AxisKind.Fact, Term.Kind: TermKind.Number }
                && axis.Term.About is About.Item or About.Transfer
                && AddsUp(inspection.Accord.Glossary, axis.Term)
            )
                for (var at = 0; at < axis.Breaks.Count; at++)
                    Split(inspection, axis, at);
    }

    /// <summary>Whether a number adds up over transfers: how many, how much money, or what some fact from history counts.</summary>
    public static bool AddsUp(Glossary glossary, Term term) =>
        term.Source == FactSource.Stated
        && (
            term.Name == "quantity"
            || ((TermKind.Number)term.Kind).Dimension == Money
            || glossary.Terms.Any(other => other.Aggregation?.Measure == term.Name)
        );

    private static readonly Dimension Money = Unit.Parse("EUR").Dimension;

    // Facts from history that count the same thing.
    private static IEnumerable<Axis> Counts(Inspection inspection, Term term) =>
        inspection.Prover.Universe.Axes.Where(axis =>
            axis
                is {
                    Kind: AxisKind.Fact,
                    Term: { Source: FactSource.History, Kind: TermKind.Number counted }
                }
            && counted.Dimension == ((TermKind.Number)term.Kind).Dimension
        );

    private static void Split(Inspection inspection, Axis axis, int at)
    {
        var formulas = inspection.Formulas;
        // Just above the threshold, and the first cell below it that allows parts.
        var above = axis.Full.Contains(2 * at + 2) ? 2 * at + 2 : 2 * at + 1;
        var below = axis.Full.Contains(2 * at) ? 2 * at : 2 * at - 1;
        if (below < 0 || !axis.Full.Contains(above) || !axis.Full.Contains(below))
            return;
        inspection.Ask(FindingKind.Splitting);
        for (var outcome = Outcome.Prohibited; outcome > Outcome.NotRequired; outcome--)
        {
            var whole = formulas.Restrict(inspection.AtLeast(outcome), axis, CellSet.Of(above));
            var part = formulas.Restrict(inspection.AtLeast(outcome), axis, CellSet.Of(below));
            if (whole == part)
                continue;
            var counted = CountedFully(inspection, axis.Term!, part);
            var (answer, box) = inspection.Prover.Find(
                whole,
                formulas.Not(part),
                formulas.Not(counted),
                inspection.Law.Jurisdiction
            );
            if (answer == Answer.NotDecided)
                inspection.LeaveOpen(
                    FindingKind.Splitting,
                    Findings.Say(
                        $"Can the limit of {axis.Written(axis.Breaks[at])} on {axis.Term!.Label.In("en")} be passed in parts?",
                        $"La limite de {axis.Written(axis.Breaks[at])} sur {axis.Term!.Label.In("fr")} peut-elle être franchie par lots ?"
                    ),
                    []
                );
            if (box is null)
                continue;
            var least = outcome;
            var big = inspection.Prover.Witness(
                box.With(axis.Index, CellSet.Of(above)),
                outcomes => outcomes[0] >= least
            );
            var small = inspection.Prover.Witness(
                box.With(axis.Index, CellSet.Of(below)),
                outcomes => outcomes[0] < least
            );
            if (big is null || small is null)
                continue;
            Add(inspection, axis, at, box, big.Cases[0], small.Cases[0]);
            return;
        }
    }

    // The same outcome when history says that everything was supplied already: where that makes a part as strict as the whole, the text counts.
    private static int CountedFully(Inspection inspection, Term term, int part)
    {
        var (formulas, universe) = (inspection.Formulas, inspection.Prover.Universe);
        var counted = part;
        foreach (var count in Counts(inspection, term).ToList())
        {
            var most = CellSet.Of(count.Full.Cells.Last());
            counted = formulas.Restrict(counted, count, most);
            foreach (var some in universe.Axes.Where(axis => axis.Kind == AxisKind.Some).ToList())
                counted = formulas.Restrict(some.Formula, count, most) switch
                {
                    FormulaTable.Always => formulas.Restrict(counted, some, Axis.Yes),
                    FormulaTable.Never => formulas.Restrict(counted, some, Axis.No),
                    _ => counted,
                };
        }
        return counted;
    }

    private static void Add(Inspection inspection, Axis axis, int at, Box box, Case big, Case small)
    {
        var limiting = inspection
            .Accord.Provisions.Where(provision =>
                provision is not Expectation
                && Law.ConditionsOf(provision)
                    .SelectMany(condition => condition.Walk())
                    .OfType<Accords.Conditions.Condition.Within>()
                    .Any(within =>
                        within.Term.Name == axis.Term!.Name
                        && (
                            within.Interval.Lower?.Value == axis.Breaks[at]
                            || within.Interval.Upper?.Value == axis.Breaks[at]
                        )
                    )
            )
            .ToList();
        var parts = Parts(axis, big, small);
        inspection.Add(
            new Finding(
                FindingKind.Splitting,
                Gravity.Loophole,
                Findings.Say(language =>
                {
                    var label = axis.Term!.Label.In(language.Code);
                    var limit = NumberWords.Say(axis.Written(axis.Breaks[at]), language);
                    return language == Language.French
                        ? $"{Names.Capital(label)} : ce qui dépasse {limit} en un transfert ({language.Say(big.Outcome)}) passe en {parts} lots plus petits ({language.Say(small.Outcome)}), et rien ne les compte ensemble."
                        : $"{Names.Capital(label)}: what exceeds {limit} in one transfer ({language.Say(big.Outcome)}) passes in {parts} smaller ones ({language.Say(small.Outcome)}), and nothing counts them together.";
                })
            )
            {
                Provisions = limiting,
                Concerned =
                [
                    axis.Term!.Name.Replace(' ', '-'),
                    axis.Written(axis.Breaks[at]).Replace(' ', '-'),
                    .. limiting.Select(provision => provision.Id),
                ],
                Region = [Regions.Words.Of(box.Without(axis.Index), inspection.Prover.Universe)],
                Witness = new Witness([
                    big,
                    .. Enumerable.Repeat(small, Math.Min(parts, MostParts)),
                ]),
                Suggestion = Findings.Say(
                    "Bound also what history counts over a window (“from: history, window: 12 months”).",
                    "Limiter aussi ce que l'historique compte sur une période (« from: history, window: 12 months »)."
                ),
            }
        );
    }

    // How many parts hold as much as the whole.
    private static int Parts(Axis axis, Case big, Case small)
    {
        Rational? Number(Case one) =>
            (
                (axis.Term!.About == About.Item ? one.Transfer.Items[0].Facts : one.Transfer.Facts)
                    .All.FirstOrDefault(fact => fact.Term.Name == axis.Term.Name)
                    ?.Value as FactValue.Number
            )?.Base;
        if (Number(big) is not { } whole || Number(small) is not { Sign: > 0 } part)
            return 2;
        return Math.Max(2, (int)Math.Min(1_000_000, Math.Ceiling((whole / part).ToDouble())));
    }
}
