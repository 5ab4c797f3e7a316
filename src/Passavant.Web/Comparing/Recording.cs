using Passavant.Cases;
using Passavant.Store;
using Passavant.Web.Cases;

namespace Passavant.Web.Comparing;

/// <summary>What is done about comparisons is recorded in one stream, in the transaction of what it changes. Whoever loses to another decides again on what the other left, so that no limit is passed by asking twice at once.</summary>
internal static class Recording
{
    /// <summary>The stream.</summary>
    public const string Stream = "comparisons";

    /// <summary>Does something, again where another was first.</summary>
    public static Task<T> Record<T>(
        this Database store,
        Func<Acts, Task<T>> act,
        CancellationToken stop
    ) => store.Once(async change => await act(await Acts.Begin(change)), stop);

    /// <summary>Adds the version of an act to those of a row.</summary>
    public static string With(string acts, int version) =>
        acts.Length == 0 ? $"{version}" : $"{acts} {version}";

    /// <summary>The versions of the acts of a row.</summary>
    public static IEnumerable<int> Versions(string acts) =>
        acts.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(one => int.Parse(one, System.Globalization.CultureInfo.InvariantCulture));
}

/// <summary>A transaction in which acts about comparisons are recorded, on the stream as it stood when it began.</summary>
internal sealed class Acts
{
    private int version;

    private Acts(Transaction change, int version) => (Change, this.version) = (change, version);

    /// <summary>The transaction.</summary>
    public Transaction Change { get; }

    /// <summary>Begins on the stream as it stands.</summary>
    public static async Task<Acts> Begin(Transaction change) =>
        new(change, await Events.Version(change, Recording.Stream));

    /// <summary>Records an act; answers its version in the stream.</summary>
    /// <exception cref="ConflictException">Somebody else recorded something meanwhile.</exception>
    public async Task<int> Append(Actor by, DateTimeOffset at, string type, object body) =>
        version = await Events.Append(
            Change,
            Recording.Stream,
            version,
            [Recorded.Act(by, at, type, body)]
        );
}
