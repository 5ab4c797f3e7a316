using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.HttpResults;
using Passavant.Web.Asking;
using Passavant.Web.Lists;
using Passavant.Web.Log;

namespace Passavant.Web.Operations;

/// <summary>Whether answers can be relied on: lists are in force, and none is stale.</summary>
internal static class Ready
{
    /// <param name="Status"><c>ok</c>; <c>degraded</c> where the folder holds what was not taken and the lists before stay in force; <c>stale</c>; <c>no lists</c>.</param>
    /// <param name="Trouble">Why what is in the folder was not taken.</param>
    /// <param name="Lists">The lists in force.</param>
    /// <param name="Log">How the log of what is done stands, where there is casework: <c>off</c>, <c>ok</c>, <c>behind</c>, <c>failing</c> or <c>refused</c>; it does not stop the answers.</param>
    /// <param name="LogTrouble">Why it does not go on.</param>
    /// <param name="LogSize">How many entries are signed.</param>
    /// <param name="Quorum">Whether enough witnesses cosigned; null where the server has no policy.</param>
    /// <param name="Witnesses">The witnesses of the policy: who has cosigned the last checkpoint, and why the others have not.</param>
    public sealed record Response(
        string Status,
        string? Trouble,
        IReadOnlyList<ListState> Lists,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Log = null,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
            string? LogTrouble = null,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
            long? LogSize = null,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? Quorum = null,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
            IReadOnlyList<WitnessStanding>? Witnesses = null
    );

    /// <param name="Id">The list.</param>
    /// <param name="Date">Its day.</param>
    /// <param name="AgeDays">How many days old it is; null where it does not say its day.</param>
    /// <param name="IsStale">Whether it is too old to be relied on.</param>
    /// <param name="Entries">How many entries it holds.</param>
    /// <param name="Hash">Its content hash.</param>
    public sealed record ListState(
        string Id,
        DateOnly? Date,
        int? AgeDays,
        bool IsStale,
        int Entries,
        string Hash
    );

    public static void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapGet("/readyz", Handle)
            .Says(
                "Operations",
                "Can answers be relied on?",
                "503 while no lists are in force or one is stale. A folder that cannot be read whole leaves the lists before in force: 200, and it is said here."
            )
            .Produces<Response>()
            .Produces<Response>(StatusCodes.Status503ServiceUnavailable);

    public static Response Of(ListsKeeper keeper)
    {
        var (lists, trouble) = keeper.Standing;
        var states = (lists?.Snapshots ?? [])
            .Select(list => new ListState(
                list.Id,
                list.About.Date,
                keeper.Age(list),
                keeper.IsStale(list),
                list.Entries.Count,
                list.Hash
            ))
            .ToList();
        var status =
            lists is null ? "no lists"
            : states.Exists(list => list.IsStale) ? "stale"
            : trouble is not null ? "degraded"
            : "ok";
        return new Response(status, trouble, states);
    }

    private static JsonHttpResult<Response> Handle(ListsKeeper keeper, IServiceProvider services)
    {
        var response = Of(keeper);
        if (services.GetService<Publisher>() is { Standing: var log })
            response = response with
            {
                Log = log.Status,
                LogTrouble = log.Words,
                LogSize = log.Size,
                Quorum = log.IsQuorumMet,
                Witnesses = log.Witnesses,
            };
        return TypedResults.Json(
            response,
            statusCode: response.Status is "ok" or "degraded" ? 200 : 503
        );
    }
}
