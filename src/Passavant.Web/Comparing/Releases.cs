using System.Security.Cryptography;
using System.Text.Json;
using Passavant.Cases;
using Passavant.Store;
using Passavant.Trust.Matching;
using Passavant.Trust.Matching.Releasing;
using Passavant.Web.Asking;
using Passavant.Web.Cases;
using Role = Passavant.Cases.Role;

namespace Passavant.Web.Comparing;

/// <summary>The release of a hit's details: two officials of the side that asked, two of the side that holds them, and each step in both logs. Details travel sealed to a key made for this one release.</summary>
/// <remarks>The side that asked sends and fetches; the side that holds the details never calls.</remarks>
internal sealed class Releases(Desk desk, Secrets secrets, PartnerLine line, Answering answering)
{
    /// <summary>The longest a request waits, in days.</summary>
    public const int MostDays = 60;

    private const int MostAnswer = 1 << 18;
    private const int MostSteps = 20;

    /// <summary>Who acts on releases.</summary>
    public static bool MayAct(Actor by) => by.Role is Role.Officer or Role.Head;

    /// <summary>Asks for the details of a hit, as the first of two; answers the name of the release.</summary>
    /// <exception cref="Trouble">There is no such hit, or the request is refused.</exception>
    public async Task<string> Ask(
        Actor by,
        string comparison,
        int hit,
        string because,
        int days,
        CancellationToken stop
    )
    {
        if (days is < 1 or > MostDays)
            throw Trouble.Invalid($"expected a whole number from 1 to {MostDays}", "body", "days");
        return await desk.Store.Record(
            async acts =>
            {
                var row = await Comparisons.Find(acts.Change, comparison)
                    is { IsAsked: true, Name: not null } found
                    ? found
                    : throw NoComparison();
                Theirs(by, row.Agency);
                var hits = KeptHit.Of(row);
                if (hit < 0 || hit >= hits.Count)
                    throw Trouble.Absent("The comparison has no such hit.");
                var now = desk.Now;
                var title = row.Name!;
                var (token, until) = (hits[hit].Token, now.AddDays(days));
                var digest = ReleaseStep.DigestOf(title)!;
                var (happened, refusal) = Release.Decide(
                    null,
                    new ReleaseAct.Ask(digest, token, because, until),
                    await Person(acts.Change, by, row, ReleaseSide.Asking),
                    now
                );
                if (happened is null)
                    throw Refused(refusal!);
                var name = $"{Release.Evolve(null, happened).Name}";
                var before = await Comparisons.FindRelease(acts.Change, name, isAsked: true);
                if (
                    before is not null
                    && ReleaseStep.Release(before, title).StandingAt(now) < ReleaseStanding.Released
                )
                    throw Refused(
                        new("release", "a request that is open", "one request at a time")
                    );
                if (
                    before is not null
                    && ReleaseStep.Release(before, title).StandingAt(now)
                        == ReleaseStanding.Released
                )
                    throw Refused(
                        new("release", "details that are here already", "a hit without them")
                    );
                var secret = RandomNumberGenerator.GetBytes(SealedDetails.KeyLength);
                var key = Convert.ToBase64String(SealedDetails.PublicKeyOf(secret));
                var version = await Log(acts, by, happened, name, key);
                await Comparisons.Put(
                    acts.Change,
                    new ReleaseRow
                    {
                        Name = name,
                        IsAsked = true,
                        Comparison = row.Id,
                        Token = token,
                        Steps = Steps([ReleaseStep.Of(happened)]),
                        Until = until,
                        PublicKey = key,
                        Secret = secrets.Keep(secret),
                        Sent = false,
                        Acts = Recording.With(before?.Acts ?? "", version),
                        At = now,
                    }
                );
                return name;
            },
            stop
        );
    }

    /// <summary>Does a step on our side of a release: consents, refuses, withdraws. The second consent of those who hold the details seals and releases them.</summary>
    /// <exception cref="Trouble">There is no such release of theirs, or the step is refused.</exception>
    public Task Act(Actor by, string name, bool isAsked, ReleaseAct act, CancellationToken stop) =>
        desk.Store.Record(
            async acts =>
            {
                var (row, comparison) = await Find(acts.Change, name, isAsked);
                Theirs(by, await Side(acts.Change, row, comparison));
                var now = desk.Now;
                var person = await Person(
                    acts.Change,
                    by,
                    comparison,
                    isAsked ? ReleaseSide.Asking : ReleaseSide.Answering
                );
                var release = ReleaseStep.Release(row, comparison.Name!);
                var (after, next) = await Step(acts, by, row, release, act, person, now);
                row = after with { Sent = false };
                if (
                    !isAsked
                    && act is ReleaseAct.Consent
                    && next.StandingAt(now) == ReleaseStanding.ConsentedByTwo
                )
                {
                    var told = await Details(acts.Change, row, comparison);
                    var details = SealedDetails.Seal(
                        next.Name,
                        Convert.FromBase64String(row.PublicKey),
                        RandomNumberGenerator.GetBytes(32),
                        told
                    );
                    (row, _) = await Step(
                        acts,
                        by,
                        row,
                        next,
                        new ReleaseAct.Release(details.Digest),
                        person,
                        now
                    );
                    row = row with { Details = details.Bytes.ToArray() };
                }
                await Comparisons.Put(acts.Change, row);
                return true;
            },
            stop
        );

    /// <summary>Tells the partner what our people did about a release, and takes what its own did; opens nothing. Before two of ours stand behind the request nothing leaves.</summary>
    /// <exception cref="Trouble">There is no such release of theirs, or the partner does not answer as it should.</exception>
    public async Task Exchange(Actor by, string name, CancellationToken stop)
    {
        var (row, comparison, agreement) = await desk.Store.Read(
            async reading =>
            {
                var (row, comparison) = await Find(reading, name, isAsked: true);
                return (
                    row,
                    comparison,
                    (await Comparisons.FindAgreement(reading, comparison.Agreement))!
                );
            },
            stop
        );
        Theirs(by, comparison.Agency);
        if (agreement.Ended is not null)
            throw Trouble.Of(
                StatusCodes.Status409Conflict,
                "no-agreement",
                "The agreement it was made under has ended.",
                "L'accord sous lequel elle s'est faite a pris fin."
            );
        var steps = ReleaseStep.Of(row);
        if (steps.Count(step => step.IsAsking && step.Step is "ask" or "consent") < 2)
            throw Refused(
                new(
                    "release",
                    "a request of one person",
                    "one that two of the asking party stand behind"
                )
            );
        var answer = await line.Send(
            agreement,
            HttpMethod.Post,
            $"/{comparison.Name}/releases",
            JsonSerializer.SerializeToUtf8Bytes(
                new ReleaseRequest(
                    row.Token,
                    row.Until,
                    row.PublicKey,
                    [.. steps.Where(step => step.IsAsking)]
                ),
                CaseJson.Options
            ),
            "application/json",
            MostAnswer,
            stop
        );
        var said = Read(agreement, answer);
        await desk.Store.Record(
            async acts =>
            {
                var (now, row) = (
                    desk.Now,
                    (await Comparisons.FindRelease(acts.Change, name, isAsked: true))!
                );
                var release = ReleaseStep.Release(row, comparison.Name!);
                var known = ReleaseStep.Of(row).Count(step => !step.IsAsking);
                foreach (var step in said.Steps.Skip(known))
                {
                    if (
                        step.IsAsking
                        || step.Act(release.Asked.Comparison, row.Token, row.Until)
                            is not var (act, person)
                    )
                        throw PartnerLine.Odd(agreement, $"'{step.Step}' is no step of its own");
                    if (
                        act is ReleaseAct.Release { Details: var digest }
                        && (
                            Bytes(said.Details) is not { } details
                            || !Digest.OfContent(details).Equals(digest)
                            || !SealedDetails.TryOpen(
                                release.Name,
                                secrets.OpenBytes(row.Secret!),
                                details,
                                out _,
                                out _
                            )
                        )
                    )
                        throw PartnerLine.Odd(
                            agreement,
                            "the details are not those it says, or do not open"
                        );
                    // Whoever acts there bears the name of their state, so that no two persons are one.
                    var (happened, refusal) = Release.Decide(
                        release,
                        act,
                        person with
                        {
                            Id = Named(agreement.TheirName, person.Id),
                        },
                        now
                    );
                    if (happened is null)
                        throw PartnerLine.Odd(agreement, $"{refusal}");
                    (row, release) = await Keep(acts, by, row, release, happened);
                    if (act is ReleaseAct.Release)
                        row = row with { Details = Bytes(said.Details) };
                }
                await Comparisons.Put(acts.Change, row with { Sent = true });
                return true;
            },
            stop
        );
    }

    /// <summary>Takes what the partner's people did about a hit of theirs, and answers what ours did.</summary>
    /// <exception cref="Trouble">There is no such comparison, the token shows no hit, or a step cannot be.</exception>
    public async Task<ReleaseAnswer> Take(
        Actor by,
        string comparisonName,
        byte[] message,
        CancellationToken stop
    )
    {
        var asked = (ReleaseRequest)CaseAnswers.Read(message, typeof(ReleaseRequest));
        var comparison = await answering.GoOn(by, comparisonName, onTheDay: false, stop);
        if (
            asked.Steps.Count is 0 or > MostSteps
            || Bytes(asked.Key) is not { Length: SealedDetails.KeyLength } key
            || asked.Steps.Any(step =>
                !step.IsAsking
                || step.Person.Length is 0 or > 200
                || step.Step is not ("ask" or "consent" or "withdraw")
            )
            || asked.Steps[0].Step != "ask"
            || asked.Steps.Skip(1).Any(step => step.Step == "ask")
        )
            throw Trouble.Invalid("is no request for a release", "body");
        if (!IsKey(key))
            throw Trouble.Invalid("is a key under which nothing is secret", "body", "key");
        if (!comparison.TryFind(asked.Token, out _, out _))
            throw Trouble.Absent("The token shows no hit of that comparison.");
        return await desk.Store.Record(
            async acts =>
            {
                var row = (await Comparisons.Named(acts.Change, comparisonName, isAsked: false))!;
                var agreement = (await Comparisons.FindAgreement(acts.Change, row.Agreement))!;
                var now = desk.Now;
                var until =
                    asked.Until < now.AddDays(MostDays) ? asked.Until : now.AddDays(MostDays);
                var name = NameOf(comparison.Name, asked.Token);
                var known = await Comparisons.FindRelease(acts.Change, name, isAsked: false);
                var release = known is null ? null : ReleaseStep.Release(known, row.Name!);
                var done = known is null ? 0 : ReleaseStep.Of(known).Count(step => step.IsAsking);
                // Asked again with another key after it was refused or lapsed: it begins anew.
                if (known is not null && known.PublicKey != asked.Key)
                {
                    if (release!.StandingAt(now) < ReleaseStanding.Released)
                        throw Refused(
                            new("release", "a request that is open", "one request at a time")
                        );
                    (release, done) = (null, 0);
                }
                var next =
                    known is not null && release is not null
                        ? known
                        : new ReleaseRow
                        {
                            Name = name,
                            IsAsked = false,
                            Comparison = row.Id,
                            Token = asked.Token,
                            Steps = "[]",
                            Until = until,
                            PublicKey = asked.Key,
                            Sent = true,
                            Acts = known?.Acts ?? "",
                            At = now,
                        };
                foreach (var step in asked.Steps.Skip(done))
                {
                    var (act, person) = step.Act(comparison.Name, next.Token, next.Until)!.Value;
                    // Whoever acts there bears the name of their state, so that no two persons are one.
                    person = person with
                    {
                        Id = Named(agreement.TheirName, person.Id),
                    };
                    var (happened, refusal) = Release.Decide(release, act, person, now);
                    if (happened is null)
                        throw Refused(refusal!);
                    (next, release) = await Keep(acts, by, next, release, happened);
                }
                await Comparisons.Put(acts.Change, next);
                return new ReleaseAnswer(
                    [.. ReleaseStep.Of(next).Where(step => !step.IsAsking)],
                    next.Details is { } details ? Convert.ToBase64String(details) : null
                );
            },
            stop
        );
    }

    /// <summary>The details of a release that were sealed to us; null before they came.</summary>
    public ReleasedDetails? Open(ReleaseRow row) =>
        row is { IsAsked: true, Details: { } details, Secret: { } secret }
        && ReleaseStep.DigestOf(row.Name) is { } name
        && SealedDetails.TryOpen(name, secrets.OpenBytes(secret), details, out var opened, out _)
            ? ReleasedDetails.Read(opened)
            : null;

    // The refusals a hit is about, as far as a partner may be told of them.
    private async Task<byte[]> Details(Reading reading, ReleaseRow row, ComparisonRow comparison)
    {
        var answered = answering.Again(
            comparison,
            (await Comparisons.FindList(reading, comparison.List))!,
            (await Comparisons.FindAgreement(reading, comparison.Agreement))!
        );
        _ = answered.TryFind(row.Token, out _, out var records);
        var details = new List<ReleasedDenial>();
        foreach (var record in records)
            if (await Denials.Find(reading, record) is { } denial)
                details.Add(ReleasedDenial.Of(denial));
        // What is longer than a message may be is cut where refusals end.
        for (; ; details.RemoveAt(details.Count - 1))
            if (
                new ReleasedDetails(details).ToBytes() is
                { Length: <= SealedDetails.MostBytes } bytes
            )
                return bytes;
    }

    /// <summary>The records of ours a release is about.</summary>
    public async Task<IReadOnlyList<string>> Records(
        Reading reading,
        ReleaseRow row,
        ComparisonRow comparison
    )
    {
        if (row.IsAsked)
            return
            [
                .. KeptHit
                    .Of(comparison)
                    .Where(hit => hit.Token == row.Token)
                    .SelectMany(hit => hit.Records),
            ];
        var answered = answering.Again(
            comparison,
            (await Comparisons.FindList(reading, comparison.List))!,
            (await Comparisons.FindAgreement(reading, comparison.Agreement))!
        );
        return answered.TryFind(row.Token, out _, out var records) ? records : [];
    }

    /// <summary>The agency whose people act on our side: who asked, or whose refusal it is.</summary>
    public async Task<string> Side(Reading reading, ReleaseRow row, ComparisonRow comparison)
    {
        if (row.IsAsked)
            return comparison.Agency;
        foreach (var record in await Records(reading, row, comparison))
            if (await Denials.Find(reading, record) is { } denial)
                return denial.Partner;
        return "";
    }

    private static async Task<(ReleaseRow, Release)> Step(
        Acts acts,
        Actor by,
        ReleaseRow row,
        Release release,
        ReleaseAct act,
        ReleasePerson person,
        DateTimeOffset now
    )
    {
        var (happened, refusal) = Release.Decide(release, act, person, now);
        return happened is null
            ? throw Refused(refusal!)
            : await Keep(acts, by, row, release, happened);
    }

    private static async Task<(ReleaseRow, Release)> Keep(
        Acts acts,
        Actor by,
        ReleaseRow row,
        Release? release,
        ReleaseEvent happened
    )
    {
        var after = Release.Evolve(release, happened);
        var version = await Log(acts, by, happened, row.Name, row.PublicKey);
        return (
            row with
            {
                Steps = Steps([.. ReleaseStep.Of(row), ReleaseStep.Of(happened)]),
                Acts = Recording.With(row.Acts, version),
            },
            after
        );
    }

    private static Task<int> Log(
        Acts acts,
        Actor by,
        ReleaseEvent happened,
        string name,
        string key
    )
    {
        var fields = happened
            .ToLog(ReleaseStep.DigestOf(name)!)
            .ToDictionary(field => field.Key, field => field.Value);
        if (happened is ReleaseEvent.Asked)
            fields["key"] = key;
        _ = fields.Remove("event", out var type);
        return acts.Append(by, happened.At, type!.Replace(' ', '-'), fields);
    }

    private static async Task<ReleasePerson> Person(
        Reading reading,
        Actor by,
        ComparisonRow comparison,
        ReleaseSide side
    ) =>
        new(
            Named(
                (await Comparisons.FindAgreement(reading, comparison.Agreement))!.OurName,
                by.Person
            ),
            side
        );

    private static string Named(string party, string person) =>
        person.StartsWith($"{party}: ", StringComparison.Ordinal) ? person : $"{party}: {person}";

    private static async Task<(ReleaseRow, ComparisonRow)> Find(
        Reading reading,
        string name,
        bool isAsked
    ) =>
        await Comparisons.FindRelease(reading, name, isAsked) is { } row
            ? (row, (await Comparisons.Find(reading, row.Comparison))!)
            : throw Trouble.Absent("There is no release of that name.");

    private static void Theirs(Actor by, string agency)
    {
        if (!MayAct(by) || by.Agency != agency)
            throw Trouble.Absent("There is no such release that is yours to act on.");
    }

    private static string NameOf(Digest comparison, string token) =>
        $"{
            Release.Evolve(
                null,
                new ReleaseEvent.Asked(
                    default,
                    new("nobody", ReleaseSide.Asking),
                    comparison,
                    token,
                    "",
                    default
                )
            ).Name}";

    private static bool IsKey(byte[] key)
    {
        try
        {
            _ = SealedDetails.Seal(Digest.OfContent([]), key, new byte[32], []);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static byte[]? Bytes(string? base64)
    {
        if (base64 is null || base64.Length > MostAnswer)
            return null;
        var bytes = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, bytes, out var length) ? bytes[..length] : null;
    }

    private static ReleaseAnswer Read(AgreementRow agreement, byte[] answer)
    {
        try
        {
            return
                (ReleaseAnswer)CaseAnswers.Read(answer, typeof(ReleaseAnswer)) is { } read
                && read.Steps.Count <= MostSteps
                && read.Steps.All(step => step.Person.Length is > 0 and <= 300)
                ? read
                : throw PartnerLine.Odd(agreement, "too many steps");
        }
        catch (Trouble wrong) when (wrong.Status == StatusCodes.Status422UnprocessableEntity)
        {
            throw PartnerLine.Odd(agreement, wrong.Message);
        }
    }

    private static string Steps(IReadOnlyList<ReleaseStep> steps) =>
        JsonSerializer.Serialize(steps, CaseJson.Options);

    private static Trouble NoComparison() =>
        Trouble.Absent("There is no comparison of that id with hits of yours.");

    private static Trouble Refused(MatchingFault fault) =>
        Trouble.Of(
            fault is { Place: "person" }
                ? StatusCodes.Status403Forbidden
                : StatusCodes.Status409Conflict,
            fault is { Place: "person" } ? "four-eyes" : "release",
            $"{fault}.",
            $"{fault}."
        );
}

/// <summary>What is told of the refusals behind a hit.</summary>
/// <param name="Denials">The refusals.</param>
internal sealed record ReleasedDetails(IReadOnlyList<ReleasedDenial> Denials)
{
    /// <summary>As it is sealed.</summary>
    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, CaseJson.Options);

    /// <summary>As it was opened; null where it reads as none.</summary>
    public static ReleasedDetails? Read(byte[] bytes)
    {
        try
        {
            return JsonSerializer.Deserialize<ReleasedDetails>(bytes, CaseJson.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>A refusal, as a partner is told of it: its public grounds, and not who had asked for the licence.</summary>
/// <param name="Id">Its reference.</param>
/// <param name="State">The state that refused.</param>
/// <param name="Refused">The day.</param>
/// <param name="EndUser">The end user.</param>
/// <param name="Country">Its country.</param>
/// <param name="Items">The codes of the items.</param>
/// <param name="Grounds">Why, as far as it is public.</param>
/// <param name="StandingUntil">The last day it stands.</param>
internal sealed record ReleasedDenial(
    string Id,
    string State,
    DateOnly Refused,
    string EndUser,
    string? Country,
    IReadOnlyList<string> Items,
    string Grounds,
    DateOnly? StandingUntil
)
{
    /// <summary>What is told of a row.</summary>
    public static ReleasedDenial Of(DenialRow row) =>
        new(
            row.Id,
            row.State,
            row.Day,
            row.EndUser,
            row.Country,
            JsonSerializer.Deserialize<IReadOnlyList<string>>(row.Items, CaseJson.Options) ?? [],
            row.Grounds,
            row.StandingUntil
        );
}
