using System.Globalization;
using System.Xml;
using Passavant.Screening.Lists.Reading;

namespace Passavant.Screening.Lists.Formats;

/// <summary>OFAC's advanced XML (<c>sdn_advanced.xml</c>, <c>cons_advanced.xml</c>): parties refer to words, places and documents that stand elsewhere in the file. An entry's id is the party's fixed reference, as in OFAC's tables.</summary>
internal sealed class OfacAdvancedXml
{
    private readonly FileIntake file;
    private readonly ListRule rule;
    private readonly Dictionary<(string Set, string Id), Node> words = [];
    private readonly Dictionary<string, (string Text, string Country)> places = new(
        StringComparer.Ordinal
    );
    private readonly List<Node> documents = [];
    private readonly Dictionary<string, EntryDraft> byProfile = new(StringComparer.Ordinal);
    private readonly Dictionary<string, EntryDraft> byIdentity = new(StringComparer.Ordinal);

    private OfacAdvancedXml(FileIntake file, ListRule rule) =>
        (this.file, this.rule) = (file, rule);

    public static void Read(IReadOnlyList<ListFile> files, Intake list, ListRule rule)
    {
        foreach (var source in files)
            new OfacAdvancedXml(list.Open(source), rule).Read();
        OfacCsv.Resolve(list);
    }

    private void Read()
    {
        using var xml = XmlRecords.Open(file, "Sanctions");
        var containers = new HashSet<string>(StringComparer.Ordinal)
        {
            "ReferenceValueSets",
            "Locations",
            "IDRegDocuments",
            "DistinctParties",
            "ProfileRelationships",
            "SanctionsEntries",
        };
        while (XmlRecords.Next(file, xml))
        {
            if (xml.NodeType != XmlNodeType.Element || containers.Contains(xml.LocalName))
                continue;
            var node = XmlRecords.Read(file, xml);
            switch (node.Name)
            {
                case "DateOfIssue":
                    if (Day(node) is { } issued)
                        file.List.Date = issued;
                    break;
                case "Location":
                    Location(node);
                    break;
                case "IDRegDocument":
                    documents.Add(node);
                    break;
                case "DistinctParty":
                    file.Found();
                    Party(node);
                    break;
                case "ProfileRelationship":
                    Relation(node);
                    break;
                case "SanctionsEntry":
                    Entry(node);
                    break;
                default:
                    if (node.Name.EndsWith("Values", StringComparison.Ordinal))
                        foreach (var word in node.Children)
                            words[(word.Name, word.Attribute("ID"))] = word;
                    else
                        file.Stray(node, "DistinctParty");
                    break;
            }
        }
        foreach (var document in documents)
            Document(document);
    }

    private string Word(string set, string id)
    {
        if (id.Length == 0)
            return "";
        if (words.TryGetValue((set, id), out var word))
            return word.Text;
        file.Unknown(null, set, id, "a word of the file's reference values");
        return "";
    }

    private void Location(Node location)
    {
        var parts = location
            .All("LocationPart")
            .SelectMany(part => part.All("LocationPartValue"))
            .Select(value => value.Take("Value"))
            .Where(part => part.Length > 0);
        var country = location.First("LocationCountry")?.Attribute("CountryID") ?? "";
        var area = location.First("LocationAreaCode")?.Attribute("AreaCodeID") ?? "";
        var named = Word("Country", country);
        if (named.Length == 0)
            named = words.TryGetValue(("AreaCode", area), out var code)
                ? code.Attribute("Description") is { Length: > 0 } said
                    ? said
                    : code.Text
                : "";
        places[location.Attribute("ID")] = (string.Join(", ", parts), named);
    }

    private void Party(Node party)
    {
        var draft = new EntryDraft(file, party.Attribute("FixedRef"), party.Line)
        {
            Consequence = rule.Consequence,
        };
        draft.Remark(party.Take("Comment"));
        foreach (var profile in party.All("Profile"))
        {
            draft.Kind = KindOf(profile.Attribute("PartySubTypeID"));
            byProfile[profile.Attribute("ID")] = draft;
            foreach (var identity in profile.All("Identity"))
            {
                byIdentity[identity.Attribute("ID")] = draft;
                Names(draft, identity);
            }
            foreach (var feature in profile.All("Feature"))
                Feature(draft, feature);
            foreach (var _ in profile.All("SanctionsEntryReference")) { }
            foreach (var _ in profile.All("ExternalReference")) { }
        }
        XmlRecords.KeepLeft(file, party, draft);
        file.Entry(draft);
    }

    private PartyKind KindOf(string subType)
    {
        if (!words.TryGetValue(("PartySubType", subType), out var word))
            return PartyKind.Unknown;
        return word.Text.ToUpperInvariant() switch
        {
            "VESSEL" => PartyKind.Vessel,
            "AIRCRAFT" => PartyKind.Aircraft,
            _ => Word("PartyType", word.Attribute("PartyTypeID")).ToUpperInvariant() switch
            {
                "INDIVIDUAL" => PartyKind.Person,
                "ENTITY" => PartyKind.Organisation,
                _ => PartyKind.Unknown,
            },
        };
    }

    private void Names(EntryDraft draft, Node identity)
    {
        var groups = identity
            .All("NamePartGroups", "MasterNamePartGroup")
            .SelectMany(master => master.All("NamePartGroup"))
            .ToDictionary(
                group => group.Attribute("ID"),
                group => Word("NamePartType", group.Attribute("NamePartTypeID")),
                StringComparer.Ordinal
            );
        foreach (var alias in identity.All("Alias"))
        {
            var type = Word("AliasType", alias.Attribute("AliasTypeID"));
            var kind =
                alias.Attribute("Primary") == "true" ? NameKind.Primary
                : type == "F.K.A." ? NameKind.Former
                : alias.Attribute("LowQuality") == "true" ? NameKind.WeakAlias
                : NameKind.Alias;
            foreach (var documented in alias.All("DocumentedName"))
            {
                var (family, given) = ("", "");
                foreach (var value in documented.All("DocumentedNamePart", "NamePartValue"))
                    if (
                        groups.GetValueOrDefault(value.Attribute("NamePartGroupID"), "")
                        is "Last Name"
                            or "Entity Name"
                            or "Vessel Name"
                            or "Aircraft Name"
                            or "Nickname"
                            or ""
                    )
                        family = $"{family} {value.Text}".Trim();
                    else
                        given = $"{given} {value.Text}".Trim();
                if (given.Length > 0 && family.Length > 0)
                    draft.Name($"{family}, {given}", kind, given, family);
                else
                    draft.Name(family + given, kind);
            }
        }
    }

    private void Feature(EntryDraft draft, Node feature)
    {
        var type = Word("FeatureType", feature.Attribute("FeatureTypeID"));
        foreach (var version in feature.All("FeatureVersion"))
        {
            draft.Other($"{type} comment", version.Take("Comment"));
            foreach (var period in version.All("DatePeriod"))
                if (Period(period) is { } date)
                {
                    if (type is "Birthdate" || OfacFeatures.IsDate(type))
                        draft.Date(date);
                    else
                        draft.Other(type, date.ToString());
                }
            foreach (var place in version.All("VersionLocation"))
                if (places.TryGetValue(place.Attribute("LocationID"), out var where))
                    At(draft, type, where.Text, where.Country);
            foreach (var detail in version.All("VersionDetail"))
            {
                var reference = detail.Attribute("DetailReferenceID");
                OfacFeatures.Apply(
                    draft,
                    type,
                    reference.Length > 0 ? Word("DetailReference", reference) : detail.Text
                );
            }
        }
        foreach (var _ in feature.All("IdentityReference")) { }
    }

    private static void At(EntryDraft draft, string type, string text, string country)
    {
        switch (type)
        {
            case "Nationality Country":
            case "Citizenship Country":
            case "Nationality of Registration":
                draft.Country(country, type);
                break;
            case "Place of Birth":
                draft.Place(
                    text.Length > 0 && country.Length > 0 ? $"{text}, {country}" : text + country
                );
                break;
            default:
                draft.Address(text, country);
                draft.Country(country, "Address country");
                break;
        }
    }

    private void Document(Node document)
    {
        if (!byIdentity.TryGetValue(document.Attribute("IdentityID"), out var draft))
            return;
        var type = Word("IDRegDocType", document.Attribute("IDRegDocTypeID"));
        var issuer = Word("Country", document.Attribute("IssuedBy-CountryID"));
        var country = draft.Country(issuer, type, belongs: false);
        var number = document.Take("IDRegistrationNo");
        var notes = new List<string>();
        if (document.Take("IssuingAuthority") is { Length: > 0 } authority)
            notes.Add(authority);
        if (document.Take("Comment") is { Length: > 0 } comment)
            notes.Add(comment);
        foreach (var dated in document.All("DocumentDate"))
            if (dated.First("DatePeriod") is { } period && Period(period) is { } date)
                notes.Add(
                    $"{Word("IDRegDocDateType", dated.Attribute("IDRegDocDateTypeID"))} {date}"
                );
        OfacFeatures.Apply(
            draft,
            type,
            number,
            country,
            notes.Count > 0 ? $"{number}: {string.Join(", ", notes)}" : null
        );
    }

    private void Relation(Node relation)
    {
        if (!byProfile.TryGetValue(relation.Attribute("From-ProfileID"), out var from))
            return;
        var to = byProfile.GetValueOrDefault(relation.Attribute("To-ProfileID"));
        from.Relate(
            Word("RelationType", relation.Attribute("RelationTypeID")),
            to?.Id ?? relation.Attribute("To-ProfileID")
        );
    }

    private void Entry(Node entry)
    {
        if (!byProfile.TryGetValue(entry.Attribute("ProfileID"), out var draft))
            return;
        draft.Other("List", Word("List", entry.Attribute("ListID")));
        foreach (var happened in entry.All("EntryEvent"))
            if (
                happened.First("Date") is { } date
                && Day(date) is { } day
                && (draft.ListedOn is not { } before || day < before)
            )
                draft.ListedOn = day;
        foreach (var measure in entry.All("SanctionsMeasure"))
            if (Word("SanctionsType", measure.Attribute("SanctionsTypeID")) == "Program")
                draft.Programme(measure.Take("Comment"));
            else
                draft.Other("Measure", measure.Take("Comment"));
    }

    private static PartialDate? Period(Node period)
    {
        var start = period.First("Start");
        var end = period.First("End");
        var first = Day(start?.First("From") ?? start);
        var last = Day(end?.First("To") ?? end);
        period.Done();
        if ((first ?? last) is not { } from || (last ?? first) is not { } to || from > to)
            return null;
        var about =
            start?.Attribute("Approximate") == "true" || end?.Attribute("Approximate") == "true";
        return new PartialDate(from, to, about);
    }

    private static DateOnly? Day(Node? date)
    {
        if (
            date is null
            || !int.TryParse(date.Take("Year"), CultureInfo.InvariantCulture, out var year)
            || !int.TryParse(date.Take("Month"), CultureInfo.InvariantCulture, out var month)
            || !int.TryParse(date.Take("Day"), CultureInfo.InvariantCulture, out var day)
            || year is < 1 or > 9999
            || month is < 1 or > 12
            || day < 1
            || day > DateTime.DaysInMonth(year, month)
        )
            return null;
        return new DateOnly(year, month, day);
    }
}
