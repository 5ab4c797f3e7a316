using System.Xml;
using Passavant.Screening.Lists.Reading;

namespace Passavant.Screening.Lists.Formats;

/// <summary>OFAC's XML of the sanctions list service: <c>SDN_ENHANCED.XML</c>, <c>CONS_ENHANCED.XML</c>.</summary>
internal static class OfacEnhancedXml
{
    public static void Read(IReadOnlyList<ListFile> files, Intake list, ListRule rule)
    {
        foreach (var source in files)
        {
            var file = list.Open(source);
            using var xml = XmlRecords.Open(file, "sanctionsData");
            while (XmlRecords.Next(file, xml))
            {
                if (xml.NodeType != XmlNodeType.Element)
                    continue;
                switch (xml.LocalName)
                {
                    case "entities":
                        break;
                    case "entity":
                        file.Found();
                        file.Entry(Draft(file, XmlRecords.Read(file, xml), rule));
                        break;
                    case "publicationInfo":
                        var information = XmlRecords.Read(file, xml);
                        if (
                            DateText.TryRead(
                                information.Take("dataAsOf"),
                                DateOrder.Unsaid,
                                out var date
                            )
                        )
                            list.Date = date.From;
                        break;
                    case "referenceValues":
                    case "featureTypes":
                        // The entities say every word themselves.
                        XmlRecords.Read(file, xml);
                        break;
                    default:
                        file.Stray(XmlRecords.Read(file, xml), "entity");
                        break;
                }
            }
        }
        OfacCsv.Resolve(list);
    }

    private static EntryDraft Draft(FileIntake file, Node record, ListRule rule)
    {
        var draft = new EntryDraft(file, record.Attribute("id"), record.Line);
        foreach (var information in record.All("generalInfo"))
        {
            draft.Kind = CslCsv.KindOf(information.Take("entityType"));
            information.Take("identityId");
            CslCsv.Remarks(draft, information.Take("remarks"));
            draft.Other("title", information.Take("title"));
        }
        // The gravest of the lists it names decides; a list we do not know, the rule asked for.
        Consequence? gravest = null;
        foreach (var one in record.All("sanctionsLists", "sanctionsList"))
        {
            draft.Other("sanctionsList", one.Text);
            if (DateText.TryRead(one.Attribute("datePublished"), DateOrder.Unsaid, out var day))
                if (draft.ListedOn is not { } before || day.From < before)
                    draft.ListedOn = day.From;
            if (Ranked(one.Text, rule) is { } own && !(gravest?.Effect >= own.Effect))
                gravest = own.Consequence;
        }
        draft.Consequence = gravest ?? rule.Consequence;
        foreach (var programme in record.All("sanctionsPrograms", "sanctionsProgram"))
            draft.Programme(programme.Text);
        foreach (var type in record.All("sanctionsTypes", "sanctionsType"))
            draft.Other("sanctionsType", type.Text);
        foreach (var authority in record.All("legalAuthorities", "legalAuthority"))
            draft.Other("legalAuthority", authority.Text);
        foreach (var name in record.All("names", "name"))
            Name(draft, name);
        foreach (var address in record.All("addresses", "address"))
            Address(draft, address);
        foreach (var feature in record.All("features", "feature"))
            Feature(draft, feature);
        foreach (var document in record.All("identityDocuments", "identityDocument"))
            Document(draft, document);
        foreach (var relation in record.All("relationships", "relationship"))
            Relation(draft, relation);
        XmlRecords.KeepLeft(file, record, draft);
        return draft;
    }

    private static ListRule? Ranked(string list, ListRule rule) =>
        list == "Consolidated List" ? null
        : list.Contains("Sectoral", StringComparison.Ordinal) ? ListRules.Of("us-ofac-ssi")
        : list.Contains("Palestinian", StringComparison.Ordinal) ? ListRules.Of("us-ofac-plc")
        : list.Contains("Evaders", StringComparison.Ordinal) ? ListRules.Of("us-ofac-fse")
        : list.Contains("CAPTA", StringComparison.Ordinal) ? ListRules.Of("us-ofac-cap")
        : list.Contains("Menu", StringComparison.Ordinal)
        || list.Contains("MBS", StringComparison.Ordinal)
            ? ListRules.Of("us-ofac-mbs")
        : list.Contains("CMIC", StringComparison.Ordinal)
        || list.Contains("Military", StringComparison.Ordinal)
            ? ListRules.Of("us-ofac-cmic")
        : rule;

    private static void Name(EntryDraft draft, Node name)
    {
        var type = name.Take("aliasType");
        var kind =
            name.Take("isPrimary") == "true" ? NameKind.Primary
            : type == "F.K.A." ? NameKind.Former
            : name.Take("isLowQuality") == "true" ? NameKind.WeakAlias
            : NameKind.Alias;
        name.Take("isLowQuality");
        foreach (var translation in name.All("translations", "translation"))
        {
            translation.Take("isPrimary");
            translation.Take("script");
            foreach (var part in translation.All("nameParts", "namePart"))
            {
                part.Take("type");
                part.Take("value");
            }
            var (given, family) = (
                translation.Take("formattedFirstName"),
                translation.Take("formattedLastName")
            );
            draft.Name(
                translation.Take("formattedFullName"),
                kind,
                given,
                given.Length > 0 ? family : null
            );
        }
    }

    private static void Address(EntryDraft draft, Node address)
    {
        var country = address.Take("country");
        draft.Country(country, "Address country");
        var any = false;
        foreach (var translation in address.All("translations", "translation"))
        {
            any = true;
            translation.Take("isPrimary");
            translation.Take("script");
            var parts = new List<string?>();
            foreach (var part in translation.All("addressParts", "addressPart"))
            {
                part.Take("type");
                parts.Add(part.Take("value"));
            }
            parts.Add(country);
            draft.Address([.. parts]);
        }
        if (!any)
            draft.Address(country);
    }

    private static void Feature(EntryDraft draft, Node feature)
    {
        var (type, value) = (feature.Take("type"), feature.Take("value"));
        foreach (var known in new[] { "versionId", "isPrimary", "reliability", "valueRefId" })
            feature.Take(known);
        draft.Other($"{type.TrimEnd(':', '-', ' ')} comments", feature.Take("comments"));
        foreach (var dates in feature.All("valueDate"))
        foreach (
            var known in new[]
            {
                "fromDateBegin",
                "fromDateEnd",
                "toDateBegin",
                "toDateEnd",
                "isApproximate",
                "isDateRange",
            }
        )
            dates.Take(known);
        OfacFeatures.Apply(draft, type, value);
    }

    private static void Document(EntryDraft draft, Node document)
    {
        var type = document.Take("type");
        var number = document.Take("documentNumber");
        document.Take("name");
        var valid = document.Take("isValid");
        var authority = document.Take("issuingAuthority");
        var country = draft.Country(document.Take("issuingCountry"), type, belongs: false);
        var (issued, expires) = (document.Take("issueDate"), document.Take("expirationDate"));
        var note = string.Join(
            ", ",
            new[]
            {
                authority,
                document.Take("issuingLocation"),
                issued.Length > 0 ? $"issued {issued}" : "",
                expires.Length > 0 ? $"expires {expires}" : "",
                valid == "false" ? "not valid" : "",
            }.Where(part => part.Length > 0)
        );
        OfacFeatures.Apply(
            draft,
            type,
            number,
            country,
            note.Length > 0 ? $"{number}: {note}" : null
        );
    }

    private static void Relation(EntryDraft draft, Node relation)
    {
        var type = relation.Take("type");
        relation.Take("quality");
        draft.Other("relationship comments", relation.Take("comments"));
        var to = relation.First("relatedEntity")?.Attribute("entityId") ?? "";
        var named = relation.Take("relatedEntity");
        draft.Relate(type, to.Length > 0 ? to : named);
    }

    /// <summary>A relation in OFAC's words.</summary>
    public static void Relate(this EntryDraft draft, string type, string to)
    {
        switch (type.ToUpperInvariant())
        {
            case "ACTING FOR OR ON BEHALF OF":
                draft.Link(LinkKind.ActsFor, to);
                break;
            case "FAMILY MEMBER OF":
            case "ASSOCIATE OF":
                draft.Link(LinkKind.FamilyOrAssociate, to);
                break;
            case "OWNS, CONTROLS, OR OPERATES":
                draft.Link(LinkKind.Controls, to);
                break;
            default:
                // “Owned or controlled by” is said of the one that is owned, and does not say which of the two.
                draft.Link(LinkKind.LinkedTo, to);
                draft.Other("relationship", $"{type}: {to}");
                break;
        }
    }
}
