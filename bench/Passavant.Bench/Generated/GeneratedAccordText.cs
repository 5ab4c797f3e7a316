using System.Globalization;
using System.Text;
using Passavant.Accords.Reading;

namespace Passavant.Bench.Generated;

/// <summary>The text of a generated accord, as its authors would have written it.</summary>
internal static class GeneratedAccordText
{
    private static readonly string[] Policies =
    [
        "presumption of approval",
        "case by case",
        "presumption of denial",
    ];

    public static AccordFile Of(GeneratedAccord accord) =>
        new("accord.yaml", Encoding.UTF8.GetBytes(Text(accord)));

    private static string Text(GeneratedAccord accord)
    {
        var text = new StringBuilder();
        text.Append(
            """
            accord: Generated accord
            version: 1.0.0
            state: GEN
            if undecided: "licence required: case by case"
            terms:
              destination: { about: transfer, country: ISO 3166 }

            """
        );
        foreach (var (term, words) in GeneratedAccord.Choices)
            text.Line($"  {term}: {{ about: transfer, one of: [{string.Join(", ", words)}] }}");
        foreach (var parameter in accord.Parameters)
            text.Line(
                $"  {parameter.Name}: {{ about: item, number in: \"{parameter.Unit}\", from: \"0\", to: \"1000\" }}"
            );
        text.Line($"controls:");
        foreach (var control in accord.Controls)
            text.Line(
                $"  - {{ id: {control.Code}, title: Control {control.Code}, sensitivity: \"{control.Sensitivity}\", {When(control.When)} }}"
            );
        text.Append(
            """
            requirements:
              - { id: R-1, trigger: control, controls: [all], authority: office, legal basis: Article 1 }
            procedure:
              authorities: [{ id: office, title: Licensing office, state: GEN }]
              ladder: [{ id: desk, title: Desk, authority: office, decides: [presumption of approval, case by case, presumption of denial], within: 30 days }]

            """
        );
        Overrides(accord, text);
        Risk(accord, text);
        return text.ToString();
    }

    private static void Overrides(GeneratedAccord accord, StringBuilder text)
    {
        text.Line($"prohibitions:");
        foreach (var prohibition in accord.Prohibitions)
        {
            var controls =
                prohibition.From == 0
                    ? ""
                    : $"controls: {{ sensitivity: [{Rows(prohibition.From, accord.Shape.Sensitivities)}] }}, ";
            text.Line(
                $"  - {{ id: {prohibition.Id}, {controls}{When(prohibition.When)}, derogations: [{{ id: {prohibition.Id}-D, {When(prohibition.Derogation)} }}] }}"
            );
        }
        text.Line($"authorisations:");
        foreach (var authorisation in accord.Authorisations)
            text.Line(
                $"  - {{ id: {authorisation.Id}, kind: general, lifts: [R-1], controls: {{ sensitivity: [{Rows(0, authorisation.UpTo + 1)}] }}, {When(authorisation.When)} }}"
            );
    }

    private static void Risk(GeneratedAccord accord, StringBuilder text)
    {
        text.Line($"risk:");
        text.Line($"  indicators:");
        foreach (var indicator in accord.Indicators)
            text.Line(
                $"    - {{ id: {indicator.Id}, tier: {indicator.Tier}, level: \"{indicator.Level}\", {When(indicator.When)} }}"
            );
        text.Line($"matrix:");
        text.Line($"  sensitivity: [{Rows(0, accord.Shape.Sensitivities)}]");
        text.Line($"  risk: [{Rows(0, accord.Shape.Risks)}]");
        text.Line($"  cells:");
        for (var row = 0; row < accord.Shape.Sensitivities; row++)
        {
            text.Line($"    \"{row}\":");
            for (var column = 0; column < accord.Shape.Risks; column++)
                text.Line(
                    $"      \"{column}\": {{ policy: {Policies[accord.Policy(row, column)]}, level: desk }}"
                );
        }
    }

    private static string When(IReadOnlyList<Test> tests) =>
        $"when: [{string.Join(", ", tests.Select(test => $"\"{test.Sentence}\""))}]";

    private static string Rows(int from, int below) =>
        string.Join(
            ", ",
            Enumerable
                .Range(from, below - from)
                .Select(row => string.Create(CultureInfo.InvariantCulture, $"\"{row}\""))
        );

    private static void Line(this StringBuilder text, FormattableString line) =>
        text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
