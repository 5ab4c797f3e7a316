using System.Text;
using Passavant.Cli.Trust;

namespace Passavant.Cli.Tests.Documents;

/// <summary>Runs the commands of one page, one after the other, in a copy of what they may reach. The day is 2026-12-01.</summary>
internal sealed class Session : IDisposable
{
    private static readonly string[] Prefixes =
    [
        "passavant ",
        "dotnet run --project src/Passavant.Cli -- ",
    ];
    private readonly string folder = Repository.Copy();

    /// <summary>Writes a block that carries the name of a file.</summary>
    public void Write(FencedBlock block)
    {
        var path = Path.GetFullPath(Path.Combine(folder, block.Name));
        Assert.StartsWith(folder, path, StringComparison.Ordinal);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, block.Text);
    }

    /// <summary>Runs the commands of a block and compares what they print, standard error last, with the text shown, if any. A command that is not ours is passed over; a line <c># exit code 1</c> says how the one before it ends.</summary>
    public void Run(FencedBlock block, FencedBlock? shown)
    {
        var (printed, ours) = (new StringBuilder(), false);
        var lines = block
            .Text.Replace("\\\n", "", StringComparison.Ordinal)
            .Split('\n', StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < lines.Length; i++)
        {
            if (
                Array.Find(
                    Prefixes,
                    prefix => lines[i].StartsWith(prefix, StringComparison.Ordinal)
                )
                is not { } prefix
            )
                continue;
            ours = true;
            var expected =
                lines.ElementAtOrDefault(i + 1) is { } next
                && next.StartsWith("# exit code ", StringComparison.Ordinal)
                    ? int.Parse(next[12..])
                    : 0;
            var (code, text) = Run(ShellWords.Split(lines[i][prefix.Length..]));
            Assert.True(
                code == expected,
                $"{block}: '{lines[i]}' ended with {code}, not {expected}:\n{text}"
            );
            printed.Append(text);
        }
        if (shown is not null && ours)
            Assert.True(
                Elided.Matches(shown.Text, printed.ToString()),
                $"{shown}: the page shows\n{shown.Text}\nbut the command prints\n{printed}"
            );
    }

    private (int Code, string Text) Run(IReadOnlyList<string> args)
    {
        using var output = new MemoryStream();
        using var error = new StringWriter { NewLine = "\n" };
        var code = PassavantCommand.Run(
            args,
            new Surroundings(Stream.Null, output, error, new FixedClock())
            {
                Folder = folder,
                Variable = name => name == KeystoreAtHand.Variable ? "an example passphrase" : null,
            }
        );
        var text = Encoding.UTF8.GetString(output.ToArray()) + error;
        return (code, text.Replace(folder + "/", "", StringComparison.Ordinal));
    }

    public void Dispose() => Directory.Delete(folder, true);

    private sealed class FixedClock : TimeProvider
    {
        public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

        public override DateTimeOffset GetUtcNow() => new(2026, 12, 1, 9, 0, 0, TimeSpan.Zero);
    }
}
