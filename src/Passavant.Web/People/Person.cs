using System.Text.Json;
using Passavant.Store;

namespace Passavant.Web.People;

/// <summary>Somebody as ASP.NET Core Identity sees them: who they are and what they prove it with.</summary>
internal sealed class Person(PersonRow row, CredentialRow? kept)
{
    /// <summary>Who they are.</summary>
    public PersonRow Row { get; set; } = row;

    /// <summary>What they proved themselves with when it was read; null where nothing was set.</summary>
    public CredentialRow? Kept { get; set; } = kept;

    /// <summary>What they prove themselves with once it is written.</summary>
    public CredentialRow Now { get; set; } =
        kept ?? new CredentialRow { Person = row.Id, SecurityStamp = "" };

    /// <summary>The hashes of the recovery codes not used yet.</summary>
    public IReadOnlyList<string> RecoveryCodes
    {
        get => JsonSerializer.Deserialize<string[]>(Now.RecoveryCodes)!;
        set => Now = Now with { RecoveryCodes = JsonSerializer.Serialize(value) };
    }
}
