using System.Text.RegularExpressions;

namespace Passavant.Proofs.Smt;

/// <summary>What a defined truth says, what holds in every world in which it is spoken of, and whether unknown numbers are multiplied in it.</summary>
internal sealed record Definition(string Body)
{
    public IReadOnlyList<string> Guards { get; init; } = [];

    public bool HasProduct { get; init; }

    public static implicit operator Definition(string body) => new(body);
}

/// <summary>The constants and definitions of a text, each made when first asked for, in an order in which none comes before one it speaks of.</summary>
/// <remarks>Every name is quoted and holds a space, so that solvers print it as we do, and a body names what it rests on.</remarks>
internal sealed partial class Symbols
{
    private sealed record Entry(string Name, string Sort, Definition? Meaning)
    {
        public IReadOnlyList<string> Guards { get; set; } = [];
    }

    private readonly List<Entry> entries = [];
    private readonly Dictionary<string, Entry> byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> defined = new(StringComparer.Ordinal);

    /// <summary>A constant, with what is true of it in every world.</summary>
    public string Declare(
        string name,
        string sort,
        Func<string, IReadOnlyList<string>>? guards = null
    )
    {
        var symbol = Quote(name);
        if (byName.ContainsKey(symbol))
            return symbol;
        var entry = new Entry(symbol, sort, null);
        Add(entry);
        entry.Guards = [.. (guards?.Invoke(symbol) ?? []).Where(guard => guard != Terms.True)];
        return symbol;
    }

    /// <summary>A defined truth, or its body where that is one word.</summary>
    public string Define(string name, Func<Definition> make)
    {
        if (defined.TryGetValue(name, out var known))
            return known;
        var meaning = make();
        var text = meaning.Body;
        if (meaning.Guards.Count > 0 || text[0] == '(')
        {
            text = Quote(name);
            Add(new Entry(text, "Bool", meaning) { Guards = meaning.Guards });
        }
        return defined[name] = text;
    }

    /// <summary>The whole script for some assertions: what they rest on and nothing else.</summary>
    public string Script(IReadOnlyList<string> assertions)
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>(assertions);
        while (open.TryPop(out var text))
            foreach (Match match in Quoted().Matches(text))
                if (byName.TryGetValue(match.Value, out var entry) && used.Add(entry.Name))
                {
                    foreach (var guard in entry.Guards)
                        open.Push(guard);
                    if (entry.Meaning is not null)
                        open.Push(entry.Meaning.Body);
                }
        var kept = entries.Where(entry => used.Contains(entry.Name)).ToList();
        var facts = kept.Where(entry => entry.Meaning is null).ToList();
        var product = kept.Exists(entry => entry.Meaning is { HasProduct: true });
        var whole = facts.Exists(entry => entry.Sort == "Int");
        var lines = new List<string>
        {
            "(set-option :produce-models true)",
            // The narrowest logic that holds it: solvers choose their way by it.
            $"(set-logic QF_{(product ? "N" : "L")}{(whole ? "IRA" : "RA")})",
        };
        lines.AddRange(kept.Select(entry => $"(declare-const {entry.Name} {entry.Sort})"));
        // Not by define-fun: solvers write such definitions out wherever they are used, which can take them minutes.
        lines.AddRange(
            kept.Where(entry => entry.Meaning is not null)
                .Select(entry => $"(assert (= {entry.Name} {entry.Meaning!.Body}))")
        );
        lines.AddRange(
            kept.SelectMany(entry => entry.Guards)
                .Concat(assertions)
                .Distinct()
                .Select(assertion => $"(assert {assertion})")
        );
        lines.Add("(check-sat)");
        if (facts.Count > 0)
            lines.Add($"(get-value ({string.Join(' ', facts.Select(entry => entry.Name))}))");
        return string.Join('\n', lines) + "\n";
    }

    private void Add(Entry entry)
    {
        entries.Add(entry);
        byName.Add(entry.Name, entry);
    }

    /// <summary>A name as it may stand between bars, and as solvers print it; no two names become one.</summary>
    public static string Escaped(string name) =>
        name.Replace("%", "%25", StringComparison.Ordinal)
            .Replace("|", "%7C", StringComparison.Ordinal)
            .Replace("\\", "%5C", StringComparison.Ordinal);

    private static string Quote(string name) => $"|{Escaped(name)}|";

    [GeneratedRegex(@"\|[^|]*\|")]
    private static partial Regex Quoted();
}
