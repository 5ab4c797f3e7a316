using Passavant.Screening.Names;

namespace Passavant.Screening.Matching;

/// <summary>Finds, among the names of lists, those that may be a given name, without comparing it with each.</summary>
/// <remarks>Words of the given name lead, through their keys, to words near them, and these to the names that hold them. What is found is estimated as if all that is near were the same, so that the estimate is seldom less than the points.</remarks>
internal sealed class CandidateIndex
{
    // Of so few names none is passed over.
    private const int Few = 4096;

    private readonly Vocabulary vocabulary;
    private readonly NameForm[] forms;
    private readonly int[] starts;
    private readonly int[] postings;
    private readonly Joins joins;

    // Of each form, beside one another, since most are only glanced at.
    private readonly int[] weights;
    private readonly bool[] isPerson;

    public CandidateIndex(Vocabulary vocabulary, NameForm[] forms)
    {
        (this.vocabulary, this.forms) = (vocabulary, forms);
        vocabulary.Close();
        starts = new int[vocabulary.Words.Count + 1];
        foreach (var form in forms)
        foreach (var word in form.Words)
            starts[word.Number + 1]++;
        for (var i = 0; i < vocabulary.Words.Count; i++)
            starts[i + 1] += starts[i];
        postings = new int[starts[^1]];
        var next = starts.AsSpan(0, vocabulary.Words.Count).ToArray();
        for (var number = 0; number < forms.Length; number++)
            foreach (var word in forms[number].Words)
                postings[next[word.Number]++] = number;
        joins = new Joins(forms);
        weights = [.. forms.Select(form => form.Weight)];
        isPerson = [.. forms.Select(form => form.IsPerson)];
    }

    /// <summary>The names, by number.</summary>
    public NameForm[] Forms => forms;

    /// <summary>Finds candidates of a name.</summary>
    /// <param name="asked">The name.</param>
    /// <param name="least">The least points worth finding, in hundredths.</param>
    /// <param name="scales">The weights of the scorer.</param>
    /// <param name="desk">What is written on while searching; afterwards its <see cref="Desk.Candidates"/> are the numbers of names.</param>
    public void Find(NameForm asked, int least, Scales scales, Desk desk)
    {
        desk.Begin(forms.Length, vocabulary.Words.Count);
        // Rare words first: once they have led to names, the usual ones need only confirm them.
        Span<int> order = stackalloc int[NameForm.Longest];
        Span<int> usual = stackalloc int[NameForm.Longest];
        var n = asked.Words.Length;
        for (var i = 0; i < n; i++)
            (order[i], usual[i]) = (i, Usual(asked.Words[i], asked.Kinds[i], desk, i));
        usual[..n].Sort(order[..n]);
        var seen = 0;
        foreach (var i in order[..n])
        {
            var weight = asked.Weights[i];
            // What has only the rest in common stays below what is worth finding.
            var leads =
                desk.NearOf(i).Length > 0
                && (seen * 2 < asked.Weight || seen == 0 || forms.Length < Few);
            Count(i, weight, leads, scales, desk);
            seen += weight;
        }
        for (var i = 0; i < n; i++)
        {
            if (i + 1 < n)
                Join(asked, i, desk);
            joins.Find(asked.Words[i], desk.Numbers);
            foreach (var form in desk.Numbers)
                desk.Add(form, i, asked.Weights[i], asked.Weights[i], leads: true);
            desk.Numbers.Clear();
        }
        Choose(asked, least, scales, desk);
    }

    // How many names hold a word near this one; the words are kept on the desk.
    private int Usual(NameWord word, TokenKind kind, Desk desk, int place)
    {
        desk.BeginNear(place);
        if (kind is TokenKind.Number or TokenKind.LegalForm)
        {
            if (word.Number >= 0)
                desk.AddNear(word.Number, 1000);
        }
        else if (word.Near is { } known)
            desk.AddNear(known);
        else
        {
            desk.Numbers.Clear();
            vocabulary.Near(word, desk.Numbers);
            foreach (var number in desk.Numbers)
                if (desk.IsNew(number) && vocabulary.Alike(word, number) is > 0 and var alike)
                    desk.AddNear(number, alike);
            desk.Numbers.Clear();
            desk.EndNear(place);
            // Names share their words: those of the index are asked for again and again.
            if (word.Number >= 0)
                word.Near = desk.NearOf(place).ToArray();
        }
        desk.EndNear(place);
        var usual = 0;
        foreach (var (number, _) in desk.NearOf(place))
            usual += starts[number + 1] - starts[number];
        return usual;
    }

    private void Count(int place, int weight, bool leads, Scales scales, Desk desk)
    {
        foreach (var (number, alike) in desk.NearOf(place))
        {
            var worth = weight * scales.Person.Worth(alike) / 1000;
            for (var at = starts[number]; at < starts[number + 1]; at++)
                desk.Add(postings[at], place, weight, worth, leads);
        }
    }

    // Two neighbouring words of the name that may be one word of a listed one.
    private void Join(NameForm asked, int i, Desk desk)
    {
        Span<char> joined = stackalloc char[128];
        var (first, second) = (asked.Words[i].Text, asked.Words[i + 1].Text);
        if (first.Length + second.Length > joined.Length)
            return;
        first.CopyTo(joined);
        second.CopyTo(joined[first.Length..]);
        vocabulary.FindWritten(joined[..(first.Length + second.Length)], desk.FoundWords);
        foreach (var word in desk.FoundWords)
            for (var at = starts[word.Number]; at < starts[word.Number + 1]; at++)
            {
                desk.Add(postings[at], i, asked.Weights[i], asked.Weights[i], leads: true);
                desk.Add(
                    postings[at],
                    i + 1,
                    asked.Weights[i + 1],
                    asked.Weights[i + 1],
                    leads: true
                );
            }
        desk.FoundWords.Clear();
    }

    private void Choose(NameForm asked, int least, Scales scales, Desk desk)
    {
        foreach (var number in desk.Touched)
        {
            var estimate = (
                asked.IsPerson || isPerson[number] ? scales.Person : scales.Organisation
            ).Estimate(
                desk.Worth(number),
                desk.Found(number),
                asked.Weight,
                weights[number],
                least
            );
            if (estimate >= least)
                desk.Offer(number, estimate);
        }
    }
}
