using System.Collections.Concurrent;

namespace Passavant.Web.Tests;

/// <summary>A clock that stands at <see cref="Some.Now"/> until a test lets time pass, and whose timers go off when a test says so.</summary>
internal sealed class HandClock : TimeProvider
{
    private readonly ConcurrentBag<Hand> hands = [];

    private DateTimeOffset now = Some.Now;

    public override DateTimeOffset GetUtcNow() => now;

    public void Pass(TimeSpan time) => now += time;

    public override ITimer CreateTimer(
        TimerCallback callback,
        object? state,
        TimeSpan dueTime,
        TimeSpan period
    )
    {
        var hand = new Hand(() => callback(state));
        hands.Add(hand);
        return hand;
    }

    public void Tick()
    {
        foreach (var hand in hands)
            hand.Tick();
    }

    private sealed class Hand(Action tick) : ITimer
    {
        private bool gone;

        public void Tick()
        {
            if (!gone)
                tick();
        }

        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose() => gone = true;

        public ValueTask DisposeAsync()
        {
            gone = true;
            return ValueTask.CompletedTask;
        }
    }
}
