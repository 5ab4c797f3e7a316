using System.Net;
using Passavant.Cli.Files;
using Passavant.Trust.Log;

namespace Passavant.Cli.Trust;

/// <summary>That a log could not be read on: what was asked for may be there, and nobody can tell.</summary>
internal sealed class LogUnreadableException(string message) : Exception(message);

/// <summary>Where the files of a log are read: a folder, or a prefix on a web server.</summary>
internal abstract class LogSource : IDisposable
{
    private const string Separator = "://";

    /// <summary>The log a user names.</summary>
    /// <exception cref="Trouble">There is no such folder, or the address is none that is read.</exception>
    public static LogSource Open(string place, Surroundings surroundings)
    {
        if (place.Contains(Separator, StringComparison.Ordinal))
            return new Web(Address(place), surroundings.Stop);
        var folder = Path.Combine(surroundings.Folder, place);
        return Directory.Exists(folder)
            ? new Folder(folder)
            : throw new Trouble(
                File.Exists(folder)
                    ? $"{place} is a file; expected the folder or the address of a log."
                    : $"there is no folder {place}; expected the folder of a log, or its address, such as https://licensing.example/log."
            );
    }

    /// <summary>The bytes under a path of the log; null where there is nothing.</summary>
    /// <exception cref="LogUnreadableException">It cannot be told whether there is.</exception>
    public byte[]? Read(string path) => Read(path, Longest(path));

    /// <summary>Says what will be read next, in that order, so that it may be fetched ahead. What is read all the same may be anything.</summary>
    public virtual void Expect(IEnumerable<string> paths) { }

    public abstract void Dispose();

    protected abstract byte[]? Read(string path, int longest);

    private static int Longest(string path) =>
        path.StartsWith("tile/", StringComparison.Ordinal)
            ? EntryBundle.Longest
            : SignedNote.Longest;

    private static Uri Address(string place)
    {
        if (
            !Uri.TryCreate(place, UriKind.Absolute, out var address)
            || address.Scheme is not ("http" or "https")
        )
            throw new Trouble(
                $"'{Shown(place)}' is no address that is read; expected one that begins with https:// or http://."
            );
        return address is { UserInfo: "", Query: "", Fragment: "" }
            ? new Uri(address.GetLeftPart(UriPartial.Path).TrimEnd('/') + "/")
            : throw new Trouble(
                $"'{Shown(place)}' is no address of a log; expected one without a name, a question mark or a hash, such as https://licensing.example/log."
            );
    }

    private static string Shown(string text) => Casework.Reading.Plain(text);

    private sealed class Folder(string folder) : LogSource
    {
        public override void Dispose() { }

        protected override byte[]? Read(string path, int longest)
        {
            try
            {
                using var file = new FileStream(
                    Path.Combine(folder, path),
                    FileMode.Open,
                    FileAccess.Read,
                    FileShare.ReadWrite | FileShare.Delete
                );
                return BoundedFile.ReadUpTo(file, longest)
                    ?? throw new LogUnreadableException(
                        $"{path} has more than {longest} bytes, the most such a file can have"
                    );
            }
            catch (Exception wrong)
                when (wrong is FileNotFoundException or DirectoryNotFoundException)
            {
                return null;
            }
            catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
            {
                throw new LogUnreadableException($"{path} cannot be read: {wrong.Message}");
            }
        }
    }

    private sealed class Web(Uri address, CancellationToken stop) : LogSource
    {
        private const int Tries = 3;

        // A few requests at once hide how far away the server is; each may hold a bundle of the longest.
        private const int AtOnce = 8;

        private readonly Queue<(string Path, Task<byte[]?> Bytes)> ahead = new(AtOnce);
        private readonly CancellationTokenSource end =
            CancellationTokenSource.CreateLinkedTokenSource(stop);
        private IEnumerator<string>? expected;

        // Where a log is read is where its user said: what it answers sends nobody elsewhere.
        private readonly HttpClient client = new(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                ConnectTimeout = TimeSpan.FromSeconds(10),
                MaxConnectionsPerServer = AtOnce,
            }
        )
        {
            Timeout = TimeSpan.FromSeconds(60),
            MaxResponseContentBufferSize = EntryBundle.Longest,
        };

        public override void Expect(IEnumerable<string> paths)
        {
            expected?.Dispose();
            expected = paths.GetEnumerator();
            ahead.Clear();
            FetchAhead();
        }

        public override void Dispose()
        {
            end.Cancel();
            expected?.Dispose();
            client.Dispose();
            end.Dispose();
        }

        protected override byte[]? Read(string path, int longest)
        {
            if (!ahead.TryPeek(out var next) || next.Path != path)
                return Fetch(path, longest).GetAwaiter().GetResult();
            _ = ahead.Dequeue();
            FetchAhead();
            return next.Bytes.GetAwaiter().GetResult();
        }

        private void FetchAhead()
        {
            while (ahead.Count < AtOnce && expected?.MoveNext() == true)
                ahead.Enqueue(
                    (expected.Current, Fetch(expected.Current, Longest(expected.Current)))
                );
        }

        private async Task<byte[]?> Fetch(string path, int longest)
        {
            for (var tries = 1; ; tries++)
                try
                {
                    using var request = new HttpRequestMessage(
                        HttpMethod.Get,
                        new Uri(address, path)
                    );
                    using var response = await client.SendAsync(request, end.Token);
                    if (response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Gone)
                        return null;
                    if (response.StatusCode == HttpStatusCode.OK)
                        return BoundedFile.ReadUpTo(
                                await response.Content.ReadAsStreamAsync(end.Token),
                                longest
                            )
                            ?? throw new LogUnreadableException(
                                $"{path} has more than {longest} bytes, the most such a file can have"
                            );
                    if ((int)response.StatusCode < 500 || tries == Tries)
                        throw new LogUnreadableException(
                            (int)response.StatusCode is >= 300 and < 400
                                ? $"{path}: the server of {address} sends elsewhere ({Shown(response.Headers.Location?.ToString() ?? "it does not say where")}); nobody is followed there: give that address if it is the log's"
                                : $"{path}: the server of {address} answers {(int)response.StatusCode}"
                        );
                }
                catch (Exception wrong)
                    when (wrong is HttpRequestException or IOException
                        || wrong is OperationCanceledException && !end.IsCancellationRequested
                    )
                {
                    if (tries == Tries || wrong is OperationCanceledException)
                        throw new LogUnreadableException(
                            $"{path} cannot be read from {address}: {Shown(wrong.InnerException?.Message ?? wrong.Message)}"
                        );
                }
        }
    }
}
