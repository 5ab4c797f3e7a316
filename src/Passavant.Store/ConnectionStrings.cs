using Microsoft.Data.Sqlite;
using Npgsql;

namespace Passavant.Store;

/// <summary>The ways to name records, brought to the form each driver reads.</summary>
internal static class ConnectionStrings
{
    /// <summary>The connection string of a PostgreSQL database, or null where the text names none.</summary>
    public static string? Postgres(string text)
    {
        if (
            text.StartsWith("postgres://", StringComparison.OrdinalIgnoreCase)
            || text.StartsWith("postgresql://", StringComparison.OrdinalIgnoreCase)
        )
            return FromUri(new Uri(text));
        var names = text.Split(';').Select(part => part.Split('=')[0].Trim()).ToArray();
        return
            text.Contains('=', StringComparison.Ordinal)
            && names.Any(name =>
                name.Equals("Host", StringComparison.OrdinalIgnoreCase)
                || name.Equals("Server", StringComparison.OrdinalIgnoreCase)
            )
            ? new NpgsqlConnectionStringBuilder(text).ConnectionString
            : null;
    }

    /// <summary>The connection string of a SQLite file, with what every connection to it must keep to.</summary>
    public static string Sqlite(string text)
    {
        var isPath =
            !text.StartsWith("Data Source", StringComparison.OrdinalIgnoreCase)
            && !text.StartsWith("DataSource", StringComparison.OrdinalIgnoreCase)
            && !text.StartsWith("Filename", StringComparison.OrdinalIgnoreCase);
        var builder = isPath
            ? new SqliteConnectionStringBuilder { DataSource = text }
            : new SqliteConnectionStringBuilder(text);
        if (builder.DataSource.Length == 0)
            throw new ArgumentException("It names no file.");
        builder.ForeignKeys = true;
        builder.RecursiveTriggers = true; // else a row that replaces another slips past its triggers
        builder.Pooling = true;
        return builder.ConnectionString;
    }

    private static string FromUri(Uri uri)
    {
        var builder = new NpgsqlConnectionStringBuilder
        {
            Host = Uri.UnescapeDataString(uri.Host),
            Database = Uri.UnescapeDataString(uri.AbsolutePath.TrimStart('/')),
        };
        if (uri.Port > 0)
            builder.Port = uri.Port;
        var login = uri.UserInfo.Split(':', 2);
        if (login[0].Length > 0)
            builder.Username = Uri.UnescapeDataString(login[0]);
        if (login.Length > 1)
            builder.Password = Uri.UnescapeDataString(login[1]);
        foreach (
            var pair in uri
                .Query.TrimStart('?')
                .Split('&', StringSplitOptions.RemoveEmptyEntries)
                .Select(part => part.Split('=', 2))
        )
        {
            var name = Uri.UnescapeDataString(pair[0]);
            var value = pair.Length > 1 ? Uri.UnescapeDataString(pair[1]) : "";
            if (name == "sslmode") // written verify-full there, VerifyFull by the driver
                builder.SslMode = Enum.Parse<SslMode>(
                    value.Replace("-", "", StringComparison.Ordinal),
                    ignoreCase: true
                );
            else
                builder[name] = value;
        }
        return builder.ConnectionString;
    }
}
