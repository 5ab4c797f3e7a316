namespace Passavant.Accords;

/// <summary>The country codes of ISO 3166-1 alpha-2 in force on 2026-01-01, and <c>XK</c> (Kosovo), the user-assigned code customs and statistics use.</summary>
public static class Countries
{
    private const string Codes =
        "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ "
        + "CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR "
        + "GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP "
        + "KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ "
        + "NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW "
        + "SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ "
        + "UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW";

    /// <summary>Every code, in order.</summary>
    public static IReadOnlyList<string> All { get; } = Codes.Split(' ');

    // By the first and second letter, from A to Z.
    private static readonly short[] Positions = Table();

    /// <summary>Where a code stands in <see cref="All"/>, or -1 for no country code. Letter case counts.</summary>
    public static int IndexOf(string code) =>
        code.Length == 2 && char.IsAsciiLetterUpper(code[0]) && char.IsAsciiLetterUpper(code[1])
            ? Positions[(code[0] - 'A') * 26 + code[1] - 'A']
            : -1;

    private static short[] Table()
    {
        var positions = new short[26 * 26];
        Array.Fill(positions, (short)-1);
        for (var i = 0; i < All.Count; i++)
            positions[(All[i][0] - 'A') * 26 + All[i][1] - 'A'] = (short)i;
        return positions;
    }
}
