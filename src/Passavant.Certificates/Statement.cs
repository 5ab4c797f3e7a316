using Passavant.Accords;
using Passavant.Accords.Conditions;

namespace Passavant.Certificates;

/// <summary>Something said of a transfer, whose truth over a box follows from what each accord says of the line.</summary>
internal delegate Truth Statement(IReadOnlyList<Line> lines);

/// <summary>Reads statements. Roles that a statement speaks of by <c>the</c> are noted in <paramref name="filled"/>.</summary>
internal sealed class StatementReader(
    IReadOnlyList<Law> laws,
    NormalForms forms,
    ISet<string> filled
)
{
    private const string Expected =
        "a statement with 'text', 'applies', 'controlled', 'condition', 'outcome', 'milder' or 'any'";

    public Statement Read(Part part)
    {
        part.Deeper();
        if (part.Has("any"))
            return Any(part);
        if (part.Has("milder"))
            return Milder(part);
        if (part.Has("outcome"))
            return OutcomeIs(part);
        if (part.Has("controlled"))
            return Controlled(part);
        var key =
            part.Has("text") ? "text"
            : part.Has("applies") ? "applies"
            : "condition";
        var members = part.Members(Expected, key, "in", "holds");
        var content = part.Needed(members, key);
        var accord = In(members);
        var holds = !members.TryGetValue("holds", out var given) || given.Truth();
        Statement statement;
        if (key == "condition")
        {
            var condition = content.Condition(laws[accord].Accord.Glossary);
            filled.UnionWith(Law.RolesSpokenOf(condition));
            var normal = forms.Of(condition);
            statement = lines => lines[accord].Holds(normal);
        }
        else
        {
            var provision =
                laws[accord].Find(content.Text())
                ?? throw content.Refuse(
                    $"'{content.Text()}'",
                    $"the id of a control, requirement, prohibition, derogation, authorisation, indicator or mitigation of accord {accord}"
                );
            statement =
                key == "text"
                    ? lines => lines[accord].Text(provision)
                    : lines => lines[accord].Applies(provision);
        }
        return holds ? statement : lines => statement(lines).Not();
    }

    private int In(IReadOnlyDictionary<string, Part> members) =>
        members.TryGetValue("in", out var at) ? at.Index(laws.Count, "an accord") : 0;

    private Statement Any(Part part)
    {
        var cases = part.Members(Expected, "any")["any"]
            .Items()
            .Select(one => one.Items().Select(Read).ToList())
            .ToList();
        return lines =>
            Truths.Most(
                cases.Select(one => Truths.Least(one.Select(statement => statement(lines))))
            );
    }

    private Statement Milder(Part part)
    {
        var members = part.Members(Expected, "milder", "than");
        var milder = part.Needed(members, "milder").Index(laws.Count, "an accord");
        var than = part.Needed(members, "than").Index(laws.Count, "an accord");
        return lines =>
        {
            var (left, right) = (lines[milder].Outcomes, lines[than].Outcomes);
            return left.Max() < right.Min() ? Truth.Yes
                : left.Min() >= right.Max() ? Truth.No
                : Truth.NotStated;
        };
    }

    private Statement OutcomeIs(Part part)
    {
        var members = part.Members(Expected, "outcome", "is", "in");
        var side = part.Needed(members, "outcome");
        var word = part.Needed(members, "is");
        var accord = In(members);
        var limit =
            (int?)Outcomes.Find(word.Text())
            ?? throw word.Refuse(
                $"'{word.Text()}'",
                $"one of {string.Join("; ", Outcomes.AllNames)}"
            );
        Func<int, bool> fits = side.Text() switch
        {
            "at least" => outcome => outcome >= limit,
            "at most" => outcome => outcome <= limit,
            _ => throw side.Refuse($"'{side.Text()}'", "'at least' or 'at most'"),
        };
        return lines =>
            lines[accord].Outcomes.All(fits) ? Truth.Yes
            : lines[accord].Outcomes.Any(fits) ? Truth.NotStated
            : Truth.No;
    }

    private Statement Controlled(Part part)
    {
        var members = part.Members(Expected, "controlled", "in");
        var accord = In(members);
        return members["controlled"].Truth()
            ? lines => lines[accord].IsControlled
            : lines => lines[accord].IsControlled.Not();
    }
}
