using Passavant.Accords.Identity;
using Passavant.Accords.Quantities;

namespace Passavant.Accords.Reading;

/// <summary>The shape of every chapter of an accord: the one place that says which keys there are.</summary>
internal static class Chapters
{
    private static readonly WordingShape Wording = new();
    private static readonly ConditionShape Conditions = new();
    private static readonly ListShape Exclusions = new(Conditions);
    private static readonly ListShape Wordings = new(Wording, ordered: true);

    private static readonly ScalarShape<string> Word = new(
        "a word or an id",
        text => text.Length is > 0 and <= 200 ? text : null,
        text => text
    );
    private static readonly ListShape Words = new(Word);
    private static readonly ScalarShape<object> Day = new(
        "a day such as 2026-01-31",
        text => ReadingContext.Day(text),
        day =>
            ((DateOnly)day).ToString(
                "yyyy-MM-dd",
                System.Globalization.CultureInfo.InvariantCulture
            ),
        "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
    );
    private static readonly ScalarShape<object> Number = new(
        "a number such as 3 or 0.5",
        text => Rational.TryParse(text, out var number) ? number : null,
        number => number.ToString()!
    );
    private static readonly ScalarShape<TimeLimit> PlainLimit = new(
        "a length of time such as 30 days, 10 working days, 4 months or 2 years",
        text => TimeLimit.TryParse(text, null, out var limit) ? limit : null,
        limit => limit.ToString()
    );
    private static readonly EitherShape Limit = new(
        PlainLimit,
        new RecordShape("a limit", new("limit", PlainLimit, true), new("calendar", Word))
    );
    private static readonly ScalarShape<AccordIdentity> Identity = new(
        "an identity such as sha256:… (64 hexadecimal digits)",
        text => AccordIdentity.TryParse(text, null, out var identity) ? identity : null,
        identity => identity.ToString()
    );
    private static readonly ScalarShape<string> Country = new(
        "an ISO 3166 country code of two letters such as DE",
        text => Countries.IndexOf(text) >= 0 ? text : null,
        text => text
    );
    private static readonly ScalarShape<CodePattern> Code = new(
        "a control code such as 3A001.a, a pattern such as 1C*, or all",
        text => CodePattern.TryParse(text, null, out var pattern) ? pattern : null,
        pattern => pattern.ToString()
    );
    private static readonly ListShape Codes = new(Code);
    private static readonly WordShape Outcome = new([.. Outcomes.AllNames]);
    private static readonly WordShape Policy = new(
        "presumption of approval",
        "case by case",
        "presumption of denial"
    );
    private static readonly WordShape YesNo = new("yes", "no");
    private static readonly WordShape Handling = new(
        "public",
        "participating states",
        "originator-controlled",
        "closed"
    );
    private static readonly WordShape Tier = new(
        "end use",
        "end user",
        "diversion",
        "human rights",
        "regional stability"
    );
    private static readonly RecordShape Validity = new(
        "valid",
        new("from", Day),
        new("until", Day)
    );
    private static readonly RecordShape Source = new(
        "a source",
        new("text", Word),
        new("of", Word),
        new("read", Day),
        new("agreed", Day)
    );
    private static readonly RecordShape Selected = new(
        "a selection of controls",
        new("codes", Codes),
        new("except", Codes),
        new("reasons", Words),
        new("domains", Words),
        new("sensitivity", Words)
    );
    private static readonly SelectionShape Selection = new(Selected, Codes);

    private static readonly Field[] Common =
    [
        new("id", Word, true, "unique within the accord"),
        new("title", Wording),
        new("why", Wording),
        new("source", Source),
        new("published", Day),
        new("valid", Validity),
        new("governed by", new WordShape("contract", "application", "decision", "export")),
        new(
            "savings",
            new ListShape(
                new RecordShape(
                    "a saving",
                    new(
                        "for",
                        new WordShape("existing contracts", "issued licences", "goods en route"),
                        true
                    ),
                    new("until", Day),
                    new("when", Conditions, true)
                )
            )
        ),
        new("review by", Day),
        new("cites", Words),
        new("handling", Handling),
        new("unsure", Wording),
        new("note", Wording),
    ];

    private static RecordShape Provision(string name, params Field[] fields) =>
        new(name, [.. Common, .. fields]);

    public static readonly RecordShape Header = new(
        "the header",
        new("accord", Wording, true, "the title"),
        new(
            "version",
            new ScalarShape<string>(
                "a version such as 1.0.0",
                text =>
                    text.Split('.') is { Length: 3 } parts
                    && parts.All(part => part.Length is > 0 and < 6 && part.All(char.IsAsciiDigit))
                        ? text
                        : null,
                text => text,
                "^[0-9]+\\.[0-9]+\\.[0-9]+$"
            ),
            true,
            "major.minor.patch"
        ),
        new("state", Word, true, "whose text it is"),
        new("valid", Validity),
        new("published", Day),
        new("review by", Day),
        new("replaces", Identity),
        new("implements", Identity),
        new("glossary", Word),
        new(
            "participating states",
            new ListShape(
                new EitherShape(
                    Word,
                    new RecordShape(
                        "a participating state",
                        new("state", Word, true),
                        new("from", Day),
                        new("reservations", Wordings),
                        new("understandings", Wordings)
                    )
                )
            )
        ),
        new("languages", Words),
        new("notice", Wording),
        new("jurisdiction", Conditions),
        new("if undecided", Outcome, true, "what stands, at the mildest, while facts are missing"),
        new(
            "sources",
            new MapShape(
                "short names to sources",
                new RecordShape(
                    "a source",
                    new("title", Wording),
                    new("url", Word),
                    new("read", Day),
                    new("terms", Wording)
                )
            )
        )
    );

    public static readonly ListShape Interests = new(
        new RecordShape(
            "an interest",
            new("id", Word, true),
            new("kind", new WordShape("shared interest", "red line"), true),
            new("text", Wording, true)
        )
    );

    private static readonly RecordShape Ownership = new(
        "an ownership rule",
        new("at least", Word),
        new("more than", Word),
        new("of", Conditions, true),
        new("aggregate", YesNo)
    );

    /// <summary>Terms are read in two steps, since conditions inside them speak of other terms; <see cref="GlossaryReader"/> does so with this shape for the keys.</summary>
    public static readonly RecordShape Term = new(
        "a term",
        new(
            "about",
            new WordShape("item", "transfer", "party", "leg"),
            true,
            "what the term is about"
        ),
        new("label", Wording),
        new("one of", new ListShape(Word, ordered: true)),
        new("number in", Word),
        new("range in", Word),
        new("country", new WordShape("ISO 3166")),
        new("day", new WordShape("ISO 8601")),
        new("control codes", new WordShape("one", "several")),
        new("judgement", Wordings),
        new("text", new WordShape("shown only")),
        new("ownership", new GivenShape()),
        new("derived", Word),
        new("from", Word),
        new("to", Word),
        new("whole", YesNo),
        new("reference", Word),
        new("of", Words),
        new("window", PlainLimit),
        new("by", Words),
        new("measure", Word),
        new(
            "ask",
            new RecordShape(
                "ask",
                new("who", Word),
                new("cost", new WordShape("low", "medium", "high")),
                new("text", Wording)
            )
        ),
        new("settled by", Word),
        new("handling", Handling),
        new("words", new MapShape("languages", new MapShape("words", Word))),
        new("source", Source),
        new("unsure", Wording),
        new("note", Wording)
    );

    public static RecordShape OwnershipRule => Ownership;

    public static readonly MapShape Roles = new(
        "roles",
        new RecordShape(
            "a role",
            new("label", Wording),
            new("required", YesNo),
            new("note", Wording)
        )
    );

    public static readonly MapShape Groups = new(
        "groups of countries",
        new GroupShape(
            new RecordShape(
                "a group",
                new("label", Wording),
                new("members", Words, true),
                new("source", Source),
                new("unsure", Wording),
                new("note", Wording)
            ),
            Words
        )
    );

    public static readonly MapShape CodesElsewhere = new(
        "control codes",
        new RecordShape(
            "a code elsewhere",
            new("title", Wording),
            new("note", Wording),
            new("source", Source)
        )
    );

    public static readonly MapShape Domains = new(
        "technology domains",
        new RecordShape("a domain", new("label", Wording), new("note", Wording))
    );

    public static readonly ListShape Controls = new(
        Provision(
            "a control",
            new("when", Conditions, true, "conditions about the item"),
            new("unless", Exclusions),
            new("after", Words),
            new("domain", Word),
            new("sensitivity", Word, true, "a row of the matrix"),
            new("reasons", Words),
            new(
                "corresponds",
                new MapShape(
                    "regimes",
                    new MapShape("codes", new WordShape("equal", "broader", "narrower", "overlaps"))
                )
            ),
            new("measure", Wording)
        )
    );

    public static readonly ListShape GeneralNotes = new(
        Provision("a general note", new("scope", Codes, true), new("unless", Exclusions, true))
    );

    public static readonly ListShape Requirements = new(
        Provision(
            "a requirement",
            new(
                "trigger",
                new WordShape(
                    "control",
                    "destination",
                    "end use",
                    "end user",
                    "informed",
                    "awareness",
                    "suspicion"
                ),
                true
            ),
            new("controls", Selection),
            new("when", Conditions),
            new("unless", Exclusions),
            new("effect", new WordShape("licence", "notify and wait")),
            new("sensitivity", Word),
            new("authority", Word, true),
            new("list", Wording),
            new("legal basis", Wording, true),
            new(
                "review",
                new ListShape(
                    new RecordShape(
                        "a review policy",
                        new("when", Conditions),
                        new("unless", Exclusions),
                        new("policy", Policy, true),
                        new("level", Word),
                        new("source", Source),
                        new("unsure", Wording),
                        new("note", Wording)
                    )
                )
            )
        )
    );

    public static readonly ListShape Prohibitions = new(
        Provision(
            "a prohibition",
            new("controls", Selection),
            new("when", Conditions, true),
            new("unless", Exclusions),
            new("authority", Word),
            new("legal basis", Wording),
            new(
                "derogations",
                new ListShape(
                    Provision(
                        "a derogation",
                        new("when", Conditions, true),
                        new("unless", Exclusions),
                        new("conditions", Wordings),
                        new("authority", Word)
                    )
                )
            )
        )
    );

    public static readonly ListShape Authorisations = new(
        Provision(
            "an authorisation",
            new(
                "kind",
                new WordShape("baseline", "general", "safe harbour", "research", "intra-group"),
                true
            ),
            new("lifts", Words, true, "the requirements it lifts, by id"),
            new("controls", Selection),
            new("when", Conditions),
            new("unless", Exclusions),
            new("conditions", Wordings),
            new(
                "duties",
                new ListShape(
                    new RecordShape(
                        "a duty",
                        new("id", Word, true),
                        new("text", Wording, true),
                        new("within", Limit),
                        new("to", Word)
                    )
                )
            ),
            new("exceptions rationale", Wording),
            new("registration", Wording)
        )
    );

    public static readonly ListShape Licences = new(
        Provision(
            "a kind of licence",
            new(
                "kind",
                new WordShape(
                    "individual",
                    "global",
                    "general",
                    "large project",
                    "temporary",
                    "intra-group"
                ),
                true
            ),
            new("scope", Wording),
            new("validity", Limit),
            new("tolerance", Word),
            new("requires", Wordings)
        )
    );

    public static readonly RecordShape Risk = new(
        "risk",
        new(
            "indicators",
            new ListShape(
                Provision(
                    "an indicator",
                    new("tier", Tier, true),
                    new("level", Word, true, "a column of the matrix"),
                    new("when", Conditions, true),
                    new("unless", Exclusions)
                )
            )
        ),
        new(
            "mitigations",
            new ListShape(
                Provision(
                    "a mitigation",
                    new("tier", Tier, true),
                    new("lowers", Number),
                    new("not below", Word, true, "the level it never goes below"),
                    new("when", Conditions, true),
                    new("unless", Exclusions),
                    new("conditions", Wordings),
                    new("verified by", Wording)
                )
            )
        ),
        new("note", Wording)
    );

    public static readonly RecordShape Matrix = new(
        "the matrix",
        new(
            "sensitivity",
            new ListShape(Word, ordered: true),
            true,
            "levels of sensitivity from mild to grave"
        ),
        new("risk", new ListShape(Word, ordered: true), true, "levels of risk from mild to grave"),
        new(
            "cells",
            new MapShape(
                "sensitivity",
                new MapShape(
                    "risk",
                    new RecordShape("a cell", new("policy", Policy, true), new("level", Word, true))
                )
            ),
            true
        ),
        new("note", Wording),
        new("unsure", Wording),
        new("source", Source)
    );

    private static readonly WordShape CaseKind = new(
        "licence",
        "classification",
        "opinion",
        "ruling",
        "trusted status",
        "grievance"
    );
    private static readonly Field Then = new(
        "then",
        new ListShape(
            new WordShape(
                "complete",
                "refer",
                "escalate",
                "no objection",
                "not identical",
                "return",
                "decide",
                "issue refusal",
                "final",
                "admit",
                "notify"
            )
        ),
        Means: "what is done when the time is missed, without anybody doing it"
    );
    private static readonly Field Tells = new(
        "tells",
        Words,
        Means: "authorities told when the time is missed"
    );
    private static readonly Field[] Clock =
    [
        new(
            "runs",
            new WordShape(
                "receipt",
                "application",
                "first action",
                "advice",
                "agency question",
                "question",
                "rung",
                "escalation",
                "intent notice",
                "intent answer",
                "finality",
                "consultation",
                "denial notice",
                "statement",
                "appeal filing",
                "appeal record",
                "appeal hearing",
                "appeal decision",
                "first look",
                "redress proposal",
                "redress"
            ),
            Means: "the span of a case whose clock this is"
        ),
        new("for", new ListShape(CaseKind), Means: "the kinds of case it is set for"),
        new("at", Word, Means: "the rung it is about"),
        Then,
        Tells,
    ];
    private static readonly ScalarShape<string> Signatures = new(
        "1 or 2",
        text => text is "1" or "2" ? text : null,
        text => text,
        "^[12]$"
    );

    private static readonly RecordShape Step = new(
        "a step",
        [
            new("id", Word, true),
            new("title", Wording),
            new("body", Word),
            new("within", Limit),
            new("from", Word),
            new("if missed", Word),
            .. Clock,
            new("source", Source),
            new("unsure", Wording),
            new("note", Wording),
        ]
    );

    private static readonly RecordShape Track = new(
        "a procedure",
        [
            new("title", Wording),
            new("body", Word),
            new("within", Limit),
            new("from", Word),
            new("if missed", Word),
            .. Clock,
            new("steps", new ListShape(Step, ordered: true)),
            new("rules", Wordings),
            new("source", Source),
            new("unsure", Wording),
            new("note", Wording),
        ]
    );

    public static readonly RecordShape Procedure = new(
        "the procedure",
        new(
            "authorities",
            new ListShape(
                new RecordShape(
                    "an authority",
                    new("id", Word, true),
                    new("title", Wording),
                    new("state", Word),
                    new("contact", Wording),
                    new("calendar", Word),
                    new("note", Wording),
                    new("unsure", Wording)
                )
            )
        ),
        new(
            "calendars",
            new MapShape(
                "calendars",
                new RecordShape(
                    "a calendar",
                    new("zone", Word, true, "an IANA time zone such as Europe/Brussels"),
                    new(
                        "weekend",
                        new ListShape(
                            new WordShape(
                                "monday",
                                "tuesday",
                                "wednesday",
                                "thursday",
                                "friday",
                                "saturday",
                                "sunday"
                            )
                        )
                    ),
                    new("holidays", new ListShape(Day)),
                    new(
                        "cut-off",
                        new ScalarShape<object>(
                            "a time such as 18:00",
                            text =>
                                TimeOnly.TryParseExact(text, "HH:mm", out var time) ? time : null,
                            time =>
                                ((TimeOnly)time).ToString(
                                    "HH:mm",
                                    System.Globalization.CultureInfo.InvariantCulture
                                )
                        )
                    ),
                    new("source", Source),
                    new("unsure", Wording),
                    new("note", Wording)
                )
            )
        ),
        new(
            "ladder",
            new ListShape(
                new RecordShape(
                    "a rung of the ladder",
                    new("id", Word, true),
                    new("title", Wording),
                    new("authority", Word),
                    new("decides", new ListShape(Policy)),
                    new("within", Limit),
                    new("escalates to", Word),
                    new("if missed", Word),
                    Then,
                    Tells,
                    new("stops", Words),
                    new("signatures", Signatures, Means: "how many officers sign a decision"),
                    new("votes", Word),
                    new("source", Source),
                    new("unsure", Wording),
                    new("note", Wording)
                ),
                ordered: true
            )
        ),
        new(
            "limits",
            new ListShape(
                new RecordShape(
                    "a limit",
                    [
                        new("id", Word, true),
                        new("title", Wording),
                        new("stage", Word, true),
                        new("within", Limit, true),
                        new("from", Word),
                        new("if missed", Word),
                        .. Clock,
                        new("stops", Words),
                        new("source", Source),
                        new("unsure", Wording),
                        new("note", Wording),
                    ]
                )
            )
        ),
        new(
            "stop grounds",
            new ListShape(
                new RecordShape(
                    "a stop ground",
                    new("id", Word, true),
                    new("title", Wording),
                    new("within", Limit),
                    new("steps", new ListShape(Step, ordered: true)),
                    new("source", Source),
                    new("unsure", Wording),
                    new("note", Wording)
                )
            )
        ),
        new(
            "consultations",
            new ListShape(
                new RecordShape(
                    "a consultation",
                    new("id", Word, true),
                    new("title", Wording),
                    new(
                        "kind",
                        new WordShape(
                            "no undercut",
                            "located goods",
                            "shared screening",
                            "governments",
                            "referral"
                        )
                    ),
                    new("with", Word),
                    new("on", Wording),
                    new("within", Limit),
                    new("extended to", Limit),
                    new("silence", Wording),
                    new(
                        "deems",
                        new WordShape("no objection", "not identical", "stays open"),
                        Means: "what silence settles; nothing where it is not written"
                    ),
                    new("source", Source),
                    new("unsure", Wording),
                    new("note", Wording)
                )
            )
        ),
        new("appeal", Track),
        new("redress", Track),
        new("disputes", Track),
        new("unilateral measures", Track),
        new("emergency", Track),
        new(
            "non-material changes",
            new ListShape(
                new RecordShape(
                    "a non-material change",
                    new("id", Word, true),
                    new("title", Wording),
                    new(
                        "change",
                        new WordShape(
                            "name of applicant",
                            "address",
                            "contact",
                            "spelling",
                            "delivery date",
                            "route",
                            "port of exit",
                            "intermediate carrier",
                            "lower quantity",
                            "lower value",
                            "code after list revision"
                        ),
                        true
                    ),
                    new("source", Source),
                    new("unsure", Wording),
                    new("note", Wording)
                )
            )
        ),
        new(
            "fast channel",
            new RecordShape(
                "the fast channel",
                new("title", Wording),
                new("within", Limit, true),
                new("signatures", Signatures),
                new("for", new ListShape(Policy), true, "the policies under which it is open"),
                new("needs", Wording, Means: "what a trusted party has to show"),
                new("source", Source),
                new("unsure", Wording),
                new("note", Wording)
            )
        ),
        new("note", Wording)
    );

    public static readonly ListShape Phases = new(
        Provision(
            "a phase",
            new("order", Number),
            new("allows", Codes),
            new(
                "gate",
                new ListShape(
                    new RecordShape(
                        "a gate",
                        new("indicator", Wording, true),
                        new("target", Wording),
                        new("evaluator", Word)
                    )
                )
            ),
            new("tapers", Wording),
            new("restores", Wording)
        )
    );

    public static readonly RecordShape Monitoring = new(
        "monitoring",
        new(
            "verification",
            new ListShape(
                Provision(
                    "a verification",
                    new("when", Conditions),
                    new("within", Limit),
                    new("by", Word),
                    new("results", Words)
                )
            )
        ),
        new(
            "inspections",
            new ListShape(
                Provision("an inspection rule", new("rate", Word), new("chosen", Wording))
            )
        ),
        new(
            "enforcement",
            new ListShape(
                Provision("an enforcement step", new("step", Number), new("when", Wording))
            )
        ),
        new("note", Wording)
    );

    public static readonly ListShape Sharing = new(
        Provision(
            "a sharing rule",
            new("what", Wording, true),
            new("with", Word, true),
            new("consent", Wording)
        )
    );

    public static readonly ListShape Publication = new(
        Provision(
            "a publication rule",
            new("what", Wording, true),
            new("to", Word),
            new("after", Limit),
            new("smallest cell", Number)
        )
    );

    public static readonly ListShape Appraisal = new(
        Provision(
            "a measure of appraisal",
            new("counts", new WordShape("benefit", "risk", "workload"), true),
            new("measure", Wording),
            new("weight", Number)
        )
    );

    public static readonly ListShape Expectations = new(
        new RecordShape(
            "an expectation",
            [
                .. Common,
                new("of", new WordShape("transfer"), Means: "what it speaks of"),
                new("when", Conditions, true),
                new("unless", Exclusions),
                new("never milder than", Outcome),
                new("never stricter than", Outcome),
                new("controlled", YesNo, Means: "whether the item must fall under some control"),
            ]
        )
        {
            AtLeastOneOf = ["never milder than", "never stricter than", "controlled"],
        }
    );

    public static readonly ListShape Examples = new(
        new RecordShape(
            "an example",
            new("control", Word),
            new("transfer", Wording),
            new("given", new GivenShape(), true),
            new(
                "expect",
                new EitherShape(
                    new WordShape("yes", "no", "needs"),
                    new RecordShape(
                        "what is expected",
                        new("outcome", new ListShape(Outcome)),
                        new("requirements", Words),
                        new("lifted by", Words)
                    )
                ),
                true
            ),
            new("as of", Day),
            new("note", Wording),
            new("source", Source)
        )
    );

    /// <summary>Every chapter, by name. Terms are apart: <see cref="GlossaryReader"/>.</summary>
    public static readonly IReadOnlyDictionary<string, Shape> All = new Dictionary<string, Shape>(
        StringComparer.Ordinal
    )
    {
        ["interests"] = Interests,
        ["terms"] = new MapShape("terms", Term),
        ["roles"] = Roles,
        ["groups"] = Groups,
        ["codes elsewhere"] = CodesElsewhere,
        ["domains"] = Domains,
        ["controls"] = Controls,
        ["general notes"] = GeneralNotes,
        ["requirements"] = Requirements,
        ["prohibitions"] = Prohibitions,
        ["authorisations"] = Authorisations,
        ["licences"] = Licences,
        ["risk"] = Risk,
        ["matrix"] = Matrix,
        ["procedure"] = Procedure,
        ["phases"] = Phases,
        ["monitoring"] = Monitoring,
        ["sharing"] = Sharing,
        ["publication"] = Publication,
        ["appraisal"] = Appraisal,
        ["expectations"] = Expectations,
        ["examples"] = Examples,
    };

    /// <summary>A group of countries: a bare list or a record.</summary>
    private sealed class GroupShape(RecordShape record, Shape list) : Shape
    {
        public override object? Read(YamlNode node, ReadingContext context)
        {
            if (node is YamlNode.Mapping)
                return record.Read(node, context);
            return list.Read(node, context) is { } members
                ? new Entry(
                    node.Place,
                    new Dictionary<string, object> { ["members"] = members },
                    new Dictionary<string, Place> { ["members"] = node.Place }
                )
                : null;
        }

        public override CanonicalJson Canonical(object value) => record.Canonical(value);

        public override System.Text.Json.Nodes.JsonObject Schema() =>
            new()
            {
                ["anyOf"] = new System.Text.Json.Nodes.JsonArray(list.Schema(), record.Schema()),
            };
    }
}
