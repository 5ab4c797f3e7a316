using Passavant.Store;

namespace Passavant.Web.People;

/// <summary>One-time secrets with which people set a password.</summary>
internal static class Invitations
{
    /// <summary>A new one: its row, and the secret to be shown once.</summary>
    public static (SessionRow Row, string Secret) New(
        string person,
        DateTimeOffset now,
        TimeSpan lasts
    )
    {
        var (secret, hash) = Secret.New();
        return (
            new SessionRow
            {
                TokenHash = hash,
                Kind = SessionKinds.Invitation,
                Person = person,
                Created = now,
                LastSeen = now,
                Expires = now + lasts,
            },
            secret
        );
    }

    /// <summary>Ends those a person has not used.</summary>
    public static async Task End(Transaction change, string person, DateTimeOffset now)
    {
        foreach (var row in await Store.Sessions.Of(change, person))
            if (row.Kind == SessionKinds.Invitation)
                _ = await Store.Sessions.Revoke(change, row.TokenHash, now);
    }
}
