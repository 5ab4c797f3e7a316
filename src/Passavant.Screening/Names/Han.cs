using System.Collections.Frozen;
using System.Text;

namespace Passavant.Screening.Names;

/// <summary>Chinese characters as Chinese (in Pinyin, Wade-Giles and Cantonese), Korean and Japanese names read them.</summary>
static class Han
{
    /// <summary>Characters with several readings, in the one names use.</summary>
    const string Several =
        "长chang 長chang 乐le 樂le 朝chao 曾zeng 石shi 车che 車che 宿su 大da 行xing 重zhong 和he 都du 什shi 会hui 會hui 没mei 传chuan 傳chuan 调diao 觉jue 参can 盛sheng 沈shen 尽jin 贾jia 賈jia 葛ge 夏xia 柏bai 卜bu 尉wei 翟zhai 隗wei 乘cheng 卡ka 奇qi 俞yu";

    static readonly FrozenDictionary<char, string> Usual = Several
        .Split(' ')
        .ToFrozenDictionary(part => part[0], part => part[1..]);

    static readonly FrozenDictionary<char, string> Korean = ByCharacter("korean-characters");
    static readonly FrozenDictionary<char, string> Cantonese = ByCharacter("cantonese-characters");
    static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> Japanese =
        Lines("japanese-names")
            .Select(line => line.Split('='))
            .ToFrozenDictionary(parts => parts[0], parts => parts[1], StringComparer.Ordinal)
            .GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Whether the characters can be a Korean name: the first a family name, all of them known.</summary>
    public static bool IsKorean(ReadOnlySpan<char> name)
    {
        if (
            !"金李朴崔鄭郑姜趙赵尹張张林韓韩吳吴申徐權权黃黄安宋柳洪全高文孫孙梁裵裴白許许南盧卢沈河車车玄朱具成田池陳陈曺姬池桂太方劉刘康玉千廉呂池".Contains(
                name[0]
            )
        )
            return false;
        foreach (var character in name)
            if (!Korean.ContainsKey(character))
                return false;
        return true;
    }

    /// <summary>How many characters the Japanese family name at the front has; 0 for none.</summary>
    public static int JapaneseFamily(ReadOnlySpan<char> name)
    {
        for (var length = Math.Min(3, name.Length - 1); length >= 1; length--)
            if (Japanese.ContainsKey(name[..length]))
                return length;
        return 0;
    }

    public static void Romanise(ReadOnlySpan<char> word, Reading reading, Scratch to)
    {
        if (reading == Reading.Japanese && Japanese.TryGetValue(word, out var name))
        {
            to.Write(name);
            return;
        }

        for (var at = 0; at < word.Length; at++)
        {
            var start = to.LatinCount;
            if (reading == Reading.Korean && Korean.TryGetValue(word[at], out var syllable))
            {
                Hangul.Romanise(syllable, south: false, to);
                continue;
            }

            if (reading == Reading.Cantonese && Cantonese.TryGetValue(word[at], out syllable))
            {
                to.Write(syllable);
                continue;
            }

            if (Usual.TryGetValue(word[at], out var usual))
                to.Write(usual);
            else
                Romaniser.ByTable(
                    word.Slice(at, char.IsHighSurrogate(word[at]) && at + 1 < word.Length ? 2 : 1),
                    to
                );
            if (char.IsHighSurrogate(word[at]))
                at++;
            if (reading == Reading.Cantonese)
                WadeGiles(to, start);
        }
    }

    /// <summary>Turns the Pinyin syllable from a place on into Wade-Giles without marks.</summary>
    static void WadeGiles(Scratch to, int start)
    {
        Span<char> syllable = stackalloc char[8];
        var length = Math.Min(to.LatinCount - start, syllable.Length);
        to.Latin.AsSpan(start, length).CopyTo(syllable);
        var rest = (ReadOnlySpan<char>)syllable[..length];
        var (first, skip) = rest switch
        {
            ['z', 'h', ..] => ("ch", 2),
            ['j', ..] or ['q', ..] => ("ch", 1),
            ['x', ..] => ("hs", 1),
            ['c', 'h', ..] => ("ch", 2),
            ['z', ..] or ['c', ..] => ("ts", 1),
            ['b', ..] => ("p", 1),
            ['d', ..] => ("t", 1),
            ['g', ..] => ("k", 1),
            ['r', ..] => ("j", 1),
            _ => ("", 0),
        };
        to.LatinCount = start;
        to.Write(first);
        rest = rest[skip..];
        to.Write(
            rest switch
            {
                "ong" => "ung",
                "ian" => "ien",
                "ie" => "ieh",
                "ue" => "ueh",
                "i" when first is "ts" => "u",
                "i" when first is "ch" && skip == 2 => "ih",
                _ => rest,
            }
        );
    }

    static FrozenDictionary<char, string> ByCharacter(string topic)
    {
        var readings = new Dictionary<char, string>();
        foreach (var line in Lines(topic))
        {
            var parts = line.Split(' ');
            foreach (var character in parts.AsSpan(1))
                readings.TryAdd(character[0], parts[0]);
        }

        return readings.ToFrozenDictionary();
    }

    static List<string> Lines(string topic)
    {
        using var stream = typeof(Han).Assembly.GetManifestResourceStream(
            $"Names.Words.{topic}.txt"
        )!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var lines = new List<string>();
        while (reader.ReadLine() is { } line)
            if (line.Length > 0 && line[0] != '#')
                lines.Add(line);
        return lines;
    }
}
