using System.Text;
using System.Text.Json.Nodes;
using Passavant.Accords;
using Passavant.Accords.Reading;

namespace Passavant.Certificates.Tests;

/// <summary>An accord of a few lines, and certificates written by hand for it.</summary>
internal static class Example
{
    private const string Head = """
        accord: Example
        version: 1.0.0
        state: EU
        if undecided: "licence required: case by case"
        jurisdiction: [location is AT]
        terms:
          item: { about: item, one of: [changer, laser, other] }
          frequency: { about: item, number in: Hz, from: 0 }
          axes: { about: item, number in: "1", whole: yes, from: 0, to: 9 }
          rated: { about: item, range in: Hz }
          fibre: { about: item, control codes: one }
          alloys: { about: item, control codes: several }
          contains: { about: item, control codes: several }
          mass: { about: item, number in: kg, from: 0 }
          destination: { about: transfer, country: ISO 3166 }
          location: { about: transfer, country: ISO 3166 }
          contract day: { about: transfer, day: ISO 8601 }
          end use: { about: transfer, one of: [civil, military] }
          listed: { about: party, one of: [no, possible, yes] }
          seat: { about: party, country: ISO 3166 }
          stop: { about: leg, country: ISO 3166 }
        roles:
          end user: { label: End user, required: yes }
          broker: { label: Broker, required: no }
          agent: { label: Agent, required: no }
        groups: { G: [FR, DE] }
        matrix:
          sensitivity: ["1", "2"]
          risk: [low, high]
          cells:
            "1": { low: { policy: presumption of approval, level: desk }, high: { policy: case by case, level: desk } }
            "2": { low: { policy: case by case, level: desk }, high: { policy: presumption of denial, level: desk } }
        procedure:
          authorities: [{ id: A, title: The authority }]
          ladder: [{ id: desk, title: The desk, authority: A, within: 10 working days }]

        """;

    public const string Chapters = """
        controls:
          - { id: C-1, when: [item is changer, frequency is at least 600 Hz], sensitivity: "1" }
          - { id: C-2, when: [item is changer, frequency is at least 100 Hz], after: [C-1], sensitivity: "2" }
          - { id: C-3, when: [item is laser, axes is more than 3], valid: { until: 2026-12-01 }, sensitivity: "1" }
        requirements:
          - { id: R-1, trigger: control, controls: all, authority: A, legal basis: a law }
          - { id: R-2, trigger: informed, when: [end use is military], sensitivity: "2", authority: A, legal basis: a law }
        authorisations:
          - { id: G-1, kind: general, lifts: [R-1], controls: [C-1], when: [destination is in G] }
        prohibitions:
          - { id: P-1, when: [any end user: [listed is yes]], legal basis: a law, derogations: [{ id: D-1, when: [end use is civil] }] }
        risk:
          indicators: [{ id: I-1, tier: end use, level: high, when: [end use is military] }]
          mitigations: [{ id: M-1, tier: end use, not below: low, when: [destination is in G] }]
        """;

    public static Accord Text { get; } = Read(Chapters);

    public static Accord Read(string chapters, string term = "")
    {
        var head =
            term.Length == 0
                ? Head
                : Head.Replace("terms:\n", $"terms:\n  {term}\n", StringComparison.Ordinal);
        var reading = AccordReader.Read([
            new AccordFile("accord.yaml", Encoding.UTF8.GetBytes(head + chapters)),
        ]);
        Assert.True(reading.IsSound, string.Join('\n', reading.Faults));
        return reading.Accord!;
    }

    /// <summary>A certificate of one accord.</summary>
    public static string Certificate(string refutes, string tree, params Accord[] accords) =>
        $$"""
            {
              "passavant certificate": 1,
              "accords": [{{string.Join(
                ", ",
                Of(accords).Select(accord => $"\"{accord.Identity}\"")
            )}}],
              "as of": "2026-11-26", "known at": "2026-11-26",
              "claim": "No transfer does that.",
              "refutes": {{refutes}},
              "tree": {{tree}}
            }
            """;

    private static Accord[] Of(Accord[] accords) => accords.Length == 0 ? [Text] : accords;

    public static CertificateVerdict Check(string certificate, params Accord[] accords) =>
        CertificateChecker.Check(certificate, Of(accords));

    public static void Accepted(string refutes, string tree, params Accord[] accords)
    {
        var verdict = Check(Certificate(refutes, tree, accords), accords);
        Assert.True(verdict.IsAccepted, verdict.ToString());
    }

    public static InputFault Refused(string refutes, string tree, params Accord[] accords) =>
        Refused(Check(Certificate(refutes, tree, accords), accords));

    public static InputFault Refused(CertificateVerdict verdict)
    {
        Assert.False(verdict.IsAccepted, "accepted");
        return verdict.Refusal!;
    }

    /// <summary>The certificate with one part changed, by its path in keys and places.</summary>
    public static string Changed(string certificate, string path, string? value)
    {
        var root = JsonNode.Parse(certificate)!;
        var keys = path.Split('/');
        var above = keys[..^1].Aggregate(root, (node, key) => Below(node, key));
        var last = keys[^1];
        if (value is null && above is JsonArray items)
            items.RemoveAt(int.Parse(last));
        else if (value is null)
            ((JsonObject)above).Remove(last);
        else if (above is JsonArray list)
            list[int.Parse(last)] = JsonNode.Parse(value);
        else
            above[last] = JsonNode.Parse(value);
        return root.ToJsonString();
    }

    private static JsonNode Below(JsonNode node, string key) =>
        node is JsonArray list ? list[int.Parse(key)]! : node[key]!;
}
