namespace Passavant.Cli;

/// <summary>Whoever read our output stopped reading, as <c>head</c> does: no fault of anybody.</summary>
internal static class BrokenPipe
{
    private const int UnixBrokenPipe = 32;
    private const int WindowsNoData = unchecked((int)0x800700E8);
    private const int WindowsBrokenPipe = unchecked((int)0x8007006D);

    public static bool Is(IOException wrong) =>
        wrong.HResult is UnixBrokenPipe or WindowsNoData or WindowsBrokenPipe;
}
