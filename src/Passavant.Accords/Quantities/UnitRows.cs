namespace Passavant.Accords.Quantities;

/// <summary>The units known, as lines of text.</summary>
/// <remarks>
/// Sources: UCUM 2.1 for codes and customary factors; SI Brochure 9 (2019) for the exact constants e, h, k, N_A; CODATA 2022 for the atomic mass constant (measured: the decimal printed there is taken as it stands); Wassenaar for WT; EU 2021/821 Annex I 3A501 for TPP.
/// </remarks>
static class UnitRows
{
    /// <summary>code | flags | value[+offset in base units] | expression, or =base dimension | name | other spellings. Flags: m takes prefixes, ~ approximate, t a scale with a zero of its own, p level of power, f level of a field quantity.</summary>
    public const string Atoms = """
        m|m|1|=m|metre|meter,meters
        s|m|1|=s|second|sec,secs
        g|m|1|=g|gram|gramme,grammes
        deg||1|=deg|degree|°
        K|m|1|=K|kelvin|
        C|m|1|=C|coulomb|
        cd|m|1|=cd|candela|
        sr|m|1|=sr|steradian|
        mol|m|1|=mol|mole|
        bit|m|1|=bit|bit|Bit
        TPP||1|=TPP|total processing performance|
        WT|m|1|=WT|weighted teraflops|
        base|m|1|=base|base|
        %||1/100|1|percent|pct
        [ppth]||1e-3|1|per mille|‰
        [ppm]||1e-6|1|part per million|ppm
        [ppb]||1e-9|1|part per billion|ppb
        [pptr]||1e-12|1|part per trillion|
        [pi]|~|3.14159265358979323846264338328|1|number pi|π
        rad|m~|180/314159265358979323846264338328|10*29.deg|radian|
        gon||0.9|deg|gon|grad
        '||1/60|deg|minute of arc|arcmin
        ''||1/3600|deg|second of arc|arcsec
        circ||360|deg|circle|
        min||60|s|minute|mins
        h||3600|s|hour|hr,hrs
        d||24|h|day|
        wk||7|d|week|
        mo||1/12|a|month|
        a||365.25|d|year|yr,yrs
        mo_s||29.53059|d|synodal month|
        mo_j||1/12|a|mean Julian month|
        a_j||365.25|d|mean Julian year|
        a_g||365.2425|d|mean Gregorian year|
        a_t||365.24219|d|tropical year|
        Hz|m|1|1/s|hertz|
        Bq|m|1|1/s|becquerel|
        Ci|m|37e9|Bq|curie|
        Bd|m|1|1/s|baud|
        N|m|1|kg.m/s2|newton|
        dyn|m|1|g.cm/s2|dyne|
        gf|m|1|g.[g]|gram-force|
        [lbf_av]||1|[lb_av].[g]|pound force|lbf
        Pa|m|1|N/m2|pascal|
        bar|m|1e5|Pa|bar|
        atm||101325|Pa|standard atmosphere|
        att||1|kgf/cm2|technical atmosphere|
        [psi]||1|[lbf_av]/[in_i]2|pound force per square inch|psi
        m[H2O]|m|9.80665|kPa|metre of water column|
        m[Hg]|m|133.322|kPa|metre of mercury column|
        [in_i'Hg]||1|m[Hg].[in_i]/m|inch of mercury column|inHg
        [in_i'H2O]||1|m[H2O].[in_i]/m|inch of water column|
        Torr|m|101325/760|Pa|torr|
        J|m|1|N.m|joule|
        erg|m|1|dyn.cm|erg|
        eV|m|1.602176634e-19|J|electronvolt|
        cal|m|4.184|J|calorie|
        cal_IT|m|4.1868|J|international table calorie|
        cal_th|m|4.184|J|thermochemical calorie|
        [Cal]||1|kcal_th|nutrition label calorie|
        [Btu]||1054.35|J|thermochemical Btu|
        [Btu_th]||1054.35|J|thermochemical British thermal unit|
        [Btu_IT]||1055.05585262|J|international table British thermal unit|BTU
        W|m|1|J/s|watt|
        [HP]||550|[ft_i].[lbf_av]/s|horsepower|hp
        A|m|1|C/s|ampere|amp,amps
        Bi|m|10|A|biot|
        V|m|1|J/C|volt|
        F|m|1|C/V|farad|
        Ohm|m|1|V/A|ohm|
        S|m|1|A/V|siemens|
        mho|m|1|S|mho|
        Wb|m|1|V.s|weber|
        T|m|1|Wb/m2|tesla|
        G|m|1e-4|T|gauss|
        Mx|m|1e-8|Wb|maxwell|
        Oe|m|250|A/m/[pi]|oersted|
        H|m|1|Wb/A|henry|henries
        lm|m|1|cd.sr|lumen|
        lx|m|1|lm/m2|lux|
        ph|m|1e-4|lx|phot|
        sb|m|1|cd/cm2|stilb|
        Gy|m|1|J/kg|gray|
        Sv|m|1|J/kg|sievert|
        RAD|m|100|erg/g|radiation absorbed dose|
        REM|m|1|RAD|radiation equivalent man|
        R|m|2.58e-4|C/kg|roentgen|
        kat|m|1|mol/s|katal|
        l|m|1|dm3|litre|liter,liters
        L|m|1|dm3|litre (capital L)|
        ar|m|100|m2|are|
        t|m|1000|kg|tonne|
        u|m|1.66053906892e-24|g|unified atomic mass unit|Da,amu
        AU||149597870700|m|astronomic unit|
        pc|m|3.085678e16|m|parsec|
        [ly]||1|[c].a_j|light-year|
        [c]|m|299792458|m/s|velocity of light|
        [h]|m|6.62607015e-34|J.s|Planck constant|
        [k]|m|1.380649e-23|J/K|Boltzmann constant|
        [e]|m|1.602176634e-19|C|elementary charge|
        [g]|m|9.80665|m/s2|standard acceleration of free fall|g_n,gn,g_rms,grms
        Gal|m|1|cm/s2|gal|
        Ky|m|1|1/cm|kayser|
        P|m|1|dyn.s/cm2|poise|
        St|m|1|cm2/s|stokes|
        st|m|1|m3|stere|
        Ao||0.1|nm|angstrom|
        b||100|fm2|barn|
        tex|m|1|g/km|tex|
        [den]||1/9|g/km|denier|
        [diop]||1|1/m|dioptre|
        [mesh_i]||1|1/[in_i]|mesh|
        sph|~|4|[pi].sr|sphere|
        [in_i]||2.54|cm|inch|in,inches
        [ft_i]||12|[in_i]|foot|ft,feet
        [yd_i]||3|[ft_i]|yard|yd
        [mi_i]||5280|[ft_i]|statute mile|mile,miles
        [fth_i]||6|[ft_i]|fathom|
        [mil_i]||1e-3|[in_i]|mil|
        [sin_i]||1|[in_i]2|square inch|
        [sft_i]||1|[ft_i]2|square foot|
        [cin_i]||1|[in_i]3|cubic inch|
        [cft_i]||1|[ft_i]3|cubic foot|
        [nmi_i]||1852|m|nautical mile|nmi
        [kn_i]||1|[nmi_i]/h|knot|kn,kt,kts
        [gal_us]||231|[in_i]3|US gallon|
        [qt_us]||1/4|[gal_us]|US quart|
        [pt_us]||1/8|[gal_us]|US pint|
        [foz_us]||1/128|[gal_us]|US fluid ounce|
        [bbl_us]||42|[gal_us]|barrel|bbl
        [gal_br]||4.54609|l|imperial gallon|
        [gr]||64.79891|mg|grain|
        [lb_av]||7000|[gr]|pound|lb,lbs
        [oz_av]||1/16|[lb_av]|ounce|oz
        [oz_tr]||480|[gr]|troy ounce|
        [ston_av]||2000|[lb_av]|short ton|
        [lton_av]||2240|[lb_av]|long ton|
        [stone_av]||14|[lb_av]|stone|
        [slug]||1|[lbf_av].s2/[ft_i]|slug|
        [car_m]||0.2|g|metric carat|carat
        [degF]|t|5/9+45967/180|=K|degree Fahrenheit|°F,degF
        [degR]||5/9|K|degree Rankine|°R,degR
        Cel|mt|1+273.15|=K|degree Celsius|°C,degC
        By|m|8|bit|byte|Byte,Bytes
        B|m|10|=level|bel|
        Np|m~|8.68588963806503655302257837833|=level|neper|
        B[mW]|mp|10|=level:mW|bel milliwatt|
        B[W]|mp|10+30|=level:mW|bel watt|
        B[kW]|mp|10+60|=level:mW|bel kilowatt|
        B[V]|mf|10|=level:V|bel volt|
        B[mV]|mf|10+-60|=level:V|bel millivolt|
        B[uV]|mf|10+-120|=level:V|bel microvolt|
        B[SPL]|mf|10|=level:SPL|bel sound pressure|
        dBc|p|1|=level:carrier|decibel to carrier|
        dBi|p|1|=level:isotropic|decibel to isotropic radiator|

        """;

    /// <summary>printed | m when it takes prefixes | UCUM. These stand for one symbol within a unit.</summary>
    public const string Aliases = """
        VA|m|V.A
        dBSPL||dB[SPL]
        dBuV||dB[uV]
        dBmV||dB[mV]
        dBV||dB[V]
        dBkW||dB[kW]
        dBW||dB[W]
        dBm||dB[mW]
        Wh|m|W.h
        Ah|m|A.h
        eVs|m|eV.s
        ha||har
        KB||kBy
        kB||kBy
        MB||MBy
        GB||GBy
        TB||TBy
        PB||PBy
        EB||EBy
        KiB||KiBy
        MiB||MiBy
        GiB||GiBy
        TiB||TiBy
        kb||kbit
        Mb||Mbit
        Gb||Gbit
        Tb||Tbit
        cc||cm3
        rpm||{rev}/min
        SPS|m|Hz
        sps|m|Hz
        rev||{rev}
        revolution||{rev}
        revolutions||{rev}
        n||{neutron}
        neutron||{neutron}
        neutrons||{neutron}
        frame||{frame}
        frames||{frame}
        sample||{sample}
        samples||{sample}
        pixel||{pixel}
        pixels||{pixel}
        count||1
        counts||1
        unity||1
        percentage||%
        rps||{rev}/s
        deg_secLat||deg
        €||EUR
        mmHg||mm[Hg]
        bp||base
        nucleotide||base
        nucleotides||base
        celsius||Cel
        fahrenheit||[degF]

        """;

    /// <summary>printed | UCUM. These stand for a whole unit.</summary>
    public const string Wholes = """
        ksps|10*3/s
        kSPS|10*3/s
        MSPS|10*6/s
        GSPS|10*9/s
        1e4 m|10*4.m
        1e6 m|10*6.m
        ug0|u[g]
        inH2O|[in_i'H2O]
        mmH2O|mm[H2O]
        g0|[g]
        g_0|[g]
        micro-g|u[g]
        milli-g|m[g]
        n.m.|[nmi_i]
        r.p.m.|{rev}/min
        degrees Celsius|Cel
        degree Celsius|Cel
        degrees Fahrenheit|[degF]
        degrees C|Cel
        square metres|m2
        cubic metres|m3
        cubic centimetres|cm3
        nautical mile|[nmi_i]
        nautical miles|[nmi_i]
        nautical miles/hour|[kn_i]
        parts/million|[ppm]
        parts/billion|[ppb]
        per cent|%
        metric ton|t
        metric tons|t
        metric tonnes|t
        gram-force|gf
        light-years|[ly]
        electron volts|eV

        """;
}
