using Passavant.Accords;
using Passavant.Accords.Tests.Laws;
using Passavant.Cases.Clocks;

namespace Passavant.Cases.Tests.Clocks;

/// <summary>What holds for every clock, and that the engine counts as one would day by day.</summary>
public sealed class ClockLaws
{
    [Fact]
    public void Every_clock_is_the_one_counted_day_by_day() =>
        Long.Sample(
            Sample.Any,
            static sample =>
            {
                var clock = sample.Read();
                var slowly = sample.Slowly();
                Assert.Equal(slowly.Due(), clock.Due);
                Assert.Equal(slowly.Used(sample.To ?? sample.Now), clock.Used);
                var late = slowly.Due() <= (sample.To ?? sample.Now);
                Assert.Equal(
                    late ? ClockState.Missed
                        : sample.To is not null ? ClockState.Met
                        : slowly.StandsAt(sample.Now) ? ClockState.Stopped
                        : ClockState.Running,
                    clock.State
                );
            },
            3000
        );

    [Fact]
    public void A_clock_is_late_exactly_when_it_has_used_all_its_days() =>
        Long.Sample(
            Sample.Any.Where(sample => sample.Limit.Number > 0),
            static sample =>
            {
                var clock = sample.Read();
                Assert.Equal(clock.State == ClockState.Missed, clock.Used >= clock.Days);
            },
            2000
        );

    [Fact]
    public void One_more_holiday_never_makes_a_limit_in_days_end_earlier() =>
        Long.Sample(
            Gen.Select(Sample.Any.Where(InDays), Gen.Int[-10, 120])
                .Select(
                    (sample, day) =>
                        Tuple.Create(
                            sample,
                            DateOnly.FromDateTime(sample.From.UtcDateTime).AddDays(day)
                        )
                ),
            static pair =>
            {
                var (sample, holiday) = pair;
                var calendar = sample.Calendar;
                var more = sample with
                {
                    Calendar = new WorkingCalendar(
                        calendar.Name,
                        calendar.Zone,
                        calendar.Weekend,
                        calendar.Holidays.Append(holiday).ToHashSet(),
                        calendar.CutOff
                    ),
                };
                NotEarlier(sample.Read().Due, more.Read().Due);
            },
            2000
        );

    [Fact]
    public void A_stop_never_makes_a_clock_end_earlier() =>
        Long.Sample(
            Sample.Any.Where(sample => sample.Stops.Count > 0),
            static sample =>
                NotEarlier(
                    (sample with { Stops = [.. sample.Stops.Skip(1)] }).Read().Due,
                    sample.Read().Due
                ),
            2000
        );

    [Fact]
    public void The_order_of_stops_does_not_matter() =>
        Long.Sample(
            Sample.Any.Where(sample => sample.Stops.Count > 1),
            static sample =>
            {
                var clock = Shown(sample);
                Assert.Equal(clock, Shown(sample with { Stops = [.. sample.Stops.Reverse()] }));
                Assert.Equal(
                    clock,
                    Shown(sample with { Stops = [.. sample.Stops.Skip(1), sample.Stops[0]] })
                );
            },
            1000
        );

    [Fact]
    public void A_stop_told_twice_or_in_two_parts_counts_once() =>
        Long.Sample(
            Sample.Any.Where(sample =>
                sample.Stops.Any(stop => stop is { Ground: "free", To: not null })
            ),
            static sample =>
            {
                var open = sample with { To = null };
                var due = open.Read().Due;
                var whole = open.Stops.First(stop => stop is { Ground: "free", To: not null });
                var middle = whole.From + (whole.To!.Value - whole.From) / 3;
                var others = open.Stops.Where(stop => stop != whole);
                Assert.Equal(due, (open with { Stops = [.. open.Stops, whole] }).Read().Due);
                Stop[] parts = [whole with { To = middle }, whole with { From = middle }];
                Assert.Equal(due, (open with { Stops = [.. others, .. parts] }).Read().Due);
            },
            1000
        );

    [Fact]
    public void A_stop_outside_the_time_of_a_clock_or_on_another_ground_changes_nothing() =>
        Long.Sample(
            Sample.Any.Where(sample => sample.Read().Due is not null),
            static sample =>
            {
                var due = sample.Read().Due!.Value;
                foreach (
                    var stop in (Stop[])
                        [
                            new("free", "before", sample.From.AddDays(-9), sample.From.AddDays(-1)),
                            new("free", "after", due, null),
                            new("other", "elsewhere", sample.From, null),
                            new("unheard of", "nowhere", sample.From, null),
                        ]
                )
                    Assert.Equal(due, (sample with { Stops = [.. sample.Stops, stop] }).Read().Due);
            },
            1000
        );

    [Fact]
    public void A_limit_one_longer_never_ends_earlier() =>
        Long.Sample(
            Sample.Any,
            static sample =>
                NotEarlier(
                    sample.Read().Due,
                    (sample with { Limit = Longer(sample.Limit) }).Read().Due
                ),
            1000
        );

    [Fact]
    public void Every_day_of_every_zone_begins_at_the_first_instant_that_bears_its_date()
    {
        foreach (var name in Sample.Zones)
        {
            var (days, zone) = (ZoneDays.Of(name), TimeZoneInfo.FindSystemTimeZoneById(name));
            foreach (var day in Days(1999, 2035).Concat(Days(2098, 2102)))
            {
                var start = days.StartOf(day);
                // A day left out begins, and is over, where the next begins.
                Assert.True(DateAt(start) >= day);
                Assert.True(DateAt(start - 1) < day);
                Assert.True(days.DayOf(start) >= day);
                Assert.True(days.DayOf(start - 1) < day);
            }

            int DateAt(long instant) =>
                DateOnly
                    .FromDateTime(
                        TimeZoneInfo.ConvertTimeFromUtc(
                            new DateTime(instant, DateTimeKind.Utc),
                            zone
                        )
                    )
                    .DayNumber;
        }
    }

    private static IEnumerable<int> Days(int from, int to)
    {
        var first = new DateOnly(from, 1, 1).DayNumber;
        return Enumerable.Range(first, new DateOnly(to, 1, 1).DayNumber - first);
    }

    private static bool InDays(Sample sample) =>
        sample.Limit.Unit is TimeUnit.Days or TimeUnit.WorkingDays
        && sample.Short.Unit is TimeUnit.Days or TimeUnit.WorkingDays;

    private static TimeLimit Longer(TimeLimit limit) =>
        TimeLimit.Parse(
            limit
                .ToString()
                .Replace($"{limit.Number} ", $"{limit.Number + 1} ", StringComparison.Ordinal)
        );

    private static object Shown(Sample sample)
    {
        var clock = sample.Read();
        return (clock.Due, clock.State, clock.Used, clock.Days, clock.StoppedBy);
    }

    private static void NotEarlier(DateTimeOffset? before, DateTimeOffset? after) =>
        Assert.True(
            after is null || (before is not null && before <= after),
            $"{before:O} became {after:O}"
        );
}
