using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using Passavant.Cases;
using Passavant.Trust.Matching.Comparing;
using Passavant.Trust.Matching.Keys;
using Passavant.Trust.Matching.Notices;
using Passavant.Trust.Matching.Releasing;
using Passavant.Web.Cases;
using Passavant.Web.Comparing;

namespace Passavant.Web.Demo;

/// <summary>The other end of the line in the demonstration: an invented authority with a list of its own, which compares by the same engine and messages as a real one, inside this program. It keeps no records and no log.</summary>
internal sealed class InventedPartner : HttpMessageHandler
{
    /// <summary>Where it is said to answer.</summary>
    public const string Address = "https://baltic-desk.example";

    /// <summary>What it is called in comparisons.</summary>
    public const string Name = "EE";

    /// <summary>What the authority of the demonstration is called in comparisons.</summary>
    public const string Other = "NO";

    /// <summary>Its law.</summary>
    private const string Law = "Strategic Goods Act (invented), section 12";

    // Refusals nobody here knows of; the first is of what a case of the story asks for.
    private static readonly (string Id, string Code, string Country, string EndUser)[] refusals =
    [
        ("EE-2026-3", "2B230", EndUser.Furnaces.Country, EndUser.Furnaces.Name),
        ("EE-2026-5", "3A225", "BR", "Exemplo Motores Ltda"),
        ("EE-2026-8", "7A103", "IN", "Udaharan Survey Works"),
        ("EE-2026-9", "2B350", "BR", "Amostra Química SA"),
    ];

    private readonly ConcurrentDictionary<string, AnsweredComparison> open = new();
    private readonly ConcurrentDictionary<string, (Release Release, byte[] Details)> released =
        new();
    private readonly ConcurrentDictionary<DateOnly, AnsweringParty> parties = new();

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        var body = request.Content is null
            ? []
            : await request.Content.ReadAsByteArrayAsync(cancellationToken);
        var parts = request
            .RequestUri!.AbsolutePath[ComparisonRoutes.Root.Length..]
            .Split('/', StringSplitOptions.RemoveEmptyEntries);
        return parts switch
        {
            [] => Open(body),
            [var name, "queries"] when open.TryGetValue(name, out var comparison) =>
                comparison.TryAnswer(
                    body,
                    RandomNumberGenerator.GetBytes(32),
                    out var answer,
                    out var fault
                )
                    ? Ok(answer)
                    : No(HttpStatusCode.UnprocessableEntity, $"{fault}"),
            [var name, "masked-set"] when open.TryGetValue(name, out var comparison) => Ok(
                comparison.MaskedSet()
            ),
            [var name, "releases"] when open.TryGetValue(name, out var comparison) => Release(
                comparison,
                body
            ),
            _ => No(
                HttpStatusCode.NotFound,
                "There is no comparison of that name any more: the invented partner forgets when the program ends."
            ),
        };
    }

    private HttpResponseMessage Open(byte[] message)
    {
        if (!ListCommitment.TryRead(message, out var theirs, out var fault))
            return No(HttpStatusCode.UnprocessableEntity, $"{fault}");
        if (theirs.Occasion.Purpose != Purposes.NoUndercut)
            return No(HttpStatusCode.Conflict, "It compares for consultations alone.");
        // The story is told on a clock of its own: the day is the one the other names.
        var today = theirs.Occasion.Day;
        var party = parties.GetOrAdd(today, Prepare);
        if (
            !party.TryOpen(
                theirs,
                new ComparisonTerms(
                    [new PurposeTerms(Purposes.NoUndercut, 1, 1, Terms.MostOfOne)],
                    int.MaxValue
                ),
                [],
                today,
                out var comparison,
                out fault
            )
        )
            return No(HttpStatusCode.Conflict, $"{fault}");
        open[$"{comparison.Name}"] = comparison;
        return Ok(party.Commitment.ToBytes());
    }

    private static AnsweringParty Prepare(DateOnly day) =>
        AnsweringParty.Prepare(
            MatchList.Of(
                refusals.Select(one => new KeyedRecord(
                    one.Id,
                    TransactionKeys.Of([one.Code], one.Country, ListKeys.Names(one.EndUser))
                )),
                RandomNumberGenerator.GetBytes(MatchList.SaltLength)
            ),
            new Occasion(Name, Other, Purposes.NoUndercut, Law, day),
            RandomNumberGenerator.GetBytes(32)
        );

    // Two invented officials consent to whatever two of the authority stand behind.
    private HttpResponseMessage Release(AnsweredComparison comparison, byte[] body)
    {
        var asked = (ReleaseRequest)CaseAnswers.Read(body, typeof(ReleaseRequest));
        if (!comparison.TryFind(asked.Token, out _, out var records))
            return No(HttpStatusCode.NotFound, "The token shows no hit.");
        if (asked.Steps.Count == 0)
            return No(HttpStatusCode.UnprocessableEntity, "Nothing is asked.");
        var now = asked.Steps[^1].At;
        Release? release = null;
        void Do(ReleaseAct act, ReleasePerson by)
        {
            var (happened, _) = Trust.Matching.Releasing.Release.Decide(release, act, by, now);
            if (happened is not null)
                release = Trust.Matching.Releasing.Release.Evolve(release, happened);
        }
        foreach (var step in asked.Steps)
            if (step.Act(comparison.Name, asked.Token, asked.Until) is var (act, by))
                Do(act, by);
        if (release is null)
            return No(HttpStatusCode.UnprocessableEntity, "Nothing is asked.");
        var (after, details) = released.GetOrAdd(
            $"{release.Name} {asked.Key}",
            _ =>
            {
                Do(new ReleaseAct.Consent(), new($"{Name}: mari", ReleaseSide.Answering));
                Do(new ReleaseAct.Consent(), new($"{Name}: jaan", ReleaseSide.Answering));
                var sealedDetails = SealedDetails.Seal(
                    release.Name,
                    Convert.FromBase64String(asked.Key),
                    RandomNumberGenerator.GetBytes(32),
                    new ReleasedDetails([
                        .. refusals
                            .Where(one => records.Contains(one.Id))
                            .Select(one => new ReleasedDenial(
                                one.Id,
                                Name,
                                DateOnly.FromDateTime(now.UtcDateTime).AddMonths(-5),
                                one.EndUser,
                                one.Country,
                                [one.Code],
                                "The end user would not say which furnaces the parts are for. (Invented.)",
                                DateOnly.FromDateTime(now.UtcDateTime).AddMonths(31)
                            )),
                    ]).ToBytes()
                );
                Do(
                    new ReleaseAct.Release(sealedDetails.Digest),
                    new($"{Name}: jaan", ReleaseSide.Answering)
                );
                return (release, sealedDetails.Bytes.ToArray());
            }
        );
        var steps = after
            .Consented.Where(person => person.Side == ReleaseSide.Answering)
            .Select(person => new ReleaseStep("consent", person.Id, false, now));
        var answer = after.End is ReleaseEvent.Released end
            ? new ReleaseAnswer([.. steps, ReleaseStep.Of(end)], Convert.ToBase64String(details))
            : new ReleaseAnswer([.. steps]);
        return Ok(JsonSerializer.SerializeToUtf8Bytes(answer, CaseJson.Options));
    }

    private static HttpResponseMessage Ok(byte[] message) =>
        new(HttpStatusCode.OK) { Content = new ByteArrayContent(message) };

    private static HttpResponseMessage No(HttpStatusCode status, string why) =>
        new(status) { Content = JsonContent.Create(new { detail = why }) };
}
