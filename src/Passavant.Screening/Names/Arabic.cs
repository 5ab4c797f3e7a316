namespace Passavant.Screening.Names;

/// <summary>Arabic letters as Arabic, Persian, Pashto, Urdu and Kurdish names use them.</summary>
static class Arabic
{
    /// <summary>One letter for those that names confuse: the seats of hamza, the two yehs, kafs and hehs.</summary>
    public static char Fold(char letter) =>
        letter switch
        {
            'أ' or 'إ' or 'آ' or 'ٱ' => 'ا',
            'ى' or 'ئ' or 'ي' or 'ۍ' or 'ې' or 'ے' or 'ێ' or 'ۓ' => 'ی',
            'ؤ' or 'ۇ' or 'ۆ' or 'ۈ' or 'ۋ' => 'و',
            'ة' or 'ۀ' or 'ھ' or 'ہ' or 'ە' or 'ۂ' or 'ۃ' => 'ه',
            'ك' or 'ڪ' => 'ک',
            'ڕ' or 'ړ' or 'ڑ' => 'ر',
            'ټ' or 'ٹ' => 'ت',
            'ډ' or 'ڈ' => 'د',
            'ڼ' or 'ں' => 'ن',
            'ڵ' => 'ل',
            'ګ' => 'گ',
            'ڤ' => 'ڤ',
            _ => letter,
        };

    /// <summary>Writes a folded word: what stands for a consonant as one, ا, و and ی as the vowel they most often are.</summary>
    public static void Romanise(ReadOnlySpan<char> word, Scratch to)
    {
        for (var at = 0; at < word.Length; at++)
            switch (word[at])
            {
                case 'و':
                    to.Write(at == 0 && word.Length > 1 ? 'w' : 'u');
                    break;
                case 'ی':
                    to.Write(at == 0 && word.Length > 1 ? 'y' : 'i');
                    break;
                case 'ع':
                    if (at == 0 || at == word.Length - 1)
                        to.Write('a');
                    break;
                case 'ا':
                    if (at != 1 || word[0] != 'ع')
                        to.Write('a');
                    break;
                case 'ه' when at == word.Length - 1:
                    to.Write('a');
                    break;
                default:
                    to.Write(Consonant(word[at]));
                    break;
            }
    }

    static ReadOnlySpan<char> Consonant(char letter) =>
        letter switch
        {
            'ب' => "b",
            'پ' => "p",
            'ت' or 'ط' => "t",
            'ث' => "th",
            'ج' => "j",
            'چ' => "ch",
            'ح' or 'ه' => "h",
            'خ' or 'څ' => "kh",
            'د' or 'ض' => "d",
            'ذ' => "dh",
            'ر' => "r",
            'ز' or 'ظ' or 'ځ' => "z",
            'ژ' or 'ږ' => "zh",
            'س' or 'ص' => "s",
            'ش' or 'ښ' => "sh",
            'غ' => "gh",
            'ف' => "f",
            'ڤ' => "v",
            'ق' => "q",
            'ک' => "k",
            'گ' => "g",
            'ل' => "l",
            'م' => "m",
            'ن' => "n",
            _ => "",
        };
}
