using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Passavant.Accords;
using Passavant.Accords.Reading;
using Passavant.Cases;
using Passavant.Store;
using Passavant.Web.Administration;
using Passavant.Web.Cases;
using Role = Passavant.Cases.Role;

namespace Passavant.Casework.Bench;

/// <summary>Records to work on: the Model Accord, an authority with many officers, and many cases that are being reviewed.</summary>
internal sealed class Seed
{
    public const string Authority = "licensing-authority";

    private const string Applicant = "nordic-drives";

    private readonly Accord accord;
    private readonly EditionFile edition;
    private readonly IReadOnlyDictionary<string, Agency> agencies;
    private readonly DateTimeOffset began;

    /// <param name="root">The folder of the repository.</param>
    /// <param name="began">When the cases were opened.</param>
    public Seed(string root, DateTimeOffset began)
    {
        this.began = began;
        edition = EditionFile.OfFolder(
            Path.Combine(root, "accords", "model"),
            new Dictionary<string, string>
            {
                ["B-1"] = "a",
                ["B-2"] = "a",
                ["B-3"] = "a",
            }
        );
        accord = edition.Read().Accord!;
        agencies = new[]
        {
            new Agency(Authority, new Wording("Licensing authority"), AgencyKind.Authority),
            new Agency("committee", new Wording("Committee"), AgencyKind.Body),
            new Agency(Applicant, new Wording("Nordic Drives"), AgencyKind.Applicant),
        }.ToDictionary(one => one.Id);
    }

    /// <summary>The bearer token of an officer.</summary>
    public static string Token(int officer) => $"load-officer-{officer}";

    /// <summary>The name of an officer.</summary>
    public static string Name(int officer) => FormattableString.Invariant($"officer-{officer:000}");

    /// <summary>Enters the edition, the people and their tokens.</summary>
    public Task People(Database store, int officers) =>
        store.Write(async change =>
        {
            await Editions.Put(
                change,
                new EditionRow
                {
                    Identity = $"{accord.Identity}",
                    Title = "Model Accord",
                    ActiveFrom = began.AddDays(-1),
                    At = began.AddDays(-1),
                },
                edition.ToBytes()
            );
            foreach (var agency in agencies.Values)
                await Passavant.Store.People.Put(change, AgencyRows.Row(agency));
            for (var officer = 0; officer < officers; officer++)
                await Person(change, Name(officer), Authority, "head", Token(officer), began);
        });

    /// <summary>Enters somebody with an appointment on every rung, and the token their programs bear.</summary>
    public static async Task Person(
        Transaction change,
        string name,
        string agency,
        string role,
        string token,
        DateTimeOffset since
    )
    {
        await Passavant.Store.People.Put(
            change,
            new PersonRow
            {
                Id = name,
                Name = name,
                SignIn = name,
            }
        );
        await Passavant.Store.People.Put(
            change,
            new AppointmentRow
            {
                Id = $"{name}-1",
                Person = name,
                Agency = agency,
                Role = role,
                Rungs = "desk unit",
                Since = since.AddDays(-1),
            }
        );
        await Sessions.Open(
            change,
            new SessionRow
            {
                TokenHash = Convert.ToHexStringLower(
                    SHA256.HashData(Encoding.UTF8.GetBytes(token))
                ),
                Kind = "token",
                Person = name,
                Appointment = $"{name}-1",
                Scopes = "read act administer",
                Created = since,
                Expires = since.AddYears(5),
                LastSeen = since,
            }
        );
    }

    /// <summary>Signs officers in as people, for pages: a program's token opens none. The secret is the same as the token's with <c>-page</c> after it.</summary>
    public static Task SignIn(Database store, int officers, DateTimeOffset now) =>
        store.Write(async change =>
        {
            for (var officer = 0; officer < officers; officer++)
                await Sessions.Open(
                    change,
                    new SessionRow
                    {
                        TokenHash = Convert.ToHexStringLower(
                            SHA256.HashData(Encoding.UTF8.GetBytes($"{Token(officer)}-page"))
                        ),
                        Kind = "session",
                        Person = Name(officer),
                        Appointment = $"{Name(officer)}-1",
                        Created = now,
                        Expires = now.AddDays(1),
                        LastSeen = now,
                    }
                );
        });

    /// <summary>Enters cases under review; every <paramref name="signedEvery"/>-th with a proposal that is countersigned and may be issued.</summary>
    public Task Cases(Database store, int count, int signedEvery)
    {
        var plain = Make(Stage.Reviewed);
        var signed = Make(Stage.Signed);
        return Cases(
            store,
            count,
            running => signedEvery > 0 && running % signedEvery == 0 ? signed : plain,
            _ => EndUser
        );
    }

    /// <summary>Enters cases as an authority has them after some years: four of five decided, for so many end users.</summary>
    public Task Years(Database store, int count, int endUsers)
    {
        var plain = Make(Stage.Reviewed);
        var issued = Make(Stage.Issued);
        return Cases(
            store,
            count,
            running => running % 5 == 0 ? plain : issued,
            running => $"{EndUser} {running % endUsers}"
        );
    }

    private static async Task Cases(
        Database store,
        int count,
        Func<int, Template> template,
        Func<int, string> endUser
    )
    {
        const int Batch = 500;
        for (var start = 1; start <= count; start += Batch)
        {
            var (first, last) = (start, Math.Min(start + Batch - 1, count));
            await store.Write(async change =>
            {
                for (var running = first; running <= last; running++)
                    await Put(change, template(running), running, endUser(running));
            });
        }
    }

    private static async Task Put(
        Transaction change,
        Template template,
        int running,
        string endUser
    )
    {
        var number = CaseNumber.Of(template.Events[0].Stamp.At.Year, running);
        var first = (OpenCase)template.Events[0].Act;
        var opened = template.Events[0] with
        {
            Act = first with
            {
                Number = number,
                Application = first.Application with
                {
                    Parties =
                    [
                        .. first.Application.Parties.Select(party =>
                            party.Name == EndUser ? party with { Name = endUser } : party
                        ),
                    ],
                },
            },
        };
        var events = new List<NewEvent> { New(opened, CaseJson.ToBytes(opened)) };
        for (var i = 1; i < template.Events.Count; i++)
            events.Add(New(template.Events[i], template.Bytes[i]));
        _ = await Events.Append(change, $"{number}", 0, events);
        await (
            template.Rows with
            {
                Case = template.Rows.Case with { Number = $"{number}", EndUser = endUser },
                Parties =
                [
                    .. template.Rows.Parties.Select(party =>
                        party.Name == EndUser ? party with { Name = endUser } : party
                    ),
                ],
            }
        ).Put(change);
    }

    private const string EndUser = "Fábrica Sul Ltda";

    private enum Stage
    {
        Reviewed,
        Signed,
        Issued,
    }

    private sealed record Template(
        IReadOnlyList<CaseEvent> Events,
        IReadOnlyList<byte[]> Bytes,
        CaseRows Rows
    );

    // One case worked on by the domain itself; the others are like it under numbers of their own.
    private Template Make(Stage stage)
    {
        var office = new Office
        {
            Accord = accord,
            Procedure = accord.Procedure,
            Lists = [],
            Agencies = agencies,
        };
        var application = Application();
        var at = began;
        var ann = new Actor("ann", Applicant, Role.Applicant);
        var head = new Actor(Name(0), Authority, Role.Head) { Rungs = ["desk", "unit"] };
        var preparer = new Actor("preparer", Authority, Role.Officer) { Rungs = ["desk"] };
        var reply = Passavant.Cases.Casework.Open(
            new OpenCase(
                CaseNumber.Of(began.Year, 1),
                CaseKind.Licence,
                "Two frequency changers to Brazil",
                Authority,
                application
            ),
            ann,
            at,
            office
        );
        var events = new List<CaseEvent>(reply.Events);
        var one = reply.After;
        Do(
            ann,
            new AskStatement("Fábrica Sul", new string('a', 64), at.AddDays(30), "m@f.example")
        );
        Do(new Actor("S1", "Fábrica Sul", Role.EndUser), new SignStatement("S1", Statement()));
        Do(ann, new Submit());
        Do(preparer, new Acknowledge());
        var faults = new List<InputFault>();
        var transfer = TransferJson.Read(application.Transfer, accord.Glossary, faults)!;
        var day = DateOnly.FromDateTime(began.UtcDateTime);
        Do(
            preparer,
            new Assess(
                CaseAssessment.Of(
                    Assessor.Assess(transfer, accord, Instruments.None, day, day),
                    [],
                    application,
                    out _
                )
            )
        );
        if (stage >= Stage.Signed)
        {
            Do(
                preparer,
                new Propose([new VerdictOn(Verdict.Grant)], new Reasons("Civil use.", "Granted."))
            );
            Do(head, new Countersign("P1"));
        }
        if (stage == Stage.Issued)
            Do(head, new Issue("P1"));
        return new Template(
            events,
            [.. events.Select(CaseJson.ToBytes)],
            CaseRows.Of(one, Passavant.Cases.Casework.Clocks(one, at, office))
        );

        void Do(Actor by, Act act)
        {
            at = at.AddMinutes(10);
            var reply = Passavant.Cases.Casework.Decide(one, act, by, at, office);
            if (reply.Refusal is { } refusal)
                throw new InvalidOperationException($"{act.GetType().Name}: {refusal.Why}");
            events.AddRange(reply.Events);
            one = reply.After;
        }
    }

    private static NewEvent New(CaseEvent one, byte[] body) =>
        new()
        {
            Type = WhoMay.Name(one.Act.GetType()),
            Body = body,
            At = one.Stamp.At,
            Person = one.Stamp.By.Person,
            Agency = one.Stamp.By.Agency,
            Role = Choices.Word(one.Stamp.By.Role),
            Accord = $"{one.Stamp.Accord}",
            Determination = one.Stamp.Determination,
        };

    private static Application Application() =>
        new()
        {
            Transfer = JsonSerializer.Deserialize<JsonElement>(
                """
                {"transfer":"T-1","facts":{"activity":"export","location":"NO","destination":"BR","re-export planned to":"BR","purpose of movement":"sale","end use":"civil","informed":"no","knows of weapons use":"no","knows of military use":"no","knows of human rights violations":"no","diversion signs":"none","free zone":"no","human rights concern":"none","regional tension":"low","end use evidence":"statement of the end user","refused by a partner state":"no"},
                "items":[{"line":"1","facts":{"item":"frequency changer","usable as a motor drive":"yes","multiphase":"yes","apparent power":"4 kV.A","output frequency":"1000 Hz","frequency control":"0.1 %","performance lock":"none","built into a machine":"no"}}],
                "parties":[{"id":"Nordic Drives","roles":["exporter"],"facts":{"established in":"NO","kind of party":"company","listed":"no","kind of listing":"none","internal compliance programme":"yes"}},
                {"id":"Fábrica Sul","roles":["end user"],"facts":{"country":"BR","kind of party":"company","listed":"no","kind of listing":"none","owned by a listed party":"no","dealings known":"yes","earlier check failed":"favourable","security service":"no","supplied in 12 months":"0","trusted status":"no"}}]}
                """
            ),
            EndUse = "Driving spindles of wood-working machines.",
            Parties =
            [
                new PartyDetails("Nordic Drives", "Nordic Drives AS", "Storgata 1, Oslo", "NO"),
                new PartyDetails("Fábrica Sul", EndUser, "Rua 1, Curitiba", "BR"),
            ],
            Lines =
            [
                new LineDetails("1", "Frequency changer", 2, "pieces", new Money(1_200_000, "EUR")),
            ],
        };

    private static EndUseStatement Statement() =>
        new()
        {
            EndUser = EndUser,
            Address = "Rua 1, Curitiba",
            Exporter = "Nordic Drives AS",
            Lines = [new StatedLine("1", "Frequency changer", 2, "pieces")],
            EndUse = "Driving spindles of wood-working machines.",
            Place = "Curitiba, works 2",
            Undertakings = Enum.GetValues<Undertaking>(),
            Signatory = new Signatory("Maria Souza", "Director", "Her office", true, Assurance.Low),
        };
}
