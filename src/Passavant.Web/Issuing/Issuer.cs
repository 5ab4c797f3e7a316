using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Passavant.Cases;
using Passavant.Store;
using Passavant.Trust.Documents;
using Passavant.Web.Cases;
using Passavant.Web.Demo;
using Passavant.Web.Log;

namespace Passavant.Web.Issuing;

/// <summary>How issuing stands.</summary>
/// <param name="Status"><c>off</c> where nothing is issued, <c>waiting</c> for the log to be signed, <c>ok</c>, <c>failing</c> where it is tried again, <c>refused</c> where somebody has to look.</param>
/// <param name="Words">Why, where it is not well.</param>
internal sealed record IssuingStanding(string Status, string? Words)
{
    public static IssuingStanding Off { get; } = new("off", null);
    public static IssuingStanding Waiting { get; } = new("waiting", null);
    public static IssuingStanding Ok { get; } = new("ok", null);
}

/// <summary>Issues the documents acts call for, and signs the lists they are checked with: on every server, each by one of them.</summary>
/// <remarks>
/// Reads the acts in their order. How far it has come is one row, replaced by compare-and-swap in the transaction that keeps the documents and says in the log that they were issued: each is issued once, whichever server does it and wherever it stops.
/// </remarks>
internal sealed partial class Issuer(
    CaseworkSettings settings,
    Desk desk,
    PublishedLog published,
    TimeProvider time,
    ILogger<Issuer> log,
    Demonstration? demonstration = null
) : BackgroundService
{
    /// <summary>The stream its events are in.</summary>
    public const string Stream = "documents";

    /// <summary>The type of the event that a list of issuers was published.</summary>
    public const string IssuersPublished = "issuers-published";

    /// <summary>How many statuses a list has: a list is left half empty, so that a place drawn by chance is soon a free one.</summary>
    public const int ListLength = 1 << 17;

    private const int AtOnce = 200;
    private const int StatusBits = 2;

    private static readonly TimeSpan Between = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan AfterRefusal = TimeSpan.FromMinutes(1);

    // A post that fetches the list once a day has one that is fresh, even where a day is missed.
    private static readonly TimeSpan StatusFresh = TimeSpan.FromDays(2);
    private static readonly TimeSpan StatusLasts = TimeSpan.FromDays(30);
    private static readonly TimeSpan StatusAgain = TimeSpan.FromHours(12);
    private static readonly TimeSpan IssuersLast = TimeSpan.FromDays(90);
    private static readonly TimeSpan IssuersAgain = TimeSpan.FromDays(30);

    private readonly SemaphoreSlim one = new(1, 1);
    private IssuerKeys? keys;
    private (DateTime Written, long Length) opened;
    private DateTimeOffset notBefore;

    /// <summary>How issuing stands, as this server last saw it.</summary>
    public IssuingStanding Standing { get; private set; } = IssuingStanding.Off;

    private Database Database => desk.Store;

    /// <summary>Issues all that is called for and signs what has changed or become old.</summary>
    public async Task<IssuingStanding> Work(CancellationToken stop)
    {
        // The past is still being told there.
        if (demonstration is { IsReady: false } || time.GetUtcNow() < notBefore)
            return Standing;
        await one.WaitAsync(stop);
        try
        {
            Standing = await Round(stop);
        }
        catch (IssuingRefusal refusal)
        {
            if (Standing.Words != refusal.Message)
                Refused(log, refusal.Message);
            Standing = new("refused", refusal.Message);
            notBefore = time.GetUtcNow() + AfterRefusal;
        }
        catch (ConflictException)
        {
            // Another server was at it at the same moment; what is left is looked at again.
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            if (Standing.Words != failure.Message)
                Failed(log, failure);
            Standing = new("failing", failure.Message);
        }
        finally
        {
            _ = one.Release();
        }
        return Standing;
    }

    /// <summary>Issues one document at once, such as that of a receipt; the one issued on the same basis where there is one, and null where nothing is issued here.</summary>
    public async Task<IssuedDocumentRow?> IssueNow(CalledDocument called, CancellationToken stop)
    {
        await one.WaitAsync(stop);
        try
        {
            if (
                await Database.Read(reading => IssuedDocuments.On(reading, called.Basis), stop) is
                { } there
            )
                return there;
            if (!IsOn || await Open(stop) is not { } with)
                return null;
            return await Database.Write(
                async change =>
                {
                    await IssuedDocuments.Hold(change);
                    return await IssuedDocuments.On(change, called.Basis)
                        ?? await Issue(change, called, StatusList.Valid, with);
                },
                stop
            );
        }
        finally
        {
            _ = one.Release();
        }
    }

    /// <summary>Whether documents are issued here, or will be once the log is signed.</summary>
    public bool IsOn => settings.Log is { Folder: not null, Keys: not null, Passphrase: not null };

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Between, time);
        try
        {
            do _ = await Work(stoppingToken);
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) { }
    }

    public override void Dispose()
    {
        keys?.Dispose();
        one.Dispose();
        base.Dispose();
    }

    private async Task<IssuingStanding> Round(CancellationToken stop)
    {
        if (!IsOn)
            return IssuingStanding.Off;
        if (await Open(stop) is not { } with)
            return IssuingStanding.Waiting;
        await SignIssuers(with, stop);
        while (await CatchUp(with, stop)) { }
        var last = await Database.Read(IssuedDocuments.LastList, stop);
        for (var list = 1L; list <= last; list++)
            await SignStatuses(list, with, stop);
        return IssuingStanding.Ok;
    }

    // Null while the log was never signed: its keys come first, and its name stands in the list of issuers.
    private async Task<IssuerKeys?> Open(CancellationToken stop)
    {
        var (file, passphrase) = (settings.Log.Keys!, settings.Log.Passphrase!);
        if (published.Signed is null || !File.Exists(file))
            return null;
        // What is changed while it is read is read again the next time.
        var stamp = Stamp(file);
        if (keys is not null && opened == stamp)
            return keys;
        try
        {
            var cost = settings.Log.Cost;
            var found = IssuerKeys.Open(file, passphrase, false, cost, time.GetUtcNow());
            if (found is null)
            {
                if (await Database.Read(IsBegun, stop))
                    throw new IssuingRefusal(
                        $"documents were issued before, but their keys are not in '{file}': put that file back"
                    );
                // Whoever holds the folder is the only one to write the file beside it.
                using var held = new LogFolder(settings.Log.Folder!).Hold();
                if (held is null)
                    return null;
                _ = await Database.Alone(
                    () =>
                    {
                        found = IssuerKeys.Open(file, passphrase, true, cost, time.GetUtcNow());
                        return Task.CompletedTask;
                    },
                    stop
                );
            }
            if (found is null)
                return null;
            keys?.Dispose();
            (keys, opened) = (found, stamp);
            return keys;
        }
        catch (DocumentException wrong)
        {
            throw new IssuingRefusal($"the keys in '{file}' cannot be used: {wrong.Message}");
        }
    }

    private static (DateTime Written, long Length) Stamp(string file)
    {
        var info = new FileInfo(file);
        return (info.LastWriteTimeUtc, info.Length);
    }

    private static async Task<bool> IsBegun(Reading reading) =>
        await SignedLists.Issuers(reading) is not null || await IssuedDocuments.Any(reading);

    // One batch of acts; false where there are no more, or another server was first.
    private async Task<bool> CatchUp(IssuerKeys with, CancellationToken stop)
    {
        var (done, events, found) = await Database.Read(Look, stop);
        if (events == 0)
            return false;
        return await Database.Write(
            async change =>
            {
                if (!await IssuedDocuments.Advance(change, done, done + events))
                    return false;
                foreach (var one in found)
                {
                    foreach (var document in one.Called)
                        _ = await Issue(change, document, one.StatusOf(document.Part!), with);
                    foreach (var row in await IssuedIn(change, one))
                        if (one.StatusOf(row.Part!) is var status && status != row.Status)
                            await IssuedDocuments.Stand(change, row.Number, status);
                }
                return true;
            },
            stop
        );
    }

    // What the next acts of a stream call for, and how its documents stand after them.
    private sealed record Found(
        string Number,
        bool IsCase,
        IReadOnlyList<CalledDocument> Called,
        Func<string, int> StatusOf
    );

    private static async Task<IReadOnlyList<IssuedDocumentRow>> IssuedIn(
        Reading reading,
        Found one
    ) =>
        one.IsCase ? await IssuedDocuments.Of(reading, one.Number)
        : await IssuedDocuments.Find(reading, one.Number) is { } row ? [row]
        : [];

    // What the next acts call for, stream by stream. Acts never change, so what is found may be issued later.
    private async Task<(long Done, int Events, List<Found> Found)> Look(Reading reading)
    {
        var done = await IssuedDocuments.Done(reading);
        var events = await Events.ReadAll(reading, done, AtOnce);
        var found = new List<Found>();
        foreach (var acts in events.GroupBy(happened => happened.Stream))
        {
            var one =
                CaseNumber.TryParse(acts.Key, null, out var number)
                    ? await InCase(reading, number, [.. acts])
                : CalledBesideCases.NumberOf(acts.Key) is { } own
                    ? await BesideCases(reading, own, [.. acts])
                : null;
            if (one is not null)
                found.Add(one);
        }
        return (done, events.Count, found);
    }

    private async Task<Found?> InCase(
        Reading reading,
        CaseNumber number,
        IReadOnlyList<StoredEvent> acts
    )
    {
        if (await desk.Find(reading, number, desk.Now) is not { } file)
            return null;
        var positions = acts.ToDictionary(act => act.Version, act => act.Position);
        var last = positions.Keys.Max();
        var called = new List<CalledDocument>();
        Case? now = null;
        foreach (var act in file.History.TakeWhile(act => act.Version <= last))
        {
            var before = now;
            now = Casework.Evolve(before, act);
            if (before is not null && positions.TryGetValue(act.Version, out var position))
                called.AddRange(
                    CalledDocuments.Of(
                        position,
                        before,
                        now,
                        file.Office,
                        await DeterminationOf(reading, before, now)
                    )
                );
        }
        return now is null
            ? null
            : new Found($"{number}", true, called, part => CalledDocuments.StatusOf(now, part));
    }

    private static async Task<Found> BesideCases(
        Reading reading,
        string number,
        IReadOnlyList<StoredEvent> acts
    )
    {
        var status = CalledBesideCases.StatusAfter(
            (await Events.Read(reading, acts[0].Stream)).Select(act => act.Type)
        );
        return new Found(
            number,
            false,
            [.. acts.Select(CalledBesideCases.Of).OfType<CalledDocument>()],
            _ => status
        );
    }

    // The determination, only where something was decided or stated on it.
    private static async Task<JsonElement?> DeterminationOf(Reading reading, Case before, Case now)
    {
        if (
            ReferenceEquals(before.Decisions, now.Decisions)
                && ReferenceEquals(before.Statements, now.Statements)
            || (now.Decision?.Proposal.Determination ?? now.Assessment?.Determination)
                is not { } hash
            || await Determinations.Find(reading, hash) is not { } bytes
        )
            return null;
        using var json = JsonDocument.Parse(bytes);
        return json.RootElement.Clone();
    }

    private async Task<IssuedDocumentRow> Issue(
        Transaction change,
        CalledDocument called,
        int status,
        IssuerKeys with
    )
    {
        var now = Now(with);
        var (list, index) = await Place(change);
        var payload = new DocumentPayload(
            settings.Documents.Issuer,
            called.Body ?? await Name(change),
            called.Number,
            now,
            called.From,
            called.Until,
            new StatusReference(Uri(list), index),
            called.Act is { } act ? new LogReference(settings.Log.Origin, act - 1) : null,
            null,
            called.Content
        );
        var document = payload.Sign(with.Document, RandomNumberGenerator.Fill, decoys: 2).Text;
        var summary = Summarise(payload, with);
        var signed = SdJwt.Read(document).Issued.Text;
        await Append(
            change,
            DocumentLeaf.Kind,
            new
            {
                @case = called.Case,
                document = DocumentLeaf.HashOf(Encoding.ASCII.GetBytes(signed)),
                index,
                kind = called.Content.Kind,
                list,
                number = called.Number,
                summary = DocumentLeaf.HashOf(summary),
            },
            now
        );
        var row = new IssuedDocumentRow
        {
            Number = called.Number,
            Basis = called.Basis,
            Kind = called.Content.Kind,
            CaseNumber = called.Case,
            Part = called.Part,
            Position = await Events.Count(change),
            Document = document,
            Summary = summary,
            Issued = now,
            ValidUntil = called.Until,
            List = list,
            ListIndex = index,
            Status = status,
        };
        return await IssuedDocuments.Put(change, row)
            ? row
            : throw new InvalidOperationException(
                $"Document {called.Number} on '{called.Basis}' was issued before."
            );
    }

    private byte[] Summarise(DocumentPayload payload, IssuerKeys with)
    {
        var (code, start) = (settings.Documents.Code, settings.Documents.StatusBase);
        try
        {
            return DocumentSummary.Sign(payload, code, start, with.Document);
        }
        catch (ArgumentException)
        {
            // Units are free text, and a line may fall under many codes: of these paper says less.
            return DocumentSummary.Sign(
                SummaryWords.Shortened(payload),
                code,
                start,
                with.Document
            );
        }
    }

    private static async Task<(long List, long Index)> Place(Reading reading)
    {
        var list = await IssuedDocuments.LastList(reading);
        if (await IssuedDocuments.CountIn(reading, list) >= ListLength / 2)
            list++;
        while (true)
        {
            var index = RandomNumberGenerator.GetInt32(ListLength);
            if (!await IssuedDocuments.IsTaken(reading, list, index))
                return (list, index);
        }
    }

    private async Task SignStatuses(long list, IssuerKeys with, CancellationToken stop)
    {
        var now = Now(with);
        if (await Database.Read(reading => Statuses(reading, list, with, now), stop) is null)
            return;
        await Database.Write(
            async change =>
            {
                // Nobody changes a status or signs a list meanwhile.
                await IssuedDocuments.Hold(change);
                if (await Statuses(change, list, with, now) is not var (fallen, says))
                    return;
                var statuses = StatusList.Of(StatusBits, ListLength, fallen);
                var expires = now + StatusLasts;
                var fresh = (long)StatusFresh.TotalSeconds;
                await SignedLists.Put(
                    change,
                    new StatusListRow
                    {
                        List = list,
                        At = now,
                        Says = says,
                        Jwt = StatusListToken.SignJwt(
                            Uri(list),
                            statuses,
                            now,
                            expires,
                            fresh,
                            with.Status
                        ),
                        Cwt = StatusListToken.SignCwt(
                            Uri(list),
                            statuses,
                            now,
                            expires,
                            fresh,
                            with.Status
                        ),
                    }
                );
            },
            stop
        );
    }

    // What a list has to say now; null where the one signed last says it still.
    private async Task<(IReadOnlyList<(long Index, int Status)> Fallen, string Says)?> Statuses(
        Reading reading,
        long list,
        IssuerKeys with,
        DateTimeOffset now
    )
    {
        var fallen = await IssuedDocuments.Fallen(reading, list);
        var says = Hash(
            $"{Uri(list)} {with.Status.Key.Thumbprint} {string.Join(' ', fallen.Select(one => $"{one.Index}:{one.Status}"))}"
        );
        return
            await SignedLists.Status(reading, list) is { } row
            && row.Says == says
            && now - row.At < StatusAgain
            ? null
            : (fallen, says);
    }

    private async Task SignIssuers(IssuerKeys with, CancellationToken stop)
    {
        var now = desk.Now;
        if (await Database.Read(reading => Authority(reading, with, now), stop) is null)
            return;
        await Database.Write(
            async change =>
            {
                await IssuedDocuments.Hold(change);
                if (await Authority(change, with, now) is not var (authority, says, last))
                    return;
                var previous = last is null ? null : OwnList.Read(last.Jws);
                var master =
                    with.Master(previous)
                    ?? throw new IssuingRefusal(
                        $"the root keys list {previous!.Sequence} of issuers names are none of those in '{settings.Log.Keys}', so nobody could follow to the next: put that file back"
                    );
                var list = IssuerList.Sign(
                    previous,
                    previous?.Issued > now ? previous.Issued : now,
                    now + IssuersLast,
                    with.Roots,
                    [authority],
                    master
                );
                await Append(
                    change,
                    IssuersPublished,
                    new { hash = list.Hash, sequence = list.Sequence },
                    now
                );
                if (
                    !await SignedLists.Add(
                        change,
                        new IssuerListRow
                        {
                            Sequence = list.Sequence,
                            At = now,
                            ValidUntil = list.ValidUntil,
                            Says = says,
                            Jws = list.Text,
                        }
                    )
                )
                    throw new InvalidOperationException(
                        $"There is a list {list.Sequence} of issuers."
                    );
            },
            stop
        );
    }

    // What the list of issuers has to say now, and the one before; null where that says it still.
    private async Task<(IssuerAuthority Authority, string Says, IssuerListRow? Last)?> Authority(
        Reading reading,
        IssuerKeys with,
        DateTimeOffset now
    )
    {
        List<string> logKeys =
        [
            .. new[] { published.Key(), published.Key(LogFolder.MlDsaKey) }.OfType<string>(),
        ];
        if (logKeys.Count == 0)
            return null;
        var keys = await KeyRevocations.On(reading, with.Keys);
        var authority = new IssuerAuthority(
            settings.Documents.Issuer,
            settings.Documents.Code,
            await Name(reading),
            settings.Documents.StatusBase,
            [new IssuerLog(settings.Log.Origin, logKeys)],
            keys
        );
        var says = Hash(
            string.Join(
                '\n',
                [
                    authority.Id,
                    authority.Code,
                    authority.Name,
                    .. logKeys,
                    .. with.Roots.Select(root => root.Thumbprint),
                    .. keys.Select(key =>
                        $"{key.Use} {key.Key.Thumbprint} {key.ValidFrom:O} {key.ValidUntil:O}{(key.Revoked is { } revoked ? $" {revoked.Since:O} {revoked.Reason} {revoked.Words}" : "")}"
                    ),
                ]
            )
        );
        var last = await SignedLists.Issuers(reading);
        return last is not null && last.Says == says && now - last.At < IssuersAgain
            ? null
            : (authority, says, last);
    }

    private async Task<string> Name(Reading reading) =>
        settings.Documents.Name
        ?? (await desk.Agencies(reading))
            .Values.Where(agency => agency.Kind == AgencyKind.Authority)
            .MinBy(agency => agency.Id, StringComparer.Ordinal)
            ?.Name.ToString()
        ?? settings.Documents.Issuer;

    private DateTimeOffset Now(IssuerKeys with) => desk.Now > with.Since ? desk.Now : with.Since;

    private string Uri(long list) => $"{settings.Documents.StatusBase}{list}";

    private static async Task Append(
        Transaction change,
        string type,
        object body,
        DateTimeOffset now
    ) =>
        await Events.Append(
            change,
            Stream,
            await Events.Version(change, Stream),
            [Recorded.Act(Actor.System, now, type, body)]
        );

    private static string Hash(string text) =>
        Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    [LoggerMessage(
        LogLevel.Error,
        "No documents are issued any more until somebody has looked: {Why}."
    )]
    private static partial void Refused(ILogger log, string why);

    [LoggerMessage(LogLevel.Error, "Documents could not be issued; it is tried again.")]
    private static partial void Failed(ILogger log, Exception failure);
}

/// <summary>Nothing can be issued as things stand. The message says why, and no secret.</summary>
internal sealed class IssuingRefusal(string message) : Exception(message);
