using Passavant.Cases;
using Passavant.Web.Log;

namespace Passavant.Web.Issuing;

/// <summary>What whoever runs the program may set about the documents it issues, under <c>Casework:Documents</c>.</summary>
/// <param name="Issuer">The URL documents name the authority by, without a slash at its end; where the lists they are checked with are found below it.</param>
/// <param name="Code">The short code summaries on paper name it by.</param>
/// <param name="Name">What the list of issuers calls it; null for the name of the first authority in the records.</param>
internal sealed record IssuingSettings(string Issuer, string Code, string? Name)
{
    private const int LongestCode = 40;

    /// <summary>What the URLs of its status lists begin with.</summary>
    public string StatusBase => $"{Issuer}/status/";

    /// <summary>The URL of a list of statuses.</summary>
    public string StatusList(long list) => $"{StatusBase}{list}";

    /// <summary>What the authority is called: as it is set, or as the first authority in the records is.</summary>
    public string NameAmong(IReadOnlyDictionary<string, Agency> agencies) =>
        Name
        ?? agencies
            .Values.Where(agency => agency.Kind == AgencyKind.Authority)
            .MinBy(agency => agency.Id, StringComparer.Ordinal)
            ?.Name.ToString()
        ?? Issuer;

    /// <summary>Reads the settings.</summary>
    /// <exception cref="FormatException">One cannot be what it says.</exception>
    public static IssuingSettings Read(IConfiguration configuration, LogSettings log, bool demo)
    {
        var of = configuration.GetSection("Casework:Documents");
        // The log is called after where it is found, and so is its authority.
        var host = log.Origin.Split('/')[0];
        var issuer = of["Issuer"] is { Length: > 0 } given ? given.TrimEnd('/') : $"https://{host}";
        if (
            !Uri.TryCreate(issuer, UriKind.Absolute, out var url)
            || url.Scheme is not ("https" or "http")
            || url.Query.Length + url.Fragment.Length > 0
        )
            throw new FormatException(
                $"Casework:Documents:Issuer is '{issuer}'; expected a URL such as https://licences.authority.example"
            );
        var code =
            of["Code"] is { Length: > 0 } name ? name
            : demo ? "DEMO"
            : host;
        return code.Length <= LongestCode && code.All(letter => letter is > ' ' and <= '~')
            ? new IssuingSettings(
                issuer,
                code,
                of["Name"] is { Length: > 0 } called ? called : null
            )
            : throw new FormatException(
                $"Casework:Documents:Code is '{code}'; expected at most {LongestCode} letters or digits, such as NM"
            );
    }
}
