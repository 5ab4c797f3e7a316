using System.Text;
using Passavant.Cli.Tests.Documents;
using Passavant.Trust.Documents;

namespace Passavant.Cli.Tests;

/// <summary>The command in a folder of its own, on a day of its own, without a process.</summary>
internal sealed class Command : IDisposable
{
    public static readonly DateOnly Today = new(2026, 11, 25);

    private Command() => Directory.CreateDirectory(Folder);

    public string Folder { get; } =
        Path.Combine(Path.GetTempPath(), "passavant-tests", Guid.NewGuid().ToString("N"));

    public Dictionary<string, string> Variables { get; } = [];

    public Stream Input { get; set; } = Stream.Null;

    public CancellationToken Stop { get; set; }

    /// <summary>A command in an empty folder.</summary>
    public static Command Empty() => new();

    /// <summary>A command in a folder with a small accord in <c>accords/ours</c>, which it uses by default.</summary>
    public static Command WithAccord()
    {
        var command = new Command();
        Assert.Equal(
            0,
            command
                .Run("accord", "new", "accords/ours", "--title", "Our accord", "--state", "AUR")
                .Code
        );
        command.Variables[AccordFolders.Variable] = "accords/ours";
        return command;
    }

    /// <summary>The checkout's own folder of that name.</summary>
    public static string Shipped(string relative) => Path.Combine(Repository.Root, relative);

    public string PathOf(string file) => Path.Combine(Folder, file);

    public string Read(string file) => File.ReadAllText(PathOf(file));

    public bool Has(string file) => File.Exists(PathOf(file));

    public Command With(string file, string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(file))!);
        File.WriteAllText(PathOf(file), content, new UTF8Encoding(false));
        return this;
    }

    public Ran Run(params string[] args)
    {
        using var output = new MemoryStream();
        var (code, error) = RunInto(output, args);
        return new Ran(code, Encoding.UTF8.GetString(output.ToArray()), error);
    }

    public (int Code, string Error) RunInto(Stream output, params string[] args)
    {
        using var error = new StringWriter { NewLine = "\n" };
        var surroundings = new Surroundings(Input, output, error, new Noon())
        {
            Folder = Folder,
            KeystoreCost = new KeystoreCost(8, 1),
            Stop = Stop,
            Variable = Variables.GetValueOrDefault,
        };
        return (
            PassavantCommand.Run(args, surroundings),
            error.ToString().Replace(Folder, "FOLDER", StringComparison.Ordinal)
        );
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    /// <summary>What a run gave.</summary>
    public sealed record Ran(int Code, string Output, string Error)
    {
        /// <summary>Everything, for golden texts: the pace differs from run to run.</summary>
        public string Text =>
            System.Text.RegularExpressions.Regex.Replace(
                $"{Output}{(Error.Length > 0 ? $"--- standard error\n{Error}" : "")}--- exit code {Code}\n",
                "[0-9,.]+ rows/s",
                "N rows/s"
            );
    }

    private sealed class Noon : TimeProvider
    {
        public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

        public override DateTimeOffset GetUtcNow() =>
            new(Today.ToDateTime(new TimeOnly(12, 0)), TimeSpan.Zero);
    }
}
