using System.Text.Json;
using Passavant.Accords;
using Passavant.Accords.Conditions;
using Passavant.Accords.Reading;
using Passavant.Proofs.Regions;

namespace Passavant.Proofs.Certifying;

/// <summary>Writes a proof as the tree of a certificate. Values are written as shortly as what is left allows.</summary>
/// <param name="json">Where it is written.</param>
/// <param name="universe">The axes.</param>
/// <param name="accords">The accords, as the certificate counts them.</param>
/// <param name="most">How many leaves are written at most.</param>
internal sealed class TreeText(
    Utf8JsonWriter json,
    Universe universe,
    IReadOnlyList<Accord> accords,
    int most
)
{
    // The deepest node: a reader follows three levels of JSON to each.
    private const int Deepest = 900;

    private readonly Dictionary<int, CellSet> left = [];
    private readonly List<int> denied = [];
    private int depth;

    /// <summary>How many leaves were written.</summary>
    public int Leaves { get; private set; }

    /// <summary>Writes it; null, or why not.</summary>
    public string? Write(Proof proof)
    {
        if (Leaves >= most)
            return $"a tree of more than {most} leaves";
        if (depth >= Deepest)
            return $"a tree of more than {Deepest} levels";
        depth++;
        json.WriteStartObject();
        string? fault = null;
        switch (proof)
        {
            case Proof.Refuted refuted:
                Leaves++;
                json.WriteNumber("refuted", refuted.Statement);
                break;
            case Proof.Nobody nobody:
                json.WritePropertyName("nobody");
                fault = Write(nobody);
                break;
            case Proof.Split split:
                fault = Write(split);
                break;
        }
        json.WriteEndObject();
        depth--;
        return fault;
    }

    private string? Write(Proof.Split split)
    {
        var axis = universe.Axes[split.Axis];
        if (axis is { Kind: AxisKind.Informed, Requirement: "" })
            return "something that is left to reading";
        json.WritePropertyName("split");
        Variable(axis);
        json.WriteStartArray("parts");
        var before = left.TryGetValue(axis.Index, out var cells) ? cells : axis.Full;
        var open = before;
        string? fault = null;
        foreach (var part in split.Parts)
        {
            var here = open.And(Proof.On(part, axis));
            if (here.IsEmpty)
                continue;
            open = open.Less(here);
            json.WriteStartObject();
            json.WritePropertyName("values");
            Values(axis, here, here.Or(axis.Full.Less(before)));
            json.WritePropertyName("tree");
            left[axis.Index] = here;
            var denies =
                axis.Kind == AxisKind.Some && here.Equals(Axis.No) && !denied.Contains(axis.Index);
            if (denies)
                denied.Add(axis.Index);
            fault = Write(part);
            if (denies)
                denied.Remove(axis.Index);
            json.WriteEndObject();
            if (fault is not null)
                break;
        }
        left[axis.Index] = before;
        json.WriteEndArray();
        return fault;
    }

    private string? Write(Proof.Nobody nobody)
    {
        json.WriteStartObject();
        if (nobody.Some is { } some)
        {
            json.WritePropertyName("some");
            Variable(universe.Axes[some]);
        }
        json.WriteString("set", Name(nobody.Set));
        json.WriteString("role", nobody.Role);
        json.WritePropertyName("tree");
        // What is held of that one, in the order of the way here.
        List<int> held =
        [
            .. nobody.Some is { } one ? [one] : Array.Empty<int>(),
            .. denied.Where(axis =>
                universe.Axes[axis] is var asked
                && asked.Set == nobody.Set
                && (asked.Role is null || asked.Role == nobody.Role)
            ),
        ];
        var fault = new TreeText(json, universe, accords, most - Leaves) { depth = depth }
            is var inner
            ? inner.Write(Numbered(nobody.Inner, statement => held.IndexOf(nobody.Held[statement])))
            : null;
        Leaves += inner.Leaves;
        json.WriteEndObject();
        return fault;
    }

    private static Proof Numbered(Proof proof, Func<int, int> number) =>
        proof switch
        {
            Proof.Refuted refuted => refuted with { Statement = number(refuted.Statement) },
            Proof.Split split => split with
            {
                Parts = [.. split.Parts.Select(part => Numbered(part, number))],
            },
            _ => proof,
        };

    private void Variable(Axis axis)
    {
        json.WriteStartObject();
        switch (axis.Kind)
        {
            case AxisKind.Fact:
                json.WriteString("term", axis.Term!.Name);
                break;
            case AxisKind.Sentence:
                json.WritePropertyName("sentence");
                ConditionJson.Write(json, axis.Sentence!);
                In([axis.Sentence!]);
                break;
            case AxisKind.Informed:
                json.WriteString("informed", axis.Requirement);
                break;
            default:
                json.WriteString("some", Name(axis.Set));
                if (axis.Role is not null)
                    json.WriteString("role", axis.Role);
                json.WritePropertyName("with");
                ConditionJson.Write(json, axis.With);
                In(axis.With.Walk().OfType<Condition.Sentence>());
                break;
        }
        json.WriteEndObject();
    }

    // Whose words they are.
    private void In(IEnumerable<Condition.Sentence> sentences)
    {
        var all = sentences.ToList();
        var at = accords
            .Select((accord, index) => (accord, index))
            .First(one =>
                all.TrueForAll(sentence =>
                    one.accord.Glossary.FindTerm(sentence.Term.Name) == sentence.Term
                )
            )
            .index;
        if (at > 0)
            json.WriteNumber("in", at);
    }

    private static string Name(About set) => set.ToString().ToLowerInvariant();

    // Values that hold the first cells and lie within the second.
    private void Values(Axis axis, CellSet needed, CellSet allowed)
    {
        json.WriteStartArray();
        if (axis.Kind != AxisKind.Fact)
            foreach (var cell in needed.Cells)
                json.WriteStringValue(cell == 1 ? "yes" : "no");
        else if (axis.IsBand)
            Bands(axis, needed, allowed);
        else if (axis.IsScale)
            foreach (var (from, to) in Runs(needed, allowed.Or(Beyond(axis)), axis.Size))
                Stretch(axis, from, to);
        else
            foreach (var cell in needed.Cells)
                json.WriteStringValue(axis.Words[cell] is { Length: > 0 } word ? word : "none");
        json.WriteEndArray();
    }

    // Cells in which no value lies.
    private static CellSet Beyond(Axis axis) =>
        CellSet.Where(axis.Size, cell => !axis.Full.Contains(cell));

    // Stretches that together hold all that is needed, joined over and drawn out to what is allowed.
    private static IEnumerable<(int From, int To)> Runs(CellSet needed, CellSet allowed, int size)
    {
        for (var cell = 0; cell < size; )
        {
            var start = cell;
            var holds = false;
            for (; cell < size && (allowed.Contains(cell) || needed.Contains(cell)); cell++)
                holds |= needed.Contains(cell);
            if (holds)
                yield return (start, cell - 1);
            if (cell == start)
                cell++;
        }
    }

    private void Stretch(Axis axis, int from, int to)
    {
        var last = 2 * axis.Breaks.Count;
        json.WriteStartObject();
        if (from > 0)
            json.WriteString((from & 1) == 1 ? "from" : "above", $"{axis.Breaks[(from - 1) / 2]}");
        if (to < last)
            json.WriteString((to & 1) == 1 ? "to" : "below", $"{axis.Breaks[to / 2]}");
        json.WriteEndObject();
    }

    // Bands by where their lower ends lie: rows with the same upper ends next to one another are one.
    private void Bands(Axis axis, CellSet needed, CellSet allowed)
    {
        var ends = 2 * axis.Breaks.Count + 1;
        var may = allowed.Or(Beyond(axis));
        var rows = Enumerable
            .Range(0, ends)
            .Select(row => Runs(Row(needed, row), Row(may, row), ends).ToList())
            .ToList();
        for (var row = 0; row < ends; )
        {
            var last = row;
            while (last + 1 < ends && rows[last + 1].SequenceEqual(rows[row]))
                last++;
            foreach (var (from, to) in rows[row])
            {
                json.WriteStartObject();
                json.WritePropertyName("lower");
                Stretch(axis, row, last);
                json.WritePropertyName("upper");
                Stretch(axis, from, to);
                json.WriteEndObject();
            }
            row = last + 1;
        }

        CellSet Row(CellSet cells, int row) =>
            CellSet.Where(ends, upper => cells.Contains(row * ends + upper));
    }
}
