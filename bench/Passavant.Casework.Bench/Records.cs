using System.Text;
using Passavant.Store;

namespace Passavant.Casework.Bench;

/// <summary>What the records hold after a run, held against what officers saw acknowledged.</summary>
internal static class Records
{
    /// <summary>Everything that is not as it should be, in a line each; empty when all is well.</summary>
    public static async Task<IReadOnlyList<string>> Check(
        Database store,
        long since,
        IEnumerable<string> acknowledged,
        bool mayHoldMore
    )
    {
        var notes = new Dictionary<string, int>();
        var decided = new Dictionary<string, int>();
        var ranOut = new Dictionary<string, int>();
        var versions = new Dictionary<string, int>();
        for (var after = since; ; )
        {
            var events = await store.Read(reading => Events.ReadAll(reading, after));
            if (events.Count == 0)
                break;
            after = events[^1].Position;
            foreach (var one in events)
            {
                var wrongs =
                    versions.TryGetValue(one.Stream, out var last) && one.Version != last + 1;
                versions[one.Stream] = wrongs ? -1_000_000 : one.Version;
                var body = Encoding.UTF8.GetString(one.Body);
                switch (one.Type)
                {
                    case "write-note":
                        Count(notes, Between(body, "\"text\":\"", "\""));
                        break;
                    case "issue":
                        Count(decided, one.Stream);
                        break;
                    case "run-out":
                        Count(
                            ranOut,
                            $"{one.Stream} {Between(body, "\"limit\":\"", "\"")} {Between(body, "\"key\":\"", "\"")}"
                        );
                        break;
                }
            }
        }
        var wrong = new List<string>();
        var record = acknowledged.ToHashSet();
        wrong.AddRange(
            record.Where(text => !notes.ContainsKey(text)).Select(text => $"lost: {text}")
        );
        wrong.AddRange(notes.Where(pair => pair.Value > 1).Select(pair => $"twice: {pair.Key}"));
        if (!mayHoldMore)
            wrong.AddRange(
                notes
                    .Keys.Where(text => !record.Contains(text))
                    .Select(text => $"not acknowledged: {text}")
            );
        wrong.AddRange(
            decided.Where(pair => pair.Value > 1).Select(pair => $"decided twice: {pair.Key}")
        );
        wrong.AddRange(
            ranOut.Where(pair => pair.Value > 1).Select(pair => $"a clock acted twice: {pair.Key}")
        );
        wrong.AddRange(
            versions.Where(pair => pair.Value < 0).Select(pair => $"a gap in {pair.Key}")
        );
        return wrong;
    }

    /// <summary>The place of the last event.</summary>
    public static async Task<long> Last(Database store)
    {
        var last = 0L;
        while (true)
        {
            var events = await store.Read(reading => Events.ReadAll(reading, last, 10_000));
            if (events.Count == 0)
                return last;
            last = events[^1].Position;
        }
    }

    private static void Count(Dictionary<string, int> counts, string key) =>
        counts[key] = counts.GetValueOrDefault(key) + 1;

    private static string Between(string text, string from, string to)
    {
        var start = text.IndexOf(from, StringComparison.Ordinal) + from.Length;
        return text[start..text.IndexOf(to, start, StringComparison.Ordinal)];
    }
}
