using System.Text;
using Passavant.Accords.Reading;

namespace Passavant.Accords.Tests.Reading;

/// <summary>One thing wrong in a sound accord is one fault, on the line where it stands.</summary>
public sealed class FaultLineTests
{
    public const string Sound = """
        accord: A sound accord
        version: 1.0.0
        state: EU
        valid: { from: 2026-01-01, until: 2027-01-01 }
        published: 2025-12-01
        if undecided: "licence required: case by case"
        jurisdiction: [destination is in G]
        terms:
          item: { about: item, one of: [pump, laser] }
          power:
            about: item
            number in: W
            from: 0
            to: 100
          span: { about: item, range in: Hz }
          mass: { about: item, number in: kg, from: 0 }
          area: { about: item, number in: m2, from: 1 }
          density: { about: item, number in: kg/m2, derived: mass / area }
          fibre: { about: item, control codes: one }
          special:
            about: item
            judgement: [Is it made for that?]
            settled by: technical assessor
          destination: { about: transfer, country: ISO 3166 }
          contract day: { about: transfer, day: ISO 8601 }
          listed: { about: party, one of: [no, yes] }
          owned:
            about: party
            ownership: { at least: 50 %, of: listed is yes }
        roles:
          end user: { label: End user, required: yes }
        groups:
          G: [FR, DE]
        codes elsewhere:
          9Z9: { title: Elsewhere }
        domains:
          pumps: { label: Pumps }
        controls:
          - id: 1A1
            when:
              - item is pump
              - power is more than 5 W
              - span overlaps 1 Hz to 2 Hz
              - density is at most 3 kg/m2
              - limb 1A1.a: [fibre is one of 9Z9]
            domain: pumps
            sensitivity: "1"
          - id: 1B1
            when: [item is laser]
            unless:
              - falls under 1A1
            after: [1A1]
            sensitivity: "2"
        general notes:
          - { id: N1, scope: [1B*], unless: [special is no] }
        requirements:
          - id: R1
            trigger: control
            controls: [1A1]
            authority: A
            legal basis: a law
            valid: { from: 2026-01-01, until: 2026-06-01 }
            governed by: contract
          - id: R2
            trigger: end user
            when:
              - the end user: [listed is yes]
            authority: A
            legal basis: a law
            sensitivity: "2"
            review:
              - { when: [contract day is before 2026-02-01], policy: case by case, level: desk }
        prohibitions:
          - id: P1
            when: [any party: [owned is yes]]
            derogations:
              - { id: D1, when: ["destination is FR, documented"] }
        authorisations:
          - id: G1
            kind: general
            lifts: [R1]
            duties:
              - { id: U1, text: Report it., within: 30 days, to: A }
        risk:
          indicators:
            - { id: I1, tier: end use, level: high, when: [item is laser] }
          mitigations:
            - { id: M1, tier: end use, not below: low, when: [special is yes] }
        matrix:
          sensitivity: ["1", "2"]
          risk: [low, high]
          cells:
            "1": { low: { policy: presumption of approval, level: desk }, high: { policy: case by case, level: desk } }
            "2": { low: { policy: case by case, level: desk }, high: { policy: presumption of denial, level: desk } }
        procedure:
          authorities:
            - { id: A, title: The authority, calendar: office }
          calendars:
            office: { zone: Europe/Brussels, holidays: [2026-01-01] }
          ladder:
            - { id: desk, title: The desk, authority: A, within: 10 working days }
        expectations:
          - id: X1
            when:
              - any party: [owned is yes]
              - falls under 1B1
            unless: [destination is FR]
            never milder than: prohibited
            controlled: yes
        examples:
          - { control: 1B1, given: { item: laser, special: yes }, expect: yes }

        """;

    /// <summary>What is replaced, by what; the fault stands on the line of the replacement, or so many lines off.</summary>
    public static TheoryData<string, string, int> Mutations =>
        new()
        {
            { "state: EU", "stat: EU", 0 },
            { "version: 1.0.0", "version: one", 0 },
            { "until: 2027-01-01", "until: 2025-01-01", 0 },
            { "published: 2025-12-01", "published: 2025-13-01", 0 },
            { "published: 2025-12-01", "state: EU", 0 },
            { "published: 2025-12-01", "published: 1 December 2025", 0 },
            { "\"licence required: case by case\"", "\"licence required\"", 0 },
            { "[destination is in G]", "[destination is in H]", 0 },
            { "one of: [pump, laser] }", "one off: [pump, laser] }", 0 },
            {
                "listed: { about: party, one of: [no, yes] }",
                "listed: { about: party, one of: [no, yes, verified] }",
                0
            },
            { "number in: W", "number in: Wat", 0 },
            { "    from: 0\n    to: 100", "    from: 0\n\tto: 100", 1 },
            { "to: 100", "to: -1", 0 },
            { "to: 100", "to: many", 0 },
            { "derived: mass / area", "derived: mass / volume", 0 },
            { "derived: mass / area", "derived: mass * area", 0 },
            { "control codes: one }", "control codes: two }", 0 },
            { "at least: 50 %", "at least: half", 0 },
            { "of: listed is yes", "of: listd is yes", 0 },
            { "required: yes }", "required: maybe }", 0 },
            { "G: [FR, DE]", "G: [FR, XX]", 0 },
            { "item is pump", "itm is pump", 0 },
            { "item is pump", "item is pum", 0 },
            { "item is pump", "item is", 0 },
            { "item is pump", "item pump", 0 },
            { "more than 5 W", "more than 5 Hz", 0 },
            { "more than 5 W", "more than 5", 0 },
            { "more than 5 W", "more then 5 W", 0 },
            { "more than 5 W", "between 6 W and 5 W", 0 },
            { "overlaps 1 Hz to 2 Hz", "overlaps 2 Hz to 1 Hz", 0 },
            { "overlaps 1 Hz to 2 Hz", "overlap 1 Hz to 2 Hz", 0 },
            { "limb 1A1.a: [fibre is one of 9Z9]", "limb 2A1.a: [fibre is one of 9Z9]", 0 },
            { "limb 1A1.a: [fibre is one of 9Z9]", "lim 1A1.a: [fibre is one of 9Z9]", 0 },
            { "limb 1A1.a: [fibre is one of 9Z9]", "limb 1A1.a: [fibre is one of 8Z9]", 0 },
            { "domain: pumps", "domain: pomps", 0 },
            {
                "    domain: pumps\n    sensitivity: \"1\"",
                "    domain: pumps\n    sensitivity: \"3\"",
                1
            },
            { "    domain: pumps\n    sensitivity: \"1\"", "    domain: pumps", -7 },
            { "    sensitivity: \"1\"\n  - id: 1B1", "    sensitivity: \"1\"\n  - id: 1A1", 1 },
            { "    sensitivity: \"1\"\n  - id: 1B1", "    sensitivity: \"1\"\n  - id: 1B 1", 1 },
            { "after: [1A1]", "after: [1A2]", 0 },
            { "after: [1A1]", "after: [1A1", 0 },
            { "falls under 1A1", "falls under 1A2", 0 },
            { "scope: [1B*]", "scope: [1B?]", 0 },
            {
                "scope: [1B*], unless: [special is no]",
                "scope: [1B*], unless: [special is never]",
                0
            },
            { "controls: [1A1]", "controls: [7A1]", 0 },
            { "trigger: control\n", "trigger: controls\n", 0 },
            {
                "authority: A\n    legal basis: a law\n    valid",
                "authority: B\n    legal basis: a law\n    valid",
                0
            },
            { "until: 2026-06-01", "until: 2025-06-01", 0 },
            { "governed by: contract", "governed by: export", 0 },
            { "governed by: contract", "governed by: contracts", 0 },
            { "the end user: [listed is yes]", "the enduser: [listed is yes]", 0 },
            { "before 2026-02-01", "before 2026-02-30", 0 },
            {
                "policy: case by case, level: desk }\nprohibitions",
                "policy: case by case, level: dusk }\nprohibitions",
                0
            },
            { "destination is FR, documented", "destination is FR, doubtful", 0 },
            { "destination is FR, documented", "destination is ZZ", 0 },
            { "id: D1", "id: P1", 0 },
            { "lifts: [R1]", "lifts: [R9]", 0 },
            { "kind: general", "kind: generous", 0 },
            { "within: 30 days", "within: 30 moons", 0 },
            { "level: high", "level: hgh", 0 },
            { "tier: end use, not", "tier: end uses, not", 0 },
            { "not below: low", "not below: lowest", 0 },
            { "\"1\": { low: { policy: presumption of approval, level: desk }, ", "\"1\": { ", 0 },
            { "policy: presumption of denial", "policy: denial", 0 },
            { "calendar: office", "calendar: offices", 0 },
            { "holidays: [2026-01-01]", "holidays: [2026-1-1]", 0 },
            { "zone: Europe/Brussels", "zoned: Europe/Brussels", 0 },
            { "within: 10 working days", "within: ten days", 0 },
            { "falls under 1B1", "falls under 1B2", 0 },
            { "never milder than: prohibited", "never milder: prohibited", 0 },
            { "never milder than: prohibited", "never milder than: forbidden", 0 },
            { "controlled: yes", "controlled: true", 0 },
            {
                "    never milder than: prohibited\n    controlled: yes\n",
                "    note: Nothing.\n",
                -5
            },
            { "expect: yes", "expect: no", 0 },
            { "item: laser, special: yes", "item: lasr, special: yes", 0 },
            { "item: laser, special: yes", "itm: laser, special: yes", 0 },
            { "control: 1B1", "control: 1B2", 0 },
            { "roles:", "rols:", 0 },
            { "    trigger: end user\n", "    trigger: end user\n    trigger: end user\n", 1 },
            { "    trigger: end user\n", "     trigger: end user\n", 0 },
            { "  - id: P1\n", "  - id: &p P1\n", 0 },
            { "  - id: P1\n", "  - id: !!str P1\n", 0 },
        };

    [Fact]
    public void The_accord_is_sound_before_it_is_mutated() => Assert.Empty(Read(Sound).Faults);

    [Theory]
    [MemberData(nameof(Mutations))]
    public void A_mutation_is_a_fault_on_its_line(string what, string by, int offset)
    {
        Assert.Equal(2, Sound.Split(what).Length);
        var reading = Read(Sound.Replace(what, by, StringComparison.Ordinal));
        var line =
            Sound[..Sound.IndexOf(what, StringComparison.Ordinal)].Count(letter => letter == '\n')
            + 1
            + offset;
        var faults = string.Join('\n', reading.Faults.Prepend<object>($"expected on line {line}"));
        Assert.False(reading.IsSound, faults);
        Assert.True(
            reading.Faults.Any(fault =>
                fault.Severity == Severity.Error && fault.Place.Line == line
            ),
            faults
        );
        // A chapter or key misnamed takes with it what rests on it; nothing else brings more than a few.
        Assert.True(reading.Faults.Count <= 4, faults);
    }

    static AccordReading Read(string text) =>
        AccordReader.Read([new AccordFile("accord.yaml", Encoding.UTF8.GetBytes(text))]);
}
