using System.Net;
using Microsoft.AspNetCore.Antiforgery;
using Passavant.Store;
using Passavant.Web.Asking;
using Passavant.Web.People;

namespace Passavant.Web.Pages.Demonstration;

/// <summary>In a demonstration, and from this machine alone: being anybody in it by a button, without a password.</summary>
internal static class DemonstrationSignIn
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapPost("/{language:language}/demonstration/{signIn}", Enter)
            .WithMetadata(Access.Known)
            .ExcludeFromDescription();

    private static async Task<IResult> Enter(
        string language,
        string signIn,
        HttpContext context,
        IAntiforgery antiforgery,
        CaseworkSettings settings,
        Database database,
        TimeProvider time
    )
    {
        if (
            !settings.Demo
            || context.Connection.RemoteIpAddress is not { } from
            || !IPAddress.IsLoopback(from)
        )
            throw Trouble.Absent("There is nothing here.");
        if (!await antiforgery.IsRequestValidAsync(context))
            throw Trouble.Bad(
                "The form is too old; go back, load the page again and send it once more."
            );
        var secret = await database.Write(async change =>
        {
            if (await Store.People.FindBySignIn(change, signIn) is not { IsActive: true } person)
                return null;
            return (
                await SessionRoutes.Begin(change, context, person.Id, settings, time.GetUtcNow())
            ).Secret;
        });
        if (secret is null)
            throw Trouble.Absent("Nobody in the demonstration signs in with that.");
        SessionRoutes.Give(context, settings, secret);
        return Results.Redirect($"/{language}/desk");
    }
}
