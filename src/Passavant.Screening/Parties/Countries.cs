using System.Globalization;
using System.Text;

namespace Passavant.Screening;

/// <summary>Countries as ISO 3166-1 alpha-2 codes, and the names that lists and people give them.</summary>
/// <remarks>States that are no more (the Soviet Union, Yugoslavia) have no code here: several countries came of each. Kosovo is XK, as most lists write it.</remarks>
public static class Countries
{
    /// <summary>A code, then its names: first the usual English one, then the others.</summary>
    private const string Table = """
        AD Andorra|Principality of Andorra|Andorre
        AE United Arab Emirates|UAE|U.A.E.|Emirats arabes unis|Dubai|Abu Dhabi|Sharjah
        AF Afghanistan|Islamic Republic of Afghanistan|Islamic Emirate of Afghanistan
        AG Antigua and Barbuda|Antigua & Barbuda|Antigua-et-Barbuda
        AI Anguilla
        AL Albania|Republic of Albania|Albanie
        AM Armenia|Republic of Armenia|Arménie
        AO Angola|Republic of Angola
        AQ Antarctica|Antarctique
        AR Argentina|Argentine Republic|Argentine
        AS American Samoa
        AT Austria|Republic of Austria|Autriche|Österreich
        AU Australia|Commonwealth of Australia|Australie
        AW Aruba
        AX Åland Islands|Aland Islands
        AZ Azerbaijan|Republic of Azerbaijan|Azerbaïdjan
        BA Bosnia and Herzegovina|Bosnia & Herzegovina|Bosnia-Herzegovina|Bosnia|Bosnie-Herzégovine|Bosna i Hercegovina
        BB Barbados|Barbade
        BD Bangladesh|People's Republic of Bangladesh
        BE Belgium|Kingdom of Belgium|Belgique|België
        BF Burkina Faso|Upper Volta
        BG Bulgaria|Republic of Bulgaria|Bulgarie
        BH Bahrain|Kingdom of Bahrain|Bahreïn
        BI Burundi|Republic of Burundi
        BJ Benin|Republic of Benin|Bénin|Dahomey
        BL Saint Barthélemy|St. Barthelemy
        BM Bermuda|Bermudes
        BN Brunei|Brunei Darussalam
        BO Bolivia|Plurinational State of Bolivia|Bolivia (Plurinational State of)|Bolivia, Plurinational State of|Bolivie
        BQ Bonaire, Sint Eustatius and Saba|Bonaire
        BR Brazil|Federative Republic of Brazil|Brésil|Brasil
        BS Bahamas|The Bahamas|Bahamas, The|Commonwealth of the Bahamas
        BT Bhutan|Kingdom of Bhutan|Bhoutan
        BV Bouvet Island
        BW Botswana|Republic of Botswana
        BY Belarus|Republic of Belarus|Byelorussia|Bélarus|Biélorussie
        BZ Belize
        CA Canada
        CC Cocos (Keeling) Islands|Cocos Islands
        CD Democratic Republic of the Congo|Congo, Democratic Republic of the|Congo, the Democratic Republic of the|Congo (Democratic Republic)|Congo (Democratic Republic of the)|DR Congo|DRC|D.R. Congo|Congo-Kinshasa|Congo, Dem. Rep.|Democratic Republic of Congo|République démocratique du Congo|Zaire
        CF Central African Republic|CAR|République centrafricaine|Centrafrique
        CG Congo|Republic of the Congo|Congo, Republic of the|Congo (Republic of the)|Congo-Brazzaville|Congo, Rep.
        CH Switzerland|Swiss Confederation|Suisse|Schweiz|Svizzera
        CI Côte d'Ivoire|Cote d Ivoire|Ivory Coast|Republic of Côte d'Ivoire
        CK Cook Islands
        CL Chile|Republic of Chile|Chili
        CM Cameroon|Republic of Cameroon|Cameroun
        CN China|People's Republic of China|P.R. China|PRC|PR China|China, People's Republic of|Mainland China|Chine|中国|中华人民共和国
        CO Colombia|Republic of Colombia|Colombie
        CR Costa Rica|Republic of Costa Rica
        CU Cuba|Republic of Cuba
        CV Cabo Verde|Cape Verde|Cap-Vert
        CW Curaçao|Curacao
        CX Christmas Island
        CY Cyprus|Republic of Cyprus|Chypre
        CZ Czechia|Czech Republic|Tchéquie|République tchèque
        DE Germany|Federal Republic of Germany|Allemagne|Deutschland|West Germany
        DJ Djibouti|Republic of Djibouti
        DK Denmark|Kingdom of Denmark|Danemark
        DM Dominica|Commonwealth of Dominica|Dominique
        DO Dominican Republic|République dominicaine
        DZ Algeria|People's Democratic Republic of Algeria|Algérie
        EC Ecuador|Republic of Ecuador|Équateur
        EE Estonia|Republic of Estonia|Estonie
        EG Egypt|Arab Republic of Egypt|Égypte
        EH Western Sahara|Sahara occidental
        ER Eritrea|State of Eritrea|Érythrée
        ES Spain|Kingdom of Spain|Espagne|España
        ET Ethiopia|Federal Democratic Republic of Ethiopia|Éthiopie
        FI Finland|Republic of Finland|Finlande
        FJ Fiji|Republic of Fiji|Fidji
        FK Falkland Islands|Falkland Islands (Malvinas)
        FM Micronesia|Federated States of Micronesia|Micronesia, Federated States of|Micronesia (Federated States of)
        FO Faroe Islands
        FR France|French Republic|République française
        GA Gabon|Gabonese Republic
        GB United Kingdom|UK|U.K.|Great Britain|Britain|England|Scotland|Wales|Northern Ireland|United Kingdom of Great Britain and Northern Ireland|Royaume-Uni
        GD Grenada|Grenade
        GE Georgia|Republic of Georgia|Géorgie
        GF French Guiana|Guyane française
        GG Guernsey|Guernesey
        GH Ghana|Republic of Ghana
        GI Gibraltar
        GL Greenland|Groenland
        GM Gambia|The Gambia|Gambia, The|Gambie
        GN Guinea|Republic of Guinea|Guinée
        GP Guadeloupe
        GQ Equatorial Guinea|Guinée équatoriale
        GR Greece|Hellenic Republic|Grèce
        GS South Georgia and the South Sandwich Islands
        GT Guatemala|Republic of Guatemala
        GU Guam
        GW Guinea-Bissau|Guinea Bissau|Guinée-Bissau
        GY Guyana|Co-operative Republic of Guyana
        HK Hong Kong|China, Hong Kong Special Administrative Region|Hong Kong Special Administrative Region|Hong Kong SAR|China (Hong Kong)|Hong Kong, China|Hong Kong (China)|Hongkong|香港
        HM Heard Island and McDonald Islands
        HN Honduras|Republic of Honduras
        HR Croatia|Republic of Croatia|Croatie|Hrvatska
        HT Haiti|Republic of Haiti|Haïti
        HU Hungary|Hongrie|Magyarország
        ID Indonesia|Republic of Indonesia|Indonésie
        IE Ireland|Republic of Ireland|Irlande|Eire
        IL Israel|State of Israel|Israël
        IM Isle of Man|Man, Isle of|Île de Man
        IN India|Republic of India|Inde
        IO British Indian Ocean Territory
        IQ Iraq|Republic of Iraq|Irak
        IR Iran|Islamic Republic of Iran|Iran, Islamic Republic of|Iran (Islamic Republic of)|Iran, Islamic Rep.|ایران
        IS Iceland|Republic of Iceland|Islande
        IT Italy|Italian Republic|Italie|Italia
        JE Jersey
        JM Jamaica|Jamaïque
        JO Jordan|Hashemite Kingdom of Jordan|Jordanie
        JP Japan|Japon|日本
        KE Kenya|Republic of Kenya
        KG Kyrgyzstan|Kyrgyz Republic|Kirghizstan|Kirghizistan
        KH Cambodia|Kingdom of Cambodia|Cambodge|Kampuchea
        KI Kiribati
        KM Comoros|Union of the Comoros|Comores
        KN Saint Kitts and Nevis|St. Kitts and Nevis|St. Kitts & Nevis|St Kitts and Nevis|Saint-Christophe-et-Niévès
        KP North Korea|Korea, North|Korea North|DPRK|D.P.R.K.|Democratic People's Republic of Korea|Korea, Democratic People's Republic of|Korea (Democratic People's Republic of)|Korea, Dem. People's Rep.|North Korea (Democratic People's Republic of Korea)|Corée du Nord|République populaire démocratique de Corée
        KR South Korea|Korea, South|Korea South|Republic of Korea|Korea, Republic of|Korea (Republic of)|Korea, Rep.|ROK|Corée du Sud|République de Corée
        KW Kuwait|State of Kuwait|Koweït
        KY Cayman Islands|Îles Caïmans
        KZ Kazakhstan|Republic of Kazakhstan|Kazakstan
        LA Laos|Lao People's Democratic Republic|Lao PDR
        LB Lebanon|Lebanese Republic|Liban
        LC Saint Lucia|St. Lucia|Sainte-Lucie
        LI Liechtenstein|Principality of Liechtenstein
        LK Sri Lanka|Democratic Socialist Republic of Sri Lanka|Ceylon
        LR Liberia|Republic of Liberia|Libéria
        LS Lesotho|Kingdom of Lesotho
        LT Lithuania|Republic of Lithuania|Lituanie
        LU Luxembourg|Grand Duchy of Luxembourg
        LV Latvia|Republic of Latvia|Lettonie
        LY Libya|State of Libya|Libyan Arab Jamahiriya|Socialist People's Libyan Arab Jamahiriya|Libye
        MA Morocco|Kingdom of Morocco|Maroc
        MC Monaco|Principality of Monaco
        MD Moldova|Republic of Moldova|Moldova, Republic of|Moldavie
        ME Montenegro|Monténégro
        MF Saint Martin (French part)|Saint Martin
        MG Madagascar|Republic of Madagascar
        MH Marshall Islands|Republic of the Marshall Islands|Îles Marshall
        MK North Macedonia|Republic of North Macedonia|Macedonia|Macedonia, The Former Yugoslav Republic of|The Former Yugoslav Republic of Macedonia|FYROM|North Macedonia, The Republic of|Macédoine du Nord
        ML Mali|Republic of Mali
        MM Myanmar|Burma|Burma (Myanmar)|Myanmar (Burma)|Union of Myanmar|Republic of the Union of Myanmar|Birmanie
        MN Mongolia|Mongolie
        MO Macau|China, Macao Special Administrative Region|Macao Special Administrative Region|Macao|Macao SAR|China (Macau)
        MP Northern Mariana Islands
        MQ Martinique
        MR Mauritania|Islamic Republic of Mauritania|Mauritanie
        MS Montserrat
        MT Malta|Republic of Malta|Malte
        MU Mauritius|Republic of Mauritius|Maurice|Île Maurice
        MV Maldives|Republic of Maldives
        MW Malawi|Republic of Malawi
        MX Mexico|United Mexican States|Mexique|México
        MY Malaysia|Malaisie
        MZ Mozambique|Republic of Mozambique
        NA Namibia|Republic of Namibia|Namibie
        NC New Caledonia|Nouvelle-Calédonie
        NE Niger|Republic of the Niger
        NF Norfolk Island
        NG Nigeria|Federal Republic of Nigeria|Nigéria
        NI Nicaragua|Republic of Nicaragua
        NL Netherlands|The Netherlands|Kingdom of the Netherlands|Holland|Pays-Bas|Nederland
        NO Norway|Kingdom of Norway|Norvège|Norge
        NP Nepal|Federal Democratic Republic of Nepal|Népal
        NR Nauru
        NU Niue
        NZ New Zealand|Nouvelle-Zélande
        OM Oman|Sultanate of Oman
        PA Panama|Republic of Panama|Panamá
        PE Peru|Republic of Peru|Pérou
        PF French Polynesia
        PG Papua New Guinea|Papouasie-Nouvelle-Guinée
        PH Philippines|Republic of the Philippines|The Philippines
        PK Pakistan|Islamic Republic of Pakistan
        PL Poland|Republic of Poland|Pologne|Polska
        PM Saint Pierre and Miquelon
        PN Pitcairn
        PR Puerto Rico
        PS Palestine|State of Palestine|Palestinian|Palestinian Territories|Palestinian Territory|Palestine, State of|Palestinian Territory, Occupied|Occupied Palestinian Territories|Occupied Palestinian Territory|West Bank|Gaza|Gaza Strip|Region: Gaza|Region: West Bank|West Bank and Gaza
        PT Portugal|Portuguese Republic
        PW Palau|Republic of Palau|Palaos
        PY Paraguay|Republic of Paraguay
        QA Qatar|State of Qatar
        RE Réunion|Reunion
        RO Romania|Roumanie|România
        RS Serbia|Republic of Serbia|Serbie|Srbija
        RU Russia|Russian Federation|The Russian Federation|Russie|Fédération de Russie|Россия|Российская Федерация
        RW Rwanda|Republic of Rwanda
        SA Saudi Arabia|Kingdom of Saudi Arabia|KSA|Arabie saoudite
        SB Solomon Islands|Îles Salomon
        SC Seychelles|Republic of Seychelles
        SD Sudan|Republic of the Sudan|Sudan, The|Soudan
        SE Sweden|Kingdom of Sweden|Suède|Sverige
        SG Singapore|Republic of Singapore|Singapour
        SH Saint Helena, Ascension and Tristan da Cunha|Saint Helena
        SI Slovenia|Republic of Slovenia|Slovénie
        SJ Svalbard and Jan Mayen
        SK Slovakia|Slovak Republic|Slovaquie
        SL Sierra Leone|Republic of Sierra Leone
        SM San Marino|Republic of San Marino|Saint-Marin
        SN Senegal|Republic of Senegal|Sénégal
        SO Somalia|Federal Republic of Somalia|Somalie
        SR Suriname|Republic of Suriname
        SS South Sudan|Republic of South Sudan|Soudan du Sud
        ST Sao Tome and Principe|São Tomé and Príncipe|Sao Tomé-et-Principe
        SV El Salvador|Republic of El Salvador|Salvador
        SX Sint Maarten|Sint Maarten (Dutch part)
        SY Syria|Syrian Arab Republic|Syrie|سوريا
        SZ Eswatini|Swaziland|Kingdom of Eswatini
        TC Turks and Caicos Islands|Turks & Caicos
        TD Chad|Republic of Chad|Tchad
        TF French Southern Territories
        TG Togo|Togolese Republic
        TH Thailand|Kingdom of Thailand|Thaïlande
        TJ Tajikistan|Republic of Tajikistan|Tadjikistan
        TK Tokelau
        TL Timor-Leste|East Timor|Timor Leste|Timor oriental
        TM Turkmenistan|Turkménistan
        TN Tunisia|Republic of Tunisia|Tunisie
        TO Tonga|Kingdom of Tonga
        TR Turkey|Türkiye|Turkiye|Republic of Turkey|Republic of Türkiye|Turquie
        TT Trinidad and Tobago|Trinidad & Tobago|Trinité-et-Tobago
        TV Tuvalu
        TW Taiwan|Taiwan, Province of China|Taiwan, Republic of China|Republic of China|Chinese Taipei|Taïwan|台湾|臺灣
        TZ Tanzania|United Republic of Tanzania|Tanzania, United Republic of|Tanzania (United Republic of)|Tanzanie
        UA Ukraine|Україна|Украина
        UG Uganda|Republic of Uganda|Ouganda
        UM United States Minor Outlying Islands
        US United States|United States of America|USA|U.S.A.|U.S.|US|États-Unis|États-Unis d'Amérique
        UY Uruguay|Eastern Republic of Uruguay
        UZ Uzbekistan|Republic of Uzbekistan|Ouzbékistan
        VA Holy See|Vatican City|Vatican|Holy See (Vatican City State)|Saint-Siège
        VC Saint Vincent and the Grenadines|St. Vincent and the Grenadines|St. Vincent & the Grenadines|St Vincent and the Grenadines
        VE Venezuela|Bolivarian Republic of Venezuela|Venezuela, Bolivarian Republic of|Venezuela (Bolivarian Republic of)
        VG British Virgin Islands|Virgin Islands, British|Virgin Islands (British)|BVI|Îles Vierges britanniques
        VI US Virgin Islands|Virgin Islands, U.S.|United States Virgin Islands
        VN Vietnam|Viet Nam|Socialist Republic of Vietnam|Viêt Nam
        VU Vanuatu
        WF Wallis and Futuna
        WS Samoa|Western Samoa
        XK Kosovo|Republic of Kosovo
        YE Yemen|Republic of Yemen|Yémen
        YT Mayotte
        ZA South Africa|Republic of South Africa|Afrique du Sud
        ZM Zambia|Republic of Zambia|Zambie
        ZW Zimbabwe|Republic of Zimbabwe|Rhodesia
        """;

    private static readonly HashSet<string> None = new(StringComparer.OrdinalIgnoreCase)
    {
        "none identified",
        "undetermined",
        "unknown",
        "n/a",
        "none",
        "not known",
        "stateless",
        "unspecified",
        "-",
    };

    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal);
    private static readonly Dictionary<string, string> ByName = Read();
    private static readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> Exact =
        Exactly();

    /// <summary>Every code.</summary>
    public static IReadOnlyCollection<string> Codes => Names.Keys;

    /// <summary>The code of a country said by code (in either case) or by name; null where it is none we know.</summary>
    public static string? Find(string text)
    {
        var plain = text.AsSpan().Trim();
        if (Exact.TryGetValue(plain, out var code))
            return code;
        return ByName.GetValueOrDefault(Folded(plain));
    }

    /// <summary>The usual English name of a code, or null.</summary>
    public static string? NameOf(string code) => Names.GetValueOrDefault(code);

    /// <summary>Whether a text says that there is no country to name.</summary>
    public static bool IsNone(string text) => None.Contains(text.Trim());

    private static Dictionary<string, string> Read()
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in Table.Split('\n', StringSplitOptions.TrimEntries))
        {
            var code = line[..2];
            var said = line[3..].Split('|');
            Names.Add(code, said[0]);
            names[code.ToLowerInvariant()] = code;
            foreach (var name in said)
                names[Folded(name)] = code;
        }
        return names;
    }

    // The usual spellings are found without folding.
    private static Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> Exactly()
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (code, name) in Names)
        {
            names[code] = code;
            names[name] = code;
        }
        return names.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Lower-case letters and digits without marks, one space between words.</summary>
    private static string Folded(ReadOnlySpan<char> text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var letter in text.ToString().Normalize(NormalizationForm.FormD))
        {
            if (char.IsLetterOrDigit(letter))
                folded.Append(char.ToLowerInvariant(letter));
            else if (
                CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark
                && letter is not ('.' or '\'' or '’')
                && folded.Length > 0
                && folded[^1] != ' '
            )
                folded.Append(' ');
        }
        return folded.ToString().TrimEnd();
    }
}
