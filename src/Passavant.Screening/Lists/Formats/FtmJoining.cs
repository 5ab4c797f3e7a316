using Passavant.Screening.Lists.Reading;

namespace Passavant.Screening.Lists.Formats;

/// <summary>Joins links, sanctions, addresses and documents of FollowTheMoney to the parties they speak of.</summary>
internal sealed class FtmJoining(
    Dictionary<string, FtmEntity> entities,
    Dictionary<string, EntryDraft> parties
)
{
    private static readonly string[] AddressParts = ["street", "city", "postalCode", "region"];

    private readonly List<FtmEntity> referred = [];

    public void Join(FtmEntity entity)
    {
        switch (entity.Schema)
        {
            case var schema when FtmSchemas.IsParty(schema):
                Addresses(entity);
                break;
            case "Ownership":
                Link(entity, "owner", "asset", LinkKind.Owns);
                break;
            case "Directorship":
                Link(entity, "director", "organization", LinkKind.ActsFor);
                break;
            case "Representation":
                Link(entity, "agent", "client", LinkKind.ActsFor);
                break;
            case "Membership":
                Link(entity, "member", "organization", LinkKind.LinkedTo);
                break;
            case "Employment":
                Link(entity, "employee", "employer", LinkKind.LinkedTo);
                break;
            case "Family":
                Link(entity, "person", "relative", LinkKind.FamilyOrAssociate);
                break;
            case "Associate":
                Link(entity, "person", "associate", LinkKind.FamilyOrAssociate);
                break;
            case "UnknownLink":
                Link(entity, "subject", "object", LinkKind.LinkedTo);
                break;
            case "Succession":
                Link(entity, "successor", "predecessor", LinkKind.LinkedTo);
                break;
            case "Sanction":
                Say(entity, "entity", Sanction);
                break;
            case "Passport":
            case "Identification":
                Say(entity, "holder", Document);
                break;
            case "Occupancy":
                Say(entity, "holder", Occupancy);
                break;
            case "Address":
            case "Position":
                referred.Add(entity);
                break;
            default:
                entity.File.Refuse(
                    entity.Line,
                    $"entity '{entity.Id}'",
                    $"the schema '{entity.Schema}'",
                    "a party, or something said of one",
                    "ask for a version that reads it"
                );
                break;
        }
    }

    /// <summary>Addresses and positions count as joined once something referred to them.</summary>
    public void Finish()
    {
        foreach (var entity in referred)
            if (entity.IsUsed)
                entity.File.Joined();
            else
                entity.File.Refuse(
                    entity.Line,
                    $"entity '{entity.Id}'",
                    $"{entity.Schema} that no party refers to",
                    "a party that refers to it",
                    "give the file that holds the party too"
                );
    }

    private void Addresses(FtmEntity entity)
    {
        if (!parties.TryGetValue(entity.Id, out var draft))
            return;
        foreach (var id in entity.All("addressEntity"))
            if (entities.TryGetValue(id, out var address))
            {
                address.IsUsed = true;
                var full = address.First("full");
                draft.Address(
                    full.Length > 0
                        ? full
                        : string.Join(
                            ", ",
                            AddressParts.Select(address.First).Where(part => part.Length > 0)
                        )
                );
                foreach (var country in address.All("country"))
                    draft.Country(country, "address country");
            }
            else
                draft.Other("addressEntity", id);
    }

    private void Link(FtmEntity entity, string from, string to, LinkKind kind)
    {
        var joined = false;
        foreach (var holder in entity.All(from))
        foreach (var other in entity.All(to))
            if (parties.TryGetValue(holder, out var draft))
            {
                joined = true;
                draft.Link(
                    new Link(
                        kind,
                        other,
                        FtmReader.Share(entity.First("percentage")),
                        Day(entity, "startDate", draft, first: true),
                        Day(entity, "endDate", draft, first: false)
                    )
                );
                Describe(entity, draft, other);
            }
            else if (parties.TryGetValue(other, out var end))
            {
                joined = true;
                end.Link(new Link(LinkKind.LinkedTo, holder));
                Describe(entity, end, holder);
            }
        Count(entity, joined, from);
    }

    private static void Describe(FtmEntity entity, EntryDraft draft, string to)
    {
        foreach (
            var property in new[]
            {
                "role",
                "relationship",
                "sharesCount",
                "summary",
                "status",
                "ownershipType",
            }
        )
        foreach (var value in entity.All(property))
            draft.Other(entity.Schema, $"{to}: {property} {value}");
        if (entity.First("percentage") is { Length: > 0 } share && FtmReader.Share(share) is null)
            draft.Other(entity.Schema, $"{to}: percentage {share}");
    }

    // A year or a month stands for its first day at the beginning of a span, for its last at the end.
    private static DateOnly? Day(FtmEntity entity, string property, EntryDraft draft, bool first)
    {
        var text = entity.First(property);
        if (text.Length == 0)
            return null;
        if (DateText.TryRead(text, DateOrder.Unsaid, out var date))
            return first ? date.From : date.To;
        draft.Other(entity.Schema, $"{property} {text}");
        return null;
    }

    private void Say(FtmEntity entity, string of, Action<FtmEntity, EntryDraft> say)
    {
        var joined = false;
        foreach (var id in entity.All(of))
            if (parties.TryGetValue(id, out var draft))
            {
                joined = true;
                say(entity, draft);
            }
        Count(entity, joined, of);
    }

    private static void Count(FtmEntity entity, bool joined, string of)
    {
        if (joined)
            entity.File.Joined();
        else
            entity.File.Refuse(
                entity.Line,
                $"entity '{entity.Id}'",
                $"{entity.Schema} whose {of} is '{entity.First(of)}'",
                "a party of the file",
                "give the file that holds the party too"
            );
    }

    private static void Sanction(FtmEntity entity, EntryDraft draft)
    {
        foreach (var programme in entity.All("program"))
            draft.Programme(programme);
        var listed = entity.First("listingDate");
        if (listed.Length == 0)
            listed = entity.First("startDate");
        if (
            DateText.TryRead(listed, DateOrder.Unsaid, out var date)
            && (draft.ListedOn is not { } before || date.From < before)
        )
            draft.ListedOn = date.From;
        foreach (var (property, values) in entity.Properties)
            if (property is not ("entity" or "program"))
                foreach (var value in values)
                    draft.Other($"Sanction {property}", value);
    }

    private static void Document(FtmEntity entity, EntryDraft draft)
    {
        var country = draft.Country(entity.First("country"), "document country", belongs: false);
        var kind =
            entity.Schema == "Passport"
                ? "passport"
                : IdentifierKinds.Find(entity.First("type")) ?? "national-id";
        foreach (var property in new[] { "number", "passportNumber" })
        foreach (var number in entity.All(property))
            draft.Identifier(IdentifierKinds.Refine(kind, number, country), number, country);
        foreach (var property in new[] { "type", "startDate", "endDate", "authority", "summary" })
        foreach (var value in entity.All(property))
            draft.Other($"{entity.Schema} {property}", value);
    }

    private void Occupancy(FtmEntity entity, EntryDraft draft)
    {
        foreach (var post in entity.All("post"))
            if (entities.TryGetValue(post, out var position))
            {
                position.IsUsed = true;
                draft.Other("position", position.First("name"));
            }
            else
                draft.Other("position", post);
    }
}
