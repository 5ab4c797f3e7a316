using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace Passavant.Store;

/// <summary>A program that comes with PostgreSQL.</summary>
internal static class PostgresProgram
{
    private const string Installed = "/usr/lib/postgresql";

    /// <summary>Runs one to its end.</summary>
    /// <param name="connection">The database it is to work on, told to it by its environment, where other users of the machine do not read it; null for none.</param>
    /// <exception cref="UnfitDatabaseException">It is not installed, or it failed; the message is its own.</exception>
    public static async Task Run(
        string name,
        string? connection,
        IReadOnlyList<string> arguments,
        CancellationToken cancellation
    )
    {
        var start = new ProcessStartInfo(Find(name), arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
        };
        if (connection is not null)
            Tell(start.Environment, new NpgsqlConnectionStringBuilder(connection));
        try
        {
            using var process = Process.Start(start)!;
            process.StandardInput.Close();
            var printed = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
            var complaint = process.StandardError.ReadToEndAsync(CancellationToken.None);
            try
            {
                await process.WaitForExitAsync(cancellation);
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                throw;
            }
            _ = await printed;
            if (process.ExitCode != 0)
                throw new UnfitDatabaseException(
                    $"{name} ended with code {process.ExitCode}: {(await complaint).Trim()}"
                );
        }
        catch (Win32Exception)
        {
            throw new UnfitDatabaseException(
                $"{name} is not installed here. It comes with PostgreSQL's client programs (in Debian, the package postgresql-client) and must be as new as the server."
            );
        }
    }

    private static string Find(string name)
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(
            Path.PathSeparator,
            StringSplitOptions.RemoveEmptyEntries
        );
        // Debian keeps a version's own programs off the PATH.
        IEnumerable<string> versions = Directory.Exists(Installed)
            ? Directory
                .EnumerateDirectories(Installed)
                .OrderByDescending(folder =>
                    int.TryParse(
                        Path.GetFileName(folder),
                        NumberStyles.None,
                        CultureInfo.InvariantCulture,
                        out var version
                    )
                        ? version
                        : 0
                )
                .Select(folder => Path.Combine(folder, "bin"))
            : [];
        return folders
                .Concat(versions)
                .Select(folder => Path.Combine(folder, name))
                .FirstOrDefault(File.Exists)
            ?? name;
    }

    private static void Tell(
        IDictionary<string, string?> environment,
        NpgsqlConnectionStringBuilder connection
    )
    {
        Set("PGHOST", connection.Host);
        Set("PGPORT", connection.Port.ToString(CultureInfo.InvariantCulture));
        Set("PGUSER", connection.Username);
        Set("PGPASSWORD", connection.Password);
        Set("PGDATABASE", connection.Database);
        Set("PGPASSFILE", connection.Passfile);
        Set("PGSSLROOTCERT", connection.RootCertificate);
        Set("PGSSLCERT", connection.SslCertificate);
        Set("PGSSLKEY", connection.SslKey);
        Set(
            "PGSSLMODE",
            connection.SslMode switch
            {
                SslMode.VerifyCA => "verify-ca",
                SslMode.VerifyFull => "verify-full",
                var mode => mode.ToString().ToLowerInvariant(),
            }
        );

        void Set(string name, string? value)
        {
            if (value is not null)
                environment[name] = value;
        }
    }
}
