using System.Globalization;

namespace Passavant.Cli.Commands;

/// <summary>A bar on standard error while a person watches; nothing where standard error goes to a file.</summary>
internal sealed class ProgressLine(Surroundings surroundings, bool wanted) : IDisposable
{
    private const int Width = 30;
    private readonly bool shown = wanted && surroundings.ErrorIsTerminal;
    private long last = surroundings.Clock.GetTimestamp();
    private bool drawn;

    /// <summary>Says what is being done, at once.</summary>
    public void Say(string what)
    {
        if (!shown)
            return;
        drawn = true;
        surroundings.Error.Write($"\r\u001b[K{what}");
        surroundings.Error.Flush();
    }

    public void Show(double? part, AssessmentSummary summary)
    {
        if (IsDue())
            Draw(
                part,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{summary.Rows:N0} rows  {summary.RowsPerSecond:N0} rows/s  {summary.Rejected:N0} rejected"
                )
            );
    }

    /// <summary>How far along something is, out of a known number.</summary>
    public void Show(long done, long all, string what)
    {
        if (IsDue())
            Draw(
                (double)done / all,
                string.Create(CultureInfo.InvariantCulture, $"{done:N0} of {all:N0} {what}")
            );
    }

    private bool IsDue()
    {
        if (!shown || surroundings.Clock.GetElapsedTime(last) < TimeSpan.FromMilliseconds(200))
            return false;
        last = surroundings.Clock.GetTimestamp();
        return true;
    }

    private void Draw(double? part, string words)
    {
        drawn = true;
        var bar = part is { } done
            ? $"{new string('█', (int)(done * Width)).PadRight(Width, '░')} {done * 100, 3:0} %  "
            : "";
        surroundings.Error.Write($"\r\u001b[K{bar}{words}");
        surroundings.Error.Flush();
    }

    public void Clear()
    {
        if (drawn)
            surroundings.Error.Write("\r\u001b[K");
        drawn = false;
    }

    public void Dispose() => Clear();
}
