using Passavant.Web.Asking;
using Passavant.Web.FollowTheMoney;
using Passavant.Web.Lists;

namespace Passavant.Web.Yente;

/// <summary>An entity by its id.</summary>
internal static class FetchEntity
{
    private static readonly Parameter[] Parameters =
    [
        new("nested", Holds.Truth, "Taken for the sake of clients; links are not followed."),
    ];

    public static void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapGet("/entities/{id}", Handle)
            .Takes(Parameters)
            .Says("Data", "An entity", "As its list says it.", 404, 503);

    private static Entity Handle(string id, HttpContext context, ListsKeeper keeper)
    {
        var lists = keeper.Lists(context);
        Given.Read(context.Request, Parameters);
        return lists.Find(id) is var (list, entry)
            ? lists.Entity(list, entry)
            : throw Trouble.Absent("No such entity!");
    }
}
