namespace Passavant.Screening.Matching;

/// <summary>What a search writes on, used again and again so that searching allocates nothing. One search at a time.</summary>
internal sealed class Desk
{
    /// <summary>So many names are compared in full, those with the best estimates.</summary>
    public const int MostCandidates = 96;

    private int[] worths = [];
    private int[] founds = [];
    private int[] rounds = [];
    private byte[] places = [];
    private int[] seenWords = [];
    private int round;
    private int wordRound;
    private readonly List<int> touched = [];
    private readonly List<(int Word, int Alike)> near = [];
    private readonly (int From, int To)[] nearOf = new (int, int)[NameForm.Longest];
    private readonly PriorityQueue<int, (int Estimate, int Number)> candidates = new();

    /// <summary>The comparison of two names.</summary>
    public NameComparison Comparison { get; } = new();

    /// <summary>The best name of each entry compared.</summary>
    public BestOfEntry Best { get; } = new();

    /// <summary>What is to be shown.</summary>
    public List<(int Points, BestOfEntry.Best Best)> Hits { get; } = [];

    /// <summary>Entries that state a number asked for.</summary>
    public List<int> ByNumber { get; } = [];

    /// <summary>Numbers found, for passing use.</summary>
    public List<int> Numbers { get; } = [];

    /// <summary>Words found, for passing use.</summary>
    public List<NameWord> FoundWords { get; } = [];

    /// <summary>Names that hold a word near one of those asked for.</summary>
    public List<int> Touched => touched;

    /// <summary>The names to compare in full, in no order.</summary>
    public PriorityQueue<int, (int Estimate, int Number)>.UnorderedItemsCollection Candidates =>
        candidates.UnorderedItems;

    public void Begin(int forms, int words)
    {
        if (rounds.Length < forms)
        {
            (worths, founds) = (new int[forms], new int[forms]);
            (rounds, places) = (new int[forms], new byte[forms]);
        }
        if (seenWords.Length < words)
            seenWords = new int[words];
        round++;
        touched.Clear();
        near.Clear();
        candidates.Clear();
    }

    public void BeginNear(int place)
    {
        wordRound++;
        nearOf[place] = (near.Count, near.Count);
    }

    public bool IsNew(int word)
    {
        if (seenWords[word] == wordRound)
            return false;
        seenWords[word] = wordRound;
        return true;
    }

    public void AddNear(int word, int alike) => near.Add((word, alike));

    public void AddNear(ReadOnlySpan<(int Word, int Alike)> words) => near.AddRange(words);

    // The most alike first, so that a name counts the best of its words.
    public void EndNear(int place)
    {
        nearOf[place].To = near.Count;
        var (from, to) = nearOf[place];
        System
            .Runtime.InteropServices.CollectionsMarshal.AsSpan(near)[from..to]
            .Sort(
                (one, other) =>
                    other.Alike.CompareTo(one.Alike) is not 0 and var by
                        ? by
                        : one.Word.CompareTo(other.Word)
            );
    }

    public ReadOnlySpan<(int Word, int Alike)> NearOf(int place) =>
        System.Runtime.InteropServices.CollectionsMarshal.AsSpan(near)[
            nearOf[place].From..nearOf[place].To
        ];

    /// <summary>Counts that a name holds something like the word at a place, once for each place.</summary>
    public void Add(int form, int place, int weight, int worth, bool leads)
    {
        if (rounds[form] != round)
        {
            if (!leads)
                return;
            rounds[form] = round;
            worths[form] = founds[form] = 0;
            places[form] = byte.MaxValue;
            touched.Add(form);
        }
        if (places[form] == place)
            return;
        places[form] = (byte)place;
        founds[form] += weight;
        worths[form] += worth;
    }

    /// <summary>The weight of the words a name holds something like.</summary>
    public int Found(int form) => founds[form];

    /// <summary>The same, less where they are less alike.</summary>
    public int Worth(int form) => worths[form];

    public void Offer(int form, int estimate)
    {
        if (candidates.Count < MostCandidates)
            candidates.Enqueue(form, (estimate, -form));
        else
            candidates.EnqueueDequeue(form, (estimate, -form));
    }
}
