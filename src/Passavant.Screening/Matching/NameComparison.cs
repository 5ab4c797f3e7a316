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
    private Settings? used;

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
    public void Compare(NameForm a, NameForm b, Scales scales)
    {
        var settings = a.IsPerson || b.IsPerson ? scales.Person : scales.Organisation;
        used = settings;
        count = 0;
        takenA = takenB = 0;
        Join(a, b, severalOfA: true);
        Join(b, a, severalOfA: false);
        Align(a, b, settings);
        if (!a.IsPerson && !b.IsPerson)
        {
            Abbreviate(a, b, settings, severalOfA: false);
            Abbreviate(b, a, settings, severalOfA: true);
        }
        Points = settings.Sum(a, b, this);
    }

    /// <summary>What one pair of words brings, in hundredths of a point.</summary>
    public int Share(NameForm a, NameForm b, Pair pair) =>
        (int)(
            (long)(
                Settings.WeightOf(a, pair.A, pair.ACount)
                + Settings.WeightOf(b, pair.B, pair.BCount)
            )
            * used!.Worth(pair.Alike)
            * 10
            / (a.Weight + b.Weight)
        );

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

    private bool IsLeft(bool ofA, int word) => ofA ? IsLeftA(word) : IsLeftB(word);

    // Takes neighbouring words of one name for one word of the other.
    private void Take(bool severalOfA, int first, int words, int one, int alike)
    {
        var bits = ((1u << words) - 1) << first;
        takenA |= severalOfA ? bits : 1u << one;
        takenB |= severalOfA ? 1u << one : bits;
        room[count++] = severalOfA
            ? new Pair(first, words, one, 1, alike)
            : new Pair(one, 1, first, words, alike);
    }

    // Neighbouring words of one name that are one word of the other.
    private void Join(NameForm several, NameForm one, bool severalOfA)
    {
        Span<char> joined = stackalloc char[64];
        for (var i = 0; i + 1 < several.Words.Length; i++)
        {
            var (length, consonants) = (0, false);
            for (var to = i; to < several.Words.Length && to < i + MostJoined; to++)
            {
                var text = several.Words[to].Text;
                if (
                    several.Kinds[to] == TokenKind.Number
                    || length + text.Length > joined.Length
                    || !IsLeft(severalOfA, to)
                )
                    break;
                text.CopyTo(joined[length..]);
                length += text.Length;
                consonants |= several.Words[to].Source == TokenSource.Consonants;
                if (to == i || length < 4)
                    continue;
                var j = FindJoined(joined[..length], consonants, one, !severalOfA);
                if (j < 0)
                    continue;
                Take(severalOfA, i, to - i + 1, j, Joined);
                i = to;
                break;
            }
        }
    }

    // Written as one word here, as several there.
    private const int Joined = 960;

    private int FindJoined(ReadOnlySpan<char> joined, bool consonants, NameForm one, bool oneOfA)
    {
        Span<char> bare = stackalloc char[2 * joined.Length + 1];
        for (var j = 0; j < one.Words.Length; j++)
        {
            var word = one.Words[j];
            if (!IsLeft(oneOfA, j))
                continue;
            if (joined.SequenceEqual(word.Text))
                return j;
            if (!consonants && word.Source != TokenSource.Consonants || word.Bare.Length < 4)
                continue;
            var length = Skeleton.Write(joined, bare, bare: true);
            if (bare[..length].SequenceEqual(word.Bare))
                return j;
        }
        return -1;
    }

    // A word left over on one side that is made of the first letters of those left over on the other.
    private void Abbreviate(NameForm one, NameForm several, Settings settings, bool severalOfA)
    {
        for (var i = 0; i < one.Words.Length; i++)
        {
            var acronym = one.Words[i].Text;
            if (
                one.Kinds[i] != TokenKind.Name
                || acronym.Length is < 3 or > 8
                || !IsLeft(!severalOfA, i)
            )
                continue;
            for (var from = 0; from < several.Words.Length; from++)
            {
                for (var to = from; to < several.Words.Length && IsLeft(severalOfA, to); to++)
                    if (
                        to > from
                        && Acronyms.Fits(acronym, several.Tokens.AsSpan(from, to - from + 1))
                    )
                    {
                        Take(severalOfA, from, to - from + 1, i, settings.Acronym);
                        from = several.Words.Length;
                        break;
                    }
            }
        }
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
