using System.Globalization;
using System.Text;
using Passavant.Trust.Log;

namespace Passavant.Web.Log;

/// <summary>The witnesses of the policy, as this server asks them to cosign (c2sp.org/tlog-witness).</summary>
/// <remarks>Remembers of each what size it cosigned last and when to ask it again; forgets both with the process, and is told the size again by the witness. Not for several threads at once.</remarks>
internal sealed partial class Witnesses(Policy policy, TimeProvider time, ILogger log) : IDisposable
{
    /// <summary>The most witnesses a policy may name here: their signatures have to fit under one checkpoint.</summary>
    public const int Most = 50;

    private const int MostFailures = 7;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(5);

    private readonly HttpClient client = new(
        new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            ConnectTimeout = TimeSpan.FromSeconds(3),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        }
    )
    {
        Timeout = Patience,
        MaxResponseContentBufferSize = SignedNote.Longest,
    };

    // One witness may have several keys, and is asked once for all of them.
    private readonly List<One> all =
    [
        .. policy
            .Witnesses.Where(one => one.Url is not null)
            .GroupBy(one => one.Url!.TrimEnd('/'), StringComparer.Ordinal)
            .Select(same => new One(same.Key, [.. same])),
    ];

    private sealed class One(string url, IReadOnlyList<PolicyWitness> keys)
    {
        public IReadOnlyList<PolicyWitness> Keys { get; } = keys;
        public Uri Address { get; } = new(url + "/add-checkpoint");
        public string Name => Keys[0].Name;
        public long Last { get; set; }
        public int Failures { get; set; }
        public DateTimeOffset NotBefore { get; set; }
        public string? Trouble { get; set; }
        public string? Alarm { get; set; }
    }

    /// <summary>What they are to do.</summary>
    public Policy Policy => policy;

    /// <summary>Whether all have to be asked about what is signed already, before anything new is: after a start, and while one contradicts.</summary>
    public bool MustAgreeFirst { get; private set; } = true;

    /// <summary>Why a witness has not cosigned when it was asked last; null where it has, or was not asked.</summary>
    public string? TroubleOf(PolicyWitness witness) =>
        witness.Url is null
            ? "the policy has no address for it"
            : all.First(one => one.Keys.Contains(witness)).Trouble;

    /// <summary>Asks those that have not cosigned, all at once, and answers what they signed. Those that do not answer are asked again later.</summary>
    /// <param name="cosigned">Those that have.</param>
    /// <param name="own">The keys of this log, for what a witness shows.</param>
    /// <param name="nodes">The hashes of the log.</param>
    /// <exception cref="LogRefusal">One has cosigned a tree that this one does not continue.</exception>
    public async Task<IReadOnlyList<NoteSignature>> Ask(
        SignedCheckpoint signed,
        IReadOnlySet<PolicyWitness> cosigned,
        IReadOnlyList<VerifierKey> own,
        NodeSource nodes,
        CancellationToken stop
    )
    {
        var now = time.GetUtcNow();
        var asked = all.Where(one =>
                MustAgreeFirst
                || one.NotBefore <= now && !one.Keys.All(key => cosigned.Contains(key))
            )
            .ToList();
        // The tiles are read by one at a time.
        var given = await Task.WhenAll(asked.Select(one => Ask(one, signed, own, nodes, stop)));
        MustAgreeFirst = all.Exists(one => one.Alarm is not null);
        if (all.Find(one => one.Alarm is not null) is { } alarmed)
            throw new LogRefusal(alarmed.Alarm!);
        return
        [
            .. given
                .SelectMany(lines => lines)
                .Where(line => !cosigned.Any(witness => witness.Key.Claims(line))),
        ];
    }

    private async Task<IReadOnlyList<NoteSignature>> Ask(
        One one,
        SignedCheckpoint signed,
        IReadOnlyList<VerifierKey> own,
        NodeSource nodes,
        CancellationToken stop
    )
    {
        var size = signed.Checkpoint.Head.Size;
        var old = Math.Min(one.Last, size);
        // It may say once that it saw another size last.
        for (var tries = 1; ; tries++)
        {
            WitnessRequest? request;
            lock (all)
                request = WitnessRequest.Of(old, signed, nodes);
            if (request is null)
            {
                // The tiles are not written yet; it is asked again once they are.
                one.Trouble = $"the log here has no proof from size {old}";
                return [];
            }
            var (status, body) = await Post(one, request, stop);
            if (status == 0)
                return Failed(one, Encoding.UTF8.GetString(body));
            var reply = WitnessReply.Read(
                status,
                body,
                request,
                [.. one.Keys.Select(key => key.Key)]
            );
            switch (reply)
            {
                case WitnessReply.Cosigned cosigned:
                    (one.Last, one.Failures, one.Trouble, one.Alarm) = (size, 0, null, null);
                    return cosigned.Signatures;
                case WitnessReply.Elsewhere elsewhere when tries == 1:
                    if (elsewhere.Size < one.Last)
                        WentBack(log, one.Name, one.Last, elsewhere.Size);
                    old = one.Last = elsewhere.Size;
                    break;
                case WitnessReply.Ahead ahead:
                    return await Alarm(
                        one,
                        signed,
                        own,
                        $"has cosigned {ahead.Size} entries of this log, and here there are {size}",
                        stop
                    );
                case WitnessReply.Refused when Contradicts(status, body, old):
                    return await Alarm(
                        one,
                        signed,
                        own,
                        $"has cosigned {old} entries of this log that the {size} here do not continue",
                        stop
                    );
                case WitnessReply.Refused refused:
                    return Failed(one, $"it answers {refused.Status}: {refused.Words.Trim()}");
                default:
                    return Failed(one, "it says another size each time it is asked");
            }
        }
    }

    // It saw what it was told that it saw, and that does not lead here.
    private static bool Contradicts(int status, byte[] body, long old) =>
        status == 422 && old > 0
        || status == 409
            && Encoding.UTF8.GetString(body) == old.ToString(CultureInfo.InvariantCulture) + "\n";

    private async Task<(int Status, byte[] Body)> Post(
        One one,
        WitnessRequest request,
        CancellationToken stop
    )
    {
        try
        {
            using var content = new ByteArrayContent(request.ToBytes());
            using var response = await client.PostAsync(one.Address, content, stop);
            return ((int)response.StatusCode, await response.Content.ReadAsByteArrayAsync(stop));
        }
        catch (Exception wrong)
            when (wrong is HttpRequestException or IOException
                || wrong is OperationCanceledException && !stop.IsCancellationRequested
            )
        {
            return (
                0,
                Encoding.UTF8.GetBytes(
                    wrong is OperationCanceledException
                        ? $"it did not answer within {Patience.TotalSeconds:0} seconds"
                        : $"it does not answer: {wrong.InnerException?.Message ?? wrong.Message}"
                )
            );
        }
    }

    private IReadOnlyList<NoteSignature> Failed(One one, string words)
    {
        if (one.Trouble != words)
            NotCosigned(log, one.Name, words);
        one.Trouble = words;
        one.NotBefore = time.GetUtcNow() + FirstPause * (1 << one.Failures);
        one.Failures = Math.Min(one.Failures + 1, MostFailures);
        return [];
    }

    private async Task<IReadOnlyList<NoteSignature>> Alarm(
        One one,
        SignedCheckpoint signed,
        IReadOnlyList<VerifierKey> own,
        string what,
        CancellationToken stop
    )
    {
        var origin = signed.Checkpoint.Origin;
        var (place, shown) = await Shown(one, origin, stop);
        var evidence =
            SignedCheckpoint.TryParse(shown, out var other, out _)
            && other.Checkpoint.Origin == origin
            && other.Note.TryVerify(own, out var verified, out _)
            && verified.Count > 0
                ? $"It shows a checkpoint of {other.Checkpoint.Head.Size} entries with this log's own signature at {place}"
                : $"It does not show one that this log signed at {place}, and may be mistaken";
        one.Trouble = what;
        one.Alarm =
            $"the witness '{one.Name}' {what}: either these records were restored from an old copy, or another server signs under this name. {evidence}. "
            + "Put the newest copy of the records, of the folder of the log and of its keys in place and start again; "
            + "if what was signed since is lost, the log must go on under another origin, and whoever relies on it must be told. "
            + "If the witness is mistaken, take it out of the policy";
        return [];
    }

    private async Task<(Uri, byte[])> Shown(One one, string origin, CancellationToken stop)
    {
        var place = new Uri(one.Address, Witness.PathOf(origin));
        try
        {
            return (place, await client.GetByteArrayAsync(place, stop));
        }
        catch (Exception wrong)
            when (wrong is HttpRequestException or IOException
                || wrong is OperationCanceledException && !stop.IsCancellationRequested
            )
        {
            return (place, []);
        }
    }

    public void Dispose() => client.Dispose();

    [LoggerMessage(
        LogLevel.Warning,
        "The witness {Name} has not cosigned the log: {Why}. It is asked again."
    )]
    private static partial void NotCosigned(ILogger log, string name, string why);

    [LoggerMessage(
        LogLevel.Warning,
        "The witness {Name} cosigned the log at {Before} entries, and now remembers {Now}: it went back to an old copy of what it saw. It is asked to cosign from there."
    )]
    private static partial void WentBack(ILogger log, string name, long before, long now);
}
