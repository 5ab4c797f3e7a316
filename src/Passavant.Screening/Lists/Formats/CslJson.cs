using System.Text.Json;
using Passavant.Screening.Lists.Reading;

namespace Passavant.Screening.Lists.Formats;

/// <summary>The US Consolidated Screening List as JSON.</summary>
internal static class CslJson
{
    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "addresses",
        "alt_names",
        "call_sign",
        "citizenships",
        "country",
        "dates_of_birth",
        "end_date",
        "entity_number",
        "federal_register_notice",
        "gross_registered_tonnage",
        "gross_tonnage",
        "id",
        "ids",
        "license_policy",
        "license_requirement",
        "name",
        "nationalities",
        "places_of_birth",
        "programs",
        "remarks",
        "source",
        "source_information_url",
        "source_list_url",
        "standard_order",
        "start_date",
        "title",
        "type",
        "vessel_flag",
        "vessel_owner",
        "vessel_type",
    };

    private static readonly string[] Kept =
    [
        "title",
        "federal_register_notice",
        "standard_order",
        "vessel_type",
        "gross_tonnage",
        "gross_registered_tonnage",
        "vessel_owner",
        "source",
    ];

    public static void Read(IReadOnlyList<ListFile> files, Intake list, ListRule rule)
    {
        foreach (var source in files)
        {
            var file = list.Open(source);
            foreach (var record in new JsonArray(file, "results").Read())
                CslCsv.Keep(
                    file,
                    Draft(file, record, rule),
                    isOfac: record.Said("entity_number").Length > 0
                );
        }
        OfacCsv.Resolve(list);
    }

    private static EntryDraft Draft(FileIntake file, JsonElement record, ListRule rule)
    {
        var draft = new EntryDraft(file, record.Said("id"), file.Records)
        {
            Kind = CslCsv.KindOf(record.Said("type")),
            Consequence = CslCsv.Consequence(
                file,
                file.Records,
                record.Said("source"),
                record.Said("license_requirement"),
                record.Said("license_policy"),
                rule
            ),
        };
        draft.NamesWithAka(record.Said("name"));
        foreach (var name in record.Texts("alt_names"))
            draft.NameWithComma(CslCsv.WithoutAnd(name), NameKind.Alias);
        foreach (var programme in record.Texts("programs"))
            draft.Programme(programme);
        foreach (var address in record.Items("addresses"))
        {
            draft.Address(
                address.Said("address"),
                address.Said("city"),
                address.Said("state"),
                address.Said("postal_code"),
                address.Said("country")
            );
            draft.Country(address.Said("country"), "addresses");
        }
        draft.ListedOn = draft.Day(record.Said("start_date"), DateOrder.MonthFirst, "start_date");
        draft.Until = draft.Day(record.Said("end_date"), DateOrder.MonthFirst, "end_date");
        if (draft.Until is { } until)
            draft.Consequence = draft.Consequence with { Until = until };
        draft.Identifier("call-sign", record.Said("call_sign"));
        draft.Country(record.Said("vessel_flag"), "vessel_flag");
        draft.Country(record.Said("country"), "country");
        foreach (var country in record.Texts("nationalities"))
            draft.Country(country, "nationalities");
        foreach (var country in record.Texts("citizenships"))
            draft.Country(country, "citizenships");
        foreach (var date in record.Texts("dates_of_birth"))
            draft.Date(date, DateOrder.MonthFirst, "dates_of_birth");
        foreach (var place in record.Texts("places_of_birth"))
            draft.Place(place);
        CslCsv.Remarks(draft, record.Said("remarks"));
        foreach (var id in record.Items("ids"))
            Identifier(draft, id);
        if (record.Said("entity_number") is { Length: > 0 } number && number != draft.Id)
            draft.Other("entity_number", number);
        foreach (var kept in Kept)
            draft.Other(kept, record.Said(kept));
        foreach (var member in record.EnumerateObject())
            if (!Known.Contains(member.Name))
            {
                file.Unknown(null, "member", member.Name, "a member of this format");
                draft.Other(
                    member.Name,
                    member.Value.ValueKind is JsonValueKind.Array or JsonValueKind.Object
                        ? member.Value.GetRawText()
                        : member.Value.Said()
                );
            }
        return draft;
    }

    private static void Identifier(EntryDraft draft, JsonElement id)
    {
        var number = id.Said("number");
        var (issued, expires) = (id.Said("issue_date"), id.Said("expiration_date"));
        var note =
            issued.Length + expires.Length == 0
                ? null
                : string.Concat(
                    number,
                    issued.Length > 0 ? $" issued {issued}" : "",
                    expires.Length > 0 ? $" expires {expires}" : ""
                );
        OfacFeatures.Apply(
            draft,
            id.Said("type"),
            Cleaning.Clean(number),
            draft.Country(id.Said("country"), "ids", belongs: false),
            note
        );
    }
}
