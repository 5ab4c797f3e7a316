using Passavant.Screening.Lists.Reading;

namespace Passavant.Screening.Lists.Formats;

/// <summary>A party from an entity of FollowTheMoney.</summary>
internal static class FtmParty
{
    private static readonly HashSet<string> Taken =
    [
        "name",
        "alias",
        "weakAlias",
        "previousName",
        "gender",
        "birthPlace",
        "address",
        "addressEntity",
        "programId",
        "program",
        "notes",
        FtmExtras.Property,
        .. FtmSchemas.Countries,
        .. FtmSchemas.Dates,
        .. FtmSchemas.Identifiers.Select(pair => pair.Property),
    ];

    /// <summary>Whether a property has a place of its own in an entry.</summary>
    public static bool HasPlace(string property) => Taken.Contains(property);

    public static EntryDraft Draft(FtmEntity entity, ListRule rule)
    {
        var draft = new EntryDraft(entity.File, entity.Id, entity.Line)
        {
            Kind = FtmSchemas.KindOf(entity.Schema),
            Consequence = Consequence(entity, rule),
        };
        foreach (var name in entity.All("name"))
            draft.Name(name);
        foreach (var name in entity.All("alias"))
            draft.Name(name, NameKind.Alias);
        foreach (var name in entity.All("weakAlias"))
            draft.Name(name, NameKind.WeakAlias);
        foreach (var name in entity.All("previousName"))
            draft.Name(name, NameKind.Former);
        if (!draft.HasName)
            draft.Name(entity.Beside.FirstOrDefault(pair => pair.Key == "@caption").Value);
        foreach (var property in FtmSchemas.Dates)
        foreach (var date in entity.All(property))
            draft.Date(date, DateOrder.Unsaid, property);
        foreach (var property in FtmSchemas.Countries)
        foreach (var country in entity.All(property))
            draft.Country(country, property);
        foreach (var place in entity.All("birthPlace"))
            draft.Place(place);
        foreach (var address in entity.All("address"))
            draft.Address(address);
        foreach (var gender in entity.All("gender"))
            Gender(draft, gender);
        foreach (var (property, kind) in FtmSchemas.Identifiers)
        foreach (var value in entity.All(property))
            draft.Identifier(kind, value);
        foreach (var programme in entity.All("programId").Concat(entity.All("program")))
            draft.Programme(programme);
        foreach (var note in entity.All("notes"))
            draft.Remark(note);
        foreach (var (property, values) in entity.Properties)
            if (!Taken.Contains(property))
                foreach (var value in values)
                    draft.Other(property, value);
        foreach (var (name, value) in entity.Beside)
            draft.Other(name, value);
        if (entity.First(FtmExtras.Property) is { Length: > 0 } extras)
            draft.Amend = FtmExtras.Amending(extras, draft);
        return draft;
    }

    private static void Gender(EntryDraft draft, string word)
    {
        switch (word)
        {
            case "male":
                draft.Gender = Screening.Gender.Male;
                break;
            case "female":
                draft.Gender = Screening.Gender.Female;
                break;
            case "other":
                draft.Gender = Screening.Gender.Other;
                break;
            default:
                draft.Other("gender", word);
                break;
        }
    }

    // A topic of sanctions forbids, one of export control asks for a licence; any other is a reason to look closer.
    private static Consequence Consequence(FtmEntity entity, ListRule rule)
    {
        var topics = entity.All("topics");
        return topics.Contains("sanction") ? rule.Consequence with { Effect = Effect.Prohibits }
            : topics.Contains("export.control")
                ? rule.Consequence with
                {
                    Effect = Effect.LicenceRequired,
                }
            : rule.Consequence;
    }
}
