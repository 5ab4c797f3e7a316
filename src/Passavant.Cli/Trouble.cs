namespace Passavant.Cli;

/// <summary>Something a user can put right: told in one message, never with a stack trace.</summary>
internal class Trouble(string message, int exitCode = ExitCode.Unusable) : Exception(message)
{
    public int Code => exitCode;
}

/// <summary>How the command ends.</summary>
internal static class ExitCode
{
    /// <summary>Everything went well.</summary>
    public const int Fine = 0;

    /// <summary>It ran, and has something to report: a fault, a rejected row, a difference.</summary>
    public const int Findings = 1;

    /// <summary>It could not run: wrong usage, or input that cannot be read.</summary>
    public const int Unusable = 2;

    /// <summary>Nothing failed, but something could not be checked and must not be taken to hold.</summary>
    public const int Unchecked = 3;

    /// <summary>The user stopped it.</summary>
    public const int Stopped = 130;
}
