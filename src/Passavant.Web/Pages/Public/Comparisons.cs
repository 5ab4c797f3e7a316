using System.Collections.Concurrent;
using Passavant.Accords;
using Passavant.Accords.Words;
using Passavant.Proofs;
using Language = Passavant.Accords.Words.Language;

namespace Passavant.Web.Pages.Public;

/// <summary>What is known of two editions held against each other in meaning.</summary>
/// <param name="Result">What was proved; null where it was not.</param>
/// <param name="Why">Why not; null where it was.</param>
internal sealed record Compared(TextComparison? Result, NotCompared? Why)
{
    private readonly ConcurrentDictionary<string, Document> written = new();

    /// <summary>The comparison in words; made once for each language.</summary>
    public Document In(Language language) =>
        written.GetOrAdd(language.Code, _ => ComparisonDocument.Of(Result!, language));
}

/// <summary>Why two editions are not compared in meaning here.</summary>
internal enum NotCompared
{
    /// <summary>They are too large for a server that has other work.</summary>
    TooLarge,

    /// <summary>A term means one thing in one and another in the other.</summary>
    UnlikeTerms,

    /// <summary>It failed; the log says how.</summary>
    Failed,
}

/// <summary>Editions held against each other in meaning: once for each pair, one at a time, away from whoever asked, who waits a moment and else comes back. Editions never change, so what was found stays.</summary>
internal sealed partial class Comparisons(ILogger<Comparisons> log)
{
    // What two texts of some 50 controls with everything around them have. Larger ones are compared at the command line.
    private const int MostProvisions = 400;

    private const int MostShown = 6;

    private const long Budget = 60_000;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim one = new(1);
    private readonly ConcurrentDictionary<(string, string), Lazy<Task<Compared>>> known = new();

    /// <summary>What is known of two editions; null where it is still being worked on.</summary>
    public async Task<Compared?> Find(Edition left, Edition right, CancellationToken stop)
    {
        var work = known
            .GetOrAdd((left.Identity, right.Identity), _ => new(() => Compare(left, right)))
            .Value;
        try
        {
            return await work.WaitAsync(Patience, stop);
        }
        catch (TimeoutException)
        {
            return null;
        }
    }

    private async Task<Compared> Compare(Edition left, Edition right)
    {
        if (
            Math.Max(left.Accord.Provisions.Count(), right.Accord.Provisions.Count())
            > MostProvisions
        )
            return new Compared(null, NotCompared.TooLarge);
        await one.WaitAsync();
        try
        {
            return await Task.Run(() => Prove(left, right));
        }
        finally
        {
            _ = one.Release();
        }
    }

    private Compared Prove(Edition left, Edition right)
    {
        try
        {
            var known = left.Day > right.Day ? left.Day : right.Day;
            var result = TextComparer.Compare(
                left.Accord,
                right.Accord,
                new ComparisonOptions
                {
                    LeftAsOf = left.Day,
                    RightAsOf = right.Day,
                    KnownAt = known,
                    Most = MostShown,
                    Budget = Budget,
                }
            );
            var compared = new Compared(result, null);
            foreach (var language in Language.All)
                _ = compared.In(language);
            return compared;
        }
        catch (ArgumentException)
        {
            return new Compared(null, NotCompared.UnlikeTerms);
        }
        catch (Exception failure)
        {
            Failed(failure, left.Identity, right.Identity);
            return new Compared(null, NotCompared.Failed);
        }
    }

    [LoggerMessage(LogLevel.Error, "The editions {Left} and {Right} could not be compared.")]
    private partial void Failed(Exception failure, string left, string right);
}
