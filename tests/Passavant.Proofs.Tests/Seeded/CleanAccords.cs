using static Passavant.Proofs.Tests.Seeded.Sketch;

namespace Passavant.Proofs.Tests.Seeded;

/// <summary>Accords in which there is nothing to find: no two alike, each with all the parts an accord has.</summary>
internal static class CleanAccords
{
    private static readonly string[] Items =
    [
        "pump",
        "laser",
        "tube",
        "valve",
        "sensor",
        "reactor",
        "camera",
    ];

    private static readonly string[] Places =
    [
        "CH",
        "BR",
        "IN",
        "ZA",
        "TR",
        "MX",
        "TH",
        "VN",
        "EG",
    ];

    /// <summary>The number in a control's sentence on its own measure.</summary>
    public static int Threshold(Entry control) =>
        int.Parse(
            control.When[1].Split(' ')[^2],
            System.Globalization.CultureInfo.InvariantCulture
        );

    /// <summary>What an item is called in a control.</summary>
    public static string Word(Entry control) => control.When[0].Split(' ')[^1];

    /// <summary>The entry a control belongs to, by which selections name it.</summary>
    public static string Family(Entry control) => control.Id.Split('.')[0];

    public static Sketch Make(Chance chance)
    {
        var sketch = new Sketch();
        var words = chance.Shuffled(Items)[..(4 + chance.Below(3))];
        var places = chance.Shuffled(Places);
        void Term(string name, string about, string kind) =>
            sketch["terms"]
                .Add(
                    new Entry(name)
                        .With("about", about)
                        .With(kind[..kind.IndexOf(':')], kind[(kind.IndexOf(':') + 2)..])
                        .With("ask", $"{{ who: exporter, cost: low, text: What is its {name}? }}")
                );
        Term("item", "item", $"one of: [{string.Join(", ", words)}, other]");
        Term("mass", "item", "number in: kg");
        sketch.Find("mass")["from"] = "0";
        Term("destination", "transfer", "country: ISO 3166");
        Term("end use", "transfer", "one of: [civil, research, military, weapons]");
        Term("escort", "transfer", "one of: [no, yes]");
        Term("value", "transfer", "number in: EUR");
        sketch.Find("value")["from"] = "0";
        Term("listed", "party", "one of: [no, yes]");
        sketch.Find("listed")["from"] = "screening";
        Term("supplied in 12 months", "party", "number in: EUR");
        sketch
            .Find("supplied in 12 months")
            .With("from", "history")
            .With("window", "12 months")
            .With("by", "[end user]")
            .With("measure", "value");
        sketch["groups"].Add(new Entry("partners").With("members", "[CA, JP, NO, AU]"));
        sketch["groups"]
            .Add(new Entry("neighbours").With("members", $"[{string.Join(", ", places[..2])}]"));
        sketch["groups"]
            .Add(new Entry("friends").With("members", $"[{string.Join(", ", places[2..5])}]"));
        sketch["groups"]
            .Add(new Entry("worries").With("members", $"[{string.Join(", ", places[5..7])}]"));

        for (var i = 0; i < words.Length; i++)
        {
            Term($"{words[i]} rating", "item", "number in: W");
            sketch.Find($"{words[i]} rating").With("from", "0").With("of", words[i]);
            var domain = chance.Of("energy", "optics", "nuclear");
            if (!sketch.Domains.Contains(domain))
                sketch.Domains.Add(domain);
            var id = $"{i + 1}A10{1 + chance.Below(9)}.a";
            var control = new Entry(id)
                .With("domain", domain)
                .With(
                    "sensitivity",
                    i == 0 ? "\"1\""
                        : i == words.Length - 1 ? "\"3\""
                        : $"\"{1 + chance.Below(3)}\""
                )
                .With("corresponds", $"{{ US: {{ {id}: equal }} }}");
            control.When =
            [
                $"item is {words[i]}",
                $"{words[i]} rating is at least {chance.Of(3, 7, 20, 45, 300, 8000)} W",
                // What three of them ask besides, in numbers near one another.
                .. i < 3 ? [$"mass is at least {4 + chance.Below(3)} kg"] : Array.Empty<string>(),
            ];
            sketch["controls"].Add(control);
        }

        sketch["requirements"]
            .Add(
                Requirement("LIC-1", "control", "destination is not in partners")
                    .With("controls", "all")
                    .With(
                        "review",
                        "[{ when: [destination is in worries], policy: presumption of denial, level: board }]"
                    )
            );
        sketch["requirements"]
            .Add(
                Requirement(
                        "LIC-2",
                        "end use",
                        "end use is military",
                        "destination is not in partners"
                    )
                    .With("sensitivity", $"\"{1 + chance.Below(3)}\"")
            );
        var mild = sketch["controls"].Where(control => control["sensitivity"] != "\"3\"").ToList();
        sketch["authorisations"]
            .Add(
                Authorisation(
                    "GEN-1",
                    "general",
                    mild,
                    "destination is in neighbours",
                    "end use is civil"
                )
            );
        var research = Authorisation(
            "GEN-2",
            "research",
            mild[..(1 + chance.Below(mild.Count))],
            "destination is in friends",
            "end use is research"
        );
        if (chance.Half())
        {
            // A limit that counts what was supplied before.
            var limit = chance.Of(5_000, 10_000);
            research["when"] =
                $"[\"destination is in friends\", \"end use is research\", \"value is at most {limit} EUR\", {{ no party: [\"supplied in 12 months is more than {limit} EUR\"] }}]";
        }
        sketch["authorisations"].Add(research);
        sketch["prohibitions"]
            .Add(
                Prohibition("PRO-1", "end use is weapons")
                    .With("derogations", "[{ id: DER-1, when: [destination is NO] }]")
            );
        if (chance.Half())
            sketch["prohibitions"]
                .Add(Prohibition("PRO-2", "destination is KP", "end use is not weapons"));
        Indicator("IND-1", "end use", "high", "end use is military");
        Indicator("IND-2", "end use", "elevated", "end use is research");
        sketch["indicators"]
            .Add(
                new Entry("IND-3")
                    .With("tier", "end user")
                    .With("level", "high")
                    .With("when", "[{ any party: [listed is yes] }]")
            );
        sketch["mitigations"]
            .Add(Mitigation("MIT-1", "end use", "end use is research", "escort is yes"));
        sketch["mitigations"].Add(Mitigation("MIT-2", "end user", "escort is yes"));
        var (first, second, level) = (chance.Below(2), 2 + chance.Below(2), 1 + chance.Below(3));
        for (var row = 0; row < 3; row++)
        for (var column = 0; column < 3; column++)
            sketch.Matrix[row, column] = (
                row + column > second ? 2
                : row + column > first ? 1
                : 0,
                row + column > level ? "board" : "desk"
            );
        sketch["ladder"].Add(Rung("desk", "10 working days").With("escalates to", "board"));
        sketch["ladder"].Add(Rung("board", "30 days"));
        sketch["limits"]
            .Add(
                new Entry("LIM-1")
                    .With("stage", "acknowledgement")
                    .With("within", "5 working days")
                    .With("if missed", "The application counts as received.")
            );
        Expectation(
            "EXP-1",
            "falls under any control",
            "destination is not in partners",
            "end use is military"
        )["never milder than"] = "\"licence required: case by case\"";
        Expectation("EXP-2", "end use is weapons", "destination is not NO")["never milder than"] =
            "prohibited";
        Expectation("EXP-3", "destination is in partners", "end use is civil")[
            "never stricter than"
        ] = "no authorisation required";
        Expectation("EXP-4", "item is other")["controlled"] = "no";
        return sketch;

        void Indicator(string id, string tier, string level, params string[] when)
        {
            var entry = new Entry(id).With("tier", tier).With("level", level);
            entry.When = when;
            sketch["indicators"].Add(entry);
        }

        Entry Expectation(string id, params string[] when)
        {
            var entry = new Entry(id) { When = when };
            sketch["expectations"].Add(entry);
            return entry;
        }
    }

    public static Entry Requirement(string id, string trigger, params string[] when) =>
        new Entry(id) { When = when }
            .With("trigger", trigger)
            .With("authority", "office")
            .With("legal basis", "Article 3");

    public static Entry Authorisation(
        string id,
        string kind,
        IEnumerable<Entry> controls,
        params string[] when
    ) =>
        new Entry(id) { When = when }
            .With("kind", kind)
            .With("lifts", "[LIC-1]")
            .With("controls", $"[{string.Join(", ", controls.Select(Family))}]");

    public static Entry Prohibition(string id, params string[] when) =>
        new Entry(id) { When = when }
            .With("authority", "office")
            .With("legal basis", "Article 4");

    public static Entry Mitigation(string id, string tier, params string[] when) =>
        new Entry(id) { When = when }
            .With("tier", tier)
            .With("lowers", "1")
            .With("not below", "low");

    public static Entry Rung(string id, string within) =>
        new Entry(id)
            .With("title", id)
            .With("authority", "office")
            .With("within", within)
            .With("if missed", "The next level decides.");
}
