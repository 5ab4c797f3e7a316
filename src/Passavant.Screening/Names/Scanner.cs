using System.Text;
using AnyAscii;

namespace Passavant.Screening.Names;

/// <summary>Cuts a text into folded words.</summary>
static class Scanner
{
    public static void Scan(ReadOnlySpan<char> text, Scratch scratch)
    {
        if (!Ascii.IsValid(text))
            text = Normalise(text, scratch);
        var start = 0;
        var script = Script.None;
        var bracket = 0;
        var brackets = 0;
        var open = 0;
        var marks = Marks.None;
        var capitals = true;
        var latin = 0;
        var other = 0;

        for (var at = 0; at < text.Length; at++)
        {
            var letter = Letters.Of(text[at]);
            switch (letter.Mark)
            {
                case Mark.Letter:
                    if (scratch.FoldedCount > start && !Joins(script, letter.Script))
                        End();
                    if (script is Script.None or Script.Latin)
                        script = letter.Script;
                    if (letter.Script == Script.Latin)
                        latin++;
                    else
                        other++;
                    capitals &= !char.IsLower(text[at]);
                    if (letter.Script == Script.Latin && !char.IsAscii(text[at]))
                        FoldLatin(text[at], scratch);
                    else
                        scratch.Fold(letter.Fold);
                    break;
                case Mark.Digit:
                    if (scratch.FoldedCount > start && script > Script.Greek)
                        End();
                    scratch.Fold(letter.Fold);
                    break;
                case Mark.Space
                    when char.IsHighSurrogate(text[at])
                        && at + 1 < text.Length
                        && char.IsLowSurrogate(text[at + 1]):
                    var rune = new Rune(text[at], text[at + 1]);
                    at++;
                    if (!Rune.IsLetter(rune))
                    {
                        End();
                        break;
                    }

                    var astral = rune.Value is >= 0x20000 and <= 0x3ffff
                        ? Script.Han
                        : Script.Other;
                    if (scratch.FoldedCount > start && script != astral)
                        End();
                    script = astral;
                    scratch.Fold(text[at - 1]);
                    scratch.Fold(text[at]);
                    break;
                case Mark.Drop:
                    break;
                case Mark.Apostrophe:
                    if (IsPossessive(text, at, scratch.FoldedCount > start))
                        at++;
                    break;
                case Mark.Quote when script == Script.Hebrew && scratch.FoldedCount > start:
                    break;
                case Mark.Dot:
                    if (scratch.FoldedCount > start)
                        marks |= Marks.Dotted;
                    End();
                    marks |= Marks.Joined;
                    break;
                case Mark.Slash:
                    var bare = scratch.FoldedCount == start + 1 && at > 0 && text[at - 1] != ' ';
                    End();
                    marks |= bare ? Marks.Joined : Marks.AfterSlash;
                    break;
                case Mark.Comma:
                    End();
                    marks = Marks.AfterComma;
                    break;
                case Mark.Open:
                    End();
                    marks = Marks.None;
                    if (open++ == 0)
                        bracket = ++brackets;
                    break;
                case Mark.Close:
                    End();
                    marks = Marks.None;
                    open = Math.Max(0, open - 1);
                    if (open == 0)
                        bracket = 0;
                    break;
                case Mark.Percent when script == Script.None && scratch.FoldedCount > start:
                    End();
                    foreach (var part in "percent")
                        scratch.Fold(part);
                    script = Script.Latin;
                    latin = 7;
                    break;
                case Mark.And:
                    End();
                    foreach (var part in "and")
                        scratch.Fold(part);
                    script = Script.Latin;
                    capitals = false;
                    End();
                    break;
                default:
                    End();
                    marks &= ~Marks.Joined;
                    break;
            }
        }

        End();

        void End()
        {
            if (scratch.FoldedCount > start)
            {
                if (latin > 0 && other > 0)
                    script = Homoglyphs.Settle(
                        scratch.Folded.AsSpan(start, scratch.FoldedCount - start),
                        latin,
                        other
                    );
                scratch.Add(
                    new Word(
                        start,
                        scratch.FoldedCount - start,
                        script,
                        marks | (capitals ? Marks.Capitals : Marks.None),
                        bracket
                    )
                );
                marks = Marks.None;
            }

            start = scratch.FoldedCount;
            (script, capitals, latin, other) = (Script.None, true, 0, 0);
        }
    }

    /// <summary>Whether a letter goes on a word: scripts that are mixed in one word, by mistake or in order.</summary>
    static bool Joins(Script word, Script letter) =>
        word == letter
        || word == Script.None && letter <= Script.Greek
        || word is Script.Latin or Script.Cyrillic && letter is Script.Latin or Script.Cyrillic;

    static bool IsPossessive(ReadOnlySpan<char> text, int at, bool inWord) =>
        inWord
        && at + 1 < text.Length
        && text[at + 1] is 's' or 'S'
        && (
            at + 2 == text.Length
            || Letters.Of(text[at + 2]).Mark is not (Mark.Letter or Mark.Digit or Mark.Apostrophe)
        );

    static void FoldLatin(char letter, Scratch scratch)
    {
        if (letter is 'ə' or 'Ə')
        {
            scratch.Fold('a');
            return;
        }

        foreach (var part in Transliteration.Transliterate(new Rune(letter)))
            if (char.IsAsciiLetterOrDigit((char)part))
                scratch.Fold(char.ToLowerInvariant((char)part));
    }

    static ReadOnlySpan<char> Normalise(ReadOnlySpan<char> text, Scratch scratch)
    {
        var whole = System.Buffers.ArrayPool<char>.Shared.Rent(text.Length);
        try
        {
            text.CopyTo(whole);
            var copy = whole.AsSpan(0, text.Length);
            copy.Replace('´', '\'');
            copy.Replace('№', '#');
            copy.Replace('\ufffe', ' ');
            Surrogates(copy);
            while (true)
            {
                if (
                    ((ReadOnlySpan<char>)copy).TryNormalize(
                        scratch.Normal,
                        out var length,
                        NormalizationForm.FormKC
                    )
                )
                    return scratch.Normal.AsSpan(0, length);
                scratch.Normal = new char[Math.Max(scratch.Normal.Length, text.Length) * 2];
            }
        }
        finally
        {
            System.Buffers.ArrayPool<char>.Shared.Return(whole);
        }
    }

    static void Surrogates(Span<char> text)
    {
        if (text.IndexOfAnyInRange('\ud800', '\udfff') < 0)
            return;
        for (var at = 0; at < text.Length; at++)
            if (
                char.IsHighSurrogate(text[at])
                && at + 1 < text.Length
                && char.IsLowSurrogate(text[at + 1])
            )
                at++;
            else if (char.IsSurrogate(text[at]))
                text[at] = ' ';
    }
}
