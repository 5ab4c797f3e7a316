using Microsoft.Win32.SafeHandles;
using Passavant.Cli;

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    // The first time we tidy up and end; the second time the process ends at once.
    pressed.Cancel = !stop.IsCancellationRequested;
    stop.Cancel();
};

// The console's own stream hides that a reader is gone; a file stream on the pipe says so, and `| head` ends the work.
var pipe = new FileStream(
    new SafeFileHandle(1, ownsHandle: false),
    FileAccess.Write,
    bufferSize: 0
);
using Stream output =
    OperatingSystem.IsWindows() || pipe.CanSeek ? Console.OpenStandardOutput() : pipe;

var surroundings = new Surroundings(
    Console.OpenStandardInput(),
    output,
    Console.Error,
    TimeProvider.System
)
{
    IsTerminal = !Console.IsOutputRedirected,
    ErrorIsTerminal = !Console.IsErrorRedirected,
    Width = Console.IsOutputRedirected ? null : Math.Max(Console.WindowWidth, 80),
    Variable = Environment.GetEnvironmentVariable,
    Stop = stop.Token,
    ReadHidden = Console.IsInputRedirected ? null : ReadHidden,
};
return PassavantCommand.Run(args, surroundings);

static string ReadHidden()
{
    var typed = new System.Text.StringBuilder();
    while (Console.ReadKey(intercept: true) is var key && key.Key != ConsoleKey.Enter)
        if (key.Key != ConsoleKey.Backspace)
            _ = char.IsControl(key.KeyChar) ? typed : typed.Append(key.KeyChar);
        else if (typed.Length > 0)
            typed.Length--;
    return typed.ToString();
}
