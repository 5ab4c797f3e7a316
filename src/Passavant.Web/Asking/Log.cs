namespace Passavant.Web.Asking;

/// <summary>What is written to the log: what was done and how much of it, never about whom.</summary>
internal static partial class Log
{
    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "Answered {Action} on {Dataset}: {Queries} queries, {Results} results"
    )]
    public static partial void Answered(
        this ILogger log,
        string action,
        string dataset,
        int queries,
        int results
    );

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "Lists in force: {Lists}, {Entries} entries"
    )]
    public static partial void InForce(this ILogger log, string lists, int entries);

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "The lists in the folder were not taken: {Trouble}. {Consequence}"
    )]
    public static partial void NotTaken(this ILogger log, string trouble, string consequence);

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "The demonstration is there already; its password is the one shown when it was made."
    )]
    public static partial void DemonstrationIsThere(this ILogger log);

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "The demonstration is ready after {Seconds:0.0} s. Everybody in it signs in with their first name and the password {Password}"
    )]
    public static partial void DemonstrationIsReady(
        this ILogger log,
        double seconds,
        string password
    );

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "Open {Address} in a browser and choose who to be."
    )]
    public static partial void DemonstrationIsOpen(this ILogger log, string address);

    [LoggerMessage(Level = LogLevel.Error, Message = "The demonstration could not be prepared.")]
    public static partial void DemonstrationFailed(this ILogger log, Exception failure);

    [LoggerMessage(
        Level = LogLevel.Critical,
        Message = "There is no room on the disk of the records: what people do is refused until there is."
    )]
    public static partial void NoRoom(this ILogger log, Exception failure);

    [LoggerMessage(Level = LogLevel.Error, Message = "The page {Method} {Page} failed.")]
    public static partial void PageFailed(
        this ILogger log,
        Exception failure,
        string method,
        string page
    );
}
