using System.Threading.Channels;

namespace Passavant.Web.Tests.Post;

/// <summary>A clock that stands at <see cref="Some.Now"/>. A pause somebody asks for is handed to the test, which ends it when it likes.</summary>
internal sealed class PauseClock : TimeProvider
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private readonly Channel<Pause> pauses = Channel.CreateUnbounded<Pause>();

    public override DateTimeOffset GetUtcNow() => Some.Now;

    public override ITimer CreateTimer(
        TimerCallback callback,
        object? state,
        TimeSpan dueTime,
        TimeSpan period
    )
    {
        if (dueTime != Patience && dueTime > TimeSpan.Zero)
            pauses.Writer.TryWrite(new Pause(dueTime, () => callback(state)));
        return new Nothing();
    }

    public ValueTask<Pause> Next() =>
        pauses.Reader.ReadAsync(TestContext.Current.CancellationToken);

    public sealed record Pause(TimeSpan Length, Action End);

    private sealed class Nothing : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose() { }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
