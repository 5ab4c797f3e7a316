using Passavant.Screening;
using Passavant.Screening.Lists;

namespace Passavant.Web.FollowTheMoney;

/// <summary>What is asked of every entry of a list when some are chosen, told without making an entity of it.</summary>
internal static class EntryFacts
{
    public static Schema SchemaOf(ListEntry entry) =>
        Beside(entry, "@schema").FirstOrDefault() is { } own
        && Schema.Find(own) is { } schema
        && schema.Kind == entry.Party.Kind
            ? schema
            : Schema.Find(
                entry.Party.Kind switch
                {
                    PartyKind.Person => "Person",
                    PartyKind.Organisation => "Organization",
                    PartyKind.Vessel => "Vessel",
                    PartyKind.Aircraft => "Airplane",
                    _ => "LegalEntity",
                }
            )!;

    /// <summary>Why it is listed: what its source says, or else what its consequence comes to.</summary>
    public static IReadOnlyList<string> TopicsOf(ListEntry entry)
    {
        IReadOnlyList<string> said = [.. Beside(entry, "topics")];
        if (said.Count > 0)
            return said;
        return entry.Consequence switch
        {
            { Effect: Effect.LicenceRequired }
            or { Effect: Effect.Prohibits, ItemScope: not null } => ["export.control"],
            { Effect: Effect.Prohibits } => ["sanction"],
            { Effect: Effect.Denied } => ["export.risk"],
            _ => [],
        };
    }

    public static IEnumerable<string> CountriesOf(ListEntry entry) =>
        entry.Party.Countries.Select(code => code.ToLowerInvariant());

    public static IReadOnlyList<string> ReferentsOf(ListEntry entry) =>
        [.. Beside(entry, "@referents")];

    public static bool IsTarget(ListEntry entry) =>
        Beside(entry, "@target").FirstOrDefault() is not "false";

    private static IEnumerable<string> Beside(ListEntry entry, string name) =>
        entry.Other.Where(pair => pair.Key == name).Select(pair => pair.Value);
}
