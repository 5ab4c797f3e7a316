using Passavant.Web.Asking;

namespace Passavant.Web.People;

/// <summary>Setting a password with a one-time secret, and changing it.</summary>
internal static class PasswordRoutes
{
    /// <param name="Secret">The one-time secret an administrator gave.</param>
    /// <param name="Password">The password.</param>
    public sealed record SetRequest(string Secret, string Password);

    /// <param name="Current">The password so far.</param>
    /// <param name="Password">The new one.</param>
    /// <param name="Code">The code of the second factor, where one is set.</param>
    public sealed record ChangeRequest(string Current, string Password, string? Code = null);

    public static void Map(IEndpointRouteBuilder routes)
    {
        _ = routes
            .MapPost("/password/set", Set)
            .WithMetadata(Access.Open)
            .Reads("application/json", """{"secret":"q83v…","password":"correct horse battery"}""")
            .Says(
                "Signing in",
                "Set a password",
                "With the one-time secret an administrator gave. All sign-ins and tokens so far end.",
                401,
                415,
                422,
                429
            );
        _ = routes
            .MapPost("/password", Change)
            .WithMetadata(Access.Person)
            .Reads(
                "application/json",
                """{"current":"correct horse battery","password":"a better long one"}"""
            )
            .Says(
                "Signing in",
                "Change one's password",
                "All other sign-ins, and all tokens, end.",
                401,
                403,
                422,
                429
            );
    }

    private static async Task<IResult> Set(
        HttpContext context,
        Passwords passwords,
        CancellationToken stop
    )
    {
        var asked = await Spoken.Read<SetRequest>(context, stop);
        await passwords.Set(context, asked.Secret, asked.Password, stop);
        return Results.NoContent();
    }

    private static async Task<IResult> Change(
        HttpContext context,
        Passwords passwords,
        CancellationToken stop
    )
    {
        var asked = await Spoken.Read<ChangeRequest>(context, stop);
        await passwords.Change(context, asked.Current, asked.Password, asked.Code);
        return Results.NoContent();
    }
}
