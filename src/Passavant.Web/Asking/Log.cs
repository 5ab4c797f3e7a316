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
}
