using System.Diagnostics;
using Passavant.Accords;
using Passavant.Accords.Conditions;

namespace Passavant.Proofs.Smt;

/// <summary>One accord of a text: its conditions, controls and provisions for each line.</summary>
internal sealed class AccordText
{
    private readonly string name;
    private readonly SmtWorld world;
    private readonly Vocabulary vocabulary;
    private readonly Symbols symbols;
    private readonly Sentences sentences;
    private readonly DateOnly asOf;
    private readonly DateOnly knownAt;
    private readonly Dictionary<Condition.Over, int> quantified = new(
        ReferenceEqualityComparer.Instance
    );

    public AccordText(
        Accord accord,
        string name,
        SmtWorld world,
        Vocabulary vocabulary,
        Symbols symbols,
        Sentences sentences,
        DateOnly asOf,
        DateOnly knownAt
    )
    {
        Accord = accord;
        (this.name, this.world, this.vocabulary) = (name, world, vocabulary);
        (this.symbols, this.sentences) = (symbols, sentences);
        (this.asOf, this.knownAt) = (asOf, knownAt);
        IsInForce = accord.Valid.Holds(asOf) && !(accord.Published > knownAt);
        Controls = [.. accord.Controls.Where(MayHold)];
    }

    public Accord Accord { get; }

    public bool IsInForce { get; }

    /// <summary>Controls that may hold on the day.</summary>
    public IReadOnlyList<Control> Controls { get; }

    /// <summary>Whether a provision may hold at all.</summary>
    public bool MayHold(Provision provision) =>
        IsInForce && LegalTime.MayHold(provision, asOf, knownAt);

    /// <summary>A truth about a line, named for the accord.</summary>
    public string Define(string what, int line, Func<string> make) =>
        symbols.Define($"{name} line {line + 1}: {what}", () => make());

    /// <summary>A condition read of a line, and of a party or leg inside a quantifier.</summary>
    public string Of(Condition condition, Scope scope) =>
        condition switch
        {
            Condition.All all => Terms.And(all.Parts.Select(part => Of(part, scope))),
            Condition.Any any => Terms.Or(any.Parts.Select(part => Of(part, scope))),
            Condition.None none => Terms.Not(Terms.Or(none.Parts.Select(part => Of(part, scope)))),
            Condition.Limb limb => Of(limb.Content, scope),
            Condition.Over over => Over(over, scope.Line),
            Condition.FallsUnder falls => FallsUnder(
                control => falls.Patterns.Any(pattern => pattern.Covers(control.Code)),
                scope.Line
            ),
            Condition.Sentence sentence => sentences.Of(sentence, scope),
            _ => throw new UnreachableException(),
        };

    /// <summary>Some control of a selection governs the line.</summary>
    public string FallsUnder(Func<Control, bool> selects, int line) =>
        Terms.Or(Controls.Where(selects).Select(control => Governs(control, line)));

    /// <summary>A control's text holds, exclusions and general notes included.</summary>
    public string Text(Control control, int line) =>
        MayHold(control)
            ? Define(
                $"text: {control.Id}",
                line,
                () => Holds(control, [.. control.AllExclusions], line)
            )
            : Terms.False;

    /// <summary>A control's text holds and none of those to be tried first governs.</summary>
    public string Governs(Control control, int line) =>
        control.After.Count == 0 || !MayHold(control)
            ? Text(control, line)
            : Define(
                $"governs: {control.Id}",
                line,
                () =>
                    Terms.And(
                        Text(control, line),
                        Terms.Not(
                            FallsUnder(
                                other =>
                                    other != control
                                    && control.After.Any(code => code.Covers(other.Code)),
                                line
                            )
                        )
                    )
            );

    /// <summary>The conditions of a provision other than a control hold, its legal time included.</summary>
    public string Holds(Provision provision, int line) =>
        !MayHold(provision) ? Terms.False
        : provision is Requirement { Trigger: Trigger.Informed }
            ? Define(
                $"conditions: {provision.Id}",
                line,
                // Brought about by an act alone, whatever the provision's own days.
                () =>
                    Terms.And(
                        symbols.Declare(InformedName(provision.Id), "Bool"),
                        Guarded(provision.When, provision.Unless, line)
                    )
            )
        : Define(
            $"conditions: {provision.Id}",
            line,
            () => Holds(provision, provision.Unless, line)
        );

    /// <summary>A condition holds and none of its exclusions.</summary>
    public string Guarded(Condition when, IReadOnlyList<Condition> unless, int line) =>
        Of(new Condition.All([when, new Condition.None(unless)]), new Scope(line));

    /// <summary>The name of the constant that says whether an act has brought a requirement about.</summary>
    public string InformedName(string requirement) => $"{name}: informed: {requirement}";

    private string Holds(Provision provision, IReadOnlyList<Condition> unless, int line) =>
        Guarded(
            new Condition.All([provision.When, LegalTime.Reach(provision, Accord.Glossary, asOf)]),
            unless,
            line
        );

    private string Over(Condition.Over over, int line)
    {
        if (over.Set == About.Item)
            return Over(
                over.Quantifier,
                [
                    .. Enumerable
                        .Range(0, world.Lines)
                        .Select(other => (Terms.True, Of(over.Content, new Scope(other)))),
                ]
            );
        if (!quantified.TryGetValue(over, out var number))
            quantified[over] = number = quantified.Count + 1;
        return symbols.Define(
            $"{name} line {line + 1}: {over.Quantifier.ToString().ToLowerInvariant()}: {over.Role ?? over.Set.ToString().ToLowerInvariant()} {number}",
            () =>
            {
                var members = Members(over)
                    .Select(member =>
                        (Existence(member), Of(over.Content, new Scope(line, member)))
                    )
                    .ToList();
                return new Definition(Over(over.Quantifier, members))
                {
                    // There is one, even where the transfer does not say so.
                    Guards =
                        over.Quantifier == Quantifier.The
                            ? [Terms.Or(members.Select(member => member.Item1))]
                            : [],
                };
            }
        );
    }

    private static string Over(
        Quantifier quantifier,
        IReadOnlyList<(string Exists, string Holds)> members
    )
    {
        var any = Terms.Or(members.Select(member => Terms.And(member.Exists, member.Holds)));
        return quantifier switch
        {
            Quantifier.Any => any,
            Quantifier.No => Terms.Not(any),
            _ => Terms.And(
                members.Select(member => Terms.Or(Terms.Not(member.Exists), member.Holds))
            ),
        };
    }

    private IEnumerable<Subject> Members(Condition.Over over) =>
        over.Set == About.Leg
            ? Enumerable.Range(0, world.Legs).Select(Subject.Leg)
            : InRole(over.Role);

    private IEnumerable<Subject> InRole(string? role) =>
        Enumerable
            .Range(0, world.Parties.Count)
            .Where(party => role is null || world.Parties[party].Contains(role))
            .Select(Subject.Party);

    /// <summary>Whether a party or leg is there; somebody is in each required role.</summary>
    public string Existence(Subject member) =>
        symbols.Declare(
            member.Existence,
            "Bool",
            _ =>
                member.About == About.Leg
                    ? []
                    :
                    [
                        .. vocabulary
                            .RequiredRoles.Where(role => InRole(role).Contains(member))
                            .Order(StringComparer.Ordinal)
                            .Select(role => Terms.Or(InRole(role).Select(Existence))),
                    ]
        );
}
