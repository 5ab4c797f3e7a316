using Passavant.Screening.Names;

namespace Passavant.Screening.Tests.Names;

/// <summary>A slow and simple score of two names, to measure what their readings are worth without the engine's own scorer.</summary>
static class PlainScorer
{
    public static double Score(string one, string other, PartyKind kind)
    {
        var best = 0.0;
        foreach (var first in NameReader.Read(one, kind))
        foreach (var second in NameReader.Read(other, kind))
            best = Math.Max(best, Score(first.Tokens, second.Tokens));
        return best;
    }

    static double Weight(NameToken token) =>
        token.Kind switch
        {
            TokenKind.Name => token.Text.Length == 1 ? 0.3 : 1,
            TokenKind.Initial => 0.3,
            TokenKind.Number => 0.8,
            TokenKind.Place => 0.5,
            TokenKind.Common => 0.4,
            TokenKind.LegalForm => 0.05,
            _ => 0.02,
        };

    static double Score(IReadOnlyList<NameToken> one, IReadOnlyList<NameToken> other)
    {
        var (left, right) = (new double[one.Count], new double[other.Count]);
        var pairs =
            from i in Enumerable.Range(0, one.Count)
            from m in Enumerable.Range(1, 3)
            where i + m <= one.Count
            from j in Enumerable.Range(0, other.Count)
            from n in Enumerable.Range(1, 3)
            where j + n <= other.Count && (m == 1 || n == 1)
            let likeness = Likeness(Join(one, i, m), Join(other, j, n))
            where likeness > 0
            orderby likeness descending, m + n
            select (i, m, j, n, likeness);
        pairs = Short(one, other)
            .Concat(
                Short(other, one).Select(pair => (pair.j, pair.n, pair.i, pair.m, pair.likeness))
            )
            .Concat(pairs);
        foreach (var (i, m, j, n, likeness) in pairs)
            if (
                left[i..(i + m)].All(value => value == 0)
                && right[j..(j + n)].All(value => value == 0)
            )
            {
                Array.Fill(left, likeness, i, m);
                Array.Fill(right, likeness, j, n);
            }

        var total = one.Sum(Weight) + other.Sum(Weight);
        var met =
            one.Select((token, at) => Weight(token) * left[at]).Sum()
            + other.Select((token, at) => Weight(token) * right[at]).Sum();
        return total == 0 ? 0 : met / total;
    }

    /// <summary>Acronyms on the one side of words on the other.</summary>
    static IEnumerable<(int i, int m, int j, int n, double likeness)> Short(
        IReadOnlyList<NameToken> one,
        IReadOnlyList<NameToken> other
    ) =>
        from i in Enumerable.Range(0, one.Count)
        where one[i].Kind == TokenKind.Name && one[i].Text.Length <= 8
        from j in Enumerable.Range(0, other.Count)
        from n in Enumerable.Range(2, 6)
        where j + n <= other.Count && Acronyms.Fits(one[i].Text, [.. other.Skip(j).Take(n)])
        orderby n descending
        select (i, 1, j, n, 0.7);

    static NameToken Join(IReadOnlyList<NameToken> tokens, int at, int count) =>
        count == 1
            ? tokens[at]
            : new NameToken(
                string.Concat(tokens.Skip(at).Take(count).Select(token => token.Text)),
                TokenKind.Name,
                tokens.Skip(at).Take(count).Max(token => token.Source) is var source
                && tokens.Skip(at).Take(count).Any(token => token.Source == TokenSource.Consonants)
                    ? TokenSource.Consonants
                    : source
            );

    static double Likeness(NameToken one, NameToken other)
    {
        if (one.Text == other.Text)
            return 1;
        if (one.Kind == TokenKind.Number || other.Kind == TokenKind.Number)
            return 0;
        if (Nicknames.Same(one.Text, other.Text))
            return 0.95;
        if (one.Kind == TokenKind.Initial || other.Kind == TokenKind.Initial)
            return
                one.Text[0] == other.Text[0]
                && one.Kind is TokenKind.Name or TokenKind.Initial
                && other.Kind is TokenKind.Name or TokenKind.Initial
                ? 0.6
                : 0;
        var bare = one.Source == TokenSource.Consonants || other.Source == TokenSource.Consonants;
        var (first, second) = (Skeleton.Of(one, bare), Skeleton.Of(other, bare));
        var letters =
            1 - (double)Edits(one.Text, other.Text) / Math.Max(one.Text.Length, other.Text.Length);
        var sounds =
            1 - (double)Edits(first, second) / Math.Max(1, Math.Max(first.Length, second.Length));
        var likeness = bare ? sounds * 0.7 + letters * 0.3 : sounds * 0.35 + letters * 0.65;
        return likeness > 0.6 ? likeness : 0;
    }

    static int Edits(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 0; i < one.Length; i++)
        {
            var corner = row[0]++;
            for (var j = 0; j < other.Length; j++)
            {
                var change = corner + (one[i] == other[j] ? 0 : 1);
                corner = row[j + 1];
                row[j + 1] = Math.Min(change, Math.Min(row[j], corner) + 1);
            }
        }

        return row[^1];
    }
}
