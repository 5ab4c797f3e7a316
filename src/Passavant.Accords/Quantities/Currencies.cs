namespace Passavant.Accords.Quantities;

/// <summary>The alphabetic codes of ISO 4217 in active use, funds and metals included, as units each of a dimension of its own.</summary>
/// <remarks>Source: ISO 4217 list one as amended to January 2026 (HRK, SLL, ANG, CUC, ZWL and BGN withdrawn; SLE, VED, XCG and ZWG in). No conversion: a rate has a date, and comes from the caller.</remarks>
static class Currencies
{
    const string Active =
        "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BOV BRL BSD BTN BWP BYN BZD "
        + "CAD CDF CHE CHF CHW CLF CLP CNY COP COU CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP "
        + "GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR "
        + "KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN "
        + "MXV MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD "
        + "SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX "
        + "USD USN UYI UYU UYW UZS VED VES VND VUV WST XAD XAF XAG XAU XBA XBB XBC XBD XCD XCG XDR XOF XPD "
        + "XPF XPT XSU XTS XUA XXX YER ZAR ZMW ZWG";

    /// <summary>Every code, in alphabetical order.</summary>
    public static IReadOnlyList<string> Codes { get; } = Active.Split(' ');

    static readonly HashSet<string> Known = Codes.ToHashSet(StringComparer.Ordinal);

    public static bool Contains(string code) => code.Length == 3 && Known.Contains(code);
}
