using System.Text;

namespace Passavant.Screening.Lists.Reading;

/// <summary>Puts the spaces of a text in order: one between words, none around, no control characters.</summary>
internal static class Cleaning
{
    public static string Clean(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        if (IsClean(text))
            return text;
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var letter = text[i];
            if (char.IsWhiteSpace(letter) || char.IsControl(letter) || letter == '\ufeff')
            {
                if (clean.Length > 0 && clean[^1] != ' ')
                    clean.Append(' ');
            }
            else if (!char.IsSurrogate(letter))
                clean.Append(letter);
            else if (i + 1 < text.Length && char.IsSurrogatePair(letter, text[i + 1]))
                clean.Append(letter).Append(text[++i]);
            else
                clean.Append('\ufffd');
        }
        if (clean.Length > 0 && clean[^1] == ' ')
            clean.Length--;
        return clean.ToString();
    }

    private static bool IsClean(string text)
    {
        var blank = true;
        foreach (var letter in text)
        {
            if (letter == ' ')
            {
                if (blank)
                    return false;
                blank = true;
                continue;
            }
            if (letter < ' ' || letter >= '\u007f' && !char.IsLetter(letter))
                return false;
            blank = false;
        }
        return !blank;
    }
}
