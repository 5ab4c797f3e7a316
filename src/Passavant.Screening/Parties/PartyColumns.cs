using System.Text.Json;

namespace Passavant.Screening;

/// <summary>Which columns of a table say what of a party; the names people use for them are known.</summary>
public sealed class PartyColumns
{
    private enum Field
    {
        Id,
        Kind,
        Name,
        Alias,
        Given,
        Middle,
        Family,
        Date,
        Country,
        Place,
        Gender,
        Address,
        Identifier,
        Identifiers,
        Properties,
    }

    private static readonly Dictionary<string, Field> known = new(StringComparer.Ordinal)
    {
        ["id"] = Field.Id,
        ["kind"] = Field.Kind,
        ["schema"] = Field.Kind,
        ["type"] = Field.Kind,
        ["name"] = Field.Name,
        ["fullname"] = Field.Name,
        ["query"] = Field.Name,
        ["queryname"] = Field.Name,
        ["listentry"] = Field.Name,
        ["alias"] = Field.Alias,
        ["aliases"] = Field.Alias,
        ["weakalias"] = Field.Alias,
        ["previousname"] = Field.Alias,
        ["firstname"] = Field.Given,
        ["givenname"] = Field.Given,
        ["secondname"] = Field.Middle,
        ["middlename"] = Field.Middle,
        ["fathername"] = Field.Middle,
        ["patronymic"] = Field.Middle,
        ["lastname"] = Field.Family,
        ["familyname"] = Field.Family,
        ["surname"] = Field.Family,
        ["born"] = Field.Date,
        ["dateofbirth"] = Field.Date,
        ["birthdate"] = Field.Date,
        ["dob"] = Field.Date,
        ["founded"] = Field.Date,
        ["incorporationdate"] = Field.Date,
        ["builddate"] = Field.Date,
        ["country"] = Field.Country,
        ["countries"] = Field.Country,
        ["nationality"] = Field.Country,
        ["citizenship"] = Field.Country,
        ["jurisdiction"] = Field.Country,
        ["maincountry"] = Field.Country,
        ["flag"] = Field.Country,
        ["placeofbirth"] = Field.Place,
        ["birthplace"] = Field.Place,
        ["gender"] = Field.Gender,
        ["sex"] = Field.Gender,
        ["address"] = Field.Address,
        ["identifiers"] = Field.Identifiers,
        ["properties"] = Field.Properties,
    };

    private static readonly Dictionary<string, string> numbers = new(StringComparer.Ordinal)
    {
        ["passport"] = "passport",
        ["passportnumber"] = "passport",
        ["nationalid"] = "national-id",
        ["idnumber"] = "national-id",
        ["taxnumber"] = "tax",
        ["tax"] = "tax",
        ["registrationnumber"] = "registration",
        ["registration"] = "registration",
        ["imo"] = "imo",
        ["imonumber"] = "imo",
        ["mmsi"] = "mmsi",
        ["callsign"] = "call-sign",
        ["lei"] = "lei",
        ["leicode"] = "lei",
        ["bic"] = "bic",
        ["swiftbic"] = "bic",
        ["swift"] = "bic",
        ["inn"] = "inn",
        ["inncode"] = "inn",
        ["ogrn"] = "ogrn",
        ["ogrncode"] = "ogrn",
        ["iban"] = "iban",
    };

    private readonly List<(int Column, Field Field, string Name)> columns = [];
    private readonly int properties = -1;

    /// <summary>Finds the columns of a header.</summary>
    /// <param name="header">The names of the columns. One called <c>properties</c> holds a JSON object such as <c>{"birthDate": "1961"}</c>.</param>
    public PartyColumns(IReadOnlyList<string> header)
    {
        var unknown = new List<string>();
        for (var i = 0; i < header.Count; i++)
        {
            var plain = Plain(header[i]);
            if (known.TryGetValue(plain, out var field))
                if (field == Field.Properties)
                    properties = i;
                else
                    columns.Add((i, field, header[i]));
            else if (numbers.TryGetValue(plain, out var kind))
                columns.Add((i, Field.Identifier, kind));
            else
                unknown.Add(header[i]);
        }
        Unknown = unknown;
    }

    /// <summary>Columns of which nothing is read.</summary>
    public IReadOnlyList<string> Unknown { get; }

    /// <summary>Whether there is a column that can hold a name.</summary>
    public bool HasName =>
        columns.Exists(column => column.Field is Field.Name or Field.Given or Field.Family);

    /// <summary>Whether there is a column that states the party's own id.</summary>
    public bool HasId => columns.Exists(column => column.Field == Field.Id);

    /// <summary>Reads a row.</summary>
    /// <param name="cell">Gives the text of a column, trimmed; empty where nothing is stated.</param>
    /// <param name="id">Its id where no column states one.</param>
    /// <param name="faults">What could not be read is added; the rest of the row is read all the same.</param>
    public Party Read(Func<int, string> cell, string id, List<string> faults)
    {
        var draft = new Draft(id, faults);
        foreach (var (column, field, name) in columns)
            if (cell(column) is { Length: > 0 } text)
                draft.Add(field, name, text);
        if (properties >= 0 && cell(properties) is { Length: > 0 } json)
            Properties(json, draft, faults);
        return draft.Finish();
    }

    private static void Properties(string json, Draft draft, List<string> faults)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            foreach (var property in document.RootElement.EnumerateObject())
            {
                var plain = Plain(property.Name);
                var values =
                    property.Value.ValueKind == JsonValueKind.Array
                        ? property.Value.EnumerateArray().Select(value => value.ToString())
                        : [property.Value.ToString()];
                foreach (var value in values)
                    if (known.TryGetValue(plain, out var field))
                        draft.Add(field, property.Name, value.Trim());
                    else if (numbers.TryGetValue(plain, out var kind))
                        draft.Add(Field.Identifier, kind, value.Trim());
            }
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException)
        {
            faults.Add(
                $"properties: found '{Excerpt(json)}'; expected a JSON object such as {{\"birthDate\": \"1961\"}}"
            );
        }
    }

    private static string Plain(string name) =>
        string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    private static string Excerpt(string text) => text.Length <= 60 ? text : $"{text[..57]}…";

    private sealed class Draft(string id, List<string> faults)
    {
        private string id = id;
        private PartyKind kind;
        private string? given;
        private string? middle;
        private string? family;
        private readonly List<string> names = [];
        private readonly List<PartialDate> dates = [];
        private readonly List<string> countries = [];
        private readonly List<string> places = [];
        private readonly List<string> addresses = [];
        private readonly List<Identifier> identifiers = [];
        private Gender? gender;

        public void Add(Field field, string column, string text)
        {
            switch (field)
            {
                case Field.Id:
                    id = text;
                    break;
                case Field.Kind:
                    if (PartyKinds.Find(text) is { } found)
                        kind = found;
                    else
                        faults.Add(
                            $"{column}: found '{Excerpt(text)}'; expected {string.Join(", ", PartyKinds.All)}"
                        );
                    break;
                case Field.Name:
                    if (!names.Contains(text))
                        names.Insert(0, text);
                    break;
                case Field.Alias:
                    foreach (var one in Several(text))
                        if (!names.Contains(one))
                            names.Add(one);
                    break;
                case Field.Given:
                    given = text;
                    break;
                case Field.Middle:
                    middle = text;
                    break;
                case Field.Family:
                    family = text;
                    break;
                case Field.Date:
                    foreach (var one in Several(text))
                        if (DateText.TryRead(one, DateOrder.Unsaid, out var date))
                            dates.Add(date);
                        else
                        {
                            faults.Add(
                                $"{column}: found '{Excerpt(one)}'; expected a date such as 1961-05-03, 1961 or circa 1960"
                            );
                            // A day that does not exist leaves its year.
                            if (
                                one.Length > 5
                                && one[4] == '-'
                                && DateText.TryRead(one[..4], DateOrder.Unsaid, out var year)
                            )
                                dates.Add(year);
                        }
                    break;
                case Field.Country:
                    foreach (var one in Several(text))
                        if (Screening.Countries.Find(one) is not { } country)
                            faults.Add(
                                $"{column}: found '{Excerpt(one)}'; expected a country such as FR or France"
                            );
                        else if (!countries.Contains(country))
                            countries.Add(country);
                    break;
                case Field.Place:
                    places.Add(text);
                    break;
                case Field.Gender:
                    gender = text.ToUpperInvariant() switch
                    {
                        "F" or "FEMALE" or "WOMAN" => Screening.Gender.Female,
                        "M" or "MALE" or "MAN" => Screening.Gender.Male,
                        "OTHER" or "X" => Screening.Gender.Other,
                        _ => (Gender?)null,
                    };
                    if (gender is null)
                        faults.Add(
                            $"{column}: found '{Excerpt(text)}'; expected female, male or other"
                        );
                    break;
                case Field.Address:
                    addresses.Add(text);
                    break;
                case Field.Identifier:
                    foreach (var one in Several(text))
                        identifiers.Add(new Identifier(column, one));
                    break;
                default:
                    foreach (var one in Several(text))
                        if (one.IndexOf(':') is > 0 and var at)
                            identifiers.Add(
                                new Identifier(
                                    one[..at].Trim().ToLowerInvariant(),
                                    one[(at + 1)..].Trim()
                                )
                            );
                        else
                            identifiers.Add(new Identifier("other", one));
                    break;
            }
        }

        public Party Finish()
        {
            if (names.Count == 0 && (given ?? family) is not null)
                names.Add(
                    string.Join(
                        ' ',
                        new[] { given, middle, family }.Where(part => part is not null)
                    )
                );
            return new Party
            {
                Id = id,
                Kind = kind,
                Names =
                [
                    .. names.Select(
                        (name, at) =>
                            at == 0
                                ? new PartyName(name, NameKind.Primary, given, family)
                                : new PartyName(name, NameKind.Alias)
                    ),
                ],
                Dates = dates,
                Countries = countries,
                Places = places,
                Gender = gender,
                Identifiers = identifiers,
                Addresses = addresses,
            };
        }

        private static string[] Several(string text) =>
            text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
    }
}
