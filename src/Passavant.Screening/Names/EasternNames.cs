using System.Collections.Frozen;

namespace Passavant.Screening.Names;

/// <summary>Persons' names in Chinese characters and Hangul: the family name first, then the given name as one word (Chinese, Japanese) or by syllable (Korean).</summary>
static class EasternNames
{
    /// <summary>Chinese family names of two characters.</summary>
    static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Double = FrozenSet
        .ToFrozenSet(
            "欧阳 歐陽 司马 司馬 上官 诸葛 諸葛 司徒 夏侯 皇甫 尉迟 尉遲 公孙 公孫 慕容 令狐 东方 東方 端木 轩辕 南宫 鲜于 鮮于 宇文 长孙 长孫 完颜 独孤".Split(
                ' '
            ),
            StringComparer.Ordinal
        )
        .GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Korean family names as the North and the South spell them, where syllables alone would not give it.</summary>
    static readonly FrozenDictionary<char, (string North, string South)> Families = new Dictionary<
        char,
        (string, string)
    >
    {
        ['김'] = ("kim", "kim"),
        ['이'] = ("ri", "lee"),
        ['리'] = ("ri", "lee"),
        ['박'] = ("pak", "park"),
        ['최'] = ("choe", "choi"),
        ['정'] = ("jong", "jung"),
        ['조'] = ("jo", "cho"),
        ['강'] = ("kang", "kang"),
        ['윤'] = ("yun", "yoon"),
        ['임'] = ("rim", "lim"),
        ['림'] = ("rim", "lim"),
        ['오'] = ("o", "oh"),
        ['신'] = ("sin", "shin"),
        ['유'] = ("ryu", "yoo"),
        ['류'] = ("ryu", "ryu"),
        ['노'] = ("ro", "roh"),
        ['로'] = ("ro", "noh"),
        ['구'] = ("ku", "koo"),
        ['고'] = ("ko", "ko"),
        ['권'] = ("kwon", "kwon"),
        ['곽'] = ("kwak", "kwak"),
        ['우'] = ("u", "woo"),
        ['문'] = ("mun", "moon"),
        ['백'] = ("paek", "baek"),
        ['여'] = ("ryo", "yeo"),
        ['연'] = ("ryon", "yeon"),
        ['양'] = ("ryang", "yang"),
    }.ToFrozenDictionary();

    /// <summary>Whether a text can be a name written so: two to four characters (or Japanese, up to six).</summary>
    static int Family(ReadOnlySpan<char> text, Script script, Reading reading) =>
        text.Length is < 2 or > 6 ? 0
        : reading == Reading.Japanese ? Han.JapaneseFamily(text)
        : text.Length > 4 ? 0
        : script == Script.Han && text.Length > 2 && Double.Contains(text[..2]) ? 2
        : 1;

    public static void Read(
        ReadOnlySpan<char> text,
        Script script,
        Reading reading,
        Scratch scratch
    )
    {
        if (reading == Reading.Korean && script == Script.Han && !Han.IsKorean(text))
            reading = Reading.Usual;
        var family = Family(text, script, reading);
        if (reading == Reading.Japanese && family == 0)
            reading = Reading.Usual;
        if (family == 0 && reading != Reading.Japanese)
            family = Family(text, script, reading);
        if (script != Script.Hangul && reading != Reading.Korean)
        {
            Word(text[..family], script, reading, scratch);
            Word(text[family..], script, reading, scratch);
            return;
        }

        for (var at = 0; at < text.Length; at++)
            if (
                at == 0
                && family == 1
                && script == Script.Hangul
                && Families.TryGetValue(text[0], out var spelled)
            )
                scratch.Add(
                    new Item(
                        reading == Reading.South ? spelled.South : spelled.North,
                        0,
                        0,
                        TokenKind.Name,
                        TokenSource.Transliterated
                    )
                );
            else
                Word(text.Slice(at, 1), script, reading, scratch);
    }

    static void Word(ReadOnlySpan<char> text, Script script, Reading reading, Scratch scratch)
    {
        var start = scratch.LatinCount;
        Romaniser.Romanise(text, script, reading, scratch);
        if (
            WordTable
                .People.FindWord(scratch.Latin.AsSpan(start, scratch.LatinCount - start))
                ?.Means is
            { } known
        )
            OrganisationWords.Add(scratch, known);
        else
            scratch.End(start, Romaniser.Source(script));
    }
}
