using System.Globalization;
using System.Xml;
using Passavant.Screening.Lists.Reading;

namespace Passavant.Screening.Lists.Formats;

/// <summary>OFAC's plain XML: <c>sdn.xml</c> and <c>consolidated.xml</c>.</summary>
internal static class OfacXml
{
    public static void Read(IReadOnlyList<ListFile> files, Intake list, ListRule rule)
    {
        foreach (var source in files)
        {
            var file = list.Open(source);
            using var xml = XmlRecords.Open(file, "sdnList");
            int? stated = null;
            while (XmlRecords.Next(file, xml))
                if (xml.NodeType != XmlNodeType.Element)
                    continue;
                else if (xml.LocalName == "publshInformation")
                {
                    var information = XmlRecords.Read(file, xml);
                    if (
                        DateText.TryRead(
                            information.Take("Publish_Date"),
                            DateOrder.MonthFirst,
                            out var date
                        )
                    )
                        list.Date = date.From;
                    if (
                        int.TryParse(
                            information.Take("Record_Count"),
                            NumberStyles.None,
                            CultureInfo.InvariantCulture,
                            out var count
                        )
                    )
                        stated = count;
                }
                else if (xml.LocalName == "sdnEntry")
                {
                    file.Found();
                    file.Entry(Draft(file, XmlRecords.Read(file, xml), rule));
                }
                else
                    file.Stray(XmlRecords.Read(file, xml), "sdnEntry");
            if (stated is { } said && said != file.Records)
                file.Doubt(
                    null,
                    string.Create(CultureInfo.InvariantCulture, $"{file.Records} entries"),
                    string.Create(CultureInfo.InvariantCulture, $"{said}, as Record_Count says"),
                    "fetch the file again"
                );
        }
        OfacCsv.Resolve(list);
    }

    private static EntryDraft Draft(FileIntake file, Node record, ListRule rule)
    {
        var draft = new EntryDraft(file, record.Take("uid"), record.Line)
        {
            Kind = CslCsv.KindOf(record.Take("sdnType")),
            Consequence = rule.Consequence,
        };
        Name(draft, record, NameKind.Primary);
        foreach (var aka in record.All("akaList", "aka"))
        {
            var kind = aka.Take("type") switch
            {
                "f.k.a." => NameKind.Former,
                _ when aka.Take("category") == "weak" => NameKind.WeakAlias,
                _ => NameKind.Alias,
            };
            aka.Take("category");
            aka.Take("uid");
            Name(draft, aka, kind);
        }
        foreach (var programme in record.All("programList", "program"))
            draft.Programme(programme.Text);
        draft.Other("title", record.Take("title"));
        OfacRemarks.Read(record.Take("remarks"), draft);
        foreach (var id in record.All("idList", "id"))
            Identifier(draft, id);
        foreach (var address in record.All("addressList", "address"))
            Address(draft, address);
        foreach (var item in record.All("nationalityList", "nationality"))
            draft.Country(Item(item, "country"), "nationality");
        foreach (var item in record.All("citizenshipList", "citizenship"))
            draft.Country(Item(item, "country"), "citizenship");
        foreach (var item in record.All("dateOfBirthList", "dateOfBirthItem"))
            draft.Date(Item(item, "dateOfBirth"), DateOrder.MonthFirst, "dateOfBirth");
        foreach (var item in record.All("placeOfBirthList", "placeOfBirthItem"))
            draft.Place(Item(item, "placeOfBirth"));
        foreach (var vessel in record.All("vesselInfo"))
        {
            draft.Identifier("call-sign", vessel.Take("callSign"));
            draft.Country(vessel.Take("vesselFlag"), "vesselFlag");
            foreach (
                var name in new[]
                {
                    "vesselType",
                    "vesselOwner",
                    "tonnage",
                    "grossRegisteredTonnage",
                }
            )
                draft.Other(name, vessel.Take(name));
        }
        XmlRecords.KeepLeft(file, record, draft);
        return draft;
    }

    private static string Item(Node item, string name)
    {
        item.Take("uid");
        item.Take("mainEntry");
        return item.Take(name);
    }

    private static void Name(EntryDraft draft, Node of, NameKind kind)
    {
        var (given, family) = (of.Take("firstName"), of.Take("lastName"));
        if (given.Length > 0 && family.Length > 0)
            draft.Name($"{family}, {given}", kind, given, family);
        else
            draft.Name(family + given, kind);
    }

    private static void Identifier(EntryDraft draft, Node id)
    {
        id.Take("uid");
        var country = draft.Country(id.Take("idCountry"), "idCountry", belongs: false);
        var (type, number) = (id.Take("idType"), id.Take("idNumber"));
        var (issued, expires) = (id.Take("issueDate"), id.Take("expirationDate"));
        var note =
            issued.Length + expires.Length == 0
                ? null
                : string.Concat(
                    number,
                    issued.Length > 0 ? $" issued {issued}" : "",
                    expires.Length > 0 ? $" expires {expires}" : ""
                );
        OfacFeatures.Apply(draft, type, number, country, note);
    }

    private static void Address(EntryDraft draft, Node address)
    {
        address.Take("uid");
        var country = address.Take("country");
        draft.Address(
            address.Take("address1"),
            address.Take("address2"),
            address.Take("address3"),
            address.Take("city"),
            address.Take("stateOrProvince"),
            address.Take("postalCode"),
            country
        );
        draft.Country(country, "Address country");
    }
}
