using static Passavant.Proofs.Tests.Seeded.CleanAccords;
using static Passavant.Proofs.Tests.Seeded.Sketch;

namespace Passavant.Proofs.Tests.Seeded;

/// <summary>A fault as it was planted: what a finding of it must name, and whether there is a transfer to show it.</summary>
internal sealed record Fault(string Form, params string[] Concerned)
{
    public bool Shown { get; init; }

    /// <summary>Whether each case of the evidence is held against the one before it, and comes out otherwise.</summary>
    public bool Contrasts { get; init; }
}

/// <summary>For each kind of finding, what plants a fault of that kind at a random place.</summary>
internal static class Planters
{
    public static Fault Plant(FindingKind kind, Sketch sketch, Chance chance) =>
        kind switch
        {
            FindingKind.Gap => Gap(sketch, chance),
            FindingKind.Contradiction => Contradiction(sketch, chance),
            FindingKind.Dead => Dead(sketch, chance),
            FindingKind.Redundant => Redundant(sketch, chance),
            FindingKind.Shadowed => Shadowed(sketch, chance),
            FindingKind.Overlap => Overlap(sketch, chance),
            FindingKind.ReachesProhibited => ReachesProhibited(sketch, chance),
            FindingKind.ReachesGravest => ReachesGravest(sketch, chance),
            FindingKind.Milder => Milder(sketch, chance),
            FindingKind.NotMonotone => NotMonotone(sketch, chance),
            FindingKind.SectorLoophole => SectorLoophole(sketch, chance),
            FindingKind.SunsetCliff => SunsetCliff(sketch, chance),
            FindingKind.Splitting => Splitting(sketch, chance),
            FindingKind.UnaskedFact => UnaskedFact(sketch, chance),
            FindingKind.UnitSlip => UnitSlip(sketch, chance),
            FindingKind.CorrelationDrift => CorrelationDrift(sketch, chance),
            FindingKind.UnreachableLevel => UnreachableLevel(sketch, chance),
            FindingKind.IdleLimit => IdleLimit(sketch, chance),
            _ => FailedExpectation(sketch, chance),
        };

    private static Entry AnyControl(Sketch sketch, Chance chance) => chance.Of(sketch["controls"]);

    private static Fault Gap(Sketch sketch, Chance chance)
    {
        var control = AnyControl(sketch, chance);
        switch (chance.Below(6))
        {
            case 0:
                sketch.Find("LIC-1")["controls"] = $"{{ codes: all, except: [{Family(control)}] }}";
                return new("nobody speaks of a control", control.Id);
            case 1:
                var none = control["sensitivity"] == "\"1\"" ? "2" : "1";
                sketch.Add(
                    "requirements",
                    Requirement("LIC-9", "control", "destination is in friends")
                        .With(
                            "controls",
                            $"{{ codes: [{Family(control)}], sensitivity: [\"{none}\"] }}"
                        ),
                    chance
                );
                return new("a requirement selects nothing", "LIC-9");
            case 2:
                var rung = chance.Of(sketch["ladder"]).Id;
                sketch.Find(rung)["within"] = null;
                // Some case must come there.
                sketch.Matrix[0, 0] = (0, "desk");
                sketch.Matrix[2, 2] = (2, "board");
                return new("a level without a limit", "ladder", rung);
            case 3:
                sketch.Domains.Insert(chance.Below(sketch.Domains.Count + 1), "botany");
                return new("a domain without controls", "domain", "botany");
            case 4:
                sketch.Add(
                    "prohibitions",
                    Prohibition("PRO-9", "destination is in worries", "end use is military")
                        .With("controls", $"{{ codes: [{Family(control)}], domains: [botany] }}"),
                    chance
                );
                sketch.Domains.Add("botany");
                return new("a prohibition selects nothing", "PRO-9");
            default:
                var other = control["sensitivity"] == "\"1\"" ? "2" : "1";
                sketch.Add(
                    "authorisations",
                    Authorisation("GEN-9", "general", [], "destination is in worries")
                        .With(
                            "controls",
                            $"{{ codes: [{Family(control)}], sensitivity: [\"{other}\"] }}"
                        ),
                    chance
                );
                return new("an authorisation selects nothing", "GEN-9");
        }
    }

    private static Fault Contradiction(Sketch sketch, Chance chance)
    {
        var place = chance.Of(
            AnyControl(sketch, chance),
            AnyControl(sketch, chance),
            sketch.Find("LIC-1"),
            sketch.Find("LIC-2"),
            sketch.Find("GEN-1"),
            sketch.Find("PRO-1"),
            sketch.Find("IND-1"),
            sketch.Find("MIT-1")
        );
        string[] clash = sketch["controls"].Contains(place)
            ? chance.Of<string[]>(
                [$"{Word(place)} rating is less than {Threshold(place)} W"],
                ["item is other"],
                [$"{Word(place)} rating is at most {Threshold(place) - 1} W", "end use is civil"]
            )
            : chance.Of<string[]>(
                ["destination is in neighbours", "destination is in worries"],
                ["end use is one of civil, research", "end use is not one of civil, research"],
                ["value is more than 10 EUR", "value is at most 10 EUR"],
                // Who is there is asked together: what everybody is, nobody can fail to be.
                ["{ any party: [listed is yes] }", "{ no party: [listed is yes] }"],
                ["{ any end user: [listed is yes] }", "{ no party: [listed is yes] }"],
                ["{ the end user: [listed is yes] }", "{ every party: [listed is no] }"],
                [$"falls under {Family(AnyControl(sketch, chance))}", "item is other"]
            );
        place.When = chance.Shuffled(place.When.Concat(clash));
        return new("two conditions cannot hold together", place.Id);
    }

    private static Fault Dead(Sketch sketch, Chance chance)
    {
        var control = AnyControl(sketch, chance);
        switch (chance.Below(9))
        {
            case 8:
                sketch.Add(
                    "prohibitions",
                    Prohibition("PRO-9", "item is other", "destination is in worries")
                        .With("controls", $"[{Family(control)}]"),
                    chance
                );
                return new("a prohibition of items that are not what it selects", "PRO-9");
            case 0:
                control["unless"] = Entry.List([$"{Word(control)} rating is more than 0 W"]);
                return new("its exception leaves nothing", control.Id);
            case 1:
                // Everything it reaches is tried under another first.
                var first = new Entry($"{Family(control)}.y")
                    .With("domain", control["domain"])
                    .With("sensitivity", control["sensitivity"]);
                first.When =
                [
                    $"item is {Word(control)}",
                    $"{Word(control)} rating is at least 1 W",
                ];
                sketch.Add("controls", first, chance);
                control["after"] = $"[{first.Id}]";
                return new("another comes first", control.Id);
            case 2:
                sketch.Add(
                    "authorisations",
                    Authorisation("GEN-9", "general", [control], "destination is in partners"),
                    chance
                );
                return new("an authorisation where nothing is required", "GEN-9");
            case 3:
                sketch.Add(
                    "mitigations",
                    Mitigation("MIT-9", "diversion", "escort is yes"),
                    chance
                );
                return new("a mitigation of no risk", "MIT-9");
            case 4:
                sketch.Find("LIC-1")["review"] =
                    "[{ when: [destination is in partners], policy: presumption of denial, level: board }]";
                return new("a review policy where nothing is required", "LIC-1");
            case 5:
                sketch.Find("PRO-1")["derogations"] =
                    "[{ id: DER-9, when: [end use is civil] }, { id: DER-1, when: [destination is NO] }]";
                return new("a derogation from nothing", "DER-9");
            case 6:
                sketch.Add(
                    "requirements",
                    Requirement("LIC-9", "destination", "destination is in worries")
                        .With(
                            "unless",
                            Entry.List(["end use is not military", "end use is military"])
                        ),
                    chance
                );
                return new("exceptions that leave nothing", "LIC-9");
            default:
                sketch.Add(
                    "mitigations",
                    Mitigation("MIT-9", "end use", "end use is military").With("not below", "high"),
                    chance
                );
                return new("a floor as high as the risk", "MIT-9");
        }
    }

    private static Fault Redundant(Sketch sketch, Chance chance)
    {
        switch (chance.Below(5))
        {
            case 4:
                // Two halves do what the whole does.
                var whole = AnyControl(sketch, chance);
                var at = Threshold(whole) + 1 + chance.Below(40);
                foreach (
                    var (half, range) in new[]
                    {
                        ("y", $"is less than {at} W"),
                        ("z", $"is at least {at} W"),
                    }
                )
                {
                    var part = whole.Copy($"{Family(whole)}.{half}").With("corresponds", null);
                    part.When =
                    [
                        .. whole.When.Select(
                            (sentence, i) => i == 1 ? $"{Word(whole)} rating {range}" : sentence
                        ),
                    ];
                    if (half == "y")
                        part.When = [.. part.When, whole.When[1]];
                    sketch["controls"].Insert(sketch["controls"].IndexOf(whole), part);
                }
                return new("a control within two others", whole.Id);
            case 0:
                var control = AnyControl(sketch, chance);
                var narrow = control.Copy($"{Family(control)}.z").With("corresponds", null);
                narrow.When =
                [
                    .. control.When.Select(
                        (sentence, i) =>
                            i == 1
                                ? $"{Word(control)} rating is more than {Threshold(control) + chance.Below(50)} W"
                                : sentence
                    ),
                ];
                sketch.Add("controls", narrow, chance);
                return new("a control within another", narrow.Id, control.Id);
            case 1:
                var indicator = sketch.Find("IND-1").Copy("IND-9");
                indicator.When = [.. indicator.When, "destination is in worries"];
                if (chance.Half())
                    indicator["level"] = "elevated";
                sketch.Add("indicators", indicator, chance);
                return new("an indicator within another", "IND-9", "IND-1");
            case 2:
                var mitigation = sketch.Find("MIT-2").Copy("MIT-9");
                mitigation.When = [.. mitigation.When, "destination is not in friends"];
                if (chance.Half())
                    mitigation["not below"] = "elevated";
                sketch.Add("mitigations", mitigation, chance);
                return new("a mitigation within another", "MIT-9", "MIT-2");
            default:
                sketch.Add(
                    "prohibitions",
                    Prohibition("PRO-9", "end use is weapons", "destination is in worries"),
                    chance
                );
                return new("a prohibition within another", "PRO-9", "PRO-1");
        }
    }

    private static Fault Shadowed(Sketch sketch, Chance chance)
    {
        switch (chance.Below(4))
        {
            case 3:
                // Two others between them lift what it lifts.
                foreach (var (id, escort) in new[] { ("GEN-7", "yes"), ("GEN-8", "no") })
                {
                    var half = sketch.Find("GEN-1").Copy(id);
                    half.When =
                    [
                        "destination is in worries",
                        "end use is civil",
                        $"escort is {escort}",
                    ];
                    sketch["authorisations"].Insert(0, half);
                }
                var across = sketch.Find("GEN-1").Copy("GEN-9");
                across.When =
                [
                    "destination is in worries",
                    "end use is civil",
                    "value is at most 900 EUR",
                ];
                sketch["authorisations"].Add(across);
                return new("an authorisation within two others", "GEN-9", "GEN-7", "GEN-8");
            case 0:
                var narrow = sketch.Find("GEN-1").Copy("GEN-9");
                narrow.When =
                [
                    .. narrow.When,
                    chance.Of("escort is yes", "value is at most 900 EUR"),
                ];
                sketch.Add("authorisations", narrow, chance);
                return new("an authorisation within another", "GEN-9", "GEN-1");
            case 1:
                sketch.Add(
                    "authorisations",
                    Authorisation(
                        "GEN-9",
                        "general",
                        [AnyControl(sketch, chance)],
                        "destination is in neighbours",
                        "end use is weapons"
                    ),
                    chance
                );
                return new("an authorisation of what stays prohibited", "GEN-9");
            default:
                var derogations = chance.Shuffled([
                    "{ id: DER-9, when: [destination is NO, escort is yes] }",
                    "{ id: DER-1, when: [destination is NO] }",
                ]);
                sketch.Find("PRO-1")["derogations"] = $"[{string.Join(", ", derogations)}]";
                return new("a derogation within another", "DER-9", "DER-1");
        }
    }

    private static Fault Overlap(Sketch sketch, Chance chance)
    {
        var control = AnyControl(sketch, chance);
        var other = control.Copy($"{Family(control)}.z").With("corresponds", null);
        other["sensitivity"] = control["sensitivity"] == "\"2\"" ? "\"1\"" : "\"2\"";
        other.When =
        [
            $"item is {Word(control)}",
            $"{Word(control)} rating is between {Threshold(control) - 1} W and {Threshold(control) + chance.Below(90)} W",
        ];
        sketch.Add("controls", other, chance);
        return new("two of one family", other.Id, control.Id) { Shown = true };
    }

    private static Fault ReachesProhibited(Sketch sketch, Chance chance)
    {
        switch (chance.Below(3))
        {
            case 0:
                sketch.Find("GEN-1").When =
                [
                    "destination is in neighbours",
                    "end use is one of civil, weapons",
                ];
                return new("an authorisation reaches further", "PRO-1", "GEN-1") { Shown = true };
            case 1:
                sketch.Add(
                    "prohibitions",
                    Prohibition("PRO-9", "destination is in neighbours", "escort is no"),
                    chance
                );
                return new("a prohibition reaches further", "PRO-9", "GEN-1") { Shown = true };
            default:
                sketch.Add(
                    "prohibitions",
                    Prohibition("PRO-9", "destination is in friends", "escort is no")
                        .With("derogations", "[{ id: DER-9, when: [end use is civil] }]"),
                    chance
                );
                return new("a derogation does not reach it", "PRO-9", "GEN-2") { Shown = true };
        }
    }

    private static Fault ReachesGravest(Sketch sketch, Chance chance)
    {
        var authorisation = sketch.Find(chance.Of("GEN-1", "GEN-2"));
        var grave = chance.Of(
            sketch["controls"].Where(control => control["sensitivity"] == "\"3\"").ToList()
        );
        authorisation["controls"] = chance.Of(
            null,
            "all",
            $"[{Family(grave)}, {authorisation["controls"]![1..]}"
        );
        return new("an authorisation covers the gravest", authorisation.Id) { Shown = true };
    }

    private static Fault Milder(Sketch sketch, Chance chance)
    {
        var control = AnyControl(sketch, chance);
        switch (chance.Below(8))
        {
            case 6:
                sketch.Find("PRO-1")["derogations"] =
                    "[{ id: DER-1, when: [destination is NO] }, { id: DER-9, when: [{ the end user: [listed is no] }] }]";
                break;
            case 7:
                sketch.Find("LIC-1")["unless"] = "[{ no party: [listed is yes] }]";
                break;
            case 0:
                var loose = chance.Half()
                    ? $"more than {Threshold(control)}"
                    : $"at least {Threshold(control) + 1 + chance.Below(9)}";
                control.When =
                [
                    .. control.When.Select(
                        (sentence, i) => i == 1 ? $"{Word(control)} rating is {loose} W" : sentence
                    ),
                ];
                break;
            case 1:
                sketch["requirements"].Remove(sketch.Find("LIC-2"));
                break;
            case 2:
                sketch["prohibitions"].Remove(sketch.Find("PRO-1"));
                break;
            case 3:
                sketch.Find("GEN-1").When = ["destination is in neighbours"];
                break;
            case 4:
                control["unless"] = Entry.List(["escort is yes"]);
                break;
            default:
                sketch.Find("LIC-1").When =
                [
                    "destination is not in partners",
                    $"destination is not {chance.Of("FR", "PE", "UY")}",
                ];
                break;
        }
        return new("what the text above stops", "EU", "1.0.0") { Shown = true, Contrasts = true };
    }

    private static Fault NotMonotone(Sketch sketch, Chance chance)
    {
        var names = new[] { "low", "elevated", "high" };
        while (true)
        {
            var (row, column) = (chance.Below(3), chance.Below(3));
            var (r, c) = chance.Half() ? (row - 1, column) : (row, column - 1);
            if (r < 0 || c < 0)
                continue;
            var (less, more) = (sketch.Matrix[r, c], sketch.Matrix[row, column]);
            if (less.Policy > 0 && chance.Half())
                sketch.Matrix[row, column] = (less.Policy - 1, more.Level);
            else if (less.Level == "board")
                sketch.Matrix[row, column] = (more.Policy, "desk");
            else
                continue;
            return new(
                "a cell milder than one before it",
                "matrix",
                $"{row + 1} {names[column]}",
                $"{r + 1} {names[c]}"
            );
        }
    }

    private static Fault SectorLoophole(Sketch sketch, Chance chance)
    {
        var control = AnyControl(sketch, chance);
        var others = sketch["controls"].Where(one => one != control).Select(Word).Append("other");
        sketch.Find($"{Word(control)} rating")["of"] =
            $"[{Word(control)}, {chance.Of(others.ToList())}]";
        return new("another name for the same", control.Id) { Shown = true, Contrasts = true };
    }

    private static Fault SunsetCliff(Sketch sketch, Chance chance)
    {
        var ending = chance.Of(
            AnyControl(sketch, chance),
            sketch.Find("LIC-1"),
            sketch.Find("LIC-2"),
            sketch.Find("PRO-1")
        );
        var day = $"20{27 + chance.Below(9)}-0{1 + chance.Below(9)}-01";
        ending["valid"] = $"{{ until: {day} }}";
        if (chance.Half() && ending.Id != "PRO-1")
        {
            // What follows it does not reach as far.
            var control = sketch["controls"].Contains(ending);
            var after = ending.Copy(control ? $"{Family(ending)}.z" : $"{ending.Id}-b");
            after.When =
            [
                .. ending.When,
                control ? "mass is more than 90 kg" : "destination is not VE",
            ];
            after["valid"] = $"{{ from: {day} }}";
            after["corresponds"] = null;
            sketch.Add(control ? "controls" : "requirements", after, chance);
        }
        return new("a provision ends", ending.Id) { Shown = true, Contrasts = true };
    }

    private static Fault Splitting(Sketch sketch, Chance chance)
    {
        var limit = chance.Of("750 EUR", "2000 EUR", "30000 EUR");
        switch (chance.Below(3))
        {
            case 0:
                var general = sketch.Find("GEN-1");
                general.When = [.. general.When, $"value is at most {limit}"];
                return new("a limit that counts nothing", "value", "GEN-1") { Shown = true };
            case 1:
                sketch.Add(
                    "requirements",
                    Requirement("LIC-9", "destination", $"value is more than {limit}"),
                    chance
                )["sensitivity"] = "\"1\"";
                return new("a limit that counts nothing", "value", "LIC-9") { Shown = true };
            default:
                sketch["terms"]
                    .Add(
                        new Entry("quantity")
                            .With("about", "item")
                            .With("number in", "\"1\"")
                            .With("whole", "yes")
                            .With("from", "1")
                            .With("ask", "{ who: exporter, cost: low, text: How many? }")
                    );
                var control = AnyControl(sketch, chance);
                control.When = [.. control.When, $"quantity is at least {2 + chance.Below(60)}"];
                return new("a number of pieces", "quantity", control.Id) { Shown = true };
        }
    }

    private static Fault UnaskedFact(Sketch sketch, Chance chance)
    {
        var term = chance.Of(
            "item",
            "destination",
            "end use",
            "escort",
            "mass",
            $"{Word(AnyControl(sketch, chance))} rating",
            "seat"
        );
        if (term == "seat")
        {
            sketch["terms"]
                .Add(new Entry("seat").With("about", "party").With("country", "ISO 3166"));
            var lenient = sketch.Find("GEN-1");
            lenient["unless"] = "[{ any party: [seat is in worries] }]";
        }
        // Escort decides only what the matrix makes of it.
        if (term == "escort")
            sketch.Find("GEN-1").When = [.. sketch.Find("GEN-1").When, "escort is yes"];
        sketch.Find(term)["ask"] = null;
        return new("nobody is asked", term.Replace(' ', '-')) { Shown = true, Contrasts = true };
    }

    private static Fault UnitSlip(Sketch sketch, Chance chance)
    {
        if (chance.Half())
        {
            var control = AnyControl(sketch, chance);
            control.When =
            [
                .. control.When.Select(
                    (sentence, i) =>
                        i == 1
                            ? $"{Word(control)} rating is at least {Threshold(control)}{chance.Of("0", "00", "000")} W"
                            : sentence
                ),
            ];
            return new(
                "a power of ten from its counterpart",
                control.Id,
                $"{Word(control)}-rating"
            );
        }
        var weighed = chance.Shuffled(sketch["controls"].Where(one => one.When.Length == 3));
        var mass = weighed[1].When[2].Split(' ')[^2];
        weighed[0].When =
        [
            .. weighed[0].When[..2],
            $"mass is at least {chance.Of($"{mass}0", $"{mass}000", $"0.0{mass}", $"0.00{mass}")} kg",
        ];
        return new("a power of ten from its neighbours", weighed[0].Id, "mass");
    }

    private static Fault CorrelationDrift(Sketch sketch, Chance chance)
    {
        var control = AnyControl(sketch, chance);
        if (chance.Half())
            control["corresponds"] =
                $"{{ US: {{ {control.Id}: {chance.Of("narrower", "broader", "overlaps")} }} }}";
        else
            control.When =
            [
                .. control.When.Select(
                    (sentence, i) =>
                        i == 1
                            ? $"{Word(control)} rating is at least {Threshold(control) + chance.Of(-2, -1, 1, 5)} W"
                            : sentence
                ),
            ];
        return new("codes said to correspond", control.Id, "US");
    }

    private static Fault UnreachableLevel(Sketch sketch, Chance chance)
    {
        sketch.Add("ladder", Rung("council", "3 months"), chance);
        return new("a level nobody comes to", "ladder", "council");
    }

    private static Fault IdleLimit(Sketch sketch, Chance chance)
    {
        var (list, id) = chance.Of(("ladder", "desk"), ("ladder", "board"), ("limits", "LIM-1"));
        sketch.Find(id)["if missed"] = null;
        return new("a limit that can be missed", list, id);
    }

    private static Fault FailedExpectation(Sketch sketch, Chance chance)
    {
        var entry = new Entry("EXP-9");
        switch (chance.Below(5))
        {
            case 0:
                entry.When = [$"item is {Word(AnyControl(sketch, chance))}"];
                entry["controlled"] = "yes";
                break;
            case 1:
                entry.When = ["falls under any control", "destination is not in partners"];
                entry["never milder than"] = "\"licence required: presumption of approval\"";
                break;
            case 2:
                entry.When = ["destination is in neighbours"];
                entry["never stricter than"] = "\"authorised, with conditions\"";
                break;
            case 3:
                // What was kept is so no longer.
                sketch.Find("PRO-1")["derogations"] =
                    "[{ id: DER-1, when: [\"destination is one of NO, CA\"] }]";
                return new("an expectation no longer kept", "EXP-2") { Shown = true };
            default:
                entry.When = [$"{Word(AnyControl(sketch, chance))} rating is at least 1 W"];
                entry["controlled"] = "no";
                break;
        }
        sketch.Add("expectations", entry, chance);
        return new("an expectation that is not kept", "EXP-9") { Shown = true };
    }
}
