using System.Diagnostics;
using Passavant.Accords;
using Passavant.Accords.Conditions;
using Passavant.Accords.Identity;
using Passavant.Proofs.Certifying;

namespace Passavant.Proofs.Regions;

/// <summary>Everything the texts under comparison can tell apart: their axes, and their conditions as formulas over them.</summary>
/// <remarks>Read of complete transfers: every fact is stated and as well established as any provision demands. Terms of several accords are one where their names are.</remarks>
internal sealed class Universe
{
    private readonly List<Axis> axes = [];
    private readonly Dictionary<(About, string), Axis> facts = [];
    private readonly Dictionary<string, Axis> sentences = new(StringComparer.Ordinal);
    private readonly Dictionary<(About, string?, int), Axis> some = [];
    private readonly Dictionary<string, Axis> informed = new(StringComparer.Ordinal);
    private readonly List<ControlCode> codes;
    private readonly HashSet<string> filled = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> things = new(StringComparer.Ordinal);
    private readonly bool merging;

    /// <summary>Whether formulas stay as the texts have them, sentence by sentence.</summary>
    public bool IsAsWritten => !merging;

    /// <summary>The axes of these accords, cut by every threshold that these conditions name.</summary>
    public Universe(
        IReadOnlyList<Accord> accords,
        IEnumerable<Condition> conditions,
        bool merging = true
    )
    {
        (Accords, this.merging) = (accords, merging);
        codes =
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
        foreach (var role in accords.SelectMany(accord => accord.Glossary.Roles.Values))
            if (role.Required)
                filled.Add(role.Name);
        foreach (var condition in conditions)
            Note(condition);
        foreach (var axis in axes)
            axis.Cut();
        Formulas = new FormulaTable(axes, merging)
        {
            Lead = facts.GetValueOrDefault((About.Item, "item"))?.Index,
        };
    }

    public IReadOnlyList<Accord> Accords { get; }

    public IReadOnlyList<Axis> Axes => axes;

    public FormulaTable Formulas { get; }

    /// <summary>Roles in which there is somebody: those required, and those a provision takes for granted.</summary>
    public IReadOnlyCollection<string> FilledRoles => filled;

    public IReadOnlyList<ControlCode> Codes => codes;

    /// <summary>The roles every text knows; those nothing is asked about first.</summary>
    public IReadOnlyList<string?> Roles =>
        roles ??= [
            .. Accords
                .Select(accord => accord.Glossary.Roles.Keys)
                .Aggregate<IEnumerable<string>>((left, right) => left.Intersect(right))
                .OrderBy(role => filled.Contains(role) || some.Keys.Any(key => key.Item2 == role))
                .ThenBy(role => role, StringComparer.Ordinal),
        ];

    private string?[]? roles;

    private void Note(Condition condition)
    {
        foreach (var part in condition.Walk())
            switch (part)
            {
                case Condition.Within within:
                    Fact(within.Term).Note(within.Interval);
                    break;
                case Condition.Meets meets:
                    Fact(meets.Term).Note(meets.Interval);
                    break;
                case Condition.OneOf oneOf:
                    Fact(oneOf.Term);
                    break;
                // Nothing depends on the value, but that there is one.
                case Condition.Stated
                {
                    Term.Kind: not (TermKind.Codes { Several: true } or TermKind.Shown)
                } stated:
                    Fact(stated.Term);
                    break;
                case Condition.CodeIs { Term.Kind: TermKind.Codes { Several: false } } code:
                    Fact(code.Term);
                    break;
                case Condition.Over { Quantifier: Quantifier.The, Role: { } role }:
                    filled.Add(role);
                    break;
                case Condition.Against against:
                    foreach (var term in against.Formula.Terms.Append(against.Term))
                        Fact(term);
                    break;
            }
    }

    /// <summary>The axis of a fact.</summary>
    public Axis Fact(Term term)
    {
        if (facts.TryGetValue((term.About, term.Name), out var axis))
            return axis;
        axes.Add(
            axis = Axis.OfTerm(
                axes.Count,
                term,
                term.Kind switch
                {
                    TermKind.Country => Countries.All,
                    TermKind.Codes => [.. codes.Select(code => code.ToString()), ""],
                    _ => WordsOf(term),
                },
                !merging && IsBoundedDifferently(term)
            )
        );
        facts[(term.About, term.Name)] = axis;
        // What a number is derived from can be stated too.
        if (term.Kind is TermKind.Derived derived)
            foreach (var part in derived.Expression.Terms)
                Fact(part);
        return axis;
    }

    /// <summary>The axis of a fact some condition speaks of, else null.</summary>
    public Axis? Find(Term term) => facts.GetValueOrDefault((term.About, term.Name));

    private bool IsBoundedDifferently(Term term) =>
        term.Kind is TermKind.Number number
        && Accords.Any(accord =>
            accord.Glossary.FindTerm(term.Name) is { Kind: TermKind.Number other }
            && (
                (number.From, number.To) != (other.From, other.To)
                || (number.Whole ? number.Unit : null) != (other.Whole ? other.Unit : null)
            )
        );

    // A choice has the words of every text that knows it.
    private IReadOnlyList<string> WordsOf(Term term) =>
        Accords.Count == 1
            ? term.Choices
            :
            [
                .. Accords
                    .Select(accord => accord.Glossary.FindTerm(term.Name))
                    .Where(same => same is not null && same.About == term.About)
                    .SelectMany(same => same!.Choices)
                    .Distinct(StringComparer.Ordinal),
            ];

    /// <summary>A condition as a formula. <paramref name="fallsUnder"/> says when an item falls under the controls that patterns select.</summary>
    public int Read(Condition condition, Func<IReadOnlyList<CodePattern>, int> fallsUnder)
    {
        switch (condition)
        {
            case Condition.All all:
                return Formulas.All(Parts(all.Parts));
            case Condition.Any any:
                return Formulas.Any(Parts(any.Parts));
            case Condition.None none:
                return Formulas.Not(Formulas.Any(Parts(none.Parts)));
            case Condition.Limb limb:
                return Read(limb.Content, fallsUnder);
            case Condition.FallsUnder falls:
                return fallsUnder(falls.Patterns);
            case Condition.Over over when !merging:
                return AsWritten(over, fallsUnder);
            case Condition.Over over:
                var content = Read(over.Content, fallsUnder);
                return over.Quantifier switch
                {
                    Quantifier.Any => Some(over, over.Content, content),
                    Quantifier.No => Formulas.Not(Some(over, over.Content, content)),
                    _ => Formulas.Not(
                        Some(over, new Condition.None([over.Content]), Formulas.Not(content))
                    ),
                };
            case Condition.Within within:
            {
                var axis = Fact(within.Term);
                var cells = axis.Within(within.Interval);
                return Formulas.Lies(axis, within.Negated ? axis.Full.Less(cells) : cells);
            }
            case Condition.Meets meets:
                return Formulas.Lies(
                    Fact(meets.Term),
                    Fact(meets.Term).Meets(meets.Relation, meets.Interval)
                );
            case Condition.OneOf oneOf:
            {
                var axis = Fact(oneOf.Term);
                var cells = axis.Among(oneOf.Words);
                return Formulas.Lies(axis, oneOf.Negated ? axis.Full.Less(cells) : cells);
            }
            case Condition.CodeIs { Term.Kind: TermKind.Codes { Several: false } } code:
            {
                var axis = Fact(code.Term);
                var cells = axis.Among(Covered(code.Patterns).Select(found => found.ToString()));
                return Formulas.Lies(axis, code.Negated ? axis.Full.Less(cells) : cells);
            }
            case Condition.CodeIs code:
                return Formulas.Lies(
                    Sentence(code with { Negated = false, Demand = Standing.Asserted }),
                    code.Negated ? Axis.No : Axis.Yes
                );
            case Condition.Stated:
                return FormulaTable.Always;
            case Condition.Sentence sentence:
                return Formulas.Lies(
                    Sentence(sentence with { Demand = Standing.Asserted }),
                    Axis.Yes
                );
            default:
                throw new UnreachableException();
        }

        int[] Parts(IReadOnlyList<Condition> parts) =>
            [.. parts.Select(part => Read(part, fallsUnder))];
    }

    /// <summary>The groups of countries the texts know, as cells.</summary>
    public IReadOnlyList<(string Name, CellSet Cells)> GroupCells(Axis axis) =>
        groups ??= [
            .. Accords
                .SelectMany(accord => accord.Glossary.Groups.Values)
                .DistinctBy(group => group.Name)
                .OrderBy(group => group.Name, StringComparer.Ordinal)
                .Select(group => (group.Name, axis.Among(group.Countries))),
        ];

    private (string, CellSet)[]? groups;

    /// <summary>The codes known to the texts that patterns select.</summary>
    public IEnumerable<ControlCode> Covered(IReadOnlyList<CodePattern> patterns) =>
        codes.Where(code => patterns.Any(pattern => pattern.Covers(code)));

    private Axis Sentence(Condition.Sentence sentence)
    {
        var key = CanonicalConditions.Of(sentence).ToString();
        if (!sentences.TryGetValue(key, out var axis))
            axes.Add(sentences[key] = axis = Axis.OfSentence(axes.Count, sentence));
        return axis;
    }

    /// <summary>Whether the authority has told the proposer under a requirement.</summary>
    public int Informed(string requirement)
    {
        if (!informed.TryGetValue(requirement, out var axis))
            axes.Add(informed[requirement] = axis = Axis.OfInformed(axes.Count, requirement));
        return Formulas.Lies(axis, Axis.Yes);
    }

    // Some one of a set meets a formula. What does not speak of that one comes out; alternatives are asked one by one.
    // For another line the lines beside it are others than for this one: where what it falls under asks about lines again, this is read too widely.
    private int Some(Condition.Over over, Condition with, int formula)
    {
        if (over.Set == About.Item)
            return Formulas.Any(formula, Among(over, with, formula));
        return Among(over, with, formula);
    }

    private int Among(Condition.Over over, Condition with, int formula)
    {
        var (inside, outside) = Speaks(formula, over.Set);
        if (!inside)
            return Formulas.All(formula, Member(over, Condition.Always, FormulaTable.Always));
        if (!outside)
            return Member(over, with, formula);
        var node = Formulas[formula];
        if (node.Shape == Shape.Any)
            return Formulas.Any([
                .. node.Parts.Select(part => Among(over, Words.Of(part, this), part)),
            ]);
        var free = node.Parts.Where(part => !Speaks(part, over.Set).Inside).ToArray();
        var rest = node.Parts.Except(free).ToArray();
        var mixed = rest.FirstOrDefault(part => Speaks(part, over.Set).Outside, -1);
        if (mixed < 0)
        {
            var pure = Formulas.All(rest);
            return Formulas.All([.. free, Member(over, Words.Of(pure, this), pure)]);
        }
        var others = rest.Where(part => part != mixed).ToArray();
        return Formulas.All([
            .. free,
            Formulas.Any([
                .. Formulas[mixed]
                    .Parts.Select(part => Formulas.All([part, .. others]))
                    .Select(whole => Among(over, Words.Of(whole, this), whole)),
            ]),
        ]);
    }

    // Quantifiers in normal form, as a checker of certificates has them: what two differ in by a word is two questions.
    private int AsWritten(Condition.Over over, Func<IReadOnlyList<CodePattern>, int> fallsUnder)
    {
        var normal = NormalForm.Of(over);
        if (normal is not Condition.Over thing)
            return Read(normal, fallsUnder);
        var key = CanonicalConditions.Of(thing).ToString();
        if (!things.TryGetValue(key, out var there))
        {
            // What another line falls under nobody can tell.
            var content = Read(thing.Content, _ => Doubted);
            if (
                content == FormulaTable.Never
                || content == FormulaTable.Always
                    && thing.Set == About.Party
                    && IsFilled(thing.Role)
            )
                there = content;
            else
            {
                var axis = Axis.OfSome(axes.Count, thing.Set, thing.Role, thing.Content, content);
                axes.Add(axis);
                there = Formulas.Lies(axis, Axis.Yes);
            }
            things[key] = there;
        }
        return thing.Set == About.Item
            ? Formulas.Any(Read(thing.Content, fallsUnder), there)
            : there;
    }

    /// <summary>A formula of which nothing can be said.</summary>
    public int Doubted => Informed("");

    private bool IsFilled(string? role) => role is null ? filled.Count > 0 : filled.Contains(role);

    private (bool Inside, bool Outside) Speaks(int formula, About set)
    {
        var (inside, outside) = (false, false);
        foreach (var axis in Formulas.AxesOf(formula))
            if (axes[axis].About == set && axes[axis].Kind is AxisKind.Fact or AxisKind.Sentence)
                inside = true;
            else
                outside = true;
        return (inside, outside);
    }

    private int Member(Condition.Over over, Condition with, int formula)
    {
        if (formula == FormulaTable.Never)
            return formula;
        if (formula == FormulaTable.Always && IsFilled(over.Role) && over.Set == About.Party)
            return formula;
        if (!some.TryGetValue((over.Set, over.Role, formula), out var axis))
            axes.Add(
                some[(over.Set, over.Role, formula)] = axis =
                    Axis.OfSome(axes.Count, over.Set, over.Role, with, formula)
            );
        return Formulas.Lies(axis, Axis.Yes);
    }
}
