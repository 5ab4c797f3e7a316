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
    public byte[]? Read(string path)
    {
        var longest = path.StartsWith("tile/", StringComparison.Ordinal)
            ? EntryBundle.Longest
            : SignedNote.Longest;
        return Read(path, longest);
    }

    public abstract void Dispose();

    protected abstract byte[]? Read(string path, int longest);

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

        // Where a log is read is where its user said: what it answers sends nobody elsewhere.
        private readonly HttpClient client = new(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                ConnectTimeout = TimeSpan.FromSeconds(10),
            }
        )
        {
            Timeout = TimeSpan.FromSeconds(60),
            MaxResponseContentBufferSize = EntryBundle.Longest,
        };

        public override void Dispose() => client.Dispose();

        protected override byte[]? Read(string path, int longest)
        {
            for (var tries = 1; ; tries++)
                try
                {
                    using var request = new HttpRequestMessage(
                        HttpMethod.Get,
                        new Uri(address, path)
                    );
                    using var response = client.Send(request, stop);
                    if (response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Gone)
                        return null;
                    if (response.StatusCode == HttpStatusCode.OK)
                        return BoundedFile.ReadUpTo(response.Content.ReadAsStream(stop), longest)
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
                        || wrong is OperationCanceledException && !stop.IsCancellationRequested
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
