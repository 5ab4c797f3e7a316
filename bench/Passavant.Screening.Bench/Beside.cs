using Passavant.Screening.Matching;

namespace Passavant.Screening.Bench;

/// <summary>Ours, asked as the others are: by name alone.</summary>
internal sealed class Ours(Screener screener) : IPeer
{
    public string Name => "Passavant";

    public IReadOnlyList<(string Entry, double Score)> Find(string name) =>
        [
            .. screener
                .Screen(
                    new Party
                    {
                        Id = "asked",
                        Kind = PartyKind.Person,
                        Names = [new(name)],
                    },
                    5,
                    Screener.LeastOf(Tier.Weak)
                )
                .Select(hit => ($"{hit.List.Id}/{hit.Entry.Party.Id}", hit.Points / 100.0)),
        ];
}

/// <summary>One peer on the common work.</summary>
internal static class Beside
{
    public static void Measure(
        IPeer peer,
        List<(Party Party, string Id)> listed,
        List<Party> others,
        Action<string> say
    )
    {
        var step = peer is Ours ? 1 : 10;
        var negatives = others
            .Where((_, at) => at % step == 0)
            .Select(party => party.Names[0].Text)
            .ToList();
        var alarms = negatives.ConvertAll(name =>
            peer.Find(name) is [var best, ..] ? best.Score : 0
        );
        var threshold = alarms.OrderDescending().ElementAt((int)(0.005 * alarms.Count)) * 1.000001;
        var found = listed.Count(one =>
            peer.Find(one.Party.Names[0].Text)
                .Any(hit => hit.Entry == $"un-sc/{one.Id}" && hit.Score >= threshold)
        );
        var of = Speed.Of(
            party => peer.Find(party.Names[0].Text),
            listed.ConvertAll(one => one.Party),
            TimeSpan.FromSeconds(5)
        );
        var negative = Speed.Of(
            party => peer.Find(party.Names[0].Text),
            others,
            TimeSpan.FromSeconds(5)
        );
        say(
            $"| {peer.Name} | {of.PerSecond:N0} | {negative.PerSecond:N0} | {threshold:0.00} | {100.0 * found / listed.Count:0.0} % | {100.0 * alarms.Count(score => score >= threshold) / alarms.Count:0.00} % |"
        );
    }
}
