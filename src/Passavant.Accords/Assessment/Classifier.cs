using System.Numerics;
using Passavant.Accords.Plans;

namespace Passavant.Accords;

/// <summary>Says which facts a classification still depends on, and which to ask for first.</summary>
internal sealed class Classifier(Plan plan, Situation situation, Subject item)
{
    /// <summary>The facts each open control depends on. The situation must have been evaluated.</summary>
    public IReadOnlyDictionary<Control, IReadOnlyList<Term>> DependsOn()
    {
        var openings = new Openings(plan, situation);
        return Open()
            .ToDictionary(
                position => plan.ControlList[position],
                position =>
                    (IReadOnlyList<Term>)
                        [
                            .. openings
                                .OfControl(position, item)
                                .SelectMany(opening =>
                                    Questioner.Askable(opening.Subject, opening.Axis)
                                )
                                .Where(Concerns)
                                .Distinct()
                                .OrderBy(term => term.Index),
                        ]
            );
    }

    public IReadOnlyList<Question> Ask()
    {
        var before = CountOpen();
        if (before == 0)
            return [];
        var openings = new Openings(plan, situation);
        var open = Open()
            .SelectMany(position => openings.OfControl(position, item))
            .Distinct()
            .ToList();
        // Until it is known what the item is, every other question is one too early.
        if (open.Exists(opening => IsItem(opening.Axis.Term)))
            open.RemoveAll(opening => !IsItem(opening.Axis.Term));
        var questions = new List<Question>();
        foreach (var (subject, axis) in open)
        {
            if (axis.Distinct.Length == 0)
                continue;
            var (settles, total) = (false, 0);
            foreach (var cell in axis.Distinct)
            {
                situation.Suppose(subject, axis, cell);
                situation.Classify(item);
                var left = CountOpen();
                situation.Forget(subject, axis);
                settles |= left == 0;
                total += left;
            }
            situation.Classify(item);
            foreach (var term in Questioner.Askable(subject, axis).Where(Concerns))
                questions.Add(
                    new Question(
                        term,
                        Questioner.AboutOf(subject, situation),
                        axis.Demand,
                        settles,
                        (double)total / axis.Distinct.Length
                    )
                );
        }
        return
        [
            .. questions
                .GroupBy(question => (question.Term, question.About, question.Demand))
                .Select(same => same.MinBy(question => (!question.CanSettle, question.Remaining))!)
                .OrderBy(question => question.Term.Ask.Cost)
                .ThenBy(question => question.Remaining)
                .ThenByDescending(question => question.CanSettle)
                .ThenBy(question => question.Term.Index)
                .ThenBy(question => question.About, StringComparer.Ordinal),
        ];
    }

    private static bool IsItem(Term term) => term.Name == "item" && term.About == About.Item;

    // Nobody is asked for the output frequency of a laser.
    private bool Concerns(Term term) =>
        term.Of.Count == 0
        || item.Facts.All.FirstOrDefault(fact => IsItem(fact.Term))?.Value
            is not FactValue.Word word
        || term.Of.Contains(word.Text);

    private IEnumerable<int> Open() =>
        Enumerable
            .Range(0, plan.ControlList.Count)
            .Where(position => (item.MayApply[position >> 6] & 1UL << position) != 0)
            .ToList();

    private int CountOpen() => item.MayApply.Sum(BitOperations.PopCount);
}
