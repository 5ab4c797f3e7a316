using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

[assembly: AssemblyFixture(typeof(Passavant.Store.Tests.PostgresServer))]

namespace Passavant.Store.Tests;

/// <summary>A PostgreSQL server of these tests' own, started when the first of them asks for a database, ended and removed with the last.</summary>
/// <remarks>Linked into other test projects. Skips a test where PostgreSQL is not installed, or fails it when PASSAVANT_REQUIRE_ALL=1.</remarks>
public sealed class PostgresServer : IDisposable
{
    private static readonly Lock Starting = new();
    private static PostgresServer? running;
    private readonly string folder = "";
    private readonly int port;
    private int databases;

    /// <summary>What the test run holds on to, so that the server ends with it.</summary>
    public PostgresServer() { }

    private PostgresServer(string folder, int port)
    {
        this.folder = folder;
        this.port = port;
    }

    /// <summary>The connection string of a new, empty database.</summary>
    public static string NewDatabase()
    {
        var server = Running();
        var name = $"test_{Interlocked.Increment(ref server.databases)}";
        Run(
            server.folder,
            "psql",
            "-h",
            "127.0.0.1",
            "-p",
            $"{server.port}",
            "-U",
            "postgres",
            "-d",
            "postgres",
            "-q",
            "-c",
            $"CREATE DATABASE {name}"
        );
        return $"Host=127.0.0.1;Port={server.port};Username=postgres;Database={name};Maximum Pool Size=40";
    }

    /// <summary>Ends the server at once, without a checkpoint, and starts it again on what it left.</summary>
    public static Task Crash() =>
        Task.Run(() =>
        {
            var server = Running();
            Run(server.folder, "pg_ctl", "-D", Data(server.folder), "-m", "immediate", "stop");
            Serve(server.folder, server.port);
        });

    /// <inheritdoc />
    public void Dispose()
    {
        lock (Starting)
        {
            if (running is not { } server)
                return;
            running = null;
            Run(server.folder, "pg_ctl", "-D", Data(server.folder), "-m", "immediate", "stop");
            Directory.Delete(server.folder, recursive: true);
        }
    }

    private static PostgresServer Running()
    {
        lock (Starting)
            return running ??= Start();
    }

    private static PostgresServer Start()
    {
        if (Program("initdb") is null)
        {
            const string Reason =
                "needs PostgreSQL: no initdb on the PATH or in /usr/lib/postgresql";
            if (Environment.GetEnvironmentVariable("PASSAVANT_REQUIRE_ALL") == "1")
                Assert.Fail(Reason);
            Assert.Skip(Reason);
        }
        var folder = Directory.CreateTempSubdirectory("passavant-pg-").FullName;
        if (IsRoot)
            Run(null, "chown", "postgres", folder);
        Run(
            folder,
            "initdb",
            "-A",
            "trust",
            "-U",
            "postgres",
            "-E",
            "UTF8",
            "--no-sync",
            "-D",
            Data(folder)
        );
        var port = FreePort();
        Serve(folder, port);
        Watch(folder);
        return new PostgresServer(folder, port);
    }

    private static void Serve(string folder, int port) =>
        Run(
            folder,
            "pg_ctl",
            "-D",
            Data(folder),
            "-l",
            Path.Combine(folder, "log"),
            "-w",
            "-o",
            $"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} -c fsync=off -c max_connections=300",
            "start"
        );

    /// <summary>Leaves somebody behind who ends the server where these tests are killed before they could.</summary>
    private static void Watch(string folder) =>
        Process
            .Start(
                new ProcessStartInfo(
                    "/bin/sh",
                    [
                        "-c",
                        "exec >/dev/null 2>&1 </dev/null; while kill -0 \"$0\"; do sleep 2; done; [ -e \"$1/data/postmaster.pid\" ] && kill -QUIT \"$(head -n 1 \"$1/data/postmaster.pid\")\"; until rm -rf \"$1\"; do sleep 1; done",
                        $"{Environment.ProcessId}",
                        folder,
                    ]
                )
            )!
            .Dispose();

    private static bool IsRoot => Environment.UserName == "root";

    private static string Data(string folder) => Path.Combine(folder, "data");

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string? Program(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Concat(
                Directory.Exists("/usr/lib/postgresql")
                    ? Directory
                        .EnumerateDirectories("/usr/lib/postgresql")
                        .OrderDescending(StringComparer.Ordinal)
                        .Select(version => Path.Combine(version, "bin"))
                    : []
            )
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists);

    /// <summary>Runs a program to its end; PostgreSQL's own refuse to be run by root, so they run as postgres there.</summary>
    private static void Run(string? folder, string name, params string[] arguments)
    {
        var program = Program(name) ?? throw new FileNotFoundException($"{name} is not installed.");
        string[] command =
            IsRoot && name is ("initdb" or "pg_ctl")
                ? ["runuser", "-u", "postgres", "--", program, .. arguments]
                : [program, .. arguments];
        // The server keeps what it inherits open: its output goes to files, so that nobody waits for it to end.
        var start = new ProcessStartInfo(
            "/bin/sh",
            ["-c", "exec \"$@\" >\"$0\" 2>&1 </dev/null", Path.GetTempFileName(), .. command]
        )
        {
            WorkingDirectory = folder ?? Path.GetTempPath(),
        };
        var printed = start.ArgumentList[2];
        try
        {
            using var process = Process.Start(start)!;
            process.WaitForExit();
            if (process.ExitCode != 0)
                throw new InvalidOperationException(
                    $"{name} ended with {process.ExitCode}: {File.ReadAllText(printed)}"
                );
        }
        finally
        {
            File.Delete(printed);
        }
    }
}
