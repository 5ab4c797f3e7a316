using System.Text.Json;
using Passavant.Accords;
using Passavant.Cases;
using Passavant.Store;

namespace Passavant.Web.Administration;

/// <summary>Agencies as the records keep them, and as the work on cases knows them.</summary>
internal static class AgencyRows
{
    private sealed record Details(
        IReadOnlyDictionary<string, string>? Name = null,
        string? Contact = null,
        string? Reviews = null,
        bool Trusted = false
    );

    /// <summary>The row of an agency.</summary>
    public static AgencyRow Row(Agency agency, string? calendar = null) =>
        new()
        {
            Id = agency.Id,
            Name = agency.Name.ToString(),
            Kind = CaseJson.Word(agency.Kind),
            Country = agency.State,
            Calendar = calendar,
            Details = JsonSerializer.Serialize(
                new Details(
                    agency.Name.All.ToDictionary(),
                    agency.Contact,
                    agency.Reviews,
                    agency.Trusted
                ),
                CaseJson.Options
            ),
        };

    /// <summary>The agency of a row.</summary>
    public static Agency Agency(this AgencyRow row)
    {
        var details = JsonSerializer.Deserialize<Details>(row.Details, CaseJson.Options)!;
        return new Agency(
            row.Id,
            details.Name is { } name ? new Wording(name) : new Wording(row.Name),
            Enum.Parse<AgencyKind>(row.Kind, true),
            row.Country,
            details.Contact,
            details.Reviews,
            details.Trusted
        );
    }
}
