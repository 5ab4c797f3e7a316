namespace Passavant.Screening;

/// <summary>The kinds of identifier we tell apart, and what lists call them.</summary>
public static class IdentifierKinds
{
    // The first line whose word occurs in what a list says decides.
    private static readonly (string Says, string Kind)[] Sayings =
    [
        ("passport", "passport"),
        ("pasaporte", "passport"),
        ("passeport", "passport"),
        ("travel document", "travel-document"),
        ("legal entity number", "lei"),
        ("lei code", "lei"),
        ("legal entity identifier", "lei"),
        ("vessel registration identification", "imo"),
        ("imo number", "imo"),
        ("company imo", "imo-company"),
        ("mmsi", "mmsi"),
        ("swift", "bic"),
        ("bic", "bic"),
        ("iban", "iban"),
        ("bik (ru)", "bik"),
        ("isin", "isin"),
        ("ogrn", "ogrn"),
        ("innCode", "inn"),
        ("unified social credit", "uscc"),
        ("d-u-n-s", "duns"),
        ("duns", "duns"),
        ("v.a.t.", "vat"),
        ("vat ", "vat"),
        ("tax id", "tax"),
        ("tax reg", "tax"),
        ("tax no", "tax"),
        ("tax number", "tax"),
        ("fiscal code", "tax"),
        ("r.f.c.", "tax"),
        ("rfc", "tax"),
        ("nit #", "tax"),
        ("ruc #", "tax"),
        ("rif #", "tax"),
        ("rtn", "tax"),
        ("c.u.i.t.", "tax"),
        ("c.u.i.p.", "tax"),
        ("cuit", "tax"),
        ("ssn", "national-id"),
        ("social security", "national-id"),
        ("national id", "national-id"),
        ("national identification", "national-id"),
        ("national insurance", "national-id"),
        ("national foreign id", "national-id"),
        ("identification number", "national-id"),
        ("identity card", "national-id"),
        ("identity number", "national-id"),
        ("id card", "national-id"),
        ("id number", "national-id"),
        ("cedula", "national-id"),
        ("c.u.r.p.", "national-id"),
        ("curp", "national-id"),
        ("d.n.i.", "national-id"),
        ("dni", "national-id"),
        ("c.i.", "national-id"),
        ("tazkira", "national-id"),
        ("personal id", "national-id"),
        ("n.i.e.", "national-id"),
        ("kenyan id", "national-id"),
        ("bosnian personal", "national-id"),
        ("turkish identification", "national-id"),
        ("afghan money service", "registration"),
        ("electoral registry", "national-id"),
        ("voter", "national-id"),
        ("stateless person", "national-id"),
        ("refugee", "national-id"),
        ("residency", "residence"),
        ("residence", "residence"),
        ("driver", "driving-licence"),
        ("driving", "driving-licence"),
        ("birth cert", "birth-certificate"),
        ("visa number", "visa"),
        ("aircraft tail", "aircraft-registration"),
        ("tail number", "aircraft-registration"),
        ("aircraft manufacturer's serial", "aircraft-serial"),
        ("aircraft construction", "aircraft-serial"),
        ("aircraft serial", "aircraft-serial"),
        ("mode s transponder", "aircraft-transponder"),
        ("call sign", "call-sign"),
        ("digital currency", "wallet"),
        ("registration", "registration"),
        ("registry", "registration"),
        ("registre", "registration"),
        ("registered", "registration"),
        ("regnumber", "registration"),
        ("company number", "registration"),
        ("business number", "registration"),
        ("enterprise number", "registration"),
        ("chamber of com", "registration"),
        ("trade license", "registration"),
        ("commercial", "registration"),
        ("folio mercantil", "registration"),
        ("matricula", "registration"),
        ("c.r. no", "registration"),
        ("economic register", "registration"),
        ("trademark", "registration"),
        ("license", "licence"),
        ("licence", "licence"),
        ("government gazette", "gazette"),
        ("file number", "other"),
        ("serial no", "other"),
        ("bank account", "account"),
        ("military", "military-id"),
        ("diplomatic", "passport"),
        ("seafarer", "other"),
        ("pilot", "licence"),
        ("central registration", "registration"),
        ("numero", "other"),
        ("number", "other"),
        (" no.", "other"),
        (" no", "other"),
        (" #", "other"),
        ("id no", "national-id"),
    ];

    /// <summary>The kind a list's word means, such as <c>passport</c> for “Passport No.”; null where it seems to mean no identifier.</summary>
    public static string? Find(string says)
    {
        foreach (var (word, kind) in Sayings)
            if (says.Contains(word, StringComparison.OrdinalIgnoreCase))
                return kind;
        return null;
    }

    /// <summary>A finer kind where the value shows it: a Russian tax number with good check digits is an <c>inn</c>, a Russian registration an <c>ogrn</c>.</summary>
    public static string Refine(string kind, string value, string? country) =>
        kind switch
        {
            "tax"
            or "national-id"
            or "other" when country is "RU" && CheckDigits.Of("inn", value) == CheckDigit.Valid =>
                "inn",
            "registration"
            or "other"
            or "tax" when country is "RU" && CheckDigits.Of("ogrn", value) == CheckDigit.Valid =>
                "ogrn",
            "other"
            or "registration"
                when value.Length == 20 && CheckDigits.Of("lei", value) == CheckDigit.Valid =>
                "lei",
            _ => kind,
        };
}
