using System.Xml;
using Passavant.Screening.Lists.Reading;

namespace Passavant.Screening.Lists.Formats;

/// <summary>The EU's consolidated list of financial sanctions, as XML (version 1.1). An entry's id is its EU reference number.</summary>
internal static class EuXml
{
    private static readonly HashSet<string> Attributes = new(StringComparer.Ordinal)
    {
        "asAtListingTime",
        "birthdate",
        "calendarType",
        "circa",
        "city",
        "classificationCode",
        "code",
        "contactInfo",
        "countryDescription",
        "countryIso2Code",
        "dayOfMonth",
        "designationDate",
        "designationDetails",
        "diplomatic",
        "entryIntoForceDate",
        "euReferenceNumber",
        "firstName",
        "function",
        "gender",
        "identificationTypeCode",
        "identificationTypeDescription",
        "issuedBy",
        "issuedDate",
        "key",
        "knownExpired",
        "knownFalse",
        "lastName",
        "latinNumber",
        "logicalId",
        "middleName",
        "monthOfYear",
        "nameLanguage",
        "nameOnDocument",
        "number",
        "numberTitle",
        "organisationType",
        "place",
        "poBox",
        "programme",
        "publicationDate",
        "publicationUrl",
        "region",
        "regulationLanguage",
        "regulationType",
        "reportedLost",
        "revokedByIssuer",
        "street",
        "strong",
        "title",
        "unitedNationId",
        "validFrom",
        "validTo",
        "value",
        "wholeName",
        "year",
        "yearRangeFrom",
        "yearRangeTo",
        "zipCode",
    };

    public static void Read(IReadOnlyList<ListFile> files, Intake list, ListRule rule)
    {
        foreach (var source in files)
        {
            var file = list.Open(source);
            using var xml = XmlRecords.Open(file, "export");
            if (
                DateText.TryRead(
                    xml.GetAttribute("generationDate") ?? "",
                    DateOrder.Unsaid,
                    out var date
                )
            )
                list.Date = date.From;
            while (XmlRecords.Next(file, xml))
                if (xml.NodeType != XmlNodeType.Element)
                    continue;
                else if (xml.LocalName == "sanctionEntity")
                {
                    file.Found();
                    file.Entry(Draft(file, XmlRecords.Read(file, xml), rule));
                }
                else
                    file.Stray(XmlRecords.Read(file, xml), "sanctionEntity");
        }
    }

    private static EntryDraft Draft(FileIntake file, Node record, ListRule rule)
    {
        var reference = record.Attribute("euReferenceNumber");
        var logical = record.Attribute("logicalId");
        // Two parties under one reference are two parties: the second is told apart by its logical id.
        var twice = file.List.Drafts.ContainsKey(reference);
        var draft = new EntryDraft(
            file,
            reference.Length == 0 ? logical
                : twice ? $"{reference}/{logical}"
                : reference,
            record.Line
        )
        {
            Consequence = rule.Consequence,
        };
        if (twice)
            draft.Doubtful(
                "euReferenceNumber",
                $"'{reference}' for a second party",
                "each reference number once",
                "it was kept under its logical id too"
            );
        draft.Kind = record.First("subjectType")?.Attribute("code").ToUpperInvariant() switch
        {
            "PERSON" => PartyKind.Person,
            "ENTERPRISE" or "ENTITY" => PartyKind.Organisation,
            _ => PartyKind.Unknown,
        };
        draft.Other("logicalId", logical);
        draft.Other("unitedNationId", record.Attribute("unitedNationId"));
        draft.Other("designationDetails", record.Attribute("designationDetails"));
        draft.ListedOn = draft.Day(
            record.Attribute("designationDate"),
            DateOrder.Unsaid,
            "designationDate"
        );
        foreach (var remark in record.All("remark"))
            draft.Remark(remark.Text);
        foreach (var regulation in record.All("regulation"))
        {
            draft.Programme(regulation.Attribute("programme"));
            draft.Other(
                "regulation",
                $"{regulation.Attribute("numberTitle")} {regulation.Attribute("publicationDate")}"
            );
            draft.Other("publicationUrl", regulation.Take("publicationUrl"));
            Remarks(draft, regulation);
        }
        var first = true;
        foreach (var alias in record.All("nameAlias"))
        {
            Name(draft, alias, first);
            first = false;
        }
        foreach (var citizenship in record.All("citizenship"))
        {
            Country(draft, citizenship, "citizenship");
            Remarks(draft, citizenship);
        }
        foreach (var birth in record.All("birthdate"))
            Birth(draft, birth);
        foreach (var address in record.All("address"))
            Address(draft, address);
        foreach (var identification in record.All("identification"))
            Identification(draft, identification);
        Unknown(file, record, record.Name);
        XmlRecords.KeepLeft(file, record, draft);
        return draft;
    }

    private static void Unknown(FileIntake file, Node node, string path)
    {
        foreach (var (name, value) in node.Attributes)
            if (!Attributes.Contains(name) && value.Length > 0)
                file.Unknown(
                    node.Line,
                    "attribute",
                    $"{path}@{name}",
                    "an attribute of this format"
                );
        foreach (var child in node.Children)
            Unknown(file, child, $"{path}/{child.Name}");
    }

    private static void Remarks(EntryDraft draft, Node of)
    {
        foreach (var remark in of.All("remark"))
            draft.Other($"{of.Name} remark", remark.Text);
        foreach (var _ in of.All("regulationSummary")) { }
    }

    private static void Name(EntryDraft draft, Node alias, bool first)
    {
        var kind =
            first ? NameKind.Primary
            : alias.Attribute("strong") == "false" ? NameKind.WeakAlias
            : NameKind.Alias;
        var given = $"{alias.Attribute("firstName")} {alias.Attribute("middleName")}";
        var family = alias.Attribute("lastName");
        var whole = alias.Attribute("wholeName");
        draft.Name(
            whole.Length > 0 ? whole : $"{given} {family}",
            kind,
            family.Length > 0 ? given : null,
            family
        );
        draft.Gender ??= alias.Attribute("gender").ToUpperInvariant() switch
        {
            "M" => Gender.Male,
            "F" => Gender.Female,
            _ => null,
        };
        draft.Other("title", alias.Attribute("title"));
        draft.Other("function", alias.Attribute("function"));
        Remarks(draft, alias);
    }

    private static string? Country(EntryDraft draft, Node of, string where, bool belongs = true)
    {
        var code = of.Attribute("countryIso2Code");
        return draft.Country(
            code is "" or "00" ? of.Attribute("countryDescription") : code,
            where,
            belongs
        );
    }

    private static void Birth(EntryDraft draft, Node birth)
    {
        var day = birth.Attribute("birthdate");
        var year = birth.Attribute("year");
        var month = birth.Attribute("monthOfYear");
        var (from, to) = (birth.Attribute("yearRangeFrom"), birth.Attribute("yearRangeTo"));
        var circa = birth.Attribute("circa") == "true";
        if (birth.Attribute("calendarType") is not ("" or "GREGORIAN"))
            draft.Other("birthdate", $"{day}{year} {birth.Attribute("calendarType")}");
        else
        {
            var text =
                day.Length > 0 ? day
                : year.Length > 0 && month.Length > 0 ? $"{year}-{month.PadLeft(2, '0')}"
                : year.Length > 0 ? year
                : from.Length > 0 ? $"{from} to {to}"
                : "";
            draft.Date(
                circa && text.Length > 0 ? $"circa {text}" : text,
                DateOrder.Unsaid,
                "birthdate"
            );
        }
        draft.Place(
            Line(
                birth.Attribute("place"),
                birth.Attribute("city"),
                birth.Attribute("region"),
                Named(birth.Attribute("countryDescription"))
            )
        );
        Remarks(draft, birth);
    }

    private static void Address(EntryDraft draft, Node address)
    {
        draft.Address(
            address.Attribute("street"),
            address.Attribute("poBox") is { Length: > 0 } box ? $"PO Box {box}" : "",
            address.Attribute("place"),
            address.Attribute("city"),
            address.Attribute("zipCode"),
            address.Attribute("region"),
            Named(address.Attribute("countryDescription"))
        );
        Country(draft, address, "address");
        foreach (var contact in address.All("contactInfo"))
            draft.Other($"contact {contact.Attribute("key")}", contact.Attribute("value"));
        Remarks(draft, address);
    }

    private static void Identification(EntryDraft draft, Node identification)
    {
        var type = identification.Attribute("identificationTypeDescription");
        var code = identification.Attribute("identificationTypeCode");
        var latin = identification.Attribute("latinNumber");
        var number = latin.Length > 0 ? latin : identification.Attribute("number");
        var country = Country(draft, identification, "identification", belongs: false);
        var kind = code switch
        {
            "passport" or "diplpassport" => "passport",
            "id" or "ssn" => "national-id",
            "regnumber" => "registration",
            "fiscalcode" or "tax" => "tax",
            "swiftbic" => "bic",
            "imo" => "imo",
            "birthcert" => "birth-certificate",
            "driverlicence" or "driverlicense" => "driving-licence",
            "traveldoc" => "travel-document",
            _ => IdentifierKinds.Find(type) ?? "other",
        };
        draft.Identifier(IdentifierKinds.Refine(kind, number, country), number, country);
        var notes = new List<string>();
        foreach (
            var flag in new[] { "knownExpired", "knownFalse", "reportedLost", "revokedByIssuer" }
        )
            if (identification.Attribute(flag) == "true")
                notes.Add(flag);
        foreach (
            var said in new[] { "issuedBy", "issuedDate", "validFrom", "validTo", "nameOnDocument" }
        )
            if (identification.Attribute(said) is { Length: > 0 } value)
                notes.Add($"{said} {value}");
        if (notes.Count > 0)
            draft.Other("identification", $"{number}: {string.Join(", ", notes)}");
        Remarks(draft, identification);
    }

    private static string Named(string country) =>
        country.Equals("UNKNOWN", StringComparison.OrdinalIgnoreCase) ? "" : country;

    private static string Line(params ReadOnlySpan<string> parts)
    {
        var said = new List<string>(parts.Length);
        foreach (var part in parts)
            if (part.Length > 0)
                said.Add(part);
        return string.Join(", ", said);
    }
}
