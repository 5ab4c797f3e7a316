using System.Collections.Concurrent;
using Passavant.Accords.Words;
using Passavant.Proofs;
using Language = Passavant.Accords.Words.Language;

namespace Passavant.Web.Pages.Public;

/// <summary>What is known of two editions held against each other in meaning.</summary>
/// <param name="Result">What was proved; null where it was not.</param>
/// <param name="Why">Why not; null where it was.</param>
/// <param name="IsWhole">Whether every difference was looked for, and not only whether there is one.</param>
internal sealed record Compared(TextComparison? Result, NotCompared? Why, bool IsWhole)
{
    private readonly Dictionary<Language, Said> said = Result is null
        ? []
        : Language.All.ToDictionary(
            language => language,
            language => new Said(
                Line(Result.LeftMilder.Witness, language),
                Line(Result.RightMilder.Witness, language),
                IsWhole ? ComparisonDocument.Of(Result, language) : null
            )
        );

    /// <summary>The comparison in words.</summary>
    public Said In(Language language) => said[language];

    private static IReadOnlyList<string> Line(Witness? witness, Language language) =>
        witness is null
            ? []
            : ComparisonDocument.InALine(witness, language).Split(language.Semicolon);
}

/// <summary>A comparison in one language.</summary>
/// <param name="Stricter">The facts of a transfer that is treated more strictly; none where there is none.</param>
/// <param name="Milder">The facts of one that is treated more mildly.</param>
/// <param name="Whole">Everything found; null where it is being looked for.</param>
internal sealed record Said(
    IReadOnlyList<string> Stricter,
    IReadOnlyList<string> Milder,
    Document? Whole
);

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
internal sealed partial class Comparisons(ILogger<Comparisons> log) : IDisposable
{
    // What two texts of some 50 controls with everything around them have. Larger ones are compared at the command line.
    private const int MostProvisions = 400;

    private const int MostShown = 6;

    private const long Budget = 60_000;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim one = new(1);
    private readonly ConcurrentDictionary<(string, string), Lazy<Work>> known = new();

    /// <summary>What is known of two editions: all, or that they differ; null where it is still being worked on.</summary>
    public async Task<Compared?> Find(Edition left, Edition right, CancellationToken stop)
    {
        var work = known
            .GetOrAdd((left.Identity, right.Identity), _ => new(() => Begin(left, right)))
            .Value;
        try
        {
            return await work.Whole.WaitAsync(Patience, stop);
        }
        catch (TimeoutException)
        {
            return work.Verdict.IsCompleted ? await work.Verdict : null;
        }
    }

    private Work Begin(Edition left, Edition right)
    {
        if (
            Math.Max(left.Accord.Provisions.Count(), right.Accord.Provisions.Count())
            > MostProvisions
        )
        {
            var refused = Task.FromResult(new Compared(null, NotCompared.TooLarge, true));
            return new Work(refused, refused);
        }
        var verdict = Task.Run(() => InTurn(() => Prove(left, right, 0)));
        return new Work(
            verdict,
            Task.Run(async () =>
                (await verdict).Result is null
                    ? await verdict
                    : await InTurn(() => Prove(left, right, MostShown))
            )
        );
    }

    private async Task<Compared> InTurn(Func<Compared> prove)
    {
        await one.WaitAsync();
        try
        {
            return prove();
        }
        finally
        {
            _ = one.Release();
        }
    }

    private Compared Prove(Edition left, Edition right, int most)
    {
        try
        {
            return new Compared(
                TextComparer.Compare(
                    left.Accord,
                    right.Accord,
                    new ComparisonOptions
                    {
                        LeftAsOf = left.Day,
                        RightAsOf = right.Day,
                        KnownAt = left.Day > right.Day ? left.Day : right.Day,
                        Most = most,
                        Budget = Budget,
                    }
                ),
                null,
                most > 0
            );
        }
        catch (ArgumentException)
        {
            return new Compared(null, NotCompared.UnlikeTerms, true);
        }
        catch (Exception failure)
        {
            Failed(failure, left.Identity, right.Identity);
            return new Compared(null, NotCompared.Failed, true);
        }
    }

    public void Dispose() => one.Dispose();

    private sealed record Work(Task<Compared> Verdict, Task<Compared> Whole);

    [LoggerMessage(LogLevel.Error, "The editions {Left} and {Right} could not be compared.")]
    private partial void Failed(Exception failure, string left, string right);
}
