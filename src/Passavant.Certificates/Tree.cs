using Passavant.Accords;
using Passavant.Accords.Conditions;

namespace Passavant.Certificates;

/// <summary>Follows the tree of a certificate: every split covers what was left of its variable, and at every leaf what it names cannot hold.</summary>
internal sealed class Tree(
    IReadOnlyList<Law> laws,
    IReadOnlyList<Statement> statements,
    Vocabulary vocabulary,
    NormalForms forms,
    Truths truths
)
{
    /// <summary>What a tree splits and refutes: facts of the transfer and its line, or of one party or leg (<paramref name="Thing"/>) of which some conditions are held to be true.</summary>
    private sealed record Ground(About? Thing, int Count, Func<int, Box, Truth> Holds)
    {
        public bool HasFactsAbout(About about) =>
            Thing is null ? about is About.Transfer or About.Item : about == Thing;
    }

    private int depth;

    /// <summary>How many leaves were checked.</summary>
    public int Leaves { get; private set; }

    /// <summary>How many nodes stand one inside the other at most.</summary>
    public int Depth { get; private set; }

    /// <summary>Follows the tree from its root.</summary>
    public void Follow(Part tree) =>
        Follow(
            tree,
            Box.Whole,
            new Ground(
                null,
                statements.Count,
                (index, box) =>
                    statements[index]([.. laws.Select(law => new Line(law, truths, box))])
            )
        );

    private void Follow(Part node, Box box, Ground ground)
    {
        node.Deeper();
        Depth = Math.Max(Depth, ++depth);
        if (node.Has("split"))
            Split(node, box, ground);
        else if (node.Has("nobody") && ground.Thing is null)
            Nobody(node.Members("a node", "nobody")["nobody"], box);
        else
            Refuted(node, box, ground);
        depth--;
    }

    private void Refuted(Part node, Box box, Ground ground)
    {
        var members = node.Members("a node with 'split', 'refuted' or 'nobody'", "refuted", "by");
        var refuted = node.Needed(members, "refuted");
        if (members.TryGetValue("by", out var by))
            by.Text();
        var index = refuted.Index(ground.Count, "a statement");
        if (!box.IsEmpty && ground.Holds(index, box) is not Truth.No and var truth)
            throw refuted.Refuse(
                truth == Truth.Yes
                    ? $"statement {index}, which holds here"
                    : $"statement {index}, which may hold here",
                "a statement that cannot hold anywhere in this box"
            );
        Leaves++;
    }

    private void Split(Part node, Box box, Ground ground)
    {
        var members = node.Members("a split", "split", "parts");
        var variable = Variable(members["split"], ground);
        var left = box.Left(variable);
        var uncovered = left;
        var parts = node.Needed(members, "parts");
        foreach (var part in parts.Items())
        {
            var inner = part.Members("a part with 'values' and 'tree'", "values", "tree");
            var values = Read(part.Needed(inner, "values"), variable.Values);
            uncovered = uncovered.Less(values);
            Follow(part.Needed(inner, "tree"), box.With(variable, left.Common(values)), ground);
        }
        if (!uncovered.IsEmpty)
            throw parts.Refuse(
                $"parts that leave out {uncovered}",
                "parts that cover every value left"
            );
    }

    private Variable Variable(Part part, Ground ground)
    {
        const string Expected = "a variable with 'term', 'some', 'sentence' or 'informed'";
        if (part.Has("some") && ground.Thing is null)
            return Certificates.Variable.Of(Some(part));
        if (part.Has("sentence"))
        {
            var members = part.Members(Expected, "sentence", "in");
            return
                forms.Of(members["sentence"].Condition(Glossary(members)))
                    is Condition.Sentence sentence
                && truths.Holding(sentence) is null
                && ground.HasFactsAbout(sentence.Term.About)
                ? Certificates.Variable.Of(sentence)
                : throw part.Refuse(
                    "a condition",
                    "one sentence, without 'not', on what is contained, several codes or a formula"
                );
        }
        if (part.Has("informed") && ground.Thing is null)
        {
            var id = part.Members(Expected, "informed")["informed"];
            return laws.Any(law => law.Find(id.Text()) is Requirement { Trigger: Trigger.Informed })
                ? Certificates.Variable.Informed(id.Text())
                : throw id.Refuse(
                    $"'{id.Text()}'",
                    "the id of a requirement with the trigger informed"
                );
        }
        var term = part.Needed(part.Members(Expected, "term"), "term");
        return
            vocabulary.Find(term.Text()) is { Values: { } values } meaning
            && ground.HasFactsAbout(meaning.About)
            ? Certificates.Variable.Of(term.Text(), values)
            : throw term.Refuse(
                $"'{term.Text()}'",
                ground.Thing is { } thing
                    ? $"a term with one value, about the {thing}"
                    : "a term with one value, about the transfer or the item"
            );
    }

    private Glossary Glossary(IReadOnlyDictionary<string, Part> members) =>
        laws[members.TryGetValue("in", out var at) ? at.Index(laws.Count, "an accord") : 0]
            .Accord
            .Glossary;

    private Condition.Over Some(Part part)
    {
        var members = part.Members("a variable", "some", "role", "with", "in");
        var with = part.Needed(members, "with").Condition(Glossary(members));
        return
            forms.Of(
                new Condition.Over(
                    Quantifier.Any,
                    Set(part.Needed(members, "some")),
                    Role(members),
                    with
                )
            )
                is Condition.Over over
            ? over
            : throw part.Refuse(
                "a condition that speaks of more, or is an 'any'",
                "a condition that speaks of nothing but what is there, one variable for each case"
            );
    }

    private static About Set(Part part) =>
        part.Text() switch
        {
            "party" => About.Party,
            "leg" => About.Leg,
            "item" => About.Item,
            _ => throw part.Refuse($"'{part.Text()}'", "party, leg or item"),
        };

    private string? Role(IReadOnlyDictionary<string, Part> members)
    {
        if (
            !members.TryGetValue("role", out var role)
            || role.Json.ValueKind == System.Text.Json.JsonValueKind.Null
        )
            return null;
        return laws.Any(law => law.Accord.Glossary.Roles.ContainsKey(role.Text()))
            ? role.Text()
            : throw role.Refuse($"'{role.Text()}'", "a role of the glossary");
    }

    // Somebody is there, by a split or because a complete transfer names somebody, and yet can be like nobody:
    // what is denied of all who have the role is denied of that one too.
    private void Nobody(Part part, Box box)
    {
        var members = part.Members("a node", "some", "role", "set", "tree");
        var some = members.TryGetValue("some", out var given) ? Some(given) : null;
        var set = members.TryGetValue("set", out var word) ? Set(word) : some?.Set ?? About.Party;
        var role = Role(members);
        if (some is not null && box.Truth(Certificates.Variable.Of(some)) != Truth.Yes)
            throw given!.Refuse("something not split, or not with yes alone", "a split above");
        if (some is null && !(set == About.Party && truths.IsFilled(role)))
            throw part.Refuse("nobody who must be there", "'some', or a role that is filled");
        if (some is not null && (some.Set, some.Role) != (set, role) || set == About.Item)
            throw part.Refuse($"{set} in the role '{role}'", "the set and the role of 'some'");
        Condition[] held =
        [
            .. some is null ? [] : (Condition[])[some.Content],
            .. box
                .Denied.Where(denied =>
                    denied.Set == set && (denied.Role is null || denied.Role == role)
                )
                .Select(denied => new Condition.None([denied.Content])),
        ];
        Follow(
            part.Needed(members, "tree"),
            Box.Whole,
            new Ground(
                set,
                held.Length,
                (index, inner) => truths.Of(held[index], inner, _ => Truth.NotStated)
            )
        );
    }

    internal static Values Read(Part part, Values all) =>
        all switch
        {
            Values.Words words => new Values.Words(
                part.Items()
                    .Select(item =>
                        words.Among.Contains(item.Text())
                            ? item.Text()
                            : throw item.Refuse($"'{item.Text()}'", $"one of {words}")
                    )
            ),
            Values.Numbers => new Values.Numbers([.. part.Items().Select(item => item.Interval())]),
            _ => new Values.Bands([.. part.Items().Select(Band)]),
        };

    private static (Interval, Interval) Band(Part part)
    {
        var members = part.Members("a band", "lower", "upper");
        return (
            members.TryGetValue("lower", out var lower) ? lower.Interval() : Values.Everything,
            members.TryGetValue("upper", out var upper) ? upper.Interval() : Values.Everything
        );
    }
}
