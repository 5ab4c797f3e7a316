namespace Passavant.Screening.Names;

/// <summary>Takes words in Arabic letters apart: the article, “abd” and “abu”, and names that end in God's name.</summary>
static class ArabicWords
{
    /// <summary>Reads the word at a place, with the next where they make one name, and says how many words that was.</summary>
    public static int Read(
        Scratch scratch,
        ReadOnlySpan<Word> words,
        int at,
        int to,
        WordTable table
    )
    {
        var text = scratch.Text(words[at]);
        var next =
            at + 1 < to && words[at + 1].Script == Script.Arabic
                ? scratch.Text(words[at + 1])
                : default;
        if (text is "عبد" && !next.IsEmpty)
        {
            if (next is "الله")
            {
                scratch.AddKnown("abdullah", TokenKind.Name);
                return 2;
            }

            if (next.StartsWith("ال") && next.Length > 4)
            {
                scratch.AddKnown("abdul", TokenKind.Particle);
                One(scratch, next[2..], table);
                return 2;
            }
        }

        if (next is "الله" or "الدین" && text.Length > 1)
        {
            Ending(scratch, text, next is "الله" ? "ullah" : "uddin", table);
            return 2;
        }

        One(scratch, text, table);
        return 1;
    }

    static void One(Scratch scratch, ReadOnlySpan<char> text, WordTable table)
    {
        if (table.FindWord(text)?.Means is { } means)
        {
            OrganisationWords.Add(scratch, means);
            return;
        }

        if (WordTable.People.Find(text)?.Means is [{ Kind: TokenKind.Name }] name)
        {
            OrganisationWords.Add(scratch, table.FindWord(name[0].Text)?.Means ?? name);
            return;
        }

        switch (text)
        {
            case "عبدالله":
                scratch.AddKnown("abdullah", TokenKind.Name);
                break;
            case ['ع', 'ب', 'د', 'ا', 'ل', _, _, _, ..]:
                scratch.AddKnown("abdul", TokenKind.Particle);
                One(scratch, text[5..], table);
                break;
            case ['ا', 'ب', 'و', 'ا', 'ل', _, _, _, ..]:
                scratch.AddKnown("abu", TokenKind.Particle);
                scratch.AddKnown("al", TokenKind.Particle);
                One(scratch, text[5..], table);
                break;
            case ['ا', 'ب', 'و', _, _, _, ..]:
                scratch.AddKnown("abu", TokenKind.Particle);
                One(scratch, text[3..], table);
                break;
            case ['و', 'ا', 'ل', _, _, _, ..]:
                scratch.AddKnown("and", TokenKind.Particle);
                scratch.AddKnown("al", TokenKind.Particle);
                One(scratch, text[3..], table);
                break;
            case ['ل', 'ل', _, _, _, ..] when table.FindWord(text[2..])?.Means is { } for_:
                OrganisationWords.Add(scratch, for_);
                break;
            case ['ب', 'ا', 'ل', _, _, _, ..] when table.FindWord(text[3..])?.Means is { } in_:
                OrganisationWords.Add(scratch, in_);
                break;
            case ['و', _, _, _, ..] when table.FindWord(text[1..])?.Means is { } more:
                scratch.AddKnown("and", TokenKind.Particle);
                OrganisationWords.Add(scratch, more);
                break;
            case ['ا', 'ل', _, _, ..] when !IsWhole(text):
                scratch.AddKnown("al", TokenKind.Particle);
                One(scratch, text[2..], table);
                break;
            case [_, _, .., 'ا', 'ل', 'ل', 'ه']:
                Ending(scratch, text[..^4], "ullah", table);
                break;
            case [_, _, .., 'ا', 'ل', 'د', 'ی', 'ن']:
                Ending(scratch, text[..^5], "uddin", table);
                break;
            default:
                Ending(scratch, text, "", table);
                break;
        }
    }

    /// <summary>Names that begin with al but have no article.</summary>
    static bool IsWhole(ReadOnlySpan<char> text) =>
        text.StartsWith("الله")
        || text.StartsWith("الهی")
        || text.StartsWith("الکس")
        || text
            is "الیاس"
                or "الماس"
                or "الوند"
                or "البرز"
                or "الهام"
                or "الهه"
                or "الناز"
                or "الین"
                or "الفت";

    static void Ending(Scratch scratch, ReadOnlySpan<char> text, string ending, WordTable table)
    {
        var start = scratch.LatinCount;
        if (table.Find(text)?.Means is [{ Kind: TokenKind.Name } name])
            scratch.Write(name.Text);
        else
            Romaniser.Romanise(text, Script.Arabic, default, scratch);
        scratch.Write(ending);
        if (
            table.FindWord(scratch.Latin.AsSpan(start, scratch.LatinCount - start))?.Means is
            { } known
        )
            OrganisationWords.Add(scratch, known);
        else
            scratch.End(start, TokenSource.Consonants);
    }

    public static void AddKnown(this Scratch scratch, string word, TokenKind kind) =>
        scratch.Add(new Item(word, 0, 0, kind, TokenSource.Written));
}
