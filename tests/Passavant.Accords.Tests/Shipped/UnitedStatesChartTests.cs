using System.Text.Json;

namespace Passavant.Accords.Tests.Shipped;

/// <summary>The country groups and the country chart are those of parts 740 and 738, as tabled beside the checkout.</summary>
public sealed class UnitedStatesChartTests
{
    // Names of the tables, by ISO 3166 code; a row written in two ways has two names.
    private const string Names = """
        AF Afghanistan; AL Albania; DZ Algeria; AD Andorra; AO Angola; AG Antigua and Barbuda; AR Argentina; AM Armenia; AW Aruba; AU Australia;
        AT Austria; AZ Azerbaijan; BS Bahamas, The; BS The Bahamas; BH Bahrain; BD Bangladesh; BB Barbados; BY Belarus; BE Belgium; BZ Belize;
        BJ Benin; BT Bhutan; BO Bolivia; BA Bosnia & Herzegovina; BA Bosnia and Herzegovina; BW Botswana; BR Brazil; BN Brunei; BG Bulgaria;
        BF Burkina Faso; MM Burma; BI Burundi; KH Cambodia; CM Cameroon; CA Canada; CV Cape Verde; CF Central African Republic; TD Chad; CL Chile;
        CN China; CN China (PRC); CO Colombia; KM Comoros; CD Congo (Democratic Republic of the); CD Congo (Democratic Republic of);
        CG Congo (Republic of the); CR Costa Rica; CI Cote d'Ivoire; CI Cote d'lvoire; HR Croatia; CU Cuba; CW Curaçao; CY Cyprus; CZ Czech Republic;
        DK Denmark; DJ Djibouti; DM Dominica; DO Dominican Republic; EC Ecuador; EG Egypt; SV El Salvador; GQ Equatorial Guinea; ER Eritrea;
        EE Estonia; SZ Eswatini; ET Ethiopia; FJ Fiji; FI Finland; FR France; GA Gabon; GM Gambia, The; GE Georgia; DE Germany; GH Ghana; GR Greece;
        GD Grenada; GT Guatemala; GN Guinea; GW Guinea-Bissau; GY Guyana; HT Haiti; HN Honduras; HU Hungary; IS Iceland; IN India; ID Indonesia;
        IR Iran; IQ Iraq; IE Ireland; IL Israel; IT Italy; JM Jamaica; JP Japan; JO Jordan; KZ Kazakhstan; KE Kenya; KI Kiribati; KP Korea, North;
        KR Korea, South; XK Kosovo; KW Kuwait; KG Kyrgyzstan; LA Laos; LV Latvia; LB Lebanon; LS Lesotho; LR Liberia; LY Libya; LI Liechtenstein;
        LT Lithuania; LU Luxembourg; MO Macau; MG Madagascar; MW Malawi; MY Malaysia; MV Maldives; ML Mali; MT Malta; MH Marshall Islands;
        MR Mauritania; MU Mauritius; MX Mexico; FM Micronesia (Federated State of); FM Micronesia, Federated States of; MD Moldova; MC Monaco;
        MN Mongolia; ME Montenegro; MA Morocco; MZ Mozambique; NA Namibia; NR Nauru; NP Nepal; NL Netherlands; NZ New Zealand; NI Nicaragua;
        NE Niger; NG Nigeria; MK North Macedonia; NO Norway; OM Oman; PK Pakistan; PW Palau; PA Panama; PG Papua New Guinea; PY Paraguay; PE Peru;
        PH Philippines; PL Poland; PT Portugal; QA Qatar; RO Romania; RU Russia; RW Rwanda; KN Saint Kitts & Nevis; LC Saint Lucia;
        VC Saint Vincent and the Grenadines; WS Samoa; SM San Marino; ST Sao Tome & Principe; ST Sao Tome and Principe; SA Saudi Arabia; SN Senegal;
        RS Serbia; SC Seycheles; SC Seychelles; SL Sierra Leone; SG Singapore; SX Sint Maarten (the Dutch two-fifths of the island of Saint Martin);
        SK Slovakia; SI Slovenia; SB Solomon Islands; SO Somalia; ZA South Africa; SS South Sudan, Republic of; ES Spain; LK Sri Lanka;
        KN St. Kitts and Nevis; LC St. Lucia; VC St. Vincent and the Grenadines; SD Sudan; SR Suriname; SE Sweden; CH Switzerland; SY Syria;
        TW Taiwan; TJ Tajikistan; TZ Tanzania; TH Thailand; TL Timor-Leste; TG Togo; TO Tonga; TT Trinidad & Tobago; TT Trinidad and Tobago;
        TN Tunisia; TM Turkmenistan; TV Tuvalu; TR Türkiye; UG Uganda; UA Ukraine; AE United Arab Emirates; GB United Kingdom; US United States;
        UY Uruguay; UZ Uzbekistan; VU Vanuatu; VA Vatican City; VE Venezuela; VN Vietnam; EH Western Sahara; YE Yemen; ZM Zambia; ZW Zimbabwe
        """;

    private static readonly Dictionary<string, string> Codes = Names
        .Split([';', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .ToDictionary(entry => entry[3..], entry => entry[..2]);

    public static TheoryData<string> Groups =>
        [
            "A:1",
            "A:2",
            "A:3",
            "A:4",
            "A:5",
            "A:6",
            "B",
            "D:1",
            "D:2",
            "D:3",
            "D:4",
            "D:5",
            "E:1",
            "E:2",
        ];

    // AT columns have no marks in the chart; the entries say where they apply.
    public static TheoryData<string> Columns =>
        [
            "CB 1",
            "CB 2",
            "CB 3",
            "NP 1",
            "NP 2",
            "NS 1",
            "NS 2",
            "MT 1",
            "RS 1",
            "RS 2",
            "FC 1",
            "CC 1",
            "CC 2",
            "CC 3",
        ];

    [Theory]
    [MemberData(nameof(Groups))]
    public void A_country_group_holds_the_countries_of_part_740(string group)
    {
        using var table = Table("controls/us/country-groups.json");
        var named = table
            .RootElement.GetProperty("groups")
            .GetProperty(group)
            .EnumerateArray()
            .Select(name => Codes[name.GetString()!])
            .ToList();
        Assert.Equal(WithTerritories(named, ("CN", "HK"), ("CH", "LI")), Members($"group {group}"));
    }

    [Theory]
    [MemberData(nameof(Columns))]
    public void A_chart_column_holds_the_countries_of_part_738(string column)
    {
        using var table = Table("controls/us/country-chart.json");
        var marked = table
            .RootElement.GetProperty("countries")
            .EnumerateObject()
            .Where(row =>
                row.Value.GetProperty("marks")
                    .EnumerateArray()
                    .Any(mark => mark.GetString() == column)
            )
            .Select(row => Codes[row.Name])
            .ToList();
        Assert.Equal(
            WithTerritories(marked, ("CN", "HK"), ("CH", "LI"), ("GB", "KY")),
            Members($"chart {column.Replace(" ", "", StringComparison.Ordinal)}")
        );
    }

    [Fact]
    public void No_column_marks_an_embargoed_country_since_part_746_governs_them()
    {
        string[] embargoed = ["CU", "IR", "KP", "SY"];
        foreach (
            var group in ShippedAccords.Us.Glossary.Groups.Keys.Where(name =>
                name.StartsWith("chart ", StringComparison.Ordinal)
            )
        )
            Assert.Empty(Members(group).Intersect(embargoed));
    }

    // A territory without a row follows the country that has one.
    private static IEnumerable<string> WithTerritories(
        List<string> codes,
        params (string Country, string Territory)[] territories
    ) =>
        codes
            .Concat(
                territories
                    .Where(pair => codes.Contains(pair.Country))
                    .Select(pair => pair.Territory)
            )
            .Distinct()
            .Order(StringComparer.Ordinal);

    private static IEnumerable<string> Members(string group) =>
        ShippedAccords.Us.Glossary.Groups[group].Countries.Order(StringComparer.Ordinal);

    private static JsonDocument Table(string file) =>
        JsonDocument.Parse(File.ReadAllBytes(SharedData.Require(file)));
}
