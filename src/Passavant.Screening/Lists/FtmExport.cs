using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Passavant.Screening.Lists.Formats;
using Passavant.Screening.Lists.Reading;

namespace Passavant.Screening.Lists;

/// <summary>Writes a snapshot as FollowTheMoney entities, one a line. Importing what was written gives the same entries and the same hash.</summary>
/// <remarks>
/// Names, dates, countries, places, gender, identifiers, addresses and programmes become the properties FollowTheMoney has for them.
/// What it has no property for stands in the extra property <c>passavantEntry</c>, as the members of the entry's canonical JSON by their path.
/// A link to another entry of the list is an entity of its own too, for others to read.
/// </remarks>
public static class FtmExport
{
    private static readonly ListRule Rule = ListRules.Of("ftm");

    /// <summary>Writes the entities.</summary>
    public static void Write(ListSnapshot snapshot, Stream output)
    {
        var line = new ArrayBufferWriter<byte>(1 << 16);
        foreach (var entry in snapshot.Entries)
        {
            Entity(entry, line);
            line.Write("\n"u8);
            for (var i = 0; i < entry.Links.Count; i++)
                Link(entry, i, snapshot, line);
            if (line.WrittenCount < 1 << 16)
                continue;
            output.Write(line.WrittenSpan);
            line.ResetWrittenCount();
        }
        output.Write(line.WrittenSpan);
    }

    private static void Entity(ListEntry entry, IBufferWriter<byte> output)
    {
        var beside = entry.Other.ToLookup(pair => pair.Key, pair => pair.Value);
        var own = beside["@schema"].FirstOrDefault();
        var schema =
            own is not null && FtmSchemas.IsParty(own) && FtmSchemas.KindOf(own) == entry.Party.Kind
                ? own
                : FtmSchemas.Of(entry.Party.Kind);
        var properties = Properties(entry, own is not null, schema);
        var plain = Plain(entry, schema, properties, beside);
        if (FtmExtras.Of(entry, plain) is { } extras)
            properties.Add(FtmExtras.Property, [extras]);
        Write(entry.Party.Id, Caption(entry, beside), schema, properties, beside, output);
    }

    private static string Caption(ListEntry entry, ILookup<string, string> beside) =>
        beside["@caption"].FirstOrDefault() ?? entry.Party.Names[0].Text;

    private static void Write(
        string id,
        string caption,
        string schema,
        SortedDictionary<string, List<string>> properties,
        ILookup<string, string> beside,
        IBufferWriter<byte> output
    )
    {
        var json = new CanonicalWriter(output);
        json.BeginObject();
        json.Member("caption", caption);
        Lists("datasets");
        Text("first_seen");
        json.Member("id", id);
        Text("last_change");
        Text("last_seen");
        json.Name("properties");
        json.BeginObject();
        foreach (var (name, values) in properties)
            json.Member(name, values);
        json.EndObject();
        Lists("referents");
        json.Member("schema", schema);
        if (beside["@target"].FirstOrDefault() is "true" or "false")
        {
            json.Name("target");
            json.Truth(beside["@target"].First() == "true");
        }
        json.EndObject();

        void Lists(string name) => json.Member(name, [.. beside["@" + name]]);
        void Text(string name) => json.Member(name, beside["@" + name].FirstOrDefault());
    }

    private static SortedDictionary<string, List<string>> Properties(
        ListEntry entry,
        bool isFtm,
        string schema
    )
    {
        var properties = new SortedDictionary<string, List<string>>(StringComparer.Ordinal);
        var party = entry.Party;
        foreach (var name in party.Names)
            Add(
                name.Kind switch
                {
                    NameKind.Alias => "alias",
                    NameKind.WeakAlias => "weakAlias",
                    NameKind.Former => "previousName",
                    _ => "name",
                },
                name.Text
            );
        var dates = schema switch
        {
            "Person" => "birthDate",
            "Vessel" or "Airplane" or "Vehicle" => "buildDate",
            _ => "incorporationDate",
        };
        foreach (var date in party.Dates)
            if (date.ToString() is var text && text.IndexOfAny(['~', '/']) < 0)
                Add(dates, text);
        foreach (var country in party.Countries)
            Add("country", country.ToLowerInvariant());
        foreach (var place in party.Places)
            Add("birthPlace", place);
        if (party.Gender is { } gender)
            Add(
                "gender",
                gender switch
                {
                    Gender.Male => "male",
                    Gender.Female => "female",
                    _ => "other",
                }
            );
        foreach (var identifier in party.Identifiers)
        foreach (var (property, kind) in FtmSchemas.Identifiers)
            if (kind == identifier.Kind)
            {
                Add(property, identifier.Value);
                break;
            }
        foreach (var address in party.Addresses)
            Add("address", address);
        foreach (var programme in entry.Programmes)
            Add("programId", programme);
        if (entry.Remarks is { } remarks)
            Add("notes", remarks);
        if (isFtm)
            foreach (var (name, value) in entry.Other)
                if (
                    char.IsAsciiLetterLower(name[0])
                    && !name.Contains(' ')
                    && !FtmParty.HasPlace(name)
                )
                    Add(name, value);
        return properties;

        void Add(string property, string value)
        {
            if (!properties.TryGetValue(property, out var values))
                properties.Add(property, values = []);
            if (!values.Contains(value))
                values.Add(value);
        }
    }

    // What the reader makes of these properties.
    private static ListEntry Plain(
        ListEntry entry,
        string schema,
        SortedDictionary<string, List<string>> properties,
        ILookup<string, string> beside
    )
    {
        var line = new ArrayBufferWriter<byte>(1024);
        Write(entry.Party.Id, Caption(entry, beside), schema, properties, beside, line);
        using var document = JsonDocument.Parse(line.WrittenMemory);
        var nowhere = new Intake(new ImportOptions()).Open(new ListFile("", Stream.Null));
        return FtmParty.Draft(FtmEntity.Read(document.RootElement, nowhere, 1)!, Rule).Build();
    }

    private static void Link(
        ListEntry entry,
        int index,
        ListSnapshot snapshot,
        ArrayBufferWriter<byte> output
    )
    {
        var link = entry.Links[index];
        if (snapshot.Find(link.To) is null)
            return;
        var (schema, from, to) = link.Kind switch
        {
            LinkKind.Owns => ("Ownership", "owner", "asset"),
            LinkKind.ActsFor => ("Representation", "agent", "client"),
            LinkKind.FamilyOrAssociate => ("Associate", "person", "associate"),
            _ => ("UnknownLink", "subject", "object"),
        };
        var json = new CanonicalWriter(output);
        json.BeginObject();
        json.Member("caption", schema);
        json.Member(
            "id",
            string.Create(CultureInfo.InvariantCulture, $"{entry.Party.Id}-link-{index + 1}")
        );
        json.Name("properties");
        json.BeginObject();
        var said = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            [from] = entry.Party.Id,
            [to] = link.To,
        };
        if (link.Share is { } share)
            said["percentage"] = (share * 100).ToString("0.####", CultureInfo.InvariantCulture);
        if (link.From is { } since)
            said["startDate"] = since.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (link.Until is { } until)
            said["endDate"] = until.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        foreach (var (name, value) in said)
            json.Member(name, [value]);
        json.EndObject();
        json.Member("schema", schema);
        json.EndObject();
        output.Write("\n"u8);
    }
}
