using Passavant.Screening.Lists;
using Passavant.Screening.Names;

namespace Passavant.Screening.Matching;

/// <summary>Lists made ready to be asked whether a party is on them.</summary>
/// <remarks>Immutable, and safe to ask from several threads. The same lists and party give the same answer.</remarks>
public sealed class Screener
{
    private readonly Vocabulary vocabulary = new();
    private readonly CandidateIndex index;
    private readonly (ListSnapshot List, ListEntry Entry)[] entries;
    private readonly (int Entry, int Name)[] owners;
    private readonly System.Collections.Concurrent.ConcurrentBag<Desk> desks = [];

    /// <summary>Makes lists ready.</summary>
    public Screener(IReadOnlyList<ListSnapshot> lists)
    {
        Lists = lists;
        entries = [.. lists.SelectMany(list => list.Entries.Select(entry => (list, entry)))];
        var read = new IReadOnlyList<NameReading>[entries.Length][];
        Parallel.For(
            0,
            entries.Length,
            number =>
            {
                var party = entries[number].Entry.Party;
                read[number] =
                [
                    .. party.Names.Select(name => NameReader.Read(name.Text, party.Kind)),
                ];
            }
        );
        var counts = new List<int>();
        foreach (var names in read)
            foreach (var readings in names)
                if (readings.Count > 0)
                    foreach (var token in readings[0].Tokens)
                    {
                        var number = vocabulary.Take(token).Number;
                        while (counts.Count <= number)
                            counts.Add(0);
                        counts[number]++;
                    }
        var all = read.Sum(names => names.Length);
        for (var i = 0; i < counts.Count; i++)
            vocabulary.Words[i].Rarity = Rarity.Of(counts[i], all);
        var forms = new List<NameForm>(all);
        var whose = new List<(int, int)>(all);
        for (var entry = 0; entry < read.Length; entry++)
            for (var name = 0; name < read[entry].Length; name++)
                foreach (var reading in read[entry][name])
                {
                    forms.Add(
                        new NameForm(reading, vocabulary.Take, entries[entry].Entry.Party.Kind)
                    );
                    whose.Add((entry, name));
                }
        owners = [.. whose];
        index = new CandidateIndex(vocabulary, [.. forms]);
    }

    /// <summary>The lists.</summary>
    public IReadOnlyList<ListSnapshot> Lists { get; }

    /// <summary>The listed parties that may be the one asked about, the likeliest first.</summary>
    /// <param name="asked">Whom is asked about.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="least">The least points, in hundredths.</param>
    public IReadOnlyList<Hit> Screen(Party asked, int most = 5, int least = Calibration.Weak)
    {
        var desk = desks.TryTake(out var free) ? free : new Desk();
        desk.Best.Clear();
        for (var name = 0; name < asked.Names.Count; name++)
        {
            var readings = NameReader.Read(asked.Names[name].Text, asked.Kind);
            for (var reading = 0; reading < readings.Count; reading++)
            {
                var form = new NameForm(readings[reading], vocabulary.Find, asked.Kind);
                index.Find(form, least - Scorer.MostBeside, Scales.Usual, desk);
                foreach (var (number, _) in desk.Candidates)
                {
                    var tally = new Tally(null);
                    Weigh(form, number, desk.Comparison, ref tally);
                    desk.Best.Offer(owners[number].Entry, tally.Points, number, name * 8 + reading);
                }
            }
        }
        var hits = desk.Hits;
        hits.Clear();
        foreach (var best in desk.Best.Each)
        {
            var points = Whole(asked, best.Entry, best.Points, out _, null);
            if (points >= least)
                hits.Add((points, best));
        }
        hits.Sort(
            static (one, other) =>
                one.Points != other.Points
                    ? other.Points.CompareTo(one.Points)
                    : one.Best.Entry.CompareTo(other.Best.Entry)
        );
        var found = hits.Count == 0 ? [] : new Hit[Math.Min(most, hits.Count)];
        for (var i = 0; i < found.Length; i++)
        {
            var (points, best) = hits[i];
            var (list, entry) = entries[best.Entry];
            found[i] = new Hit(
                list,
                entry,
                entry.Party.Names[owners[best.Form].Name],
                points,
                Calibration.TierOf(points)
            )
            {
                Number = best.Entry,
                Form = best.Form,
                AskedForm = best.AskedForm,
            };
        }
        desks.Add(desk);
        return found;
    }

    // The points of a name and of what is known beside it.
    private int Whole(Party asked, int entry, int ofName, out int floor, List<Evidence>? kept)
    {
        var tally = new Tally(kept);
        PartyEvidence.Weigh(asked, entries[entry].Entry.Party, ref tally);
        floor = 0;
        var points = ofName + tally.Points;
        if (ofName >= Scorer.WholeName && points < Calibration.Possible)
        {
            floor = Calibration.Possible - points;
            kept?.Add(new Evidence(Feature.WholeName, floor));
            points += floor;
        }
        return points;
    }

    private void Weigh(NameForm form, int number, NameComparison comparison, ref Tally tally)
    {
        var listed = index.Forms[number];
        comparison.Compare(form, listed, Scales.Usual);
        Scorer.Weigh(form, listed, comparison, ref tally);
        var (entry, name) = owners[number];
        if (entries[entry].Entry.Party.Names[name].Kind == NameKind.WeakAlias)
            tally.Add(Feature.WeakAlias, -Scorer.WeakAlias);
    }
}
