namespace Passavant.Web.Demo;

/// <summary>The clock of a history that is made: it stands where the story is. Nothing waits by it; who makes the history says when clocks act.</summary>
internal sealed class SeedClock(DateTimeOffset now) : TimeProvider
{
    private DateTimeOffset now = now;

    public override DateTimeOffset GetUtcNow() => now;

    /// <summary>Goes on to an instant; a minute on where that is past.</summary>
    public void GoTo(DateTimeOffset instant) => now = instant > now ? instant : now.AddMinutes(1);

    public override ITimer CreateTimer(
        TimerCallback callback,
        object? state,
        TimeSpan dueTime,
        TimeSpan period
    ) => new Still();

    private sealed class Still : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose() { }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
