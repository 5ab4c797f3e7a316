namespace Passavant.Screening.Tests.Lists;

/// <summary>Small lists of invented parties in every format.</summary>
internal static class Fixtures
{
    public const string Sdn = """
        101,"SPECIMEN, Ivan","individual","SAMPLE] [OTHER","Director",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"DOB 03 May 1961; alt. DOB circa 1960; POB Example City, Russia; nationality Russia; Gender Male; Passport 123456 (Russia) issued 01 Feb 2003 expires 01 Feb 2013; Tax ID No. 500100732259 (Russia); a.k.a. 'VANYA'; Linked To: SAMPLE WORKS LLC."
        102,"SAMPLE WORKS LLC",-0- ,"SAMPLE",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"Organization Established Date 1998; Registration Number 1027700132195 (Russia); Website www.example.org; all offices worldwide."
        103,"PLACEHOLDER STAR","vessel","SAMPLE",-0- ,"ABCD","Tug","1,000","900","Panama","Sample Owner","Vessel Registration Identification IMO 9074729; MMSI 312345678."

        """;

    public const string Alt = """
        101,1,"aka","SPECIMENOV, Vanya",-0- 
        102,2,"fka","OLD SAMPLE WORKS",-0- 

        """;

    public const string Add = """
        102,1,"1 Example Street","Example City 1000","Korea, North",-0- 
        999,2,"2 Example Street","Nowhere","France",-0- 

        """;

    public const string OfacXml = """
        <?xml version="1.0" standalone="yes"?>
        <sdnList xmlns="http://tempuri.org/sdnList.xsd">
          <publshInformation><Publish_Date>02/27/2026</Publish_Date><Record_Count>2</Record_Count></publshInformation>
          <sdnEntry>
            <uid>201</uid><firstName>Ivan</firstName><lastName>SPECIMEN</lastName><sdnType>Individual</sdnType>
            <programList><program>SAMPLE</program></programList>
            <idList><id><uid>1</uid><idType>Passport</idType><idNumber>123456</idNumber><idCountry>Russia</idCountry></id></idList>
            <akaList><aka><uid>2</uid><type>a.k.a.</type><category>weak</category><lastName>VANYA</lastName></aka></akaList>
            <dateOfBirthList><dateOfBirthItem><uid>3</uid><dateOfBirth>03 May 1961</dateOfBirth><mainEntry>true</mainEntry></dateOfBirthItem></dateOfBirthList>
            <novelty>something new</novelty>
          </sdnEntry>
          <sdnEntry>
            <uid>202</uid><lastName>PLACEHOLDER STAR</lastName><sdnType>Vessel</sdnType>
            <vesselInfo><callSign>ABCD</callSign><vesselType>Tug</vesselType><vesselFlag>Panama</vesselFlag></vesselInfo>
          </sdnEntry>
        </sdnList>

        """;

    public const string OfacAdvanced = """
        <?xml version="1.0" encoding="utf-8"?>
        <Sanctions xmlns="http://www.un.org/sanctions/1.0">
          <DateOfIssue CalendarTypeID="1"><Year>2026</Year><Month>2</Month><Day>27</Day></DateOfIssue>
          <ReferenceValueSets>
            <AliasTypeValues><AliasType ID="1400">A.K.A.</AliasType><AliasType ID="1403">Name</AliasType></AliasTypeValues>
            <CountryValues><Country ID="11" ISO2="RU">Russia</Country></CountryValues>
            <FeatureTypeValues><FeatureType ID="8">Birthdate</FeatureType><FeatureType ID="10">Nationality Country</FeatureType><FeatureType ID="224">Gender</FeatureType><FeatureType ID="25">Location</FeatureType></FeatureTypeValues>
            <DetailReferenceValues><DetailReference ID="91526">Male</DetailReference></DetailReferenceValues>
            <IDRegDocTypeValues><IDRegDocType ID="1571">Passport</IDRegDocType></IDRegDocTypeValues>
            <NamePartTypeValues><NamePartType ID="1520">Last Name</NamePartType><NamePartType ID="1521">First Name</NamePartType><NamePartType ID="1525">Entity Name</NamePartType></NamePartTypeValues>
            <PartySubTypeValues><PartySubType ID="4" PartyTypeID="1">Unknown</PartySubType><PartySubType ID="3" PartyTypeID="2">Unknown</PartySubType></PartySubTypeValues>
            <PartyTypeValues><PartyType ID="1">Individual</PartyType><PartyType ID="2">Entity</PartyType></PartyTypeValues>
            <RelationTypeValues><RelationType ID="15002">Acting for or on behalf of</RelationType></RelationTypeValues>
            <SanctionsTypeValues><SanctionsType ID="1">Program</SanctionsType><SanctionsType ID="2">Block</SanctionsType></SanctionsTypeValues>
            <ListValues><List ID="1550">SDN List</List></ListValues>
          </ReferenceValueSets>
          <Locations>
            <Location ID="1"><LocationCountry CountryID="11" /><LocationPart LocPartTypeID="1454"><LocationPartValue Primary="true"><Value>Example City</Value></LocationPartValue></LocationPart></Location>
          </Locations>
          <IDRegDocuments>
            <IDRegDocument ID="1" IDRegDocTypeID="1571" IdentityID="31" IssuedBy-CountryID="11"><IDRegistrationNo>123456</IDRegistrationNo></IDRegDocument>
          </IDRegDocuments>
          <DistinctParties>
            <DistinctParty FixedRef="301">
              <Comment>a comment</Comment>
              <Profile ID="301" PartySubTypeID="4">
                <Identity ID="31" FixedRef="301" Primary="true">
                  <Alias FixedRef="301" AliasTypeID="1403" Primary="true" LowQuality="false"><DocumentedName ID="1" FixedRef="301"><DocumentedNamePart><NamePartValue NamePartGroupID="1">Specimen</NamePartValue></DocumentedNamePart><DocumentedNamePart><NamePartValue NamePartGroupID="2">Ivan</NamePartValue></DocumentedNamePart></DocumentedName></Alias>
                  <Alias FixedRef="301" AliasTypeID="1400" Primary="false" LowQuality="true"><DocumentedName ID="2" FixedRef="301"><DocumentedNamePart><NamePartValue NamePartGroupID="1">Vanya</NamePartValue></DocumentedNamePart></DocumentedName></Alias>
                  <NamePartGroups><MasterNamePartGroup><NamePartGroup ID="1" NamePartTypeID="1520" /></MasterNamePartGroup><MasterNamePartGroup><NamePartGroup ID="2" NamePartTypeID="1521" /></MasterNamePartGroup></NamePartGroups>
                </Identity>
                <Feature ID="1" FeatureTypeID="8"><FeatureVersion ID="1"><DatePeriod><Start Approximate="false"><From><Year>1961</Year><Month>1</Month><Day>1</Day></From><To><Year>1961</Year><Month>1</Month><Day>1</Day></To></Start><End Approximate="false"><From><Year>1961</Year><Month>12</Month><Day>31</Day></From><To><Year>1961</Year><Month>12</Month><Day>31</Day></To></End></DatePeriod></FeatureVersion></Feature>
                <Feature ID="2" FeatureTypeID="10"><FeatureVersion ID="2"><VersionLocation LocationID="1" /></FeatureVersion></Feature>
                <Feature ID="3" FeatureTypeID="224"><FeatureVersion ID="3"><VersionDetail DetailTypeID="1431" DetailReferenceID="91526" /></FeatureVersion></Feature>
              </Profile>
            </DistinctParty>
            <DistinctParty FixedRef="302">
              <Profile ID="302" PartySubTypeID="3">
                <Identity ID="32" FixedRef="302" Primary="true">
                  <Alias FixedRef="302" AliasTypeID="1403" Primary="true" LowQuality="false"><DocumentedName ID="3" FixedRef="302"><DocumentedNamePart><NamePartValue NamePartGroupID="3">SAMPLE WORKS LLC</NamePartValue></DocumentedNamePart></DocumentedName></Alias>
                  <NamePartGroups><MasterNamePartGroup><NamePartGroup ID="3" NamePartTypeID="1525" /></MasterNamePartGroup></NamePartGroups>
                </Identity>
                <Feature ID="4" FeatureTypeID="25"><FeatureVersion ID="4"><VersionLocation LocationID="1" /></FeatureVersion></Feature>
              </Profile>
            </DistinctParty>
          </DistinctParties>
          <ProfileRelationships>
            <ProfileRelationship ID="1" From-ProfileID="301" To-ProfileID="302" RelationTypeID="15002" />
          </ProfileRelationships>
          <SanctionsEntries>
            <SanctionsEntry ID="301" ProfileID="301" ListID="1550"><EntryEvent ID="1"><Date><Year>2020</Year><Month>3</Month><Day>4</Day></Date></EntryEvent><SanctionsMeasure ID="1" SanctionsTypeID="1"><Comment>SAMPLE</Comment></SanctionsMeasure></SanctionsEntry>
          </SanctionsEntries>
        </Sanctions>

        """;

    public const string CslHeader =
        "_id,source,entity_number,type,programs,name,title,addresses,federal_register_notice,start_date,end_date,standard_order,license_requirement,license_policy,call_sign,vessel_type,gross_tonnage,gross_registered_tonnage,vessel_flag,vessel_owner,remarks,source_list_url,alt_names,citizenships,dates_of_birth,nationalities,places_of_birth,source_information_url,ids\n";

    public const string Csl =
        CslHeader
        + "a1,Entity List (EL) - Bureau of Industry and Security,,,,Sample Works,,\"1 Example Street, Example City, 1000, RU\",1 FR 1,2020-03-04,,,For all items subject to the EAR.,Presumption of denial.,,,,,,,,,Specimen Works; and Example Works,,,,,,\n"
        + "401,Specially Designated Nationals (SDN) - Treasury Department,401,Individual,SAMPLE,\"SPECIMEN, Ivan\",,,,,,,,,,,,,,,(Linked To: Sample Works),,,RU,1961-05-03; circa 1960,RU,,,\"RU, 2013-02-01, 2003-02-01, 123456, Passport; Male, Gender\"\n"
        + "a2,Unverified List (UVL) - Bureau of Industry and Security,,,,Placeholder Trading,,,,,,,,,,,,,,,,,,,,,,,\n";

    public const string CslJson = """
        {"total":2,"results":[
          {"id":"a1","source":"Entity List (EL) - Bureau of Industry and Security","name":"Sample Works","alt_names":["Specimen Works"],"addresses":[{"address":"1 Example Street","city":"Example City","state":null,"postal_code":"1000","country":"RU"}],"license_requirement":"For all items subject to the EAR.","license_policy":"Presumption of denial.","start_date":"2020-03-04","score":1.5},
          {"id":"401","source":"Specially Designated Nationals (SDN) - Treasury Department","entity_number":"401","type":"Individual","name":"SPECIMEN, Ivan","programs":["SAMPLE"],"dates_of_birth":["1961-05-03"],"nationalities":["RU"],"ids":[{"type":"Passport","number":"123456","country":"RU","issue_date":"2003-02-01","expiration_date":null},{"type":"Gender","number":"Male","country":null,"issue_date":null,"expiration_date":null}]}
        ],"sources":[]}

        """;

    public const string Dpl =
        "\"Name\"\t\"Street_Address\"\t\"City\"\t\"State\"\t\"Country\"\t\"Postal_Code\"\t\"Effective_Date\"\t\"Expiration_Date\"\t\"Standard_Order\"\t\"Last_Update\"\t\"Action\"\t\"FR_Citation\"\n"
        + "\" IVAN SPECIMEN A/K/A VANYA\"\t\"1 EXAMPLE STREET\"\t\"EXAMPLE CITY\"\t\"TX\"\t\"US\"\t\"75000\"\t\"03/04/2020\"\t\"03/04/2030\"\t\"Y\"\t\"2020-03-05\"\t\"FR NOTICE ADDED\"\t\"1 F.R. 1\"\n"
        + "\" IVAN SPECIMEN A/K/A VANYA\"\t\"2 EXAMPLE STREET\"\t\"DUBAI\"\t\"\"\t\"AE\"\t\"\"\t\"03/04/2020\"\t\"03/04/2030\"\t\"Y\"\t\"2020-03-05\"\t\"FR NOTICE ADDED\"\t\"1 F.R. 1\"";

    public const string Un = """
        <?xml version="1.0" encoding="utf-8"?>
        <CONSOLIDATED_LIST dateGenerated="2026-02-27T00:00:09.554Z">
          <INDIVIDUALS>
            <INDIVIDUAL>
              <DATAID>501</DATAID><FIRST_NAME>IVAN</FIRST_NAME><SECOND_NAME>SPECIMEN</SECOND_NAME>
              <UN_LIST_TYPE>Sample</UN_LIST_TYPE><REFERENCE_NUMBER>SAi.001</REFERENCE_NUMBER><LISTED_ON>2020-03-04-04:00</LISTED_ON>
              <NAME_ORIGINAL_SCRIPT>Иван Образец</NAME_ORIGINAL_SCRIPT>
              <NATIONALITY><VALUE>Democratic People's Republic of Korea</VALUE></NATIONALITY>
              <INDIVIDUAL_ALIAS><QUALITY>Low</QUALITY><ALIAS_NAME>Vanya</ALIAS_NAME></INDIVIDUAL_ALIAS>
              <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>BETWEEN</TYPE_OF_DATE><FROM_YEAR>1960</FROM_YEAR><TO_YEAR>1962</TO_YEAR><NOTE>Approximately</NOTE></INDIVIDUAL_DATE_OF_BIRTH>
              <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>EXACT</TYPE_OF_DATE><YEAR>1958</YEAR><NOTE>Sep.</NOTE></INDIVIDUAL_DATE_OF_BIRTH>
              <INDIVIDUAL_DOCUMENT><TYPE_OF_DOCUMENT>Passport</TYPE_OF_DOCUMENT><NUMBER>Jordan 654781</NUMBER></INDIVIDUAL_DOCUMENT>
              <SHOE_SIZE>43</SHOE_SIZE>
            </INDIVIDUAL>
          </INDIVIDUALS>
          <ENTITIES>
            <ENTITY>
              <DATAID>502</DATAID><FIRST_NAME>SAMPLE WORKS</FIRST_NAME><REFERENCE_NUMBER>SAe.001</REFERENCE_NUMBER>
              <ENTITY_ALIAS><QUALITY>f.k.a.</QUALITY><ALIAS_NAME>OLD SAMPLE WORKS</ALIAS_NAME></ENTITY_ALIAS>
              <ENTITY_ADDRESS><CITY>Example City</CITY><COUNTRY>Iran (Islamic Republic of)</COUNTRY></ENTITY_ADDRESS>
            </ENTITY>
          </ENTITIES>
        </CONSOLIDATED_LIST>

        """;

    public const string Eu = """
        <?xml version="1.0" encoding="UTF-8"?>
        <export xmlns="http://eu.europa.ec/fpi/fsd/export" generationDate="2026-02-27T10:00:00.000+01:00" globalFileId="1">
          <sanctionEntity designationDate="2020-03-04" euReferenceNumber="EU.1.1" logicalId="1">
            <regulation programme="SMP" numberTitle="2020/1 (OJ L1)" publicationDate="2020-03-04"><publicationUrl>https://example.org</publicationUrl></regulation>
            <subjectType code="person" classificationCode="P"/>
            <nameAlias firstName="Ivan" middleName="" lastName="Specimen" wholeName="Ivan Specimen" gender="M" strong="true" logicalId="2" mood="grim"/>
            <nameAlias wholeName="Vanya" strong="false" logicalId="3"/>
            <citizenship countryIso2Code="RU" countryDescription="RUSSIAN FEDERATION"/>
            <birthdate circa="true" calendarType="GREGORIAN" year="1961" city="Example City" countryIso2Code="00" countryDescription="UNKNOWN"/>
            <identification identificationTypeCode="passport" number="123456" countryIso2Code="RU"/>
          </sanctionEntity>
        </export>

        """;

    public const string Uk =
        "Last Updated,27/02/2026,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,\n"
        + "Name 6,Name 1,Name 2,Name 3,Name 4,Name 5,Title,Name Non-Latin Script,Non-Latin Script Type,Non-Latin Script Language,DOB,Town of Birth,Country of Birth,Nationality,Passport Number,Passport Details,National Identification Number,NI Details,Position,Address 1,Address 2,Address 3,Address 4,Address 5,Address 6,Post/Zip Code,Country,Other Information,Group Type,Alias Type,Alias Quality,Regime,Listed On,UK Sanctions List Date Designated,Last Updated,Group ID\n"
        + "SPECIMEN,Ivan,,,,,,,,,03/05/1961,Example City,Russia,(1) Russia (2) Ukraine,(1) 123456 (2) 654321,,,,,,,,,,,,,A remark,Individual,Primary name,,Sample,04/03/2020,,05/03/2020,601\n"
        + "VANYA,,,,,,,,,,00/05/1961,,,,,,,,,,,,,,,,,,Individual,AKA,Low quality,Sample,04/03/2020,,05/03/2020,601\n";

    public const string Ftm = """
        {"id":"p1","caption":"Ivan Specimen","schema":"Person","properties":{"name":["Ivan Specimen","Иван Образец"],"weakAlias":["Vanya"],"birthDate":["1961-05-03"],"nationality":["ru"],"topics":["sanction"],"passportNumber":["123456"],"addressEntity":["a1"],"eyeColor":["blue"]},"datasets":["sample"],"target":true}
        {"id":"c1","caption":"Sample Works","schema":"Company","properties":{"name":["Sample Works"],"jurisdiction":["ru"],"ogrnCode":["1027700132195"]},"target":false}
        {"id":"o1","caption":"Ownership","schema":"Ownership","properties":{"owner":["p1"],"asset":["c1"],"percentage":["50.5"],"startDate":["2010"],"endDate":["2020-01"]}}
        {"id":"s1","caption":"Sanction","schema":"Sanction","properties":{"entity":["p1"],"listingDate":["2020-03-04"],"program":["Sample programme"],"authority":["Sample authority"]}}
        {"id":"a1","caption":"Address","schema":"Address","properties":{"full":["1 Example Street, Example City"],"country":["ru"]}}
        {"id":"d1","caption":"Directorship","schema":"Directorship","properties":{"director":["p1"],"organization":["c1"],"role":["Director"]}}

        """;

    public const string FtmDelta = """
        {"op":"ADD","entity":{"id":"p2","schema":"Person","caption":"Erika Muster","properties":{"name":["Erika Muster"]}}}
        {"op":"MOD","entity":{"id":"c1","schema":"Company","caption":"Sample Works","properties":{"name":["Sample Works JSC"]}}}
        {"op":"DEL","entity":{"id":"o1"}}
        {"op":"DEL","entity":{"id":"none"}}

        """;

    public const string Simple =
        "id,schema,name,aliases,birth_date,countries,addresses,identifiers,sanctions,phones,emails,program_ids,dataset,first_seen,last_seen,last_change\n"
        + "p1,Person,Ivan Specimen,\"Vanya;\"\"Specimen; Ivan\"\"\",1961-05-03;1960,ru;ua,\"1 Example Street, Example City\",500100732259,Sample programme,,,SMP,Sample,2020-03-04,2026-02-27,2026-02-27\n"
        + "c1,Company,Sample Works,,,kp,,,,,,,Sample,2020-03-04,2026-02-27,2026-02-27\n";

    public const string Senzing = """
        {"DATA_SOURCE":"SAMPLE","RECORD_ID":"p1","RECORD_TYPE":"PERSON","NAMES":[{"NAME_TYPE":"PRIMARY","NAME_FULL":"Ivan Specimen"},{"NAME_TYPE":"ALIAS","NAME_FIRST":"Vanya","NAME_LAST":"Specimen"}],"DATE_OF_BIRTH":"1961-05-03","GENDER":"M","NATIONALITY":"RU","PASSPORT_NUMBER":"123456","PASSPORT_COUNTRY":"RU","ADDRESSES":[{"ADDR_FULL":"1 Example Street, Example City"}],"RELATIONSHIPS":[{"REL_POINTER_KEY":"c1","REL_POINTER_ROLE":"OWNER_OF"}]}
        {"DATA_SOURCE":"SAMPLE","RECORD_ID":"c1","RECORD_TYPE":"ORGANIZATION","PRIMARY_NAME_ORG":"Sample Works","LEI_NUMBER":"529900VVDOKMRRAHZ894","MOOD":"grim"}

        """;

    public const string Denials =
        "state,party,kind,aliases,country,address,identifiers,items,reason,date,expiry,caveats,reference\n"
        + "France,Sample Works,organisation,Specimen Works,KP,\"1 Example Street, Example City\",registration 12345,3A225,Risk of diversion,2026-01-31,2029-01-31,Not for the exporter,FR-2026-001\n"
        + "JP,\"SPECIMEN, Ivan\",person,,,,,2B350,,2026-02-01,,,\n";

    /// <summary>Each format with its files.</summary>
    public static IReadOnlyDictionary<string, string[]> All { get; } =
        new Dictionary<string, string[]>
        {
            ["ofac-sdn"] = [Sdn, Alt, Add],
            ["ofac-xml"] = [OfacXml],
            ["ofac-advanced"] = [OfacAdvanced],
            ["csl-csv"] = [Csl],
            ["csl-json"] = [CslJson],
            ["bis-dpl"] = [Dpl],
            ["un-xml"] = [Un],
            ["eu-xml"] = [Eu],
            ["uk-csv"] = [Uk],
            ["ftm"] = [Ftm],
            ["opensanctions"] = [Simple],
            ["senzing"] = [Senzing],
            ["denials"] = [Denials],
        };
}
