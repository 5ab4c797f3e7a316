using System.Globalization;
using Passavant.Screening.Lists.Reading;

namespace Passavant.Screening.Lists.Formats;

/// <summary>The consolidated list of the United Nations Security Council, as XML. An entry's id is its permanent reference number.</summary>
internal static class UnXml
{
    private static readonly string[] Kept =
    [
        "DATAID",
        "VERSIONNUM",
        "SORT_KEY",
        "SORT_KEY_LAST_MOD",
        "SUBMITTED_BY",
        "DELISTED_ON",
    ];

    public static void Read(IReadOnlyList<ListFile> files, Intake list, ListRule rule)
    {
        foreach (var source in files)
        {
            var file = list.Open(source);
            using var xml = XmlRecords.Open(file, "CONSOLIDATED_LIST");
            list.Date ??= DayOf(xml.GetAttribute("dateGenerated"));
            while (XmlRecords.Next(file, xml))
                if (xml.NodeType == System.Xml.XmlNodeType.Element)
                    switch (xml.LocalName)
                    {
                        case "INDIVIDUALS":
                        case "ENTITIES":
                            break;
                        case "INDIVIDUAL":
                        case "ENTITY":
                            file.Found();
                            file.Entry(Draft(file, XmlRecords.Read(file, xml), rule));
                            break;
                        default:
                            file.Stray(XmlRecords.Read(file, xml), "INDIVIDUAL or ENTITY");
                            break;
                    }
        }
    }

    private static DateOnly? DayOf(string? text) =>
        text is { Length: >= 10 }
        && DateOnly.TryParseExact(
            text.AsSpan(0, 10),
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var day
        )
            ? day
            : null;

    private static EntryDraft Draft(FileIntake file, Node record, ListRule rule)
    {
        var prefix = record.Name;
        var draft = new EntryDraft(file, record.Take("REFERENCE_NUMBER"), record.Line)
        {
            Kind = prefix == "INDIVIDUAL" ? PartyKind.Person : PartyKind.Organisation,
            Consequence = rule.Consequence,
        };
        draft.Name(
            string.Join(
                ' ',
                record.Take("FIRST_NAME"),
                record.Take("SECOND_NAME"),
                record.Take("THIRD_NAME"),
                record.Take("FOURTH_NAME")
            )
        );
        draft.Name(record.Take("NAME_ORIGINAL_SCRIPT"));
        draft.Programme(record.Take("UN_LIST_TYPE"));
        draft.ListedOn = draft.Day(record.Take("LISTED_ON"), DateOrder.Unsaid, "LISTED_ON");
        draft.Gender = record.Take("GENDER").ToUpperInvariant() switch
        {
            "MALE" => Gender.Male,
            "FEMALE" => Gender.Female,
            _ => null,
        };
        draft.Remark(record.Take("COMMENTS1"));
        foreach (var nationality in record.All("NATIONALITY").Concat(record.All("NATIONALITY2")))
        {
            draft.Country(nationality.Text, "NATIONALITY");
            foreach (var value in nationality.All("VALUE"))
                draft.Country(value.Text, "NATIONALITY");
        }
        foreach (var list in new[] { "TITLE", "DESIGNATION", "LIST_TYPE", "LAST_DAY_UPDATED" })
        foreach (var value in record.All(list, "VALUE"))
            draft.Other(list, value.Text);
        foreach (var alias in record.All(prefix + "_ALIAS"))
            Alias(draft, alias);
        foreach (var address in record.All(prefix + "_ADDRESS"))
            Address(draft, address);
        foreach (var birth in record.All("INDIVIDUAL_DATE_OF_BIRTH"))
            Birth(file, draft, birth);
        foreach (var place in record.All("INDIVIDUAL_PLACE_OF_BIRTH"))
            Place(draft, place);
        foreach (var document in record.All("INDIVIDUAL_DOCUMENT"))
            Document(draft, document);
        foreach (var kept in Kept)
            draft.Other(kept, record.Take(kept));
        XmlRecords.KeepLeft(file, record, draft);
        return draft;
    }

    private static void Alias(EntryDraft draft, Node alias)
    {
        var kind = alias.Take("QUALITY").ToUpperInvariant() switch
        {
            "LOW" => NameKind.WeakAlias,
            "F.K.A." => NameKind.Former,
            _ => NameKind.Alias,
        };
        foreach (var name in alias.Take("ALIAS_NAME").Split(';'))
            draft.Name(name, kind);
        var note = alias.Take("NOTE");
        draft.Other("ALIAS_NOTE", note);
        // “original script: Эльмир Сене”, “in Arabic script: …”
        if (
            note.IndexOf("script:", StringComparison.OrdinalIgnoreCase) is >= 0 and var script
            && note[(script + 7)..].Trim() is { Length: > 0 } written
            && written.Any(letter => letter > '\u02ff')
        )
            draft.Name(written, kind);
        draft.Date(alias.Take("DATE_OF_BIRTH"), DateOrder.DayFirst, "ALIAS_DATE_OF_BIRTH");
        draft.Place(Line(alias.Take("CITY_OF_BIRTH"), alias.Take("COUNTRY_OF_BIRTH")));
    }

    private static void Address(EntryDraft draft, Node address)
    {
        var country = address.Take("COUNTRY");
        draft.Address(
            address.Take("STREET"),
            address.Take("CITY"),
            address.Take("STATE_PROVINCE"),
            address.Take("ZIP_CODE"),
            country
        );
        draft.Country(country, "ADDRESS_COUNTRY");
        draft.Other("ADDRESS_NOTE", address.Take("NOTE"));
    }

    private static void Birth(FileIntake file, EntryDraft draft, Node birth)
    {
        var type = birth.Take("TYPE_OF_DATE").ToUpperInvariant();
        var note = birth.Take("NOTE");
        var (year, from, to) = (birth.Take("YEAR"), birth.Take("FROM_YEAR"), birth.Take("TO_YEAR"));
        var day = birth.Take("DATE");
        var text =
            day.Length > 0 ? day
            : year.Length > 0
                ? DateText.TryRead($"{note} {year}", DateOrder.Unsaid, out _) ? $"{note} {year}"
                    : year
            : from.Length > 0 || to.Length > 0 ? $"{from} to {to}"
            : note;
        if (text.Length == 0)
            return;
        if (!DateText.TryRead(text, DateOrder.Unsaid, out var date))
        {
            draft.Date(text, DateOrder.Unsaid, "DATE_OF_BIRTH");
            return;
        }
        var about =
            type == "APPROXIMATELY"
            || note.StartsWith("Approximately", StringComparison.OrdinalIgnoreCase)
            || note.StartsWith("circa", StringComparison.OrdinalIgnoreCase);
        draft.Date(date with { IsAbout = date.IsAbout || about });
        if (note.Length > 0 && text == day)
            draft.Other("DATE_OF_BIRTH_NOTE", note);
        if (type is not ("" or "EXACT" or "APPROXIMATELY" or "BETWEEN"))
            file.Unknown(birth.Line, "TYPE_OF_DATE", type, "EXACT, APPROXIMATELY or BETWEEN");
    }

    private static void Place(EntryDraft draft, Node place)
    {
        draft.Place(
            Line(
                place.Take("STREET"),
                place.Take("CITY"),
                place.Take("STATE_PROVINCE"),
                place.Take("COUNTRY")
            )
        );
        draft.Other("PLACE_OF_BIRTH_NOTE", place.Take("NOTE"));
    }

    private static void Document(EntryDraft draft, Node document)
    {
        var type = Line(document.Take("TYPE_OF_DOCUMENT"), document.Take("TYPE_OF_DOCUMENT2"));
        var number = document.Take("NUMBER");
        var issuer = document.Take("ISSUING_COUNTRY");
        if (issuer.Length == 0)
            issuer = document.Take("COUNTRY_OF_ISSUE");
        else
            draft.Other("COUNTRY_OF_ISSUE", document.Take("COUNTRY_OF_ISSUE"));
        var notes = Line(
            document.Take("NOTE"),
            document.Take("DATE_OF_ISSUE") is { Length: > 0 } issued ? $"issued {issued}" : "",
            document.Take("CITY_OF_ISSUE")
        );
        var country = draft.Country(issuer, "ISSUING_COUNTRY", belongs: false);
        // “Jordan 654781”
        if (country is null && number.LastIndexOf(' ') is > 0 and var space)
            if (
                Countries.Find(number[..space]) is { } before
                && number.AsSpan(space).ContainsAnyInRange('0', '9')
            )
                (country, number) = (before, number[(space + 1)..]);
        if (number.Length > 0)
        {
            var kind = IdentifierKinds.Find(type) ?? "other";
            draft.Identifier(IdentifierKinds.Refine(kind, number, country), number, country);
            draft.Other("DOCUMENT_NOTE", notes.Length > 0 ? $"{number}: {notes}" : "");
        }
        else
            draft.Other("DOCUMENT_NOTE", Line(type, issuer, notes));
    }

    private static string Line(params ReadOnlySpan<string> parts)
    {
        var said = new List<string>(parts.Length);
        foreach (var part in parts)
            if (part.Length > 0)
                said.Add(part);
        return string.Join(", ", said);
    }
}
