using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Passavant.Web.Tests.People;

/// <summary>A small OpenID Connect service that knows one person and lets everybody be them; it keeps to the rules of the code flow, save where a test has it break one.</summary>
internal sealed class Provider : IAsyncDisposable
{
    public const string ClientId = "passavant";
    public const string ClientSecret = "a secret of both";

    private sealed record Code(string Redirect, string Challenge, string Nonce);

    private readonly WebApplication app;
    private readonly RsaSecurityKey key = new(RSA.Create(2048)) { KeyId = "k1" };
    private readonly RsaSecurityKey otherKey = new(RSA.Create(2048)) { KeyId = "k1" };
    private readonly ConcurrentDictionary<string, Code> codes = new();

    private Provider(WebApplication app) => this.app = app;

    public string Address => app.Urls.Single();

    /// <summary>Who the person is.</summary>
    public string Subject { get; set; } = "s-1";

    /// <summary>What else is said of them.</summary>
    public Dictionary<string, object> Claims { get; } = [];

    /// <summary>Which rule is broken.</summary>
    public string Breaks { get; set; } = "";

    public static async Task<Provider> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        _ = builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var provider = new Provider(app);
        _ = app.MapGet("/.well-known/openid-configuration", provider.Describe);
        _ = app.MapGet("/keys", provider.Keys);
        _ = app.MapGet("/authorize", provider.Authorize);
        _ = app.MapPost("/token", provider.Token);
        await app.StartAsync();
        return provider;
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        key.Rsa.Dispose();
        otherKey.Rsa.Dispose();
    }

    private IResult Describe() =>
        Results.Json(
            new Dictionary<string, object>
            {
                ["issuer"] = Address,
                ["authorization_endpoint"] = $"{Address}/authorize",
                ["token_endpoint"] = $"{Address}/token",
                ["jwks_uri"] = $"{Address}/keys",
                ["response_types_supported"] = new[] { "code" },
                ["subject_types_supported"] = new[] { "public" },
                ["id_token_signing_alg_values_supported"] = new[] { "RS256" },
                ["code_challenge_methods_supported"] = new[] { "S256" },
            }
        );

    private IResult Keys()
    {
        var of = key.Rsa.ExportParameters(false);
        return Results.Json(
            new
            {
                keys = new[]
                {
                    new
                    {
                        kty = "RSA",
                        use = "sig",
                        alg = "RS256",
                        kid = key.KeyId,
                        n = WebEncoders.Base64UrlEncode(of.Modulus!),
                        e = WebEncoders.Base64UrlEncode(of.Exponent!),
                    },
                },
            }
        );
    }

    private IResult Authorize(HttpRequest request)
    {
        var asked = request.Query;
        Assert.Equal(ClientId, asked["client_id"]);
        Assert.Equal("code", asked["response_type"]);
        Assert.Equal("S256", asked["code_challenge_method"]);
        var back = new Dictionary<string, string?>
        {
            ["state"] = Breaks == "state" ? "another" : asked["state"],
        };
        if (Breaks == "denied")
        {
            back["error"] = "access_denied";
        }
        else
        {
            var code = Guid.NewGuid().ToString("n");
            codes[code] = new Code(
                asked["redirect_uri"]!,
                asked["code_challenge"]!,
                asked["nonce"]!
            );
            back["code"] = code;
        }
        return Results.Redirect(QueryHelpers.AddQueryString(asked["redirect_uri"]!, back));
    }

    private async Task<IResult> Token(HttpRequest request)
    {
        var asked = await request.ReadFormAsync();
        if (
            !codes.TryRemove($"{asked["code"]}", out var code)
            || asked["redirect_uri"] != code.Redirect
            || asked["client_secret"] != ClientSecret
            || WebEncoders.Base64UrlEncode(
                SHA256.HashData(Encoding.ASCII.GetBytes($"{asked["code_verifier"]}"))
            ) != code.Challenge
        )
            return Results.Json(new { error = "invalid_grant" }, statusCode: 400);
        var now = DateTime.UtcNow;
        var token = new JsonWebTokenHandler().CreateToken(
            new SecurityTokenDescriptor
            {
                Issuer = Breaks == "issuer" ? "https://elsewhere.example" : Address,
                Audience = Breaks == "audience" ? "another" : ClientId,
                IssuedAt = now.AddDays(-1),
                NotBefore = now.AddDays(-1),
                Expires = Breaks == "expired" ? now.AddHours(-2) : now.AddDays(30),
                Claims = new Dictionary<string, object>(Claims)
                {
                    ["sub"] = Subject,
                    ["nonce"] = Breaks == "nonce" ? "another" : code.Nonce,
                },
                SigningCredentials = new SigningCredentials(
                    Breaks == "key" ? otherKey : key,
                    SecurityAlgorithms.RsaSha256
                ),
            }
        );
        return Results.Json(
            new Dictionary<string, object>
            {
                ["access_token"] = "none",
                ["token_type"] = "Bearer",
                ["id_token"] = token,
            }
        );
    }
}
