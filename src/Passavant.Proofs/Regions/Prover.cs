using Passavant.Accords;
using Passavant.Accords.Conditions;

namespace Passavant.Proofs.Regions;

/// <summary>Where a search looks at texts on their days, and how hard.</summary>
internal sealed class Prover
{
    // Places nobody can tell of that are passed by before a search gives up.
    private const int MostUndecided = 50;

    // How often a witness may ask for more facts before it states everything.
    private const int MostRounds = 8;

    private readonly Realiser realiser;
    private readonly long budget;
    private readonly Dictionary<(int, string), Assessor> assessors = [];
    private HashSet<int>? everything;

    public Prover(
        IReadOnlyList<(Accord Accord, DateOnly AsOf, DateOnly KnownAt)> texts,
        long budget,
        SolveNumbers? solver = null,
        IEnumerable<Condition>? also = null,
        bool merging = true
    )
    {
        this.budget = budget;
        Universe = new Universe(
            [.. texts.Select(text => text.Accord).Distinct()],
            texts
                .SelectMany(text => Law.ConditionsOf(text.Accord, text.AsOf))
                .Concat(also ?? []),
            merging
        );
        Laws =
        [
            .. texts.Select(text => new Law(Universe, text.Accord, text.AsOf, text.KnownAt)),
        ];
        realiser = new Realiser(Universe, solver);
    }

    public Universe Universe { get; }

    public IReadOnlyList<Law> Laws { get; }

    public Formulas Formulas => Universe.Formulas;

    private Search Search => new(Formulas, budget, realiser.Refuse);

    /// <summary>Whether formulas can hold together.</summary>
    public (Answer Answer, Box? Box) Find(params ReadOnlySpan<int> conjuncts) =>
        Search.Find(conjuncts);

    /// <summary>Disjoint boxes in which formulas hold together; the answer is <see cref="Answer.NotDecided"/> where the budget ran out.</summary>
    public (Answer Answer, List<Box> Boxes) All(int most, params ReadOnlySpan<int> conjuncts)
    {
        var boxes = new List<Box>();
        var answer = Search.Each(
            conjuncts,
            box =>
            {
                boxes.Add(box);
                return boxes.Count < most;
            }
        );
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
        var answer = Search.Each(
            conjuncts,
            box =>
            {
                if (Witness(box, expected) is { } witness)
                    shown = (box, witness);
                else
                    undecided++;
                return shown is null && undecided < MostUndecided;
            }
        );
        if (shown is { } found)
            return (Answer.Found, found.Item1, found.Item2);
        return (undecided > 0 ? Answer.NotDecided : answer, null, null);
    }

    /// <summary>A transfer in a box, assessed under each law; null where nobody can tell whether there is one.</summary>
    /// <exception cref="ReplayFailedException">There is one, and it does not come out as expected.</exception>
    public Witness? Witness(Box box, Func<IReadOnlyList<Outcome>, bool> expected)
    {
        // First what the box says and no more; then what is asked for besides; at last everything any outcome can depend on.
        var asked = new HashSet<int>();
        for (var round = 1; ; round++)
        {
            if (round == MostRounds)
                asked.UnionWith(everything ??= [.. Laws.SelectMany(AxesOf)]);
            var cases = new List<Case>();
            foreach (var law in Laws)
            {
                if (
                    realiser.Realise(box, "witness", law.Accord.Glossary, asked)
                    is not { } realised
                )
                    return null;
                var before = asked.Count;
                if (Assess(law, realised, round < MostRounds ? asked : null) is { } one)
                    cases.Add(one);
                else if (asked.Count == before)
                    round = Math.Max(round, MostRounds - 1);
            }
            if (cases.Count == Laws.Count && expected([.. cases.Select(one => one.Outcome)]))
                return new Witness(cases);
            if (cases.Count == Laws.Count || round >= MostRounds)
                throw new ReplayFailedException(
                    $"a transfer was proved and does not replay: {string.Join("; ", cases.Select(one => $"{one.Accord.State} {one.Accord.Version}: {one.Outcome.Name()}"))}{(cases.Count < Laws.Count ? "; open under another text" : "")}. Box: {Accords.Words.ConditionWords.Say(Words.Of(box, Universe), Accords.Words.Language.English)}"
                );
        }
    }

    private IEnumerable<int> AxesOf(Law law) =>
        Enum.GetValues<Outcome>()
            .Select(outcome => law.AtLeast(outcome, within: false))
            .SelectMany(Formulas.AxesOf);

    // The outcome of a realised transfer under a law; where it stays open, null, and what to ask goes into asked.
    private Case? Assess(Law law, Realised realised, HashSet<int>? asked)
    {
        var acts = Acts(realised.Informed);
        var key = (Laws.ToList().IndexOf(law), string.Join('\n', realised.Informed));
        if (!assessors.TryGetValue(key, out var assessor))
            assessors[key] = assessor = new Assessor(law.Accord, acts, law.AsOf, law.KnownAt);
        var determination = assessor.Assess(
            realised.Transfer,
            new AssessmentOptions { WithQuestions = asked is not null }
        );
        if (determination.Lines[0].Outcomes is { IsSettled: true } outcomes)
            return new Case(
                realised.Transfer,
                law.Accord,
                acts,
                law.AsOf,
                law.KnownAt,
                outcomes.Mildest
            );
        foreach (var question in determination.Questions)
            if (Universe.Find(question.Term) is { } axis)
                asked?.Add(axis.Index);
        return null;
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
