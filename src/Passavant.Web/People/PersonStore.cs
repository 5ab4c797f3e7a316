using Microsoft.AspNetCore.Identity;
using Passavant.Store;

namespace Passavant.Web.People;

/// <summary>Where ASP.NET Core Identity finds people: in the records.</summary>
/// <remarks>What somebody else changed in the meantime is not overwritten: the update fails.</remarks>
internal sealed class PersonStore(Database database)
    : IUserPasswordStore<Person>,
        IUserSecurityStampStore<Person>,
        IUserAuthenticatorKeyStore<Person>,
        IUserTwoFactorStore<Person>,
        IUserTwoFactorRecoveryCodeStore<Person>,
        IUserPasskeyStore<Person>
{
    public Task<Person?> FindByIdAsync(string userId, CancellationToken cancellationToken) =>
        database.Read(
            async reading => await With(reading, await Store.People.Find(reading, userId)),
            cancellationToken
        );

    public Task<Person?> FindByNameAsync(
        string normalizedUserName,
        CancellationToken cancellationToken
    ) =>
        database.Read(
            async reading =>
                await With(reading, await Store.People.FindBySignIn(reading, normalizedUserName)),
            cancellationToken
        );

    public async Task<IdentityResult> UpdateAsync(Person user, CancellationToken cancellationToken)
    {
        var written = await database.Write(
            async change => await Write(change, user),
            cancellationToken
        );
        return written
            ? IdentityResult.Success
            : IdentityResult.Failed(new IdentityErrorDescriber().ConcurrencyFailure());
    }

    /// <summary>Writes what somebody proves themselves with, unless it was changed since it was read; false then.</summary>
    public static async Task<bool> Write(Transaction change, Person user)
    {
        if (await Credentials.Find(change, user.Row.Id) != user.Kept)
            return false;
        await Credentials.Put(change, user.Now);
        user.Kept = user.Now;
        return true;
    }

    public Task<string> GetUserIdAsync(Person user, CancellationToken cancellationToken) =>
        Task.FromResult(user.Row.Id);

    public Task<string?> GetUserNameAsync(Person user, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(user.Row.SignIn);

    public Task<string?> GetNormalizedUserNameAsync(
        Person user,
        CancellationToken cancellationToken
    ) => Task.FromResult<string?>(user.Row.SignIn);

    public Task<string?> GetPasswordHashAsync(Person user, CancellationToken cancellationToken) =>
        Task.FromResult(user.Now.PasswordHash);

    public Task<bool> HasPasswordAsync(Person user, CancellationToken cancellationToken) =>
        Task.FromResult(user.Now.PasswordHash is not null);

    public Task SetPasswordHashAsync(
        Person user,
        string? passwordHash,
        CancellationToken cancellationToken
    ) => Set(user, user.Now with { PasswordHash = passwordHash });

    public Task<string?> GetSecurityStampAsync(Person user, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(user.Now.SecurityStamp);

    public Task SetSecurityStampAsync(
        Person user,
        string stamp,
        CancellationToken cancellationToken
    ) => Set(user, user.Now with { SecurityStamp = stamp });

    public Task<string?> GetAuthenticatorKeyAsync(
        Person user,
        CancellationToken cancellationToken
    ) => Task.FromResult(user.Now.TotpKey);

    public Task SetAuthenticatorKeyAsync(
        Person user,
        string key,
        CancellationToken cancellationToken
    ) => Set(user, user.Now with { TotpKey = key });

    public Task<bool> GetTwoFactorEnabledAsync(Person user, CancellationToken cancellationToken) =>
        Task.FromResult(user.Now.SecondFactor);

    public Task SetTwoFactorEnabledAsync(
        Person user,
        bool enabled,
        CancellationToken cancellationToken
    ) => Set(user, user.Now with { SecondFactor = enabled });

    public Task ReplaceCodesAsync(
        Person user,
        IEnumerable<string> recoveryCodes,
        CancellationToken cancellationToken
    )
    {
        user.RecoveryCodes = [.. recoveryCodes.Select(Secret.HashOf)];
        return Task.CompletedTask;
    }

    public Task<bool> RedeemCodeAsync(Person user, string code, CancellationToken cancellationToken)
    {
        var left = user.RecoveryCodes.Where(one => one != Secret.HashOf(code)).ToArray();
        var redeemed = left.Length < user.RecoveryCodes.Count;
        user.RecoveryCodes = left;
        return Task.FromResult(redeemed);
    }

    public Task<int> CountCodesAsync(Person user, CancellationToken cancellationToken) =>
        Task.FromResult(user.RecoveryCodes.Count);

    public Task<Person?> FindByPasskeyIdAsync(
        byte[] credentialId,
        CancellationToken cancellationToken
    ) =>
        database.Read(
            async reading =>
                await Passkeys.Find(reading, Ceremonies.Text(credentialId)) is { } passkey
                    ? await With(reading, await Store.People.Find(reading, passkey.Person))
                    : null,
            cancellationToken
        );

    public async Task<UserPasskeyInfo?> FindPasskeyAsync(
        Person user,
        byte[] credentialId,
        CancellationToken cancellationToken
    )
    {
        var found = await database.Read(
            reading => Passkeys.Find(reading, Ceremonies.Text(credentialId)),
            cancellationToken
        );
        return found?.Person == user.Row.Id ? Ceremonies.Of(found) : null;
    }

    public async Task<IList<UserPasskeyInfo>> GetPasskeysAsync(
        Person user,
        CancellationToken cancellationToken
    ) =>
        [
            .. (
                await database.Read(reading => Passkeys.Of(reading, user.Row.Id), cancellationToken)
            ).Select(Ceremonies.Of),
        ];

    public Task AddOrUpdatePasskeyAsync(
        Person user,
        UserPasskeyInfo passkey,
        CancellationToken cancellationToken
    ) =>
        database.Write(
            change => Passkeys.Put(change, Ceremonies.Of(user.Row.Id, passkey)),
            cancellationToken
        );

    public Task RemovePasskeyAsync(
        Person user,
        byte[] credentialId,
        CancellationToken cancellationToken
    ) =>
        database.Write(
            async change =>
            {
                _ = await Passkeys.Remove(change, user.Row.Id, Ceremonies.Text(credentialId));
            },
            cancellationToken
        );

    // People are made and renamed by administrators, and never removed.
    public Task<IdentityResult> CreateAsync(Person user, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<IdentityResult> DeleteAsync(Person user, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task SetUserNameAsync(
        Person user,
        string? userName,
        CancellationToken cancellationToken
    ) => throw new NotSupportedException();

    public Task SetNormalizedUserNameAsync(
        Person user,
        string? normalizedName,
        CancellationToken cancellationToken
    ) => Task.CompletedTask;

    public void Dispose() { }

    private static async Task<Person?> With(Reading reading, PersonRow? row) =>
        row is null ? null : new Person(row, await Credentials.Find(reading, row.Id));

    private static Task Set(Person user, CredentialRow now)
    {
        user.Now = now;
        return Task.CompletedTask;
    }
}

/// <summary>What people sign in with, as it is kept: in small letters.</summary>
internal sealed class SignInNames : ILookupNormalizer
{
    public string? NormalizeName(string? name) => Of(name ?? "");

    public string? NormalizeEmail(string? email) => email;

    /// <summary>What somebody signs in with, as it is kept.</summary>
    public static string Of(string name) => name.Trim().ToLowerInvariant();

    /// <summary>What is wrong with what somebody is to sign in with; null where nothing is.</summary>
    public static string? Fault(string name) =>
        name.Length is > 0 and <= 100
        && name.All(letter =>
            char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || ".-_@+".Contains(letter)
        )
            ? null
            : "expected up to 100 letters from a to z, digits and . - _ @ +, such as ana.lima";
}
