using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Passavant.Accords;
using Passavant.Accords.Reading;
using Passavant.Cli.Casework;
using Passavant.Cli.Commands;
using Passavant.Screening.Deciding;
using Passavant.Screening.Lists;
using Passavant.Screening.Matching;
using Passavant.Trust.Log;
using Screened = Passavant.Screening;

namespace Passavant.Cli.Trust;

/// <summary>Compares again with lists what cases were screened for: whether the parties asked about were those applied for, the same matches come out, and a determination takes for known no more than they and what people decided of them allow.</summary>
/// <remarks>What people decided is told, never judged. Parties are matched by this program; a screening that says it was made by another version is not compared.</remarks>
internal sealed class ScreeningReplay(OpenedEntries log, LoggedLists lists)
{
    private const int MostDifferences = 5;
    private const int MostParties = 2_000;

    private static readonly int Least = Screener.LeastOf(Tier.Possible);
    private static readonly ScreeningIdentity Mine = ScreeningIdentity.Of([]);

    // Several acts rest on one screening.
    private readonly Dictionary<long, Again> known = [];

    /// <summary>How many screenings came out the same, each counted once.</summary>
    public int Same => known.Values.Count(one => one.Faults.Count == 0);

    /// <summary>How many screenings were opened, each counted once.</summary>
    public int Opened => known.Count;

    /// <summary>Of the matches of those that came out the same: how many there were, and of how many people said that it is the party, or another.</summary>
    public (int Matches, int Party, int Another) Told =>
        known
            .Values.Where(one => one.Faults.Count == 0)
            .Aggregate(
                (0, 0, 0),
                (sum, one) =>
                    (
                        sum.Item1 + one.Hits.Count,
                        sum.Item2 + one.Decisions.Count(of => of.Value),
                        sum.Item3 + one.Decisions.Count(of => !of.Value)
                    )
            );

    /// <summary>What is wrong with the screening a determination rests on, or could not be checked.</summary>
    /// <param name="json">What opens the act that rests on it.</param>
    /// <param name="assessed">The fields of the assessment it was made in.</param>
    /// <param name="determination">The determination, as it was recorded.</param>
    /// <param name="accord">The accord it was made under; null where it was not given.</param>
    public IEnumerable<(LogAnswer Answer, string Words)> Compare(
        JsonElement json,
        IReadOnlyDictionary<string, string> assessed,
        JsonElement determination,
        Accord? accord
    )
    {
        var assessment = OpenedEntries.Act(assessed).Of("assessment");
        Again? again = null;
        if (json.Of("screened") is { ValueKind: JsonValueKind.Object } given)
        {
            if (EntryOpening.Read(given) is not { } opening)
            {
                yield return (
                    LogAnswer.NotChecked,
                    "what is given to open its screening is no opening"
                );
                yield break;
            }
            if (!known.TryGetValue(opening.Index, out again))
                known[opening.Index] = again = Screen(opening);
            foreach (var (answer, words) in again.Faults)
                yield return (
                    answer,
                    answer == LogAnswer.Fails
                        ? $"its screening, entry {opening.Index}: {words}"
                        : words
                );
            if (again.Faults.Count > 0)
                yield break;
            if (again.Order(assessed) is { } wrong)
            {
                yield return (LogAnswer.Fails, $"its screening, entry {opening.Index}: {wrong}");
                yield break;
            }
            if (!again.Lists.SequenceEqual(Named(assessment)))
                yield return (
                    LogAnswer.Fails,
                    $"its screening, entry {opening.Index}, names other lists than its assessment"
                );
        }
        else if (Named(assessment).Count > 0)
        {
            yield return (
                LogAnswer.NotChecked,
                "nothing opens the screening its determination was made with"
            );
            yield break;
        }
        again?.Decisions = Decisions(json, assessed, again.Hits);
        if (accord is null)
            yield break;
        var isCovered = again is not null && again.Covers == assessment.Text("covers");
        if (isCovered)
            foreach (var finding in Applied(json, assessed, again!))
                yield return finding;
        foreach (var words in Facts(determination, accord, isCovered ? again : null))
            yield return (LogAnswer.Fails, words);
    }

    /// <summary>The snapshots a screening or an assessment names.</summary>
    public static IReadOnlyList<NamedList> Named(JsonElement act) =>
        [
            .. act.List("lists")
                .Select(list => new NamedList(list.Text("list") ?? "", list.Text("hash") ?? "")),
        ];

    // Screens again what an entry says was screened.
    private Again Screen(EntryOpening opening)
    {
        if (log.Fields(opening, isWhole: true, out var fault) is not { } fields)
            return Again.Not(LogAnswer.Fails, fault!);
        var act = OpenedEntries.Act(fields);
        var screening = act.Of("screening");
        if (act.Text("act") != "screen" || screening.ValueKind != JsonValueKind.Object)
            return Again.Not(LogAnswer.Fails, "it is no screening");
        var rule = screening.Of("rule");
        if (
            screening.Of("asked") is not { ValueKind: JsonValueKind.Array } asked
            || rule.ValueKind != JsonValueKind.Object
        )
            return Again.Not(
                LogAnswer.NotChecked,
                "it was screened before the log kept whom and by what rule: parties were not matched again"
            );
        if (
            rule.Text("engine") != Mine.Engine
            || rule.Text("configuration") != Mine.Configuration
            || rule.Text("least") != $"{Least}"
        )
            return Again.Not(
                LogAnswer.NotChecked,
                $"it was screened by '{rule.Text("engine")}' with the weights {Short(rule.Text("configuration"))} from {Points(rule.Text("least"))} points on, and this program has '{Mine.Engine}' with {Short(Mine.Configuration)} from {Points($"{Least}")} on: parties were not matched again"
            );
        if (asked.GetArrayLength() > MostParties)
            return Again.Not(
                LogAnswer.NotChecked,
                $"it was screened for {asked.GetArrayLength()} parties; at most {MostParties} are matched again"
            );
        var parties = new List<Screened.Party>();
        foreach (var one in asked.EnumerateArray())
            try
            {
                parties.Add(Screened.PartyJson.Read(Encoding.UTF8.GetBytes(one.GetRawText())));
            }
            catch (FormatException)
            {
                return Again.Not(
                    LogAnswer.Fails,
                    $"party {parties.Count + 1} of those asked about cannot be read"
                );
            }
        var named = Named(screening);
        if (lists.Ready(named, out var missing) is not { } screener)
            return new Again { Faults = [missing!.Value] };
        var computed = parties
            .SelectMany(party =>
                screener.Screen(party, int.MaxValue, Least).Select(hit => Match.Of(party, hit))
            )
            .ToList();
        var faults = Differences([.. screening.List("hits").Select(Match.Of)], computed);
        return new Again
        {
            Faults = faults,
            Lists = named,
            Asked = parties,
            Hits = computed,
            Covers = screening.Text("covers") ?? "",
            Stream = fields.GetValueOrDefault("stream"),
            Version = Version(fields),
        };
    }

    private static List<(LogAnswer, string)> Differences(List<Match> recorded, List<Match> computed)
    {
        var words = new List<string>();
        var left = recorded.ToList();
        foreach (var one in computed.Where(one => !left.Remove(one)).ToList())
            if (left.Find(other => other.IsOf(one)) is { } near)
            {
                _ = left.Remove(near);
                words.Add($"{one} comes out, and {near} was recorded");
            }
            else
                words.Add($"{one} comes out, and was not recorded");
        words.AddRange(left.Select(one => $"{one} was recorded, and does not come out"));
        return words.Count == 0
            ? []
            :
            [
                (
                    LogAnswer.Fails,
                    $"the matches differ when computed again, in {words.Count} places: {string.Join("; ", words.Take(MostDifferences))}"
                ),
            ];
    }

    // What people had decided last of each match before the assessment, as the log says.
    private Dictionary<Match, bool> Decisions(
        JsonElement json,
        IReadOnlyDictionary<string, string> assessed,
        IReadOnlyList<Match> matches
    )
    {
        var last = new Dictionary<Match, (long Version, bool Same)>();
        foreach (var given in json.List("decided"))
        {
            if (
                EntryOpening.Read(given) is not { } opening
                || log.Fields(opening, isWhole: true, out _) is not { } fields
                || fields.GetValueOrDefault("stream") != assessed.GetValueOrDefault("stream")
                || Version(fields) is var version && version >= Version(assessed)
                || OpenedEntries.Act(fields) is not { ValueKind: JsonValueKind.Object } act
                || act.Text("act") != "resolve-hit"
            )
                continue;
            foreach (
                var match in matches.Where(one =>
                    one.Party == act.Text("party")
                    && one.List == act.Text("list")
                    && one.Entry == act.Text("entry")
                    && one.Fingerprint == act.Text("fingerprint")
                )
            )
                if (!last.TryGetValue(match, out var before) || before.Version < version)
                    last[match] = (version, act.Is("same"));
        }
        return last.ToDictionary(one => one.Key, one => one.Value.Same);
    }

    // Whether the parties asked about are those applied for.
    private IEnumerable<(LogAnswer, string)> Applied(
        JsonElement json,
        IReadOnlyDictionary<string, string> assessed,
        Again again
    )
    {
        if (EntryOpening.Read(json.Of("applied")) is not { } opening)
        {
            yield return (LogAnswer.NotChecked, "nothing opens who the parties applied for were");
            yield break;
        }
        if (log.Fields(opening, isWhole: true, out var fault) is not { } fields)
        {
            yield return (LogAnswer.Fails, $"its application, entry {opening.Index}: {fault}");
            yield break;
        }
        if (
            fields.GetValueOrDefault("stream") != assessed.GetValueOrDefault("stream")
            || Version(fields) >= Version(assessed)
            || OpenedEntries.Act(fields).Of("application")
                is not { ValueKind: JsonValueKind.Object } application
        )
        {
            yield return (
                LogAnswer.Fails,
                $"entry {opening.Index} is not the application its determination is about"
            );
            yield break;
        }
        var left = again.Asked.ToList();
        var others = application
            .List("parties")
            .Where(party => left.FindIndex(asked => IsOf(asked, party)) is var at && !Take(at))
            .ToList();
        foreach (var party in others)
            yield return (
                LogAnswer.Fails,
                left.Find(asked => asked.Id == party.Text("id")) is { } asked && left.Remove(asked)
                    ? $"the party '{asked.Id}' was screened as {Spelled(asked)}, and its application, entry {opening.Index}, has '{party.Text("name")}' ({party.Text("country")}), '{party.Text("address")}'"
                    : $"the party '{party.Text("id")}' of its application, entry {opening.Index}, was not screened"
            );
        foreach (var asked in left)
            yield return (
                LogAnswer.Fails,
                $"the party '{asked.Id}' was screened, and its application, entry {opening.Index}, has no such party"
            );

        bool Take(int at)
        {
            if (at >= 0)
                left.RemoveAt(at);
            return at >= 0;
        }
    }

    private static bool IsOf(Screened.Party asked, JsonElement party) =>
        asked.Id == party.Text("id")
        && asked.Names is [var name]
        && name.Text == party.Text("name")
        && asked.Countries is [var country]
        && country == party.Text("country")
        && asked.Addresses.Count <= 1
        && string.Concat(asked.Addresses) == party.Text("address");

    private static string Spelled(Screened.Party party) =>
        $"{string.Join(" / ", party.Names.Select(name => $"'{name.Text}'"))} ({string.Join(", ", party.Countries)}), '{string.Join(" / ", party.Addresses)}'";

    // Where what a determination takes for known of its parties is not what follows from the matches and what people decided of them.
    private static IEnumerable<string> Facts(JsonElement determination, Accord accord, Again? again)
    {
        var terms = ScreeningFacts.TermsOf(accord.Glossary);
        if (
            terms.Length == 0
            || TransferJson.Read(determination.Of("transfer"), accord.Glossary, [])
                is not { } transfer
        )
            yield break;
        foreach (var party in transfer.Parties)
        {
            var words = again?.Says(party.Id) ?? [];
            foreach (var term in terms)
            {
                var said = party
                    .Facts.All.Where(fact => fact.Term == term)
                    .Select(fact => fact.Value is FactValue.Word word ? word.Text : "a value")
                    .FirstOrDefault();
                var follows = term.Choices.FirstOrDefault(words.Contains);
                if (said != follows)
                    yield return $"its determination takes '{term.Name}' of the party '{party.Id}' to be {Or(said)}; from the matches computed again and what people decided of them follows {Or(follows)}";
            }
        }

        static string Or(string? word) => word is null ? "unknown" : $"'{word}'";
    }

    private static long Version(IReadOnlyDictionary<string, string> fields) =>
        long.TryParse(
            fields.GetValueOrDefault("version"),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var version
        )
            ? version
            : long.MaxValue;

    // Recorded in hundredths.
    private static string Points(string? hundredths) =>
        int.TryParse(hundredths, CultureInfo.InvariantCulture, out var number)
            ? FormattableString.Invariant($"{number / 100m:0.00}")
            : "unknown";

    private static string Short(string? hash) =>
        hash is null ? "nobody said which"
        : hash.Length > 12 ? $"{hash[..12]}…"
        : hash;

    // A screening that was opened, and what came out of it.
    private sealed record Again
    {
        public required IReadOnlyList<(LogAnswer Answer, string Words)> Faults { get; init; }
        public IReadOnlyList<NamedList> Lists { get; init; } = [];
        public IReadOnlyList<Screened.Party> Asked { get; init; } = [];
        public IReadOnlyList<Match> Hits { get; init; } = [];
        public IReadOnlyDictionary<Match, bool> Decisions { get; set; } =
            new Dictionary<Match, bool>();
        public string Covers { get; init; } = "";
        public string? Stream { get; init; }
        public long Version { get; init; }

        public static Again Not(LogAnswer answer, string words) =>
            new() { Faults = [(answer, words)] };

        /// <summary>What is wrong with where it stands; null where it comes before an assessment of the same case.</summary>
        public string? Order(IReadOnlyDictionary<string, string> assessed) =>
            Stream == assessed.GetValueOrDefault("stream")
            && Version < ScreeningReplay.Version(assessed)
                ? null
                : "it is not one of the same case before the assessment";

        /// <summary>The words for what is known of a party; none where nothing is.</summary>
        public string[] Says(string party)
        {
            if (Asked.All(one => one.Id != party))
                return [];
            var of = Hits.Where(hit => hit.Party == party).ToList();
            if (of.Exists(hit => !Decisions.ContainsKey(hit)))
                return [];
            var same = of.Where(hit => Decisions[hit]).ToList();
            return ScreeningFacts.WordsFor(
                same.Count == 0
                    ? null
                    : same.Max(hit =>
                        EffectWords.TryParse(hit.Effect, out var effect) ? effect : default
                    )
            );
        }
    }

    // A match, as a screening records it.
    private sealed record Match(
        string? Party,
        string? List,
        string? Entry,
        string? Name,
        string? Score,
        string? Tier,
        string Effect,
        string? Fingerprint
    )
    {
        public static Match Of(JsonElement json) =>
            new(
                json.Text("party"),
                json.Text("list"),
                json.Text("entry"),
                json.Text("name"),
                json.Text("score"),
                json.Text("tier"),
                json.Text("effect") ?? "",
                json.Text("fingerprint")
            );

        public static Match Of(Screened.Party asked, Hit hit) =>
            new(
                asked.Id,
                hit.List.Id,
                hit.Entry.Party.Id,
                hit.Name.Text,
                FormattableString.Invariant($"{hit.Points}"),
                hit.Tier switch
                {
                    Screened.Matching.Tier.Strong => "strong",
                    Screened.Matching.Tier.Possible => "possible",
                    Screened.Matching.Tier.Weak => "weak",
                    _ => "none",
                },
                hit.Entry.Consequence.Effect.Name(),
                FingerprintOf(asked, hit.Entry)
            );

        public bool IsOf(Match other) =>
            (Party, List, Entry) == (other.Party, other.List, other.Entry);

        public override string ToString() =>
            $"'{Name}' ({Entry} of '{List}', {Effect}) for the party '{Party}' with {Points(Score)} points, {Tier}";

        // What a decision holds for: both sides and what the list attaches, as whoever records matches hashes them.
        private static string FingerprintOf(Screened.Party asked, ListEntry entry) =>
            Convert.ToHexStringLower(
                SHA256.HashData(
                    Encoding.UTF8.GetBytes(
                        string.Join(
                            '\n',
                            string.Concat(asked.Names.Select(name => name.Text)),
                            string.Concat(asked.Addresses),
                            string.Concat(asked.Countries),
                            Encoding.UTF8.GetString(Screened.PartyJson.ToBytes(entry.Party)),
                            DecidedEntry.ConsequenceOf(entry)
                        )
                    )
                )
            );
    }
}
