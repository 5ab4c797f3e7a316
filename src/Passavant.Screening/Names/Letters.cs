using System.Globalization;
using System.Text;

namespace Passavant.Screening.Names;

/// <summary>The writing a word is in, as far as reading it differs.</summary>
enum Script : byte
{
    /// <summary>Digits alone.</summary>
    None,
    Latin,
    Cyrillic,
    Greek,
    Armenian,
    Georgian,
    Arabic,
    Hebrew,
    Han,
    Kana,
    Hangul,

    /// <summary>Thai, Lao, Khmer, Burmese: alphabets without spaces between words.</summary>
    Unspaced,

    /// <summary>Every other alphabet.</summary>
    Other,
}

/// <summary>What a character does to the word it stands in.</summary>
enum Mark : byte
{
    Space,
    Drop,
    Letter,
    Digit,
    Dot,
    Comma,
    Slash,
    Open,
    Close,
    Percent,
    And,
    Apostrophe,
    Quote,
}

/// <summary>A character as the reader sees it.</summary>
/// <param name="Fold">The letter or digit it is compared as: lower case, without marks that come and go.</param>
readonly record struct Letter(Mark Mark, Script Script, char Fold);

/// <summary>What every character of the basic plane is to the reader.</summary>
static class Letters
{
    static readonly Letter[] Table = Build();

    public static Letter Of(char character) => Table[character];

    static Letter[] Build()
    {
        var table = new Letter[char.MaxValue + 1];
        for (var code = 0; code < table.Length; code++)
            table[code] = Read((char)code);
        return table;
    }

    static Letter Read(char character) =>
        character switch
        {
            '.' or '．' or '․' => new(Mark.Dot, default, '.'),
            ',' or '،' or '、' or '，' or ';' or '；' or '؛' => new(Mark.Comma, default, ','),
            '/' or '\\' or '|' or '／' => new(Mark.Slash, default, '/'),
            '(' or '[' or '{' or '（' or '【' or '［' => new(Mark.Open, default, '('),
            ')' or ']' or '}' or '）' or '】' or '］' => new(Mark.Close, default, ')'),
            '%' or '٪' or '％' => new(Mark.Percent, default, '%'),
            '&' or '＆' => new(Mark.And, default, '&'),
            '\'' or '’' or '‘' or '`' or '´' or '‛' or '′' or '＇' or '՚' => new(
                Mark.Apostrophe,
                default,
                '\''
            ),
            '"' or '״' or '׳' or '”' => new(Mark.Quote, default, '"'),
            _ => Letter(character),
        };

    static Letter Letter(char character)
    {
        var script = ScriptOf(character);
        switch (CharUnicodeInfo.GetUnicodeCategory(character))
        {
            case UnicodeCategory.DecimalDigitNumber:
                return new(
                    Mark.Digit,
                    Script.None,
                    (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(character))
                );
            case UnicodeCategory.NonSpacingMark
            or UnicodeCategory.SpacingCombiningMark
            or UnicodeCategory.EnclosingMark when script is not (Script.Unspaced or Script.Other):
            case UnicodeCategory.Format:
            case UnicodeCategory.Control when !char.IsWhiteSpace(character):
            case UnicodeCategory.ModifierLetter when character is >= 'ʰ' and <= '˿' or 'ـ':
            case UnicodeCategory.ModifierSymbol:
                return new(Mark.Drop, default, character);
            case UnicodeCategory.UppercaseLetter
            or UnicodeCategory.LowercaseLetter
            or UnicodeCategory.TitlecaseLetter
            or UnicodeCategory.ModifierLetter
            or UnicodeCategory.OtherLetter
            or UnicodeCategory.LetterNumber
            or UnicodeCategory.NonSpacingMark
            or UnicodeCategory.SpacingCombiningMark when script != Script.None:
                return new(Mark.Letter, script, Fold(character, script));
            default:
                return new(Mark.Space, default, ' ');
        }
    }

    static Script ScriptOf(char character) =>
        character switch
        {
            < 'ʰ' or >= 'Ḁ' and <= 'ỿ' or >= 'Ⱡ' and <= 'Ɀ' or >= '꜠' and <= 'ꟿ' => Script.Latin,
            >= 'Ͱ' and <= 'Ͽ' or >= 'ἀ' and <= '῾' => Script.Greek,
            >= 'Ѐ' and <= 'ԯ' or >= 'ᲀ' and <= '\u1c8f' or >= 'Ꙁ' and <= 'ꚟ' => Script.Cyrillic,
            >= 'Ա' and <= '֏' => Script.Armenian,
            >= '\u0590' and <= '\u05ff' => Script.Hebrew,
            >= '\u0600'
            and <= 'ۿ'
            or >= 'ݐ'
            and <= 'ݿ'
            or >= '\u0870'
            and <= '\u08ff'
            or >= 'ﭐ'
            and <= '\ufdff'
            or >= 'ﹰ'
            and <= '\ufefe' => Script.Arabic,
            >= 'Ⴀ' and <= 'ჿ' or >= 'Ა' and <= 'Ჿ' or >= 'ⴀ' and <= '\u2d2f' => Script.Georgian,
            >= 'ᄀ' and <= 'ᇿ' or >= '\u3130' and <= '\u318f' or >= '가' and <= '\ud7af' =>
                Script.Hangul,
            >= '\u3040' and <= 'ヺ' or >= 'ー' and <= 'ヿ' or >= 'ㇰ' and <= 'ㇿ' => Script.Kana,
            '々'
            or '〇'
            or >= '㐀'
            and <= '䶿'
            or >= '一'
            and <= '\u9fff'
            or >= '豈'
            and <= '\ufaff' => Script.Han,
            >= '\u0e00' and <= '\u0fff' or >= 'က' and <= '႟' or >= 'ក' and <= '\u17ff' =>
                Script.Unspaced,
            >= '\u02b0'
            and <= '\u036f'
            or >= '\u1ab0'
            and <= '\u1aff'
            or >= '\u1dc0'
            and <= '\u1dff'
            or >= '\u2000'
            and <= '\u2bff'
            or >= '\ufe00'
            and <= '\ufe2f' => Script.None,
            _ => Script.Other,
        };

    static char Fold(char character, Script script) =>
        script switch
        {
            Script.Arabic => Arabic.Fold(character),
            Script.Hebrew => "ךםןףץ".IndexOf(character, StringComparison.Ordinal) is var at and >= 0
                ? "כמנפצ"[at]
                : character,
            Script.Greek => char.ToLowerInvariant(
                character.ToString().Normalize(NormalizationForm.FormD)[0]
            )
                is var letter
                    and not 'ς'
                ? letter
                : 'σ',
            Script.Cyrillic => char.ToLowerInvariant(character) switch
            {
                'ё' or 'ѐ' => 'е',
                'ѝ' => 'и',
                var letter => letter,
            },
            _ => char.ToLowerInvariant(character),
        };
}
