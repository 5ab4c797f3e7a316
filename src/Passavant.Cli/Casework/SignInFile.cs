using System.Text.Json;

namespace Passavant.Cli.Casework;

/// <summary>The file in which a sign-in is kept for the next command, by server; nobody else may read it.</summary>
internal static class SignInFile
{
    /// <summary>The secret for a server; null where nobody is signed in to it.</summary>
    public static string? Find(Surroundings surroundings, Uri server) =>
        All(surroundings).GetValueOrDefault(server.ToString());

    /// <summary>Keeps a secret.</summary>
    public static void Put(Surroundings surroundings, Uri server, string secret)
    {
        var all = All(surroundings);
        all[server.ToString()] = secret;
        Write(surroundings, all);
    }

    /// <summary>Forgets a secret.</summary>
    public static void Remove(Surroundings surroundings, Uri server)
    {
        var all = All(surroundings);
        if (all.Remove(server.ToString()))
            Write(surroundings, all);
    }

    /// <summary>Where it is.</summary>
    public static string Path(Surroundings surroundings) =>
        System.IO.Path.Combine(Folder(surroundings), "passavant", "sign-ins.json");

    private static string Folder(Surroundings surroundings) =>
        surroundings.Variable("XDG_CONFIG_HOME") is { Length: > 0 } folder ? folder
        : OperatingSystem.IsWindows() && surroundings.Variable("APPDATA") is { Length: > 0 } data
            ? data
        : surroundings.Variable("HOME") is { Length: > 0 } home
            ? System.IO.Path.Combine(home, ".config")
        : System.IO.Path.Combine(surroundings.Folder, ".config");

    private static Dictionary<string, string> All(Surroundings surroundings)
    {
        var path = Path(surroundings);
        if (!File.Exists(path))
            return [];
        try
        {
            return JsonElement
                .Parse(File.ReadAllBytes(path))
                .EnumerateObject()
                .ToDictionary(one => one.Name, one => one.Value.GetString() ?? "");
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException)
        {
            throw new Trouble($"{path} cannot be read; remove it and sign in again.");
        }
    }

    // Written beside and moved, so that it is never half there.
    private static void Write(Surroundings surroundings, Dictionary<string, string> all)
    {
        var path = Path(surroundings);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        var beside = path + ".new";
        File.Delete(beside);
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var stream = new FileStream(beside, options))
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            foreach (var (server, secret) in all.OrderBy(one => one.Key, StringComparer.Ordinal))
                writer.WriteString(server, secret);
            writer.WriteEndObject();
        }
        File.Move(beside, path, overwrite: true);
    }
}
