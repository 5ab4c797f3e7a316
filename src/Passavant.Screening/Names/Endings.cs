using System.Collections.Frozen;

namespace Passavant.Screening.Names;

/// <summary>What may follow the stem of a word that is still the same word: crystals, but not Crystalord.</summary>
static class Endings
{
    /// <summary>How long an ending may be.</summary>
    public const int Longest = 7;

    static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Latin = FrozenSet
        .ToFrozenSet(
            (
                "s es e en er ers el y ys ies a i o os as is us al als ale ales ally ar ary aries"
                + " ic ics ical ically ica icas ico icos ics icas ice icer icals ik ika iki ike iek ieka"
                + " ing ings ion ions ional ione iones ioni ious ity ities ive ives or ors ory ories our"
                + " ed eds eur ment ments ance ant ants ate ated ates ation ations ational at ator ators"
                + " ist ists istic istics ism ised ized ization isation"
                + " ia ias ie ien iens iya iyi iyu ii iy ij ja je ji jos ya ye yi yu yy oi oy oe oye ogo omu om ov ova ovo ow owa owe owy"
                + " ny nyi nyy nye naya noe noye nogo noi noy nykh nych n na ne no nik niki nika nost nosti"
                + " sky skii skiy skaya skoe skoye skogo skoi skoy skikh ski ska ske sk stvo stva stve stv"
                + " sch sche schen scher sches isch ische ischen ischer isches ung ungs ungen ens enbau es"
                + " ique iques iq aire aires e ee ees eurs euse ant ante antes ive ure ures"
                + " kh k ka ki ko ku l la li le leri lar lari eri esi asi si u ny nych"
                + " aya iya oya uyu f d t m n r b x z ik iks ica icos eca eco ech ekh el eln elnyi elny elnaya elnoe elnogo elskii elsky elskaya elstvo ovat ovaniya ovanie ovanii"
                + " er ery ering erings ial ials ier iers ialists ist ium iums ix ers eer eers in ine ines ins i ial"
                + " que ques gie gien gies gy gia gias gii giya giyi gicheskii gichesky gicheskaya gicheskoe cheskii chesky cheskaya cheskoe cheskogo cheskikh"
                + " tion tions tional tor tors tory ture tures ted ting tive tics tic"
            ).Split(' ', StringSplitOptions.RemoveEmptyEntries),
            StringComparer.Ordinal
        )
        .GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Whether letters after a stem are an ending. Of scripts other than Latin only the length is asked.</summary>
    public static bool Fit(ReadOnlySpan<char> ending) =>
        ending.IsEmpty || ending.Length <= Longest && (ending[0] > 'z' || Latin.Contains(ending));
}
