using System.Text.Json;
using Passavant.Accords;
using Passavant.Accords.Identity;
using Passavant.Accords.Reading;
using Passavant.Accords.Tests;

namespace Passavant.Cases.Tests;

/// <summary>An authority under the Model Accord with everybody a case needs, a hand-set clock, and a case worked on in it.</summary>
internal sealed class Room
{
    public const string Authority = "licensing-authority";

    public static readonly Accord Model = AccordReader
        .ReadFolder(
            Path.Combine(Repository.Root, "accords", "model"),
            new Dictionary<string, string>
            {
                ["B-1"] = "a",
                ["B-2"] = "a",
                ["B-3"] = "a",
            }
        )
        .Accord!;

    public static readonly Actor Applicant = new("ann", "nordic-drives", Role.Applicant);
    public static readonly Actor Officer = new("ole", Authority, Role.Officer) { Rungs = ["desk"] };
    public static readonly Actor Second = new("siv", Authority, Role.Officer) { Rungs = ["desk"] };
    public static readonly Actor Head = new("hege", Authority, Role.Head)
    {
        Rungs = ["desk", "unit"],
    };
    public static readonly Actor Deputy = new("dag", Authority, Role.Head)
    {
        Rungs = ["desk", "unit"],
    };
    public static readonly Actor Committee = new("cato", "committee", Role.Member)
    {
        Rungs = ["committee"],
    };
    public static readonly Actor OtherCommittee = new("cilla", "committee", Role.Member)
    {
        Rungs = ["committee"],
    };
    public static readonly Actor Board = new("bo", "board", Role.Member) { Rungs = ["board"] };
    public static readonly Actor Defence = new("dina", "defence", Role.Adviser);
    public static readonly Actor Foreign = new("finn", "foreign-affairs", Role.Adviser);
    public static readonly Actor Estonia = new("eve", "estonia", Role.Partner);
    public static readonly Actor Panellist = new("pia", "appeal-panel", Role.Panel);
    public static readonly Actor OtherPanellist = new("per", "appeal-panel", Role.Panel);
    public static readonly Actor Ombudsperson = new("omar", "ombudsperson", Role.Ombudsperson);
    public static readonly Actor Supervisor = new("sam", Authority, Role.Supervisor);
    public static readonly Actor Auditor = new("ada", "oversight", Role.Auditor);

    public static readonly Actor[] Everybody =
    [
        Applicant,
        Officer,
        Second,
        Head,
        Deputy,
        Committee,
        OtherCommittee,
        Board,
        Defence,
        Foreign,
        Estonia,
        Panellist,
        OtherPanellist,
        Ombudsperson,
        Supervisor,
        Auditor,
    ];

    public static readonly ListStamp List = new("un", new string('1', 64));

    public Room()
    {
        Now = new DateTimeOffset(2026, 11, 2, 9, 0, 0, TimeSpan.Zero);
        Lists = [List];
        Agencies = new[]
        {
            Agency(Authority, AgencyKind.Authority),
            Agency("committee", AgencyKind.Body),
            Agency("board", AgencyKind.Body),
            Agency("defence", AgencyKind.Adviser) with
            {
                Reviews = Authority,
            },
            Agency("foreign-affairs", AgencyKind.Adviser) with
            {
                Reviews = Authority,
            },
            Agency("estonia", AgencyKind.Partner) with
            {
                State = "EE",
            },
            Agency("appeal-panel", AgencyKind.Panel),
            Agency("ombudsperson", AgencyKind.Ombudsperson),
            Agency("oversight", AgencyKind.Oversight),
            Agency("nordic-drives", AgencyKind.Applicant),
        }.ToDictionary(one => one.Id);
    }

    public DateTimeOffset Now { get; set; }

    /// <summary>The accord in force; the Model Accord unless a test puts another.</summary>
    public Accord Accord { get; set; } = Model;

    public Procedure? Procedure { get; set; }

    /// <summary>Whom cases other than grievances are addressed to.</summary>
    public string Addressee { get; set; } = Authority;

    public IReadOnlyList<Actor> Appointments { get; set; } =
    [.. Everybody, new Actor("aki", "agents", Role.Applicant)];

    public IReadOnlyList<ListStamp> Lists { get; set; }

    public IReadOnlyList<Denial> Denials { get; set; } = [];

    public Dictionary<string, Agency> Agencies { get; }

    public Case Case { get; private set; } = null!;

    public List<CaseEvent> Events { get; } = [];

    public Office Office =>
        new()
        {
            Accord = Accord,
            Procedure = Procedure ?? Accord.Procedure,
            Lists = Lists,
            Agencies = Agencies,
            Appointments = Appointments,
            Denials = Denials,
        };

    public static Application Application(string frequency = "1000 Hz", long quantity = 2) =>
        new()
        {
            Transfer = JsonSerializer.Deserialize<JsonElement>(
                $$$"""
                {"transfer":"T-1","facts":{"activity":"export","location":"NO","destination":"BR","re-export planned to":"BR","purpose of movement":"sale","end use":"civil","informed":"no","knows of weapons use":"no","knows of military use":"no","knows of human rights violations":"no","diversion signs":"none","free zone":"no","human rights concern":"none","regional tension":"low","end use evidence":"statement of the end user","refused by a partner state":"no"},
                "items":[{"line":"1","facts":{"item":"frequency changer","usable as a motor drive":"yes","multiphase":"yes","apparent power":"4 kV.A","output frequency":"{{{frequency}}}","frequency control":"0.1 %","performance lock":"none","built into a machine":"no"}}],
                "parties":[{"id":"Nordic Drives","roles":["exporter"],"facts":{"established in":"NO","kind of party":"company","listed":"no","kind of listing":"none","internal compliance programme":"yes"}},
                {"id":"Fábrica Sul","roles":["end user"],"facts":{"country":"BR","kind of party":"company","listed":"no","kind of listing":"none","owned by a listed party":"no","dealings known":"yes","earlier check failed":"favourable","security service":"no","supplied in 12 months":"0","trusted status":"no"}}]}
                """
            ),
            EndUse = "Driving spindles of wood-working machines.",
            Parties =
            [
                new PartyDetails("Nordic Drives", "Nordic Drives AS", "Storgata 1, Oslo", "NO"),
                new PartyDetails("Fábrica Sul", "Fábrica Sul Ltda", "Rua 1, Curitiba", "BR"),
            ],
            Lines =
            [
                new LineDetails(
                    "1",
                    "Frequency changer ND-1000",
                    quantity,
                    "pieces",
                    new Money(1_200_000, "EUR")
                ),
            ],
        };

    public static EndUseStatement Statement(Application application) =>
        new()
        {
            EndUser = "Fábrica Sul Ltda",
            Address = "Rua 1, Curitiba",
            Exporter = "Nordic Drives AS",
            Lines =
            [
                .. application.Lines.Select(line => new StatedLine(
                    line.Line,
                    line.Description,
                    line.Quantity,
                    line.Unit
                )),
            ],
            EndUse = application.EndUse,
            Place = "Curitiba, works 2",
            Undertakings = Enum.GetValues<Undertaking>(),
            Signatory = new Signatory(
                "Maria Souza",
                "Director",
                "By her office, under the statutes",
                true,
                Assurance.Substantial
            ),
        };

    public Refusal? Open(CaseKind kind = CaseKind.Licence, Application? application = null)
    {
        var reply = Casework.Open(
            new OpenCase(
                CaseNumber.Of(2026, 1),
                kind,
                "Two frequency changers to Brazil",
                kind == CaseKind.Grievance ? "ombudsperson" : Addressee,
                application ?? Application(),
                kind == CaseKind.Grievance
                    ? new Grievance { Kind = GrievanceKind.Delay, Text = "Nobody answers." }
                    : null
            ),
            Applicant,
            Now,
            Office
        );
        return Take(reply);
    }

    public Refusal? Do(Actor by, Act act) => Take(Casework.Decide(Case, act, by, Now, Office));

    /// <summary>Does an act that must be done.</summary>
    public Room Did(Actor by, Act act)
    {
        var refusal = Do(by, act);
        Assert.True(
            refusal is null,
            $"{act.GetType().Name}: {refusal?.Why} {string.Join("; ", refusal?.Gates.Select(gate => $"{gate.Code} {gate.About}: {gate.What}") ?? [])}"
        );
        return this;
    }

    public void Wait(int days, int hours = 0)
    {
        Now = Now.AddDays(days).AddHours(hours);
        Take(Casework.CatchUp(Case, Now, Office));
    }

    /// <summary>Under review by <paramref name="officer"/>, with an assessment put in by hand.</summary>
    public Room Worked(
        Actor officer,
        Outcome stands = Outcome.CaseByCase,
        Application? application = null
    )
    {
        Assert.Null(Open(application: application));
        return Stated()
            .Did(Applicant, new Submit())
            .Did(officer, new Acknowledge())
            .AssessedAs(officer, stands);
    }

    /// <summary>Screened without a hit, and assessed as said.</summary>
    public Room AssessedAs(Actor officer, Outcome stands, params Outcome[] besides) =>
        Did(officer, new Screen(new CaseScreening(Lists, [], Case.Application.Essentials(), Now)))
            .Did(
                officer,
                new Assess(
                    new CaseAssessment
                    {
                        Determination = $"{Case.Version:x64}",
                        Accord = Office.Identity,
                        AsOf = DateOnly.FromDateTime(Now.UtcDateTime),
                        Lists = Lists,
                        Outcomes = [stands, .. besides],
                        Stands = stands,
                        Covers = Case.Application.Essentials(),
                    }
                )
            );

    /// <summary>Signed, submitted, acknowledged, screened and assessed.</summary>
    public Room UnderReview(Application? application = null)
    {
        Assert.Null(Open(application: application));
        return Stated()
            .Did(Applicant, new Submit())
            .Did(Officer, new Acknowledge())
            .ScreenedAndAssessed();
    }

    public Room Stated() =>
        Did(
                Applicant,
                new AskStatement(
                    "Fábrica Sul",
                    new string('a', 64),
                    Now.AddDays(30),
                    "maria@fabrica.example"
                )
            )
            .Did(
                new Actor(Case.Statements[^1].Id, "Fábrica Sul", Role.EndUser),
                new SignStatement(Case.Statements[^1].Id, Statement(Case.Application))
            );

    public Room ScreenedAndAssessed(params CaseHit[] hits) =>
        Did(Officer, new Screen(new CaseScreening(Lists, hits, Case.Application.Essentials(), Now)))
            .Assessed();

    public Room Assessed()
    {
        var faults = new List<InputFault>();
        var transfer = TransferJson.Read(Case.Application.Transfer, Model.Glossary, faults);
        Assert.Empty(faults);
        var day = DateOnly.FromDateTime(Now.UtcDateTime);
        var determination = Assessor.Assess(transfer!, Model, Instruments.None, day, day);
        return Did(
            Officer,
            new Assess(CaseAssessment.Of(determination, Lists, Case.Application, out _))
        );
    }

    public static Propose Grant(params Condition[] conditions) =>
        new([new VerdictOn(Verdict.Grant)], new Reasons("Civil use.", "You may export."))
        {
            Conditions = conditions,
            Validity = TimeLimit.Parse("2 years"),
        };

    public static Propose Refusing(string? departs = null) =>
        new(
            [new VerdictOn(Verdict.Refuse)],
            new Reasons("Risk of diversion.", "The route is not known.", "A source says so.")
        )
        {
            Basis = ["M-control"],
            WouldHelp = "A route without a free zone.",
            DepartsBecause = departs,
        };

    /// <summary>A case in one spelling of bytes: cases hold lists, and are compared by these.</summary>
    public static byte[] Bytes(Case one) =>
        CanonicalJson.Canonicalise(JsonSerializer.SerializeToUtf8Bytes(one, CaseJson.Options));

    private static Agency Agency(string id, AgencyKind kind) => new(id, new Wording(id), kind);

    private Refusal? Take(Reply reply)
    {
        Case = reply.After;
        Events.AddRange(reply.Events);
        return reply.Refusal;
    }
}
