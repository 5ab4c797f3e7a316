using Passavant.Screening.Lists;
using Passavant.Screening.Names;

namespace Passavant.Screening.Matching;

/// <summary>Lists made ready to be asked whether a party is on them.</summary>
/// <remarks>Immutable, and safe to ask from several threads. The same lists and party give the same answer.</remarks>
public sealed class Screener
{
    // A name has fewer readings.
    private const int Readings = 8;

    private readonly Vocabulary vocabulary;
    private readonly CandidateIndex index;
    private readonly (ListSnapshot List, ListEntry Entry)[] entries;
    private readonly (int Entry, int Name)[] owners;
    private readonly bool[] isWeak;

    // Where the forms of each entry begin, and those of the last end.
    private readonly int[] firstForms;
    private readonly IdentifierIndex numbers;
    private readonly System.Collections.Concurrent.ConcurrentBag<Desk> desks = [];

    /// <summary>Makes lists ready.</summary>
    /// <param name="lists">The lists.</param>
    /// <param name="rarity">How much words say; null for their rarity in these lists.</param>
    public Screener(IReadOnlyList<ListSnapshot> lists, WordRarity? rarity = null)
    {
        Lists = lists;
        entries = [.. lists.SelectMany(list => list.Entries.Select(entry => (list, entry)))];
        var read = WordRarity.Read([.. entries.Select(one => one.Entry)]);
        vocabulary = new Vocabulary(rarity);
        if (rarity is null)
            WordRarity.Count(read, vocabulary);
        Rarity = rarity ?? new WordRarity(vocabulary);
        var all = read.Sum(names => names.Length);
        var forms = new List<NameForm>(all);
        var whose = new List<(int, int)>(all);
        firstForms = new int[read.Length + 1];
        for (var entry = 0; entry < read.Length; entry++)
        {
            var kind = entries[entry].Entry.Party.Kind;
            for (var name = 0; name < read[entry].Length; name++)
                foreach (var reading in read[entry][name])
                {
                    forms.Add(new NameForm(reading, vocabulary.Take, kind));
                    whose.Add((entry, name));
                }
            firstForms[entry + 1] = forms.Count;
        }
        owners = [.. whose];
        isWeak =
        [
            .. owners.Select(owner =>
                entries[owner.Entry].Entry.Party.Names[owner.Name].Kind == NameKind.WeakAlias
            ),
        ];
        numbers = new IdentifierIndex(entries.Select(entry => entry.Entry.Party));
        index = new CandidateIndex(vocabulary, [.. forms]);
    }

    /// <summary>The lists.</summary>
    public IReadOnlyList<ListSnapshot> Lists { get; }

    /// <summary>How much words say here.</summary>
    public WordRarity Rarity { get; }

    /// <summary>The least points of a tier, in hundredths.</summary>
    public static int LeastOf(Tier tier) => Calibration.LeastOf(tier);

    /// <summary>The least points, in hundredths, of whoever has anything in common with a name.</summary>
    public const int Everything = 1000;

    /// <summary>The listed parties that may be the one asked about, the likeliest first.</summary>
    /// <param name="asked">Whom is asked about.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="least">The least tier.</param>
    public IReadOnlyList<Hit> Screen(Party asked, int most, Tier least) =>
        Screen(asked, most, Calibration.LeastOf(least));

    /// <summary>The listed parties that may be the one asked about, the likeliest first.</summary>
    /// <param name="asked">Whom is asked about.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="least">The least points, in hundredths.</param>
    public IReadOnlyList<Hit> Screen(Party asked, int most = 5, int least = Calibration.Weak)
    {
        var desk = desks.TryTake(out var free) ? free : new Desk();
        desk.Best.Clear();
        FindByNumber(asked, desk);
        Compare(asked, least, desk);
        var found = Choose(asked, most, least, desk);
        desks.Add(desk);
        return found;
    }

    /// <summary>The same by comparing with every name there is: slow, and sure to miss nobody.</summary>
    internal IReadOnlyList<Hit> ScreenAll(Party asked, int most, int least)
    {
        var desk = new Desk();
        FindByNumber(asked, desk);
        for (var name = 0; name < asked.Names.Count; name++)
        {
            var readings = NameReader.Read(asked.Names[name].Text, asked.Kind);
            for (var reading = 0; reading < readings.Count; reading++)
            {
                var form = new NameForm(readings[reading], vocabulary.Find, asked.Kind);
                for (var number = 0; number < index.Forms.Length; number++)
                    Compare(form, number, name, reading, desk);
            }
        }
        return Choose(asked, most, least, desk);
    }

    // Whoever bears a number asked for is compared, however unlike the names.
    private void FindByNumber(Party asked, Desk desk)
    {
        desk.ByNumber.Clear();
        for (var i = 0; i < asked.Identifiers.Count; i++)
            foreach (var entry in numbers.Find(asked.Identifiers[i]))
                if (!desk.ByNumber.Contains(entry))
                {
                    desk.ByNumber.Add(entry);
                    if (asked.Names.Count == 0 || firstForms[entry] == firstForms[entry + 1])
                        desk.Best.Offer(entry, 0, -1, 0);
                }
    }

    // Compares with the names that may be meant.
    private void Compare(Party asked, int least, Desk desk)
    {
        for (var name = 0; name < asked.Names.Count; name++)
        {
            var readings = NameReader.Read(asked.Names[name].Text, asked.Kind);
            for (var reading = 0; reading < readings.Count; reading++)
            {
                var form = new NameForm(readings[reading], vocabulary.Find, asked.Kind);
                index.Find(form, least - PartyEvidence.Most(asked), Scales.Usual, desk);
                foreach (var (number, _) in desk.Candidates)
                    Compare(form, number, name, reading, desk);
                foreach (var entry in desk.ByNumber)
                    for (var number = firstForms[entry]; number < firstForms[entry + 1]; number++)
                        Compare(form, number, name, reading, desk);
            }
        }
    }

    private void Compare(NameForm form, int number, int name, int reading, Desk desk)
    {
        var tally = new Tally(null);
        Weigh(form, number, reading, desk.Comparison, ref tally);
        desk.Best.Offer(owners[number].Entry, tally.Points, number, name * Readings + reading);
    }

    // The likeliest entries, once what is known beside the names is weighed.
    private Hit[] Choose(Party asked, int most, int least, Desk desk)
    {
        var hits = desk.Hits;
        hits.Clear();
        foreach (var best in desk.Best.Each)
        {
            var points = PartyEvidence.Weigh(
                best.Points,
                asked,
                entries[best.Entry].Entry.Party,
                null
            );
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
                entry.Party.Names[best.Form < 0 ? 0 : owners[best.Form].Name],
                points,
                Calibration.TierOf(points)
            )
            {
                Number = best.Entry,
                Form = best.Form,
                AskedForm = best.AskedForm,
            };
        }
        return found;
    }

    /// <summary>What the score of a hit is the sum of.</summary>
    /// <param name="asked">The party it was found for.</param>
    /// <param name="hit">One of the hits this screener found for it.</param>
    public IReadOnlyList<Evidence> Explain(Party asked, Hit hit)
    {
        var kept = new List<Evidence>();
        var ofName = 0;
        if (hit.Form >= 0)
        {
            var name = asked.Names[hit.AskedForm / Readings];
            var reading = NameReader.Read(name.Text, asked.Kind)[hit.AskedForm % Readings];
            var tally = new Tally(kept);
            Weigh(
                new NameForm(reading, vocabulary.Find, asked.Kind),
                hit.Form,
                hit.AskedForm % Readings,
                new NameComparison(),
                ref tally
            );
            ofName = tally.Points;
        }
        PartyEvidence.Weigh(ofName, asked, hit.Entry.Party, kept);
        return kept;
    }

    private void Weigh(
        NameForm form,
        int number,
        int reading,
        NameComparison comparison,
        ref Tally tally
    )
    {
        var listed = index.Forms[number];
        comparison.Compare(form, listed, Scales.Usual);
        Scorer.Weigh(form, listed, comparison, ref tally);
        if (reading > 0)
            tally.Add(Feature.Reading, -Scorer.OtherReading);
        if (isWeak[number])
            tally.Add(Feature.WeakAlias, -Scorer.WeakAlias);
    }
}
