using System.Collections.Frozen;
using System.Globalization;

namespace Passavant.Web.Pages.Parts.Drawings;

/// <summary>A map of the world without borders, with places marked on it and ways drawn between them.</summary>
/// <remarks>Land and places are those of Natural Earth, made ready by <c>eng/world-map.py</c>. A place is a country's middle: it says which country, not where in it.</remarks>
internal static class WorldMap
{
    private const int Width = 1000;
    private const int Height = 437;

    // The least part of the map that is shown: closer, the outlines say nothing.
    private const int Least = 380;

    private const string Places = """
        AD 504 90; AE 645 153; AF 668 119; AG 332 178; AI 329 174; AL 549 95; AM 610 97; AO 548 287; AQ 500 437;
        AR 335 369; AS 33 295; AT 533 75; AU 856 335; AW 308 195; AX 542 40; AZ 617 97; BA 543 85; BB 337 192;
        BD 740 153; BE 511 66; BF 495 196; BG 561 89; BH 634 146; BI 583 254; BJ 506 205; BL 329 175; BM 334 124;
        BN 818 225; BO 324 303; BQ 312 196; BR 354 282; BS 293 150; BT 738 141; BV 508 428; BW 564 323; BY 562 57;
        BZ 259 178; CA 285 48; CC 766 287; CD 566 252; CF 557 217; CG 542 245; CH 519 77; CI 485 213; CK 71 320;
        CL 319 363; CM 535 220; CN 761 109; CO 297 227; CR 268 204; CU 288 162; CV 435 185; CW 310 196; CX 791 281;
        CY 584 115; CZ 535 68; DE 524 64; DJ 617 198; DK 520 50; DM 333 184; DO 309 171; DZ 507 138; EC 282 247;
        EE 555 44; EG 579 144; EH 467 152; ER 606 184; ES 491 98; ET 609 209; FI 553 30; FJ 983 307; FK 367 420;
        FM 938 216; FO 486 35; FR 506 78; GA 533 244; GB 494 56; GD 330 196; GE 606 91; GF 353 226; GG 494 69;
        GH 497 212; GI 487 111; GL 426 10; GM 458 191; GN 470 202; GP 332 181; GQ 529 236; GR 556 100; GS 419 428;
        GT 253 183; GU 897 191; GW 459 196; GY 336 223; HK 806 159; HM 664 424; HN 263 186; HR 539 82; HT 303 171;
        HU 545 76; ID 804 269; IE 482 58; IL 590 127; IM 490 55; IN 713 157; IO 700 269; IQ 612 121; IR 639 123;
        IS 463 29; IT 529 87; JE 495 70; JM 290 174; JO 595 128; JP 847 109; KE 605 239; KG 682 94; KH 788 194;
        KI 980 236; KM 619 285; KN 329 177; KP 813 98; KR 822 110; KW 624 134; KY 280 170; KZ 656 73; LA 781 173;
        LB 591 118; LC 333 190; LI 522 76; LK 723 213; LR 474 217; LS 573 349; LT 552 52; LU 514 68; LV 554 48;
        LY 547 142; MA 478 132; MC 518 86; MD 567 76; ME 547 89; MF 329 174; MG 626 313; MH 974 215; MK 553 93;
        ML 490 177; MM 759 163; MN 742 77; MO 804 159; MP 898 185; MQ 333 187; MR 472 166; MS 331 179; MT 536 112;
        MU 655 316; MV 704 226; MW 594 291; MX 227 153; MY 783 226; MZ 597 306; NA 546 323; NC 945 320; NE 525 177;
        NF 938 348; NG 522 206; NI 267 194; NL 512 61; NO 519 38; NP 720 138; NR 964 243; NU 41 312; NZ 921 389;
        OM 651 165; PA 279 210; PE 295 276; PF 94 307; PG 899 266; PH 831 182; PK 680 132; PL 544 61; PM 368 77;
        PN 159 331; PR 320 174; PS 591 125; PT 480 100; PW 872 213; PY 344 327; QA 636 148; RE 649 319; RO 559 80;
        RS 550 85; RU 628 45; RW 583 249; SA 619 153; SB 942 277; SC 654 259; SD 582 182; SE 534 34; SG 788 236;
        SH 484 301; SI 535 79; SJ 528 5; SK 545 71; SL 467 209; SM 530 86; SN 460 188; SO 627 224; SR 345 226;
        SS 584 214; ST 518 240; SV 257 190; SX 329 174; SY 598 115; SZ 583 339; TC 308 161; TD 551 184; TF 660 413;
        TG 503 210; TH 776 185; TJ 676 103; TK 26 276; TL 848 274; TM 647 101; TN 524 118; TO 29 320; TR 588 102;
        TT 331 203; TV 995 273; TW 822 154; TZ 596 265; UA 572 70; UG 590 237; UM 950 170; US 257 100; UY 356 361;
        UZ 654 93; VA 530 92; VC 332 192; VE 317 215; VG 325 173; VI 324 176; VN 789 180; VU 956 298; WF 13 295;
        WS 27 292; XK 551 90; YE 630 182; YT 624 289; ZA 566 347; ZM 576 292; ZW 581 312;
        """;

    private static readonly FrozenDictionary<string, (int X, int Y)> ByCode = Places
        .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(place => place.Split(' '))
        .ToFrozenDictionary(
            parts => parts[0],
            parts =>
                (
                    int.Parse(parts[1], CultureInfo.InvariantCulture),
                    int.Parse(parts[2], CultureInfo.InvariantCulture)
                )
        );

    /// <summary>Whether the map knows where a country is.</summary>
    public static bool Knows(string code) => ByCode.ContainsKey(code);

    /// <summary>The map; nothing where it knows none of the places.</summary>
    /// <param name="label">What it shows, for whoever does not see it.</param>
    /// <param name="marks">The places, each country once.</param>
    /// <param name="ways">From which country to which.</param>
    public static Markup Draw(
        string label,
        IReadOnlyList<MapMark> marks,
        IEnumerable<(string From, string To)> ways
    )
    {
        var known = marks.Where(mark => Knows(mark.Country)).ToList();
        if (known.Count == 0)
            return Markup.Empty;
        var (left, top, width, height) = Frame([.. known.Select(mark => ByCode[mark.Country])]);
        var unit = width / 100.0;
        var lines = ways.Where(way => Knows(way.From) && Knows(way.To) && way.From != way.To)
            .Distinct()
            .Select(way => Way(ByCode[way.From], ByCode[way.To], unit));
        var points = known.Select(mark => Point(mark, known, unit));
        return Markup.Of(
            $"""<svg class="p-drawing p-map" viewBox="{$"{left} {top} {width} {height}"}" role="img" aria-label="{label}"><defs><marker id="p-map-tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0L8 4L0 8z" fill="#123b4a"/></marker></defs><image href="{Assets.Address("world.svg")}" width="{$"{Width}"}" height="{$"{Height}"}"/>{lines}{points}</svg>"""
        );
    }

    // The places with room around them, in the shape of the whole map.
    private static (int Left, int Top, int Width, int Height) Frame(
        IReadOnlyList<(int X, int Y)> points
    )
    {
        var (left, right) = (points.Min(point => point.X), points.Max(point => point.X));
        var (top, bottom) = (points.Min(point => point.Y), points.Max(point => point.Y));
        var width = Math.Clamp(
            Math.Max((right - left) * 14 / 10, (bottom - top) * 15 / 10 * Width / Height),
            Least,
            Width
        );
        var height = width * Height / Width;
        return (
            Math.Clamp((left + right - width) / 2, 0, Width - width),
            Math.Clamp((top + bottom - height) / 2, 0, Height - height),
            width,
            height
        );
    }

    private static Markup Way((int X, int Y) from, (int X, int Y) to, double unit)
    {
        var (dx, dy) = (to.X - from.X, to.Y - from.Y);
        var length = Math.Sqrt(dx * dx + dy * dy);
        // Ends short of the mark, and bends upwards.
        var end = Math.Max(0, length - 1.6 * unit) / length;
        var (x, y) = (from.X + dx * end, from.Y + dy * end);
        var (bendX, bendY) = ((from.X + x) / 2, (from.Y + y) / 2 - length / 5);
        return Markup.Of(
            $"""<path d="{Plain($"M{from.X} {from.Y}Q{bendX:0.#} {bendY:0.#} {x:0.#} {y:0.#}")}" fill="none" stroke="#123b4a" stroke-width="{Plain($"{unit * .35:0.##}")}" marker-end="url(#p-map-tip)"/>"""
        );
    }

    private static Markup Point(MapMark mark, IReadOnlyList<MapMark> all, double unit)
    {
        var (x, y) = ByCode[mark.Country];
        // Where two lie close together, the lower one's name stands below it.
        var below = all.Any(other =>
            other != mark
            && Math.Abs(ByCode[other.Country].X - x) < 16 * unit
            && Math.Abs(ByCode[other.Country].Y - y) < 5 * unit
            && (ByCode[other.Country].Y, other.Country).CompareTo((y, mark.Country)) < 0
        );
        var colour = mark.IsEnd ? "#b3261e" : "#123b4a";
        return Markup.Of(
            $"""<circle cx="{$"{x}"}" cy="{$"{y}"}" r="{Plain($"{unit * .9:0.##}")}" fill="{colour}" stroke="#fff" stroke-width="{Plain($"{unit * .25:0.##}")}"/><text x="{$"{x}"}" y="{Plain($"{y + (below ? 3.6 : -1.7) * unit:0.#}")}" font-size="{Plain($"{unit * 2.7:0.#}")}" text-anchor="middle" fill="#16232e" stroke="#fff" stroke-width="{Plain($"{unit * .7:0.##}")}" paint-order="stroke">{mark.Name}</text>"""
        );
    }

    private static string Plain(FormattableString text) => FormattableString.Invariant(text);
}

/// <summary>A country marked on a map.</summary>
/// <param name="Country">Its ISO 3166 code.</param>
/// <param name="Name">What stands beside the mark.</param>
/// <param name="IsEnd">Whether everything ends there.</param>
internal sealed record MapMark(string Country, string Name, bool IsEnd = false);
