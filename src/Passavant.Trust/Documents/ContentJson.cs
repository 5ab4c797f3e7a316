using System.Diagnostics;

namespace Passavant.Trust.Documents;

/// <summary>What documents say, as the subject of a credential.</summary>
internal static class ContentJson
{
    private const string Where = "credentialSubject";

    public static Json.Object Write(DocumentContent content, string number)
    {
        IEnumerable<(string, Json?)> members = content switch
        {
            DocumentContent.Licence one =>
            [
                ("form", one.Form),
                ("holder", Party(one.Holder)),
                ("destination", Texts(one.Destination)),
                ("items", Lines(one.Items)),
                ("consignees", Parties(one.Consignees)),
                ("endUsers", Parties(one.EndUsers)),
                ("endUse", one.EndUse),
                ("conditions", Texts(one.Conditions)),
            ],
            DocumentContent.GeneralAuthorisationRegistration one =>
            [
                ("authorisation", one.Authorisation),
                ("holder", Party(one.Holder)),
                ("codes", Texts(one.Codes)),
                ("destination", Texts(one.Destination)),
                ("expectedUse", one.ExpectedUse),
                ("conditions", Texts(one.Conditions)),
            ],
            DocumentContent.EndUseStatement one =>
            [
                ("endUser", Party(one.EndUser)),
                ("exporter", Party(one.Exporter)),
                ("signatory", one.Signatory),
                ("items", Lines(one.Items)),
                ("endUse", one.EndUse),
                ("site", one.Site),
                ("undertakings", Texts(one.Undertakings)),
            ],
            DocumentContent.DeliveryVerificationCertificate one =>
            [
                ("licence", one.LicenceNumber),
                ("importer", Party(one.Importer)),
                ("arrived", one.Arrived),
                ("place", one.Place),
                ("items", Lines(one.Items)),
            ],
            DocumentContent.Decision one =>
            [
                ("case", one.Case),
                ("outcome", one.Outcome),
                ("provisions", Texts(one.Provisions)),
                ("appealUntil", one.AppealUntil),
                ("applicant", Party(one.Applicant)),
                ("items", Lines(one.Items)),
                ("reasons", one.Reasons),
            ],
            DocumentContent.SelfAssessmentReceipt one =>
            [
                ("accord", one.Accord),
                ("asOf", one.AsOf),
                ("knownAt", one.KnownAt),
                ("outcome", one.Outcome),
                ("determination", one.Determination),
                ("asker", Party(one.Asker)),
                ("summary", one.Summary),
            ],
            _ => throw new UnreachableException(),
        };
        return Json.Of(members.Prepend(("number", number)));
    }

    public static DocumentContent Read(string vct, Json.Object subject)
    {
        string Need(string name) => subject.NeedText(name, Where);
        string? Find(string name) => subject.FindText(name, Where);
        IReadOnlyList<string> Texts(string name) =>
            [.. List(name).Select((item, i) => item.AsText($"{Where}.{name}[{i}]"))];
        IReadOnlyList<Json> List(string name) =>
            subject.Need(name, Where).AsList($"{Where}.{name}");
        DocumentParty? FindParty(string name) =>
            subject.Find(name) is { } party ? ReadParty(party, $"{Where}.{name}") : null;
        DocumentParty Party(string name) => ReadParty(subject.Need(name, Where), $"{Where}.{name}");
        IReadOnlyList<DocumentParty> Parties(string name) =>
            [.. List(name).Select((item, i) => ReadParty(item, $"{Where}.{name}[{i}]"))];
        IReadOnlyList<DocumentLine> Lines() =>
            [.. List("items").Select((item, i) => ReadLine(item, $"{Where}.items[{i}]"))];

        DocumentContent content = vct switch
        {
            "urn:passavant:licence:1" => new DocumentContent.Licence(
                Need("form"),
                Party("holder"),
                Texts("destination"),
                Lines(),
                Parties("consignees"),
                Parties("endUsers"),
                Find("endUse"),
                Texts("conditions")
            ),
            "urn:passavant:general-authorisation-registration:1" =>
                new DocumentContent.GeneralAuthorisationRegistration(
                    Need("authorisation"),
                    Party("holder"),
                    Texts("codes"),
                    Texts("destination"),
                    Find("expectedUse"),
                    Texts("conditions")
                ),
            "urn:passavant:end-use-statement:1" => new DocumentContent.EndUseStatement(
                Party("endUser"),
                FindParty("exporter"),
                Find("signatory"),
                Lines(),
                Find("endUse"),
                Find("site"),
                Texts("undertakings")
            ),
            "urn:passavant:delivery-verification-certificate:1" =>
                new DocumentContent.DeliveryVerificationCertificate(
                    Need("licence"),
                    Party("importer"),
                    Need("arrived"),
                    Find("place"),
                    Lines()
                ),
            "urn:passavant:decision:1" => new DocumentContent.Decision(
                Need("case"),
                Need("outcome"),
                Texts("provisions"),
                Find("appealUntil"),
                FindParty("applicant"),
                Lines(),
                Find("reasons")
            ),
            "urn:passavant:self-assessment-receipt:1" => new DocumentContent.SelfAssessmentReceipt(
                Need("accord"),
                Need("asOf"),
                Need("knownAt"),
                Need("outcome"),
                Need("determination"),
                FindParty("asker"),
                Find("summary")
            ),
            _ => throw new DocumentException(
                "vct",
                DocumentException.Quoted(vct),
                "a kind of document known here, such as 'urn:passavant:licence:1'"
            ),
        };
        // A member this version does not know could limit what the rest permits.
        subject.Only(Where, Names(content).Append("number"));
        return content;
    }

    private static IEnumerable<string> Names(DocumentContent content) =>
        content switch
        {
            DocumentContent.Licence =>
            [
                "form",
                "holder",
                "destination",
                "items",
                "consignees",
                "endUsers",
                "endUse",
                "conditions",
            ],
            DocumentContent.GeneralAuthorisationRegistration =>
            [
                "authorisation",
                "holder",
                "codes",
                "destination",
                "expectedUse",
                "conditions",
            ],
            DocumentContent.EndUseStatement =>
            [
                "endUser",
                "exporter",
                "signatory",
                "items",
                "endUse",
                "site",
                "undertakings",
            ],
            DocumentContent.DeliveryVerificationCertificate =>
            [
                "licence",
                "importer",
                "arrived",
                "place",
                "items",
            ],
            DocumentContent.Decision =>
            [
                "case",
                "outcome",
                "provisions",
                "appealUntil",
                "applicant",
                "items",
                "reasons",
            ],
            DocumentContent.SelfAssessmentReceipt =>
            [
                "accord",
                "asOf",
                "knownAt",
                "outcome",
                "determination",
                "asker",
                "summary",
            ],
            _ => throw new UnreachableException(),
        };

    private static Json Texts(IEnumerable<string> texts) =>
        Json.List(texts.Select(text => (Json)text));

    private static Json? Party(DocumentParty? party) =>
        party is null
            ? null
            : Json.Of(
                ("name", party.Name),
                ("country", party.Country),
                ("identifier", party.Identifier),
                ("address", party.Address)
            );

    private static Json Parties(IEnumerable<DocumentParty> parties) =>
        Json.List(parties.Select(party => Party(party)!));

    private static Json Lines(IEnumerable<DocumentLine> lines) =>
        Json.List(
            lines.Select(line =>
                (Json)
                    Json.Of(
                        ("code", line.Code),
                        ("description", line.Description),
                        ("quantity", line.Quantity),
                        ("unit", line.Unit),
                        ("value", line.Value)
                    )
            )
        );

    private static DocumentParty ReadParty(Json json, string where)
    {
        var party = json.AsObject(where);
        party.Only(where, "name", "country", "identifier", "address");
        return new DocumentParty(
            party.FindText("name", where),
            party.FindText("country", where),
            party.FindText("identifier", where),
            party.FindText("address", where)
        );
    }

    private static DocumentLine ReadLine(Json json, string where)
    {
        var line = json.AsObject(where);
        line.Only(where, "code", "description", "quantity", "unit", "value");
        return new DocumentLine(
            line.NeedText("code", where),
            line.FindText("description", where),
            line.FindText("quantity", where),
            line.FindText("unit", where),
            line.FindText("value", where)
        );
    }
}
