using System.CommandLine;
using System.Text;
using Passavant.Trust.Documents;

namespace Passavant.Cli;

/// <summary>What the command reaches of the world: streams, the clock, settings, and whether a person watches. Everything else is arguments.</summary>
internal sealed class Surroundings : InvocationConfiguration
{
    private static readonly UTF8Encoding Utf8 = new(false);

    public Surroundings(Stream stdin, Stream stdout, TextWriter stderr, TimeProvider clock)
    {
        Input = stdin;
        Bytes = stdout;
        Clock = clock;
        Output = new StreamWriter(stdout, Utf8, 4096, leaveOpen: true) { NewLine = "\n" };
        Error = stderr;
        EnableDefaultExceptionHandler = false;
        ProcessTerminationTimeout = null;
    }

    /// <summary>Standard input.</summary>
    public Stream Input { get; }

    /// <summary>Standard output as bytes; flush <see cref="InvocationConfiguration.Output"/> before writing here.</summary>
    public Stream Bytes { get; }

    /// <summary>The clock.</summary>
    public TimeProvider Clock { get; }

    /// <summary>Whether standard output is a terminal.</summary>
    public bool IsTerminal { get; init; }

    /// <summary>Whether standard error is a terminal.</summary>
    public bool ErrorIsTerminal { get; init; }

    /// <summary>The width of the terminal in letters, or null.</summary>
    public int? Width { get; init; }

    /// <summary>Environment variables.</summary>
    public Func<string, string?> Variable { get; init; } = _ => null;

    /// <summary>Reads a line without showing what is typed; null where nobody types.</summary>
    public Func<string?>? ReadHidden { get; init; }

    /// <summary>How dear guessing the passphrase of a keystore written here is made.</summary>
    public KeystoreCost KeystoreCost { get; init; } = KeystoreCost.Usual;

    /// <summary>Where relative paths start and accords are looked for.</summary>
    public string Folder { get; init; } = Directory.GetCurrentDirectory();

    /// <summary>Cancelled when the user asks to stop.</summary>
    public CancellationToken Stop { get; init; }

    /// <summary>Whether to write in colour: on a terminal, unless NO_COLOR is set.</summary>
    public bool Colour =>
        IsTerminal && string.IsNullOrEmpty(Variable("NO_COLOR")) && Variable("TERM") != "dumb";

    /// <summary>Today's day where the user is.</summary>
    public DateOnly Today => DateOnly.FromDateTime(Clock.GetLocalNow().DateTime);

    /// <summary>The surroundings of a command being run.</summary>
    public static Surroundings Of(ParseResult result) =>
        (Surroundings)result.InvocationConfiguration;
}
