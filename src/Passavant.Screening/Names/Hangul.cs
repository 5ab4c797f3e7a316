namespace Passavant.Screening.Names;

/// <summary>Hangul syllables, in the spelling usual in the North (McCune-Reischauer without marks) or the South (Revised).</summary>
static class Hangul
{
    static readonly string[] NorthFirst =
    [
        "k",
        "kk",
        "n",
        "t",
        "tt",
        "r",
        "m",
        "p",
        "pp",
        "s",
        "ss",
        "",
        "j",
        "jj",
        "ch",
        "k",
        "t",
        "p",
        "h",
    ];
    static readonly string[] SouthFirst =
    [
        "g",
        "kk",
        "n",
        "d",
        "tt",
        "r",
        "m",
        "b",
        "pp",
        "s",
        "ss",
        "",
        "j",
        "jj",
        "ch",
        "k",
        "t",
        "p",
        "h",
    ];
    static readonly string[] NorthVowel =
    [
        "a",
        "ae",
        "ya",
        "yae",
        "o",
        "e",
        "yo",
        "ye",
        "o",
        "wa",
        "wae",
        "oe",
        "yo",
        "u",
        "wo",
        "we",
        "wi",
        "yu",
        "u",
        "ui",
        "i",
    ];
    static readonly string[] SouthVowel =
    [
        "a",
        "ae",
        "ya",
        "yae",
        "eo",
        "e",
        "yeo",
        "ye",
        "o",
        "wa",
        "wae",
        "oe",
        "yo",
        "u",
        "wo",
        "we",
        "wi",
        "yu",
        "eu",
        "ui",
        "i",
    ];
    static readonly string[] Last =
    [
        "",
        "k",
        "k",
        "k",
        "n",
        "n",
        "n",
        "t",
        "l",
        "k",
        "m",
        "l",
        "l",
        "l",
        "p",
        "l",
        "m",
        "p",
        "p",
        "t",
        "t",
        "ng",
        "t",
        "t",
        "k",
        "t",
        "p",
        "t",
    ];

    public static void Romanise(ReadOnlySpan<char> word, bool south, Scratch to)
    {
        var before = -1;
        foreach (var syllable in word)
        {
            if (syllable is < '가' or > '힣')
            {
                before = -1;
                continue;
            }

            var index = syllable - '가';
            var (first, vowel, last) = (index / 588, index / 28 % 21, index % 28);
            // between voiced sounds ㄱ ㄷ ㅂ are voiced: 남강 is namgang
            var voiced = before is 0 or 4 or 8 or 16 or 21;
            to.Write(
                voiced && first is 0 or 3 or 7 && voiced ? SouthFirst[first]
                : first == 5 && before == 8 ? "l"
                : south ? SouthFirst[first]
                : NorthFirst[first]
            );
            to.Write(south ? SouthVowel[vowel] : NorthVowel[vowel]);
            to.Write(Last[last]);
            before = last;
        }
    }
}
