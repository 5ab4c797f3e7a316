using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Passavant.Casework.Bench;

/// <summary>A server as a process of its own, so that it can be killed.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private readonly Process process;

    private ServerProcess(Process process, Uri address, TimeSpan readyAfter) =>
        (this.process, Address, ReadyAfter) = (process, address, readyAfter);

    public Uri Address { get; }

    /// <summary>How long it took from its start to its first answer.</summary>
    public TimeSpan ReadyAfter { get; }

    public int Id => process.Id;

    /// <summary>The processor time it has used, in seconds.</summary>
    public double ProcessorSeconds
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime.TotalSeconds;
        }
    }

    /// <summary>Starts a server over records and waits until it answers.</summary>
    /// <param name="log">The folder it signs its log in; null where it signs none.</param>
    /// <param name="settings">What else it is set to, such as <c>--Casework:Webhooks:Neighbours=true</c>.</param>
    public static async Task<ServerProcess> Start(
        string database,
        int? port = null,
        string? log = null,
        params IEnumerable<string> settings
    )
    {
        var address = new Uri($"http://127.0.0.1:{port ?? FreePort()}");
        var began = Stopwatch.GetTimestamp();
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (
            var argument in new[]
            {
                Path.Combine(AppContext.BaseDirectory, "passavant-server.dll"),
                "--database",
                database,
                "--urls",
                $"{address}",
            }
        )
            start.ArgumentList.Add(argument);
        if (log is not null)
            foreach (
                var (name, value) in new[]
                {
                    ("Log:Folder", log),
                    ("Log:Origin", SignedLog.Origin),
                    ("Keys:File", log + ".keys"),
                    ("Keys:Passphrase", "known to the drill"),
                }
            )
                start.ArgumentList.Add($"--Casework:{name}={value}");
        foreach (var setting in settings)
            start.ArgumentList.Add(setting);
        var process = Process.Start(start)!;
        var said = new System.Text.StringBuilder();
        process.OutputDataReceived += (_, line) => Say(line.Data);
        process.ErrorDataReceived += (_, line) => Say(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(2) };
        while (true)
        {
            if (process.HasExited)
                throw new InvalidOperationException($"The server did not start: {said}");
            try
            {
                using var answer = await client.GetAsync(new Uri(address, "/healthz"));
                if (answer.IsSuccessStatusCode)
                    break;
            }
            catch (Exception failure)
                when (failure is HttpRequestException or TaskCanceledException) { }
            await Task.Delay(20);
        }
        return new ServerProcess(process, address, Stopwatch.GetElapsedTime(began));

        void Say(string? line)
        {
            lock (said)
                if (line is not null && said.Length < 20_000)
                    _ = said.AppendLine(line);
        }
    }

    /// <summary>Ends it at once, as a power failure would.</summary>
    public async Task Kill()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            await Kill();
        process.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
