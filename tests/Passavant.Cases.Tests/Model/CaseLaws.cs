using System.Collections.Concurrent;
using Passavant.Accords.Tests.Laws;

namespace Passavant.Cases.Tests.Model;

/// <summary>What holds of a case whatever anybody tries.</summary>
public sealed class CaseLaws
{
    private static readonly string[] ToReach =
    [
        .. Enum.GetNames<Phase>(),
        "Remitted",
        "Replaced",
        "Decided again",
        "Overtaken",
        "Refused",
        "Granted or ruled",
        "M-LIM-receipt ran out",
        "M-LIM-total ran out",
        "M-LIM-first ran out",
        "M-LIM-advice ran out",
        "M-LIM-question ran out",
        "M-LIM-intent-answer ran out",
        "M-APP-file ran out",
        "desk ran out",
        .. WhoMay.Acts.Select(WhoMay.Name),
    ];

    [Fact]
    public void Whatever_anybody_tries_the_rules_hold_in_every_state_reached()
    {
        var reached = new ConcurrentDictionary<string, int>();
        Long.Sample(
            Steps.Gen,
            steps =>
            {
                var walk = new Walk(steps);
                foreach (var number in steps.Numbers)
                    walk.Step(number);
                walk.Again();
                foreach (var one in walk.Chronicle.Reached)
                    reached.AddOrUpdate(one, 1, (_, times) => times + 1);
            },
            1500
        );
        Assert.Equal("", string.Join(", ", ToReach.Where(one => !reached.ContainsKey(one))));
        foreach (var often in (string[])["Decided", "Appeal", "Remitted", "Withdrawn", "Returned"])
            Assert.True(reached[often] >= 20, $"{often}: {reached[often]}");
    }
}
