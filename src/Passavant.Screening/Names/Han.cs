namespace Passavant.Screening.Names;

/// <summary>Chinese characters as Chinese reads them, in Pinyin.</summary>
static class Han
{
    /// <summary>Characters with several readings, in the one names use.</summary>
    const string Several = "长chang 長chang 乐le 樂le 朝chao 曾zeng 石shi 车che 車che 宿su 大da 行xing 重zhong 和he 都du 什shi 会hui 會hui 没mei 传chuan 傳chuan 调diao 觉jue 参can 盛sheng 沈shen 尽jin 贾jia 賈jia 葛ge 夏xia 柏bai 卜bu 尉wei 翟zhai 隗wei 乘cheng 卡ka 奇qi 俞yu 吁xu";

    static readonly Dictionary<char, string> Usual = Several
        .Split(' ')
        .ToDictionary(part => part[0], part => part[1..]);

    public static void Romanise(ReadOnlySpan<char> word, Reading reading, Scratch to)
    {
        for (var at = 0; at < word.Length; at++)
        {
            if (Usual.TryGetValue(word[at], out var usual))
                to.Write(usual);
            else
                Romaniser.ByTable(
                    word.Slice(at, char.IsHighSurrogate(word[at]) && at + 1 < word.Length ? 2 : 1),
                    to
                );
            if (char.IsHighSurrogate(word[at]))
                at++;
        }
    }
}
