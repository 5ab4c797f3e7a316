using Passavant.Screening.Names;

namespace Passavant.Screening.Matching;

/// <summary>How the words of two names are put side by side, and what that is worth.</summary>
/// <remarks>Used again and again, so that comparing allocates nothing; holds the last comparison.</remarks>
internal sealed class NameComparison
{
    /// <summary>Words side by side: of the first name from <c>A</c>, of the second from <c>B</c>, one or several of each.</summary>
    /// <param name="A">The first word of the first name.</param>
    /// <param name="ACount">How many words of it.</param>
    /// <param name="B">The first word of the second name.</param>
    /// <param name="BCount">How many words of it.</param>
    /// <param name="Alike">How alike they are, from 0 to 1000.</param>
    public readonly record struct Pair(int A, int ACount, int B, int BCount, int Alike);

    private const int Room = NameForm.Longest;
    private const int MostJoined = 3;

    private readonly Pair[] room = new Pair[Room];
    private readonly int[] alike = new int[Room * Room];
    private int count;

    // A bit for each word that has found its like.
    private uint takenA;
    private uint takenB;

    /// <summary>The words that stand side by side.</summary>
    public ReadOnlySpan<Pair> Pairs => room.AsSpan(0, count);

    /// <summary>What the name features say, in hundredths of a point; see <see cref="Scorer"/>.</summary>
    public NamePoints Points { get; private set; }

    /// <summary>Whether a word of the first name was left over.</summary>
    public bool IsLeftA(int word) => (takenA >> word & 1) == 0;

    /// <summary>Whether a word of the second name was left over.</summary>
    public bool IsLeftB(int word) => (takenB >> word & 1) == 0;

    /// <summary>Puts the words of two names side by side, the most alike first.</summary>
    public void Compare(NameForm a, NameForm b, Settings settings)
    {
        count = 0;
        takenA = takenB = 0;
        Join(a, b, swapped: false);
        Join(b, a, swapped: true);
        Align(a, b, settings);
        Points = settings.Sum(a, b, this);
    }

    private void Align(NameForm a, NameForm b, Settings settings)
    {
        var (n, m) = (a.Words.Length, b.Words.Length);
        for (var i = 0; i < n; i++)
        for (var j = 0; j < m; j++)
            alike[i * Room + j] = IsLeftA(i) && IsLeftB(j) ? Alike(a, i, b, j, settings) : 0;
        while (true)
        {
            var (best, bestI, bestJ) = (0, -1, -1);
            for (var i = 0; i < n; i++)
            {
                if (!IsLeftA(i))
                    continue;
                for (var j = 0; j < m; j++)
                {
                    if (!IsLeftB(j) || alike[i * Room + j] == 0)
                        continue;
                    // The most alike first; of those the weightiest, then the nearest in place.
                    var rank =
                        alike[i * Room + j] * 4096
                        + Math.Min(511, a.Weights[i] + b.Weights[j]) * 8
                        + 7
                        - Math.Min(7, Math.Abs(i - j));
                    if (rank > best)
                        (best, bestI, bestJ) = (rank, i, j);
                }
            }
            if (bestI < 0)
                return;
            takenA |= 1u << bestI;
            takenB |= 1u << bestJ;
            room[count++] = new Pair(bestI, 1, bestJ, 1, alike[bestI * Room + bestJ]);
        }
    }

    // Neighbouring words of one name that are one word of the other.
    private void Join(NameForm several, NameForm one, bool swapped)
    {
        Span<char> joined = stackalloc char[64];
        for (var i = 0; i + 1 < several.Words.Length; i++)
        {
            var length = 0;
            for (var to = i; to < several.Words.Length && to < i + MostJoined; to++)
            {
                var text = several.Words[to].Text;
                if (
                    several.Kinds[to] == TokenKind.Number
                    || length + text.Length > joined.Length
                    || Taken(swapped, several: true, to)
                )
                    break;
                text.CopyTo(joined[length..]);
                length += text.Length;
                if (to == i || length < 4)
                    continue;
                var j = Find(joined[..length], one, swapped);
                if (j < 0)
                    continue;
                var words = to - i + 1;
                var bits = ((1u << words) - 1) << i;
                if (swapped)
                    (takenB, takenA) = (takenB | bits, takenA | 1u << j);
                else
                    (takenA, takenB) = (takenA | bits, takenB | 1u << j);
                room[count++] = swapped
                    ? new Pair(j, 1, i, words, Joined)
                    : new Pair(i, words, j, 1, Joined);
                i = to;
                break;
            }
        }
    }

    // Written as one word here, as several there.
    private const int Joined = 960;

    private bool Taken(bool swapped, bool several, int word) =>
        swapped == several ? !IsLeftB(word) : !IsLeftA(word);

    private int Find(ReadOnlySpan<char> joined, NameForm one, bool swapped)
    {
        for (var j = 0; j < one.Words.Length; j++)
            if (
                one.Words[j].Text.Length == joined.Length
                && !Taken(swapped, several: false, j)
                && joined.SequenceEqual(one.Words[j].Text)
            )
                return j;
        return -1;
    }

    private static int Alike(NameForm a, int i, NameForm b, int j, Settings settings)
    {
        var (kindA, kindB) = (a.Kinds[i], b.Kinds[j]);
        var (wordA, wordB) = (a.Words[i], b.Words[j]);
        if (wordA.Text == wordB.Text)
            return kindA == TokenKind.LegalForm == (kindB == TokenKind.LegalForm) ? 1000 : 0;
        if (
            kindA is TokenKind.Number or TokenKind.LegalForm
            || kindB is TokenKind.Number or TokenKind.LegalForm
        )
            return 0;
        if (wordA.Text.Length == 1 || wordB.Text.Length == 1)
            return wordA.Text[0] == wordB.Text[0] && wordA.Text.Length != wordB.Text.Length
                ? settings.Initial
                : 0;
        var alike = WordSimilarity.Of(wordA, wordB);
        return
            alike < settings.Nickname
            && kindA == TokenKind.Name
            && Nicknames.Same(wordA.Text, wordB.Text)
            ? settings.Nickname
            : alike;
    }
}
