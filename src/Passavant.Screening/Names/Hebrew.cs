namespace Passavant.Screening.Names;

/// <summary>Hebrew letters, read without vowel points.</summary>
static class Hebrew
{
    public static void Romanise(ReadOnlySpan<char> word, Scratch to)
    {
        for (var at = 0; at < word.Length; at++)
        {
            var (first, last) = (at == 0, at == word.Length - 1);
            to.Write(
                word[at] switch
                {
                    'א' => "a",
                    'ב' => first ? "b" : "v",
                    'ג' => "g",
                    'ד' => "d",
                    'ה' => last ? "a" : "h",
                    'ו' when !last && word[at + 1] == 'ו' => "",
                    'ו' => first || word[at - 1] == 'ו' ? "v" : "u",
                    'ז' => "z",
                    'ח' => "ch",
                    'ט' or 'ת' => "t",
                    'י' => first ? "y"
                    : !last && word[at + 1] == 'י' ? ""
                    : "i",
                    'כ' => first ? "k" : "ch",
                    'ל' => "l",
                    'מ' => "m",
                    'נ' => "n",
                    'ס' => "s",
                    'ע' => "a",
                    'פ' => first ? "p"
                    : last ? "f"
                    : "p",
                    'צ' => "tz",
                    'ק' => "k",
                    'ר' => "r",
                    'ש' => "sh",
                    _ => "",
                }
            );
        }
    }
}
