namespace Passavant.Web.People;

/// <summary>The OpenID Connect service an authority's people may sign in with, under <c>Casework:OpenId</c>.</summary>
internal sealed record OpenIdSettings
{
    /// <summary>Where it is.</summary>
    public required string Authority { get; init; }

    /// <summary>What it calls this program.</summary>
    public required string ClientId { get; init; }

    /// <summary>What this program proves itself with to it; null where it asks for nothing.</summary>
    public required string? ClientSecret { get; init; }

    /// <summary>What people call it.</summary>
    public required string Name { get; init; }

    /// <summary>The claim that holds what a person signs in with here, when they come for the first time.</summary>
    public required string Claim { get; init; }

    /// <summary>The address it sends people back to, where it is not to be taken from the request.</summary>
    public required string? Redirect { get; init; }

    /// <summary>Everything but the secret.</summary>
    public override string ToString() => $"{Name}, {Authority}, {ClientId}, {Claim}";

    /// <summary>Reads the settings; null where there are none.</summary>
    /// <exception cref="FormatException">One is missing, or cannot be what it says.</exception>
    public static OpenIdSettings? Read(IConfigurationSection of)
    {
        if (!of.Exists())
            return null;
        var authority = Given("Authority");
        if (
            !Uri.TryCreate(authority, UriKind.Absolute, out var address)
            || address.Scheme != Uri.UriSchemeHttps
                && !(address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)
        )
            throw new FormatException(
                $"Casework:OpenId:Authority is '{authority}'; expected the address of the service, such as https://login.authority.example"
            );
        var redirect = Given("Redirect");
        if (
            redirect is not null
            && !(
                Uri.TryCreate(redirect, UriKind.Absolute, out var back)
                && back.AbsolutePath == OpenId.Callback
            )
        )
            throw new FormatException(
                $"Casework:OpenId:Redirect is '{redirect}'; expected this program's own address and path, such as https://licences.authority.example{OpenId.Callback}"
            );
        return new OpenIdSettings
        {
            Authority = authority!,
            ClientId =
                Given("ClientId")
                ?? throw new FormatException(
                    "Casework:OpenId:ClientId is missing: what does the service call this program?"
                ),
            ClientSecret = Given("ClientSecret"),
            Name = Given("Name") ?? address.Host,
            Claim = Given("Claim") ?? "email",
            Redirect = redirect,
        };

        string? Given(string name) => of[name] is { Length: > 0 } text ? text : null;
    }
}
