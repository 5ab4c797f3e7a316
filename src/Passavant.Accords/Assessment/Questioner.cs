using System.Numerics;
using Passavant.Accords.Plans;

namespace Passavant.Accords;

/// <summary>Says what to ask next: of the facts that still bear on the outcome, those whose answers change it, the cheapest that can settle it first.</summary>
internal sealed class Questioner(Plan plan, Situation situation)
{
    public IReadOnlyList<Question> Ask()
    {
        var before = situation.Outcomes();
        var questions = new List<Question>();
        foreach (var (subject, axis) in new Openings(plan, situation).All(null))
        {
            if (axis.Distinct.Length == 0 && !axis.IsBeyondCounting)
                continue;
            var (settles, changes, total) = (false, false, 0);
            foreach (var cell in axis.Distinct)
            {
                situation.Suppose(subject, axis, cell);
                var after = situation.Outcomes();
                situation.Forget(subject, axis);
                settles |= (after & (after - 1)) == 0;
                changes |= after != before;
                total += BitOperations.PopCount((uint)after);
            }
            situation.Outcomes();
            var remaining = (double)total / Math.Max(1, axis.Distinct.Length);
            foreach (var term in Askable(subject, axis, situation))
                questions.Add(
                    new Question(
                        term,
                        AboutOf(subject, situation),
                        axis.Demand,
                        settles,
                        changes ? remaining : BitOperations.PopCount((uint)before)
                    )
                );
        }
        return
        [
            .. questions
                .GroupBy(question => (question.Term, question.About, question.Demand))
                .Select(same => same.MinBy(question => (!question.CanSettle, question.Remaining))!)
                .OrderByDescending(question => question.CanSettle)
                .ThenBy(question => question.Term.Ask.Cost)
                .ThenBy(question => question.Remaining)
                .ThenBy(question => question.Term.Index)
                .ThenBy(question => question.About, StringComparer.Ordinal)
                .ThenBy(question => question.Demand),
        ];
    }

    // Nobody is asked for what is computed, but for what it is computed from.
    internal static IEnumerable<Term> Askable(Subject subject, Axis axis, Situation situation)
    {
        var inputs = Space
            .Inputs(axis)
            .Distinct()
            .Where(term =>
                (subject.Facts.Find(term) ?? situation.Transfer.Facts.Find(term)) is null
            )
            .ToList();
        return inputs.Count > 0 ? inputs : [axis.Term];
    }

    internal static string AboutOf(Subject subject, Situation situation)
    {
        if (subject.Party is { } party)
            return party.Roles.Count > 0 ? party.Roles[0] : party.Id;
        if (subject.Item is { } item)
            return item.Line;
        return ReferenceEquals(subject, situation.Transfer)
            ? ""
            : $"leg {situation.Legs.ToList().IndexOf(subject) + 1}";
    }
}
