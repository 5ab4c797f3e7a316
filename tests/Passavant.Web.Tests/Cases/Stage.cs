using System.Text.Json;
using Passavant.Accords;
using Passavant.Accords.Identity;
using Passavant.Cases;
using Passavant.Screening.Lists;
using Passavant.Store;
using Passavant.Web.Administration;
using Passavant.Web.Cases;
using Passavant.Web.People;
using Role = Passavant.Cases.Role;

namespace Passavant.Web.Tests.Cases;

/// <summary>A running server with the Model Accord, two invented lists, and somebody in every role; each is asked for by their name, which is also how they are asked.</summary>
internal sealed class Stage : IAsyncDisposable
{
    public const string Authority = "licensing-authority";

    private readonly Dictionary<string, string> tokens = [];
    private readonly List<Actor> people = [];

    private Stage(RunningCasework server) => Server = server;

    public RunningCasework Server { get; }

    /// <summary>The token of somebody.</summary>
    public string Token(string who) => tokens[who];

    /// <summary>Gives somebody another token.</summary>
    public void Replace(string who, string token) => tokens[who] = token;

    public static async Task<Stage> Set(params string[] args)
    {
        var stage = new Stage(await RunningCasework.Start(args));
        var now = Some.Now.AddDays(-1);
        var edition = EditionFile.OfFolder(
            Path.Combine(Passavant.Cli.Tests.Documents.Repository.Root, "accords", "model"),
            new Dictionary<string, string>
            {
                ["B-1"] = "a",
                ["B-2"] = "a",
                ["B-3"] = "a",
            }
        );
        var identity = edition.Read().Accord!.Identity;
        await stage.Server.Database.Write(async change =>
        {
            await Editions.Put(
                change,
                new EditionRow
                {
                    Identity = $"{identity}",
                    Title = "Model Accord",
                    ActiveFrom = now,
                    At = now,
                },
                edition.ToBytes()
            );
            foreach (var list in new[] { Some.Denials(), Some.Sanctions() })
            {
                using var bytes = new MemoryStream();
                SnapshotFile.Write(list, bytes);
                await Editions.Put(
                    change,
                    new SnapshotRow
                    {
                        Hash = list.Hash,
                        List = list.Id,
                        ActiveFrom = now,
                        At = now,
                    },
                    bytes.ToArray()
                );
            }
            await Agency(change, Authority, AgencyKind.Authority);
            await Agency(change, "other-authority", AgencyKind.Authority);
            await Agency(change, "committee", AgencyKind.Body);
            await Agency(change, "board", AgencyKind.Body);
            await Agency(change, "defence", AgencyKind.Adviser, Authority);
            await Agency(change, "estonia", AgencyKind.Partner);
            await Agency(change, "appeal-panel", AgencyKind.Panel);
            await Agency(change, "ombudsperson", AgencyKind.Ombudsperson);
            await Agency(change, "oversight", AgencyKind.Oversight);
            await Agency(change, "nordic-drives", AgencyKind.Applicant);
            await Agency(change, "rival", AgencyKind.Applicant);
            await stage.Person(change, "ann", "nordic-drives", Role.Applicant);
            await stage.Person(change, "bert", "nordic-drives", Role.Applicant);
            await stage.Person(change, "rita", "rival", Role.Applicant);
            await stage.Person(change, "ole", Authority, Role.Officer, "desk");
            await stage.Person(change, "siv", Authority, Role.Officer, "desk");
            await stage.Person(change, "hege", Authority, Role.Head, "desk unit");
            await stage.Person(change, "dag", Authority, Role.Head, "desk unit");
            await stage.Person(change, "sam", Authority, Role.Supervisor);
            await stage.Person(change, "olga", "other-authority", Role.Officer, "desk");
            await stage.Person(change, "cato", "committee", Role.Member, "committee");
            await stage.Person(change, "bo", "board", Role.Member, "board");
            await stage.Person(change, "dina", "defence", Role.Adviser);
            await stage.Person(change, "eve", "estonia", Role.Partner);
            await stage.Person(change, "pia", "appeal-panel", Role.Panel);
            await stage.Person(change, "per", "appeal-panel", Role.Panel);
            await stage.Person(change, "omar", "ombudsperson", Role.Ombudsperson);
            await stage.Person(change, "ada", "oversight", Role.Auditor);
            await stage.Person(change, "admin", "oversight", Role.Administrator);
            _ = await Events.Append(
                change,
                Administering.Stream,
                await Events.Version(change, Administering.Stream),
                [
                    new NewEvent
                    {
                        Type = "stage",
                        Body = CanonicalJson.Canonicalise("{}"u8),
                        At = now,
                        Person = "root",
                        Agency = "oversight",
                        Role = "administrator",
                    },
                ]
            );
        });
        return stage;
    }

    /// <summary>Everybody, as they act.</summary>
    public IReadOnlyList<Actor> Everybody => people;

    /// <summary>The desk of the server.</summary>
    public Desk Desk => Server.Service<Desk>();

    /// <summary>Adds somebody in every role at agencies that have nothing to do with the cases.</summary>
    public Task Strangers() =>
        Server.Database.Write(async change =>
        {
            await Agency(change, "other-adviser", AgencyKind.Adviser, "other-authority");
            await Agency(change, "latvia", AgencyKind.Partner);
            await Agency(change, "other-panel", AgencyKind.Panel);
            await Agency(change, "other-ombudsperson", AgencyKind.Ombudsperson);
            await Person(change, "o-head", "other-authority", Role.Head, "unit");
            await Person(change, "o-supervisor", "other-authority", Role.Supervisor);
            await Person(change, "o-adviser", "other-adviser", Role.Adviser);
            await Person(change, "o-partner", "latvia", Role.Partner);
            await Person(change, "o-panel", "other-panel", Role.Panel);
            await Person(change, "o-ombudsperson", "other-ombudsperson", Role.Ombudsperson);
        });

    /// <summary>Sends as somebody, whatever is answered.</summary>
    public Task<HttpResponseMessage> Ask(
        string who,
        string method,
        string path,
        object? body = null,
        params (string Name, string Value)[] headers
    ) =>
        Server.Ask(
            method,
            path,
            body is null or HttpContent
                ? body
                : JsonSerializer.SerializeToElement(body, CaseJson.Options),
            who.Length == 0 ? null : tokens[who],
            headers
        );

    /// <summary>A licence application of ann's in a phase; its number.</summary>
    public async Task<string> At(Phase phase)
    {
        if (phase == Phase.Draft)
            return await Draft();
        if (phase is Phase.Submitted or Phase.Withdrawn or Phase.Returned)
        {
            var submitted = await Submitted();
            if (phase == Phase.Withdrawn)
                await Act("ann", submitted, "withdraw", new { why = "The order was cancelled." });
            if (phase == Phase.Returned)
                await Act("ole", submitted, "return", new { why = "It is not complete." });
            return submitted;
        }
        var number = await UnderReview();
        await Act(
            "ole",
            number,
            "consult",
            new
            {
                rule = "M-CON-located",
                partner = "estonia",
                question = "May they leave?",
            }
        );
        if (phase == Phase.Review)
        {
            // Up to the committee, so that its members have it before them.
            await Act(
                "hege",
                number,
                "escalate",
                new { why = "It is new.", basis = new[] { "1" } }
            );
            await Act(
                "hege",
                number,
                "escalate",
                new { why = "It is new.", basis = new[] { "1" } }
            );
            return number;
        }
        await Act(
            "eve",
            number,
            "answer-consultation",
            new
            {
                consultation = "C1",
                answer = "no-objection",
                reasons = "",
            }
        );
        var refuses = phase is Phase.Notice or Phase.Appeal;
        await Propose(number, refuses ? Verdict.Refuse : Verdict.Grant);
        if (phase == Phase.Proposed)
            return number;
        await Act("siv", number, "countersign", new { proposal = "P1" });
        if (refuses)
        {
            await Act(
                "ole",
                number,
                "give-notice",
                new
                {
                    considerations = "The end use is not shown.",
                    wouldHelp = "A statement on the machines.",
                }
            );
            if (phase == Phase.Notice)
                return number;
            await Act("ann", number, "answer-notice", new { answer = "It is civil." });
        }
        await Act("siv", number, "issue", new { proposal = "P1" });
        if (phase == Phase.Appeal)
            await Act(
                "ann",
                number,
                "appeal",
                new
                {
                    against = "refusal",
                    grounds = "It is civil.",
                    asksHearing = false,
                }
            );
        return number;
    }

    /// <summary>Has ole propose a verdict on the whole.</summary>
    public Task<JsonElement> Propose(string number, Verdict verdict) =>
        Act(
            "ole",
            number,
            "propose",
            new
            {
                verdicts = new[] { new VerdictOn(verdict) },
                reasons = new Reasons("Public reasons.", "Reasons for you.", "Closed reasons."),
                basis = verdict == Verdict.Refuse ? new[] { "Article 1" } : [],
                wouldHelp = verdict == Verdict.Refuse ? "A statement on the machines." : null,
                departsBecause = verdict == Verdict.Refuse
                    ? "Of what is known of the end user."
                    : null,
                validity = verdict == Verdict.Grant ? "2 years" : null,
            }
        );

    /// <summary>Sends as somebody, expecting a status.</summary>
    public Task<JsonElement> Send(
        string who,
        string method,
        string path,
        object? body = null,
        int status = 200,
        params (string Name, string Value)[] headers
    ) =>
        Server.Send(
            method,
            path,
            body is null ? null
                : body is HttpContent ? body
                : JsonSerializer.SerializeToElement(body, CaseJson.Options),
            who.Length == 0 ? null : tokens[who],
            status,
            headers
        );

    /// <summary>Asks for something as somebody, whatever the answer.</summary>
    public Task<HttpResponseMessage> Ask(string who, string path) =>
        Server.Ask("GET", path, null, tokens[who]);

    /// <summary>Does an act in a case as somebody.</summary>
    public Task<JsonElement> Act(
        string who,
        string number,
        string act,
        object? body = null,
        int status = 200
    ) => Send(who, "POST", $"/cases/{number}/{act}", body ?? new { }, status);

    /// <summary>A licence application of ann's, submitted, acknowledged, screened and assessed, with a signed statement; its number.</summary>
    public async Task<string> UnderReview()
    {
        var number = await Submitted();
        await Act("ole", number, "acknowledge");
        await Act("ole", number, "screen");
        await Act("ole", number, "assess");
        return number;
    }

    public async Task<string> Submitted()
    {
        var number = await Draft();
        await Signed(number);
        await Act("ann", number, "submit");
        return number;
    }

    public async Task<string> Draft() => (
            await Send(
                "ann",
                "POST",
                "/cases",
                new
                {
                    kind = "licence",
                    title = "Two frequency changers to Brazil",
                    authority = Authority,
                    application = Applications.Frequency(),
                },
                201
            )
        ).GetProperty("number").GetString()!;

    public async Task Signed(string number)
    {
        var asked = await Send(
            "ann",
            "POST",
            $"/cases/{number}/statements",
            new { party = "Fábrica Sul", address = "maria@fabrica.example" },
            201
        );
        var link = Statements.ForPrograms(asked.GetProperty("link").GetString()!);
        await Send("", "POST", link, Applications.Statement());
    }

    private static Task Agency(
        Transaction change,
        string id,
        AgencyKind kind,
        string? reviews = null
    ) =>
        Store.People.Put(
            change,
            AgencyRows.Row(
                new Agency(
                    id,
                    new Wording(id),
                    kind,
                    id == "estonia" ? "EE" : "NO",
                    $"{id}@example.org",
                    reviews
                )
            )
        );

    private async Task Person(
        Transaction change,
        string name,
        string agency,
        Role role,
        string rungs = ""
    )
    {
        var now = Some.Now.AddDays(-1);
        await Store.People.Put(
            change,
            new PersonRow
            {
                Id = name,
                Name = name,
                SignIn = name,
            }
        );
        await Store.People.Put(
            change,
            new AppointmentRow
            {
                Id = $"{name}-1",
                Person = name,
                Agency = agency,
                Role = Choices.Word(role),
                Rungs = rungs,
                Since = now,
            }
        );
        people.Add(
            new Actor(name, agency, role)
            {
                Rungs = rungs.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            }
        );
        var (secret, hash) = Secret.New();
        tokens[name] = secret;
        await Sessions.Open(
            change,
            new SessionRow
            {
                TokenHash = hash,
                Kind = SessionKinds.Token,
                Person = name,
                Appointment = $"{name}-1",
                Scopes = "read act screen administer",
                Created = now,
                Expires = now.AddYears(2),
                LastSeen = now,
            }
        );
    }

    /// <summary>Every event there is, counted.</summary>
    public Task<int> Happened() =>
        Server.Database.Read(async reading =>
        {
            var (count, after) = (0, 0L);
            while (await Events.ReadAll(reading, after) is { Count: > 0 } more)
                (count, after) = (count + more.Count, more[^1].Position);
            return count;
        });

    /// <summary>Holds the records to themselves: nothing altered, and every row what its events add up to.</summary>
    public async Task Sound()
    {
        Assert.Empty(await Server.Database.Verify());
        Assert.Empty(
            await Server.Database.Compare(
                async (reading, history) =>
                {
                    if (!CaseNumber.TryParse(history[0].Stream, null, out var number))
                        return null;
                    var file = (await Desk.Find(reading, number, Desk.Now))!;
                    return CaseRows.Of(
                        file.Case,
                        Casework.Clocks(file.Case, Desk.Now, file.Office)
                    );
                }
            )
        );
    }

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
