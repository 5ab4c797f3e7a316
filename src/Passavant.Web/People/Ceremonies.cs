using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Passavant.Store;

namespace Passavant.Web.People;

/// <summary>The two ceremonies of passkeys (WebAuthn): adding one, and signing in with one. What is given out at the beginning comes back at the end; the server keeps nothing in between.</summary>
internal sealed class Ceremonies(
    Database database,
    UserManager<Person> users,
    IPasskeyHandler<Person> handler,
    IDataProtectionProvider protection,
    TimeProvider time
)
{
    /// <summary>How long a person has.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan SignInLasts = TimeSpan.FromMinutes(10);

    /// <summary>A ceremony begun.</summary>
    /// <param name="Options">What the browser is told, as JSON.</param>
    /// <param name="State">What comes back with its answer; nobody but the servers reads it.</param>
    internal sealed record Begun(string Options, string State);

    /// <summary>An answer to a challenge.</summary>
    /// <param name="Wrong">What is wrong; null where nothing is.</param>
    /// <param name="Challenge">The hash of the challenge.</param>
    /// <param name="Expires">Until when it could be answered.</param>
    /// <param name="Passkey">The passkey as it is after the answer.</param>
    internal sealed record Answered(
        string? Wrong,
        string Challenge,
        DateTimeOffset Expires,
        PasskeyRow? Passkey
    );

    private sealed record State(string Ceremony, string? Person, string? Name, long Expires);

    /// <summary>Begins adding a passkey for somebody who just proved who they are.</summary>
    /// <param name="context">The request.</param>
    /// <param name="person">Who.</param>
    /// <param name="name">What they call it.</param>
    public async Task<Begun> BeginAdding(HttpContext context, PersonRow person, string name)
    {
        var made = await handler.MakeCreationOptionsAsync(
            new PasskeyUserEntity
            {
                Id = person.Id,
                Name = person.SignIn,
                DisplayName = person.Name,
            },
            context
        );
        return new Begun(
            made.CreationOptionsJson,
            Seal(made.AttestationState, person.Id, name, Lasts)
        );
    }

    /// <summary>Adds the passkey a device made; false where it answers no challenge that was given to that person just now, or is somebody's already.</summary>
    public async Task<bool> Add(
        HttpContext context,
        PersonRow person,
        string credential,
        string state
    )
    {
        if (
            Open(state) is not { } begun
            || begun.State.Person != person.Id
            || await Attest(context, credential, begun.Inner) is not { Succeeded: true } made
            || made.UserEntity.Id != person.Id
        )
            return false;
        var now = time.GetUtcNow();
        return await database.Write(async change =>
        {
            if (
                !await Passkeys.Spend(change, Hash(begun.Inner), Expiry(begun.State), now)
                || await Passkeys.Find(change, Text(made.Passkey.CredentialId)) is not null
            )
                return false;
            await Passkeys.Put(
                change,
                Of(person.Id, made.Passkey) with
                {
                    Name = begun.State.Name!,
                    Created = now,
                }
            );
            return true;
        });
    }

    /// <summary>Begins signing in: whoever holds a passkey of ours may answer.</summary>
    public async Task<Begun> BeginSigningIn(HttpContext context)
    {
        var made = await handler.MakeRequestOptionsAsync(null, context);
        return new Begun(
            made.RequestOptionsJson,
            Seal(made.AssertionState, null, null, SignInLasts)
        );
    }

    /// <summary>Whose passkey an answer says it is from; null where nobody's.</summary>
    public async Task<Person?> Whose(string credential, CancellationToken stop)
    {
        try
        {
            using var answer = JsonDocument.Parse(credential);
            return
                answer.RootElement.ValueKind == JsonValueKind.Object
                && answer.RootElement.TryGetProperty("id", out var id)
                && id.ValueKind == JsonValueKind.String
                && await database.Read(reading => Passkeys.Find(reading, id.GetString()!), stop)
                    is { } passkey
                ? await users.FindByIdAsync(passkey.Person)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Checks an answer to a challenge.</summary>
    public async Task<Answered> Answer(HttpContext context, string credential, string state)
    {
        if (Open(state) is not { State.Person: null } begun)
            return new Answered("challenge over or not ours", "", default, null);
        var result = await handler.PerformAssertionAsync(
            new PasskeyAssertionContext
            {
                HttpContext = context,
                CredentialJson = credential,
                AssertionState = begun.Inner,
            }
        );
        return result.Succeeded
            ? new Answered(
                null,
                Hash(begun.Inner),
                Expiry(begun.State),
                Of(result.User.Row.Id, result.Passkey)
            )
            : new Answered("wrong passkey", "", default, null);
    }

    private async Task<PasskeyAttestationResult?> Attest(
        HttpContext context,
        string credential,
        string state
    ) =>
        await handler.PerformAttestationAsync(
            new PasskeyAttestationContext
            {
                HttpContext = context,
                CredentialJson = credential,
                AttestationState = state,
            }
        );

    private IDataProtector Protector => protection.CreateProtector("passkeys");

    private string Seal(string? inner, string? person, string? name, TimeSpan lasts) =>
        Protector.Protect(
            JsonSerializer.Serialize(
                new[]
                {
                    JsonSerializer.Serialize(
                        new State(
                            person is null ? "use" : "add",
                            person,
                            name,
                            (time.GetUtcNow() + lasts).ToUnixTimeMilliseconds()
                        )
                    ),
                    inner,
                }
            )
        );

    private (State State, string Inner)? Open(string sealed_)
    {
        try
        {
            var parts = JsonSerializer.Deserialize<string[]>(Protector.Unprotect(sealed_))!;
            var state = JsonSerializer.Deserialize<State>(parts[0])!;
            return Expiry(state) > time.GetUtcNow() ? (state, parts[1]) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static DateTimeOffset Expiry(State state) =>
        DateTimeOffset.FromUnixTimeMilliseconds(state.Expires);

    // Every challenge is new, and so is the state that holds it.
    private static string Hash(string inner) => Secret.HashOf(inner);

    /// <summary>An id as it is kept.</summary>
    public static string Text(byte[] id) => Base64Url.EncodeToString(id);

    /// <summary>A passkey as ASP.NET Core Identity knows it.</summary>
    public static UserPasskeyInfo Of(PasskeyRow row) =>
        new(
            Base64Url.DecodeFromChars(row.Credential),
            row.PublicKey,
            row.Created,
            (uint)row.SignCount,
            row.Transports.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            row.IsUserVerified,
            row.IsBackupEligible,
            row.IsBackedUp,
            row.Attestation,
            row.ClientData
        )
        {
            Name = row.Name,
        };

    /// <summary>A passkey as it is kept.</summary>
    public static PasskeyRow Of(string person, UserPasskeyInfo passkey) =>
        new()
        {
            Credential = Text(passkey.CredentialId),
            Person = person,
            Name = passkey.Name ?? "",
            PublicKey = passkey.PublicKey,
            Created = passkey.CreatedAt,
            SignCount = passkey.SignCount,
            Transports = string.Join(' ', passkey.Transports ?? []),
            IsUserVerified = passkey.IsUserVerified,
            IsBackupEligible = passkey.IsBackupEligible,
            IsBackedUp = passkey.IsBackedUp,
            Attestation = passkey.AttestationObject,
            ClientData = passkey.ClientDataJson,
        };

    /// <summary>Where a device may say the ceremony was held: this very site, and no page that only framed it.</summary>
    public static ValueTask<bool> IsHere(PasskeyOriginValidationContext ceremony) =>
        ValueTask.FromResult(
            !ceremony.CrossOrigin
                && Uri.TryCreate(ceremony.Origin, UriKind.Absolute, out var origin)
                && (origin.Scheme == Uri.UriSchemeHttps || origin.Host == "localhost")
                && string.Equals(
                    origin.Authority,
                    ceremony.HttpContext.Request.Host.Value,
                    StringComparison.OrdinalIgnoreCase
                )
        );
}
