using System.Collections.Immutable;
using Passavant.Accords.Conditions;
using Passavant.Accords.Identity;

namespace Passavant.Certificates;

/// <summary>What a tree may split: a fact, the truth of a sentence, whether somebody is there, whether an act names a requirement. The same where the key is.</summary>
internal sealed record Variable(string Key, Values Values)
{
    /// <summary>What a quantifier asks for, where the variable says whether there is such a thing.</summary>
    public Condition.Over? Thing { get; private init; }

    public static Variable Of(string term, Values values) => new($"term {term}", values);

    public static Variable Of(Condition.Sentence sentence) =>
        new($"sentence {CanonicalConditions.Of(sentence)}", Values.NoYes);

    public static Variable Of(Condition.Over thing) =>
        new($"some {CanonicalConditions.Of(thing)}", Values.NoYes) { Thing = thing };

    public static Variable Informed(string requirement) =>
        new($"informed {requirement}", Values.NoYes);
}

/// <summary>The transfers a node of the tree stands for: what is left of each variable split on the way to it.</summary>
internal sealed record Box
{
    private ImmutableDictionary<string, Values> left = ImmutableDictionary<string, Values>.Empty;

    public static Box Whole { get; } = new();

    /// <summary>What no thing of a set is like, in the order of the path.</summary>
    public ImmutableList<Condition.Over> Denied { get; private init; } = [];

    /// <summary>Whether no value is left of some variable, so that there is no such transfer.</summary>
    public bool IsEmpty { get; private init; }

    public Values Left(Variable variable) => left.GetValueOrDefault(variable.Key, variable.Values);

    public bool IsSplit(Variable variable) => left.ContainsKey(variable.Key);

    public Box With(Variable variable, Values values) =>
        this with
        {
            IsEmpty = IsEmpty || values.IsEmpty,
            left = left.SetItem(variable.Key, values),
            Denied =
                variable.Thing is { } thing && IsNo(values) && !IsNo(Left(variable))
                    ? Denied.Add(thing)
                    : Denied,
        };

    /// <summary>The truth of a variable of yes and no.</summary>
    public Truth Truth(Variable variable) => Left(variable).AllIn(Yes);

    private static readonly Values Yes = new Values.Words(["yes"]);

    private static bool IsNo(Values values) => !values.IsEmpty && values.Common(Yes).IsEmpty;
}
