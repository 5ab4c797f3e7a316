using System.Text.Json;
using Passavant.Screening.Lists.Reading;

namespace Passavant.Screening.Lists.Formats;

/// <summary>Senzing records as JSON lines: attributes directly in the record, or in lists of features.</summary>
internal static class SenzingJson
{
    public static void Read(IReadOnlyList<ListFile> files, Intake list, ListRule rule)
    {
        foreach (var source in files)
        {
            var file = list.Open(source);
            foreach (var (record, line) in JsonLines.Read(file))
                file.Entry(Draft(file, record, line, rule));
        }
    }

    private static EntryDraft Draft(FileIntake file, JsonElement record, long line, ListRule rule)
    {
        var draft = new EntryDraft(file, record.Said("RECORD_ID"), line)
        {
            Consequence = rule.Consequence,
            Kind = KindOf(record),
        };
        draft.Other("DATA_SOURCE", record.Said("DATA_SOURCE"));
        Feature(file, draft, record, line);
        return draft;
    }

    private static PartyKind KindOf(JsonElement record)
    {
        var type = record.Said("RECORD_TYPE");
        foreach (var feature in record.Items("FEATURES"))
            if (type.Length == 0)
                type = feature.Said("RECORD_TYPE");
        return type.ToUpperInvariant() switch
        {
            "PERSON" => PartyKind.Person,
            "ORGANIZATION" or "COMPANY" => PartyKind.Organisation,
            "VESSEL" => PartyKind.Vessel,
            "AIRCRAFT" or "AIRPLANE" => PartyKind.Aircraft,
            _ => PartyKind.Unknown,
        };
    }

    private static void Feature(FileIntake file, EntryDraft draft, JsonElement feature, long line)
    {
        var said = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var member in feature.EnumerateObject())
            switch (member.Value.ValueKind)
            {
                case JsonValueKind.Array:
                    foreach (var item in member.Value.EnumerateArray())
                        if (item.ValueKind == JsonValueKind.Object)
                            Feature(file, draft, item, line);
                        else
                            draft.Other(member.Name, item.Said());
                    break;
                case JsonValueKind.Object:
                    Feature(file, draft, member.Value, line);
                    break;
                default:
                    said[member.Name] = member.Value.Said();
                    break;
            }
        Name(draft, said, "");
        // A usage may stand before the attribute: PRIMARY_NAME_FULL, AKA_NAME_LAST.
        foreach (var prefix in Prefixes(said.Keys))
            Name(draft, said, prefix);
        Rest(file, draft, said, line);
    }

    private static List<string> Prefixes(IEnumerable<string> names) =>
        [
            .. names
                .Select(name =>
                    (name, At: name.IndexOf("_NAME_", StringComparison.OrdinalIgnoreCase))
                )
                .Where(pair => pair.At > 0)
                .Select(pair => pair.name[..(pair.At + 1)])
                .Distinct(StringComparer.OrdinalIgnoreCase),
        ];

    private static void Name(EntryDraft draft, Dictionary<string, string> said, string prefix)
    {
        var type = prefix.Length > 0 ? prefix.TrimEnd('_') : Take("NAME_TYPE");
        var kind = type.ToUpperInvariant() switch
        {
            "" or "PRIMARY" => NameKind.Primary,
            "FORMER" or "MAIDEN" => NameKind.Former,
            "WEAK" => NameKind.WeakAlias,
            _ => NameKind.Alias,
        };
        var (given, middle, family) = (Take("NAME_FIRST"), Take("NAME_MIDDLE"), Take("NAME_LAST"));
        var (full, org) = (Take("NAME_FULL"), Take("NAME_ORG"));
        given = Cleaning.Clean($"{given} {middle}");
        var (before, after) = (Take("NAME_PREFIX"), Take("NAME_SUFFIX"));
        if (full.Length > 0)
            draft.Name(full, kind, given, family);
        else if (given.Length + family.Length > 0)
            draft.Name($"{given} {family} {after}", kind, given, family);
        draft.Name(org, kind);
        draft.Other("NAME_PREFIX", before);
        return;

        string Take(string name) => said.Remove(prefix + name, out var value) ? value : "";
    }

    private static void Rest(
        FileIntake file,
        EntryDraft draft,
        Dictionary<string, string> said,
        long line
    )
    {
        Address(draft, said);
        foreach (var (name, value) in said.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            switch (name.ToUpperInvariant())
            {
                case "RECORD_ID" or "RECORD_TYPE" or "DATA_SOURCE":
                    break;
                case "DATE_OF_BIRTH" or "REGISTRATION_DATE":
                    draft.Date(value, DateOrder.MonthFirst, name);
                    break;
                case "PLACE_OF_BIRTH":
                    draft.Place(value);
                    break;
                case "GENDER":
                    draft.Gender = value.ToUpperInvariant() switch
                    {
                        "M" or "MALE" => Gender.Male,
                        "F" or "FEMALE" => Gender.Female,
                        _ => Gender.Other,
                    };
                    break;
                case "NATIONALITY"
                or "CITIZENSHIP"
                or "COUNTRY_OF_ASSOCIATION"
                or "REGISTRATION_COUNTRY":
                    draft.Country(value, name);
                    break;
                case "REL_POINTER_KEY":
                    draft.Link(LinkOf(said.GetValueOrDefault("REL_POINTER_ROLE") ?? ""), value);
                    draft.Other("REL_POINTER_ROLE", said.GetValueOrDefault("REL_POINTER_ROLE"));
                    break;
                case "REL_POINTER_ROLE"
                or "REL_POINTER_DOMAIN"
                or "REL_ANCHOR_DOMAIN"
                or "REL_ANCHOR_KEY":
                    break;
                case "PASSPORT_NUMBER":
                    Identifier(draft, "passport", value, said, "PASSPORT_COUNTRY");
                    break;
                case "NATIONAL_ID_NUMBER":
                    Identifier(draft, "national-id", value, said, "NATIONAL_ID_COUNTRY");
                    break;
                case "SSN_NUMBER":
                    draft.Identifier("national-id", value, "US");
                    break;
                case "TAX_ID_NUMBER":
                    Identifier(draft, "tax", value, said, "TAX_ID_COUNTRY");
                    break;
                case "DRIVERS_LICENSE_NUMBER":
                    Identifier(draft, "driving-licence", value, said, "DRIVERS_LICENSE_STATE");
                    break;
                case "LEI_NUMBER":
                    draft.Identifier("lei", value);
                    break;
                case "DUNS_NUMBER":
                    draft.Identifier("duns", value);
                    break;
                case "OTHER_ID_NUMBER" or "TRUSTED_ID_NUMBER":
                    Identifier(
                        draft,
                        IdentifierKinds.Find(said.GetValueOrDefault("OTHER_ID_TYPE") ?? "")
                            ?? "other",
                        value,
                        said,
                        "OTHER_ID_COUNTRY"
                    );
                    break;
                case "PASSPORT_COUNTRY"
                or "NATIONAL_ID_COUNTRY"
                or "TAX_ID_COUNTRY"
                or "DRIVERS_LICENSE_STATE"
                or "OTHER_ID_COUNTRY":
                    break;
                case "RISK_TOPIC" or "TOPIC":
                    if (
                        value.StartsWith("sanction", StringComparison.Ordinal)
                        && value == "sanction"
                    )
                        draft.Consequence = draft.Consequence with { Effect = Effect.Prohibits };
                    draft.Other(name, value);
                    break;
                case "ADDR_TYPE"
                or "OTHER_ID_TYPE"
                or "EMAIL_ADDRESS"
                or "PHONE_NUMBER"
                or "PHONE_TYPE"
                or "WEBSITE_ADDRESS"
                or "URL"
                or "SOURCE_URL"
                or "LAST_CHANGE"
                or "DATE_OF_DEATH"
                or "TRUSTED_ID_TYPE":
                    draft.Other(name, value);
                    break;
                default:
                    file.Unknown(line, "attribute", name, "an attribute of this format");
                    draft.Other(name, value);
                    break;
            }
    }

    private static void Address(EntryDraft draft, Dictionary<string, string> said)
    {
        string[] parts =
        [
            "ADDR_LINE1",
            "ADDR_LINE2",
            "ADDR_LINE3",
            "ADDR_CITY",
            "ADDR_STATE",
            "ADDR_POSTAL_CODE",
        ];
        said.Remove("ADDR_FULL", out var full);
        said.Remove("ADDR_COUNTRY", out var country);
        var line = parts.Select(part => said.Remove(part, out var text) ? text : null).ToList();
        if (full is { Length: > 0 })
            draft.Address(full);
        else
            draft.Address([.. line, country]);
        draft.Country(country, "ADDR_COUNTRY");
    }

    private static void Identifier(
        EntryDraft draft,
        string kind,
        string value,
        Dictionary<string, string> said,
        string countryName
    )
    {
        var country = draft.Country(
            said.GetValueOrDefault(countryName),
            countryName,
            belongs: false
        );
        draft.Identifier(IdentifierKinds.Refine(kind, value, country), value, country);
    }

    private static LinkKind LinkOf(string role) =>
        role.ToUpperInvariant() switch
        {
            var word
                when word.Contains("OWNER", StringComparison.Ordinal)
                    || word.StartsWith("OWNS", StringComparison.Ordinal) => LinkKind.Owns,
            var word
                when word.Contains("DIRECTOR", StringComparison.Ordinal)
                    || word.Contains("AGENT", StringComparison.Ordinal) => LinkKind.ActsFor,
            var word
                when word.Contains("FAMILY", StringComparison.Ordinal)
                    || word.Contains("SPOUSE", StringComparison.Ordinal)
                    || word.Contains("ASSOCIATE", StringComparison.Ordinal) =>
                LinkKind.FamilyOrAssociate,
            _ => LinkKind.LinkedTo,
        };
}
