using Passavant.Cases;
using Passavant.Store;
using Passavant.Web.Cases;

namespace Passavant.Web.Administration;

/// <summary>What administrators do: each act is an event of one stream, written in one change with what it changes. Acts that rest on something another act just changed are decided again.</summary>
internal sealed class Administering(Database database, TimeProvider time)
{
    /// <summary>The stream of administrators' acts.</summary>
    public const string Stream = "administration";

    /// <summary>The instant acts are done at.</summary>
    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>Does an act.</summary>
    /// <param name="by">Who.</param>
    /// <param name="decide">Reads what the act rests on, and answers the act; throws where it cannot be done.</param>
    /// <param name="stop">Gives up.</param>
    public Task<T> Do<T>(
        Actor by,
        Func<Transaction, Task<Deed<T>>> decide,
        CancellationToken stop
    ) =>
        database.Once(
            async change =>
            {
                var version = await Events.Version(change, Stream);
                var deed = await decide(change);
                _ = await Events.Append(
                    change,
                    Stream,
                    version,
                    [Recorded.Act(by, Now, deed.Type, deed.Body)]
                );
                await deed.Write(change);
                return deed.Answer;
            },
            stop
        );
}

/// <summary>An act of an administrator, decided and about to be written.</summary>
/// <param name="Type">What happened, such as <c>person-entered</c>.</param>
/// <param name="Body">What it says; never a secret.</param>
/// <param name="Write">Writes the rows.</param>
/// <param name="Answer">What whoever did it is told.</param>
internal sealed record Deed<T>(string Type, object Body, Func<Transaction, Task> Write, T Answer);
