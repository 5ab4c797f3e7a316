using System.Text;

namespace Passavant.Accords.Tests.Laws;

/// <summary>Writes a generated accord as YAML, one provision a line.</summary>
public sealed class DraftWriter(Spelling spelling)
{
    readonly string comment = spelling.Commented ? "  # a remark: [not, part, of it]" : "";

    public string Header(Draft draft) =>
        Lines(
            "accord: Generated accord",
            "version: 1.0.0",
            "state: EU",
            "if undecided: \"licence required: case by case\"",
            draft.Jurisdiction is null
                ? null
                : $"jurisdiction: {spelling.List([draft.Jurisdiction])}",
            draft.Times.Published is null ? null : $"published: {draft.Times.Published}",
            Valid(draft.Times) is { } valid ? valid : null
        );

    public string Glossary()
    {
        var terms = Word.All.Select(word =>
            $"  {word}: {{ about: {word.About.ToString().ToLowerInvariant()}, {word.Yaml} }}"
        );
        return Lines([
            "terms:",
            .. spelling.Backwards ? terms.Reverse() : terms,
            "roles:",
            "  end user: { label: End user, required: yes }",
            "  broker: { label: Broker, required: no }",
            "groups: { G: [FR, DE] }",
            "codes elsewhere: { 9Z9: { title: Elsewhere } }",
        ]);
    }

    public string Rest(Draft draft) =>
        Chapter(
            "controls",
            draft.Controls,
            control =>
                Record(
                    control,
                    $"sensitivity: {control.Sensitivity + 1}",
                    $"reasons: [{control.Reason}]",
                    After(control)
                )
        )
        + Chapter(
            "general notes",
            draft.Notes,
            note => Record(note, $"scope: {spelling.Texts(note.Scope)}")
        )
        + Chapter("requirements", draft.Requirements, Requirement)
        + Chapter(
            "authorisations",
            draft.Authorisations,
            one =>
                Record(
                    one,
                    "kind: general",
                    $"lifts: {spelling.Texts(one.Lifts)}",
                    one.Controls is null ? null : $"controls: {spelling.Texts(one.Controls)}"
                )
        )
        + Chapter(
            "prohibitions",
            draft.Prohibitions,
            one =>
                Record(
                    one,
                    one.Controls is null ? null : $"controls: {spelling.Texts(one.Controls)}",
                    one.Derogations.Length == 0
                        ? null
                        : $"derogations: [{string.Join(", ", Ordered(one.Derogations).Select(derogation => Record(derogation)))}]"
                )
        )
        + Risk(draft)
        + Matrix(draft);

    string Risk(Draft draft)
    {
        if (draft.Indicators.Length + draft.Mitigations.Length == 0)
            return "";
        var indicators = Ordered(draft.Indicators)
            .Select(one =>
                $"    - {Record(one, $"tier: {Draft.Tiers[one.Tier]}", $"level: {Draft.Levels[one.Level]}")}"
            );
        var mitigations = Ordered(draft.Mitigations)
            .Select(one =>
                $"    - {Record(one, $"tier: {Draft.Tiers[one.Tier]}", $"lowers: {one.Lowers}", $"not below: {Draft.Levels[one.Floor]}")}"
            );
        return Lines([
            "risk:",
            .. draft.Indicators.Length == 0 ? [] : indicators.Prepend("  indicators:"),
            .. draft.Mitigations.Length == 0 ? [] : mitigations.Prepend("  mitigations:"),
        ]);
    }

    string Matrix(Draft draft)
    {
        string Row(int row) =>
            string.Join(
                ", ",
                Draft.Levels.Select(
                    (level, column) =>
                        $"{level}: {{ policy: {Draft.PolicyNames[draft.Policies[3 * row + column]]}, level: desk }}"
                )
            );
        return Lines(
            "matrix:",
            "  sensitivity: [\"1\", \"2\"]",
            "  risk: [low, elevated, high]",
            $"  cells: {{ \"1\": {{ {Row(0)} }}, \"2\": {{ {Row(1)} }} }}",
            "procedure:",
            "  authorities: [{ id: A, title: The authority }]",
            "  ladder: [{ id: desk, title: The desk, authority: A, within: 10 working days }]"
        );
    }

    string? After(DraftControl control) =>
        control.After.Length == 0 ? null : $"after: {spelling.Texts(control.After)}";

    string Requirement(DraftRequirement one) =>
        Record(
            one,
            $"trigger: {(one.Controls is null ? "destination" : "control")}",
            one.Controls is null ? null
                : one.Reason is null ? $"controls: {spelling.Texts(one.Controls)}"
                : $"controls: {{ codes: {spelling.Texts(one.Controls)}, reasons: [{one.Reason}] }}",
            one.Notify ? "effect: notify and wait" : null,
            $"sensitivity: {one.Sensitivity + 1}",
            "authority: A",
            "legal basis: a law",
            one.Reviews.Length == 0
                ? null
                : $"review: [{string.Join(", ", Ordered(one.Reviews).Select(review => $"{{ when: {spelling.List([review.When])}, policy: {Draft.PolicyNames[review.Policy]} }}"))}]"
        );

    string Record(DraftProvision provision, params string?[] further)
    {
        var keys = new List<string?>
        {
            $"id: {provision.Id}",
            provision.When is null ? null : $"when: {spelling.List([provision.When])}",
            provision.Unless.Length == 0 ? null : $"unless: {spelling.List(provision.Unless)}",
            Valid(provision.Times),
            provision.Times.Published is null ? null : $"published: {provision.Times.Published}",
            provision.Times.ByContract ? "governed by: contract" : null,
            provision.Times.Saved is not { } saved
                ? null
                : $"savings: [{{ for: existing contracts, when: {spelling.List([saved])}{(provision.Times.SavedUntil is { } until ? $", until: {until}" : "")} }}]",
        };
        keys.AddRange(further);
        var written = keys.OfType<string>().ToList();
        if (spelling.Backwards)
            written.Reverse();
        return $"{{ {string.Join(", ", written)} }}";
    }

    static string? Valid(Times times) =>
        (times.From, times.Until) switch
        {
            (null, null) => null,
            ({ } from, null) => $"valid: {{ from: {from} }}",
            (null, { } until) => $"valid: {{ until: {until} }}",
            var (from, until) => $"valid: {{ from: {from}, until: {until} }}",
        };

    string Chapter<T>(string name, IReadOnlyList<T> entries, Func<T, string> write) =>
        entries.Count == 0
            ? ""
            : Lines([$"{name}:", .. Ordered(entries).Select(entry => $"  - {write(entry)}")]);

    IEnumerable<T> Ordered<T>(IEnumerable<T> entries) =>
        spelling.Backwards ? entries.Reverse() : entries;

    string Lines(params string?[] lines)
    {
        var text = new StringBuilder();
        foreach (var line in lines)
            if (line is not null)
                text.Append(line).Append(comment).Append('\n');
        return text.ToString();
    }
}
