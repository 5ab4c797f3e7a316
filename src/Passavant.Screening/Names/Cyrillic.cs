using System.Buffers;

namespace Passavant.Screening.Names;

/// <summary>Cyrillic letters in the spelling passports most often use.</summary>
static class Cyrillic
{
    static readonly SearchValues<char> Southern = SearchValues.Create("іїєґў");
    static readonly SearchValues<char> Turkic = SearchValues.Create("әғқңөұүһ");
    static readonly SearchValues<char> Serbian = SearchValues.Create("ђјљњћџ");

    /// <summary>Whether a word has letters of Ukrainian or Belarusian that Russian and Kazakh do not have.</summary>
    public static bool IsSouthern(ReadOnlySpan<char> word) =>
        (
            word.ContainsAny(Southern)
            || word.Contains("ськ", StringComparison.Ordinal)
            || word.Contains("цьк", StringComparison.Ordinal)
        ) && !word.ContainsAny(Turkic);

    /// <summary>Writes a folded word; letters that are Latin already stay.</summary>
    /// <param name="southern">Read г as h and и as y, as Ukrainian does (Belarusian the first).</param>
    public static void Romanise(ReadOnlySpan<char> word, bool southern, Scratch to)
    {
        var serbian = word.ContainsAny(Serbian);
        for (var at = 0; at < word.Length; at++)
        {
            var last = at == word.Length - 1;
            switch (word[at])
            {
                case 'и' or 'ы' or 'і' when at == word.Length - 2 && word[at + 1] == 'й':
                    to.Write('y');
                    at++;
                    break;
                case 'и':
                    to.Write(southern ? 'y' : 'i');
                    break;
                case 'г':
                    to.Write(southern ? 'h' : 'g');
                    break;
                case 'х':
                    to.Write(serbian ? "h" : "kh");
                    break;
                case 'ц':
                    to.Write(serbian ? "c" : "ts");
                    break;
                case 'ч' or 'ш' or 'ж' when serbian:
                    to.Write(
                        word[at] == 'ч' ? 'c'
                        : word[at] == 'ш' ? 's'
                        : 'z'
                    );
                    break;
                case 'к' when !last && word[at + 1] == 'с':
                    to.Write("x");
                    at++;
                    break;
                default:
                    to.Write(Letter(word[at]));
                    break;
            }
        }
    }

    static ReadOnlySpan<char> Letter(char letter) =>
        letter switch
        {
            'а' or 'ә' => "a",
            'б' => "b",
            'в' => "v",
            'ґ' or 'ғ' => "g",
            'д' => "d",
            'ђ' => "dj",
            'ѓ' => "gj",
            'е' or 'э' or 'ѣ' => "e",
            'є' => "ye",
            'ж' or 'җ' => "zh",
            'з' => "z",
            'ѕ' => "dz",
            'і' => "i",
            'ї' => "yi",
            'й' or 'ы' => "y",
            'ј' => "j",
            'к' => "k",
            'қ' or 'ҡ' => "q",
            'л' => "l",
            'љ' => "lj",
            'м' => "m",
            'н' => "n",
            'њ' => "nj",
            'ң' => "ng",
            'о' or 'ө' => "o",
            'п' => "p",
            'р' => "r",
            'с' => "s",
            'т' => "t",
            'ћ' => "c",
            'ќ' => "kj",
            'у' or 'ў' or 'ұ' or 'ү' => "u",
            'ф' => "f",
            'һ' or 'ҳ' => "h",
            'ч' or 'ҷ' => "ch",
            'џ' => "dz",
            'ш' => "sh",
            'щ' => "shch",
            'ю' => "yu",
            'я' => "ya",
            >= 'a' and <= 'z' => Latin.AsSpan(letter - 'a', 1),
            >= '0' and <= '9' => Digits.AsSpan(letter - '0', 1),
            _ => "",
        };

    const string Latin = "abcdefghijklmnopqrstuvwxyz";
    const string Digits = "0123456789";
}
