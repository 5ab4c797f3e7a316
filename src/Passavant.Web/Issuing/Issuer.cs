using System.Security.Cryptography;
using Passavant.Cases;
using Passavant.Store;
using Passavant.Trust.Documents;
using Passavant.Web.Asking;
using Passavant.Web.Cases;
using Passavant.Web.Demo;
using Passavant.Web.Holding;
using Passavant.Web.Log;

namespace Passavant.Web.Issuing;

/// <summary>How issuing stands.</summary>
/// <param name="Status"><c>off</c> where nothing is issued, <c>waiting</c> for the log to be signed, <c>ok</c>, <c>held</c> where some documents cannot be issued and the others are, <c>failing</c> where it is tried again, <c>refused</c> where somebody has to look.</param>
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

    private const int AtOnce = 200;
    private const int HoldTries = 40;

    private static readonly TimeSpan HoldAgain = TimeSpan.FromMilliseconds(50);

    private static readonly TimeSpan Between = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan AfterRefusal = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan AfterFault = TimeSpan.FromMinutes(1);

    private readonly CallingActs calling = new(desk);
    private readonly Issuance issuance = new(settings, desk);
    private readonly StatusSigning statuses = new(settings.Documents, desk);
    private readonly IssuersSigning issuers = new(settings, desk, published);

    private readonly SemaphoreSlim one = new(1, 1);
    private IssuerKeys? keys;
    private (DateTime Written, long Length) opened;
    private DateTimeOffset notBefore;
    private DateTimeOffset tryAgain;

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
            // A module that was taken out, or forgot who signed in, is opened anew.
            if (failure is CryptographicException)
                Forget();
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
                        ?? await issuance.Issue(change, called, StatusList.Valid, with);
                },
                stop
            );
        }
        finally
        {
            _ = one.Release();
        }
    }

    /// <summary>Issues a document again for its holder, who asks for it, bound to the key of theirs that stands last; the earlier one is revoked. The act and what it calls for are one transaction.</summary>
    /// <param name="may">Finds the document and the key in the records, or says why it cannot be.</param>
    /// <exception cref="Trouble">It cannot be, or nothing is issued here now.</exception>
    public async Task<IssuedDocumentRow> IssueAgain(
        Actor by,
        Func<Reading, Task<(IssuedDocumentRow Document, HolderKeyRow Key)>> may,
        CancellationToken stop
    )
    {
        await one.WaitAsync(stop);
        try
        {
            var with = IsOn ? await Open(stop) : null;
            if (with is null)
                throw NotNow();
            return await Database.Once(
                async change =>
                {
                    await IssuedDocuments.Hold(change);
                    var (document, key) = await may(change);
                    var stream = HolderKey.Stream + by.Agency;
                    _ = await Events.Append(
                        change,
                        stream,
                        await Events.Version(change, stream),
                        [
                            Recorded.Act(
                                by,
                                desk.Now,
                                HolderKey.AskedAgain,
                                new { document = document.Number, key = key.Id }
                            ),
                        ]
                    );
                    return await issuance.IssueAgain(
                        change,
                        document,
                        key,
                        $"{await Events.Count(change)} {document.Kind}",
                        with
                    );
                },
                stop
            );
        }
        catch (IssuingRefusal)
        {
            throw NotNow();
        }
        finally
        {
            _ = one.Release();
        }
    }

    private static Trouble NotNow() =>
        Trouble.Of(
            StatusCodes.Status503ServiceUnavailable,
            "not-issued",
            "No documents are issued here at present; ask again later.",
            "Aucun document n'est délivré ici pour le moment ; redemandez plus tard."
        );

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
        await issuers.Sign(with, stop);
        while (await CatchUp(with, stop)) { }
        var isTime = time.GetUtcNow() >= tryAgain;
        if (isTime)
        {
            tryAgain = time.GetUtcNow() + AfterFault;
            await TryAgain(with, stop);
        }
        await statuses.Sign(with, stop);
        // Last: where one document cannot be issued again, what was revoked is said all the same.
        if (isTime)
            await IssueWhatFell(with, stop);
        var held = await Database.Read(SetAside.Count, stop);
        return held == 0
            ? IssuingStanding.Ok
            : new(
                "held",
                $"{held} waiting: what some acts call for cannot be issued; administrators see which, and why"
            );
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
            // Looked at first: another server may make the keys and begin while this one reads the file.
            var isBegun = await Database.Read(IsBegun, stop);
            var found = IssuerKeys.Open(
                file,
                passphrase,
                settings.Log.Module,
                false,
                cost,
                time.GetUtcNow()
            );
            if (found is null)
            {
                if (isBegun)
                    throw new IssuingRefusal(
                        $"documents were issued before, but their keys are not in '{file}': put that file back"
                    );
                using var held = await Hold(stop);
                if (held is null)
                    return null;
                _ = await Database.Alone(
                    () =>
                    {
                        found = IssuerKeys.Open(
                            file,
                            passphrase,
                            settings.Log.Module,
                            true,
                            cost,
                            time.GetUtcNow()
                        );
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
        catch (Exception wrong) when (wrong is DocumentException or CryptographicException)
        {
            throw new IssuingRefusal($"the keys in '{file}' cannot be used: {wrong.Message}");
        }
    }

    // Whoever holds the folder is the only one to write the file beside it. The log is published in the same rhythm, and holds it for a moment each time.
    private async Task<IDisposable?> Hold(CancellationToken stop)
    {
        var folder = new LogFolder(settings.Log.Folder!);
        for (var tried = 0; tried < HoldTries; tried++)
        {
            if (folder.Hold() is { } held)
                return held;
            await Task.Delay(HoldAgain, stop);
        }
        return null;
    }

    private void Forget()
    {
        keys?.Dispose();
        (keys, opened) = (null, default);
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
        var (done, events, found) = await Database.Read(
            reading => calling.Next(reading, AtOnce),
            stop
        );
        if (events == 0)
            return false;
        return await Database.Write(
            async change =>
            {
                if (!await IssuedDocuments.Advance(change, done, done + events))
                    return false;
                foreach (var acts in found)
                {
                    var aside = await SetAside.Find(change, acts.Stream);
                    await Settle(change, acts, aside, with);
                }
                return true;
            },
            stop
        );
    }

    // What was set aside is tried again from the first act on that it waits for.
    private async Task TryAgain(IssuerKeys with, CancellationToken stop)
    {
        foreach (var row in await Database.Read(reading => SetAside.Oldest(reading, AtOnce), stop))
            await Database.Write(
                async change =>
                {
                    // Nobody looks at further acts of it, or issues what it calls for, meanwhile.
                    await IssuedDocuments.Hold(change);
                    if (
                        await SetAside.Find(change, row.Stream) is { } aside
                        && (
                            await calling.Since(change, aside) is not { } acts
                            || await Settle(change, acts, null, with)
                        )
                    )
                        await SetAside.Remove(change, row.Stream);
                },
                stop
            );
    }

    // What a stolen key signed stands no more, whoever has it: what is in force of it is issued again under the key that signs now.
    private async Task IssueWhatFell(IssuerKeys with, CancellationToken stop)
    {
        var stolen = await Database.Read(
            reading => KeyRevocations.Compromised(reading, with.Keys),
            stop
        );
        foreach (var key in stolen)
            for (var (after, more) = (0L, true); more; )
                (after, more) = await Database.Write(
                    async change =>
                    {
                        await IssuedDocuments.Hold(change);
                        var some = await IssuedDocuments.InForce(
                            change,
                            key.ValidFrom,
                            key.ValidUntil ?? desk.Now,
                            desk.Now,
                            after,
                            AtOnce
                        );
                        foreach (var row in some)
                            if (SdJwt.Read(row.Document).Issued.KeyId == key.Key.Thumbprint)
                                _ = await issuance.IssueAgain(
                                    change,
                                    row,
                                    null,
                                    $"{key.Key.Thumbprint} {row.Number}",
                                    with
                                );
                        return (some.Count > 0 ? some[^1].Position : after, some.Count == AtOnce);
                    },
                    stop
                );
    }

    // False where what acts call for could not be issued, and is set aside with all that its stream calls for later.
    private async Task<bool> Settle(
        Transaction change,
        Calling acts,
        SetAsideRow? aside,
        IssuerKeys with
    )
    {
        // Whatever waits, what falls is said to fall.
        foreach (var row in await acts.Issued(change))
            if (
                row.ReplacedBy is null
                && acts.StatusOf(row.Part!) is var status
                && status != row.Status
            )
                await IssuedDocuments.Stand(change, row.Number, status);
        if (aside is not null)
            return false;
        var fault = acts.Fault;
        if (fault is null)
            try
            {
                await change.Part(async () =>
                {
                    foreach (var called in acts.Called)
                        _ = await issuance.Issue(change, called, acts.StatusOf(called.Part!), with);
                });
                return true;
            }
            catch (Exception wrong) when (CallingActs.IsOfOneStream(wrong))
            {
                fault = wrong;
            }
        if (await SetAside.Find(change, acts.Stream) is not { } known || known.Why != fault.Message)
            Held(log, fault, acts.Stream);
        await SetAside.Put(
            change,
            new SetAsideRow
            {
                Stream = acts.Stream,
                Position = acts.Position,
                At = desk.Now,
                Tried = desk.Now,
                Why = fault.Message,
            }
        );
        return false;
    }

    [LoggerMessage(
        LogLevel.Error,
        "No documents are issued any more until somebody has looked: {Why}."
    )]
    private static partial void Refused(ILogger log, string why);

    [LoggerMessage(
        LogLevel.Error,
        "What acts of '{Stream}' call for could not be issued and is set aside; it is tried again each minute, and the documents of others are issued."
    )]
    private static partial void Held(ILogger log, Exception why, string stream);

    [LoggerMessage(LogLevel.Error, "Documents could not be issued; it is tried again.")]
    private static partial void Failed(ILogger log, Exception failure);
}

/// <summary>Nothing can be issued as things stand. The message says why, and no secret.</summary>
internal sealed class IssuingRefusal(string message) : Exception(message);
