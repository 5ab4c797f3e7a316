namespace Passavant.Screening.Names;

/// <summary>Brings Arabic name compounds in Latin letters to one spelling: “abdul” apart, -ullah and -uddin joined, the article as “al”.</summary>
static class ArabicNames
{
    public static void Settle(Scratch scratch)
    {
        for (var at = 0; at < scratch.ItemCount; at++)
        {
            var text = scratch.Text(scratch.Items[at]);
            var next = at + 1 < scratch.ItemCount ? scratch.Text(scratch.Items[at + 1]) : default;
            if (
                text
                    is "abd"
                        or "abdel"
                        or "abdul"
                        or "abdal"
                        or "abdol"
                        or "abdu"
                        or "abdi"
                        or "abde"
                        or "abdil"
                        or "abdur"
                        or "abdus"
                        or "abdour"
                        or "abdoul"
                        or "abdor"
                        or "abdus"
                        or "abdun"
                        or "abduz"
                && !next.IsEmpty
            )
            {
                if (next is "allah" or "ullah" or "lah")
                {
                    Name(scratch, at, "abdullah", 2);
                    continue;
                }

                if (
                    text is "abd" or "abdu" or "abde"
                    && next
                        is "al"
                            or "el"
                            or "ul"
                            or "ur"
                            or "ar"
                            or "er"
                            or "as"
                            or "es"
                            or "us"
                            or "ol"
                    && at + 2 < scratch.ItemCount
                )
                {
                    Particle(scratch, at, "abdul", 2);
                    continue;
                }

                if (text is not ("abdi" or "abde"))
                    Particle(scratch, at, "abdul", 1);
                continue;
            }

            if (
                text
                is "abdullah"
                    or "abdallah"
                    or "abdollah"
                    or "abdulla"
                    or "abdalla"
                    or "abdoullah"
                    or "abdellah"
                    or "abdolah"
                    or "abdulah"
                    or "abdilah"
                    or "abdullahi"
            )
            {
                Name(scratch, at, "abdullah", 1);
                continue;
            }

            if (text.Length >= 7 && Prefix(text) is > 0 and var prefix)
            {
                if (text[prefix..] is "lah" or "llah" or "allah" or "ullah" or "ollah" or "oullah")
                    Name(scratch, at, "abdullah", 1);
                else
                    Split(scratch, at, prefix);
                continue;
            }

            if (
                next is "ullah" or "allah" or "ollah" or "oullah"
                && text.Length > 1
                && scratch.Items[at].Kind == TokenKind.Name
            )
            {
                Joined(scratch, at, text, "ullah", 2);
                at--;
                continue;
            }

            if (
                IsArticle(text)
                && next is "din" or "deen" or "dine" or "eddine"
                && at > 0
                && scratch.Items[at - 1].Kind == TokenKind.Name
                && scratch.Text(scratch.Items[at - 1]).Length > 1
            )
            {
                Joined(scratch, at - 1, scratch.Text(scratch.Items[at - 1]), "uddin", 3);
                at -= 2;
                continue;
            }

            if (
                next
                    is "uddin"
                        or "eddin"
                        or "eddine"
                        or "addin"
                        or "aldin"
                        or "eldin"
                        or "oddin"
                        or "ouddin"
                && text.Length > 1
                && scratch.Items[at].Kind == TokenKind.Name
            )
            {
                Joined(scratch, at, text, "uddin", 2);
                at--;
                continue;
            }

            if (text.Length >= 7 && Ending(text) is > 0 and var stem)
            {
                Joined(scratch, at, text[..stem], "uddin", 1);
                continue;
            }

            if (IsArticle(text) && !next.IsEmpty)
                if (text is "al" or "el" or "ul" or "il" || next[0] == text[1])
                    Particle(scratch, at, "al", 1);
        }
    }

    static bool IsArticle(ReadOnlySpan<char> text) =>
        text
            is "al"
                or "el"
                or "ul"
                or "il"
                or "ur"
                or "ar"
                or "er"
                or "or"
                or "as"
                or "es"
                or "us"
                or "os"
                or "ash"
                or "esh"
                or "ad"
                or "ed"
                or "ud"
                or "od"
                or "at"
                or "et"
                or "an"
                or "en"
                or "un"
                or "az"
                or "ez"
                or "uz";

    /// <summary>How many letters “abdul” takes at the front of a word; 0 where it is none.</summary>
    static int Prefix(ReadOnlySpan<char> text)
    {
        if (!text.StartsWith("abd"))
            return 0;
        var vowels = 3;
        while (vowels < text.Length && text[vowels] is 'a' or 'e' or 'i' or 'o' or 'u')
            vowels++;
        if (vowels == 3 || text.Length - vowels < 4)
            return 0;
        // abdul-karim, or the l taken on by what follows: abdur-rahman
        return text[vowels] == 'l' ? vowels + 1
            : text[vowels] == text[vowels + 1] ? vowels + 1
            : text[vowels..]
                is "rahman"
                    or "rahim"
                    or "rashid"
                    or "raziq"
                    or "razak"
                    or "razzaq"
                    or "rehman"
                    or "samad"
                    or "salam"
                    or "sattar"
                    or "shakur"
                    or "nasir"
                    or "nasser"
                    or "rauf"
                    or "raouf"
                ? vowels
            : 0;
    }

    /// <summary>How many letters stand before -uddin; 0 where a word does not end so.</summary>
    static int Ending(ReadOnlySpan<char> text)
    {
        ReadOnlySpan<string> endings =
        [
            "ouddine",
            "ouddin",
            "oddine",
            "uddine",
            "eddine",
            "addine",
            "uddeen",
            "eddien",
            "aldine",
            "eldine",
            "oddin",
            "uddin",
            "eddin",
            "addin",
            "aldin",
            "eldin",
            "uldin",
            "aldeen",
            "eldeen",
            "adeen",
            "udin",
            "edin",
            "edine",
        ];
        foreach (var ending in endings)
            if (text.EndsWith(ending) && text.Length - ending.Length >= 3)
                return text.Length - ending.Length;
        return 0;
    }

    static void Name(Scratch scratch, int at, string word, int count) =>
        Replace(scratch, at, count, new Item(word, 0, 0, TokenKind.Name, TokenSource.Written));

    static void Particle(Scratch scratch, int at, string word, int count) =>
        Replace(scratch, at, count, new Item(word, 0, 0, TokenKind.Particle, TokenSource.Written));

    static void Joined(Scratch scratch, int at, ReadOnlySpan<char> first, string ending, int count)
    {
        var start = scratch.LatinCount;
        var source = scratch.Items[at].Source;
        if (ending == "uddin")
            while (first.Length > 2 && first[^1] is 'o' or 'u')
                first = first[..^1];
        Span<char> copy = stackalloc char[Math.Min(first.Length, 64)];
        first[..copy.Length].CopyTo(copy);
        scratch.Write(copy);
        scratch.Write(ending);
        Replace(
            scratch,
            at,
            count,
            Read(scratch, new Item(null, start, scratch.LatinCount - start, TokenKind.Name, source))
        );
    }

    static void Split(Scratch scratch, int at, int prefix)
    {
        var item = scratch.Items[at];
        if (item.Known is not null)
            return;
        scratch.Add(default(Item));
        Array.Copy(scratch.Items, at, scratch.Items, at + 1, scratch.ItemCount - at - 1);
        scratch.Items[at] = new Item("abdul", 0, 0, TokenKind.Particle, TokenSource.Written);
        scratch.Items[at + 1] = Read(
            scratch,
            item with
            {
                Start = item.Start + prefix,
                Length = item.Length - prefix,
            }
        );
    }

    /// <summary>The word as the table has it, where it stands there.</summary>
    static Item Read(Scratch scratch, Item item) =>
        WordTable.People.FindWord(scratch.Text(item))?.Means is [var known]
            ? new Item(known.Text, 0, 0, known.Kind, TokenSource.Written)
            : item;

    static void Replace(Scratch scratch, int at, int count, Item item)
    {
        scratch.Items[at] = item;
        Array.Copy(
            scratch.Items,
            at + count,
            scratch.Items,
            at + 1,
            scratch.ItemCount - at - count
        );
        scratch.ItemCount -= count - 1;
    }
}
