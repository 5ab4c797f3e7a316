namespace Passavant.Screening.Names;

/// <summary>The consonants of a word as classes of sounds that transliterations confuse.</summary>
/// <remarks>
/// Equal for the same name in most spellings: <c>qadhafi</c>, <c>gaddafi</c> and <c>kadafi</c> are <c>kdf</c>.
/// The classes: b (b p), d (d z dh), f (f ph), h (h kh, but not at the end), j (j zh dj, g before e, i and y), k (k q g gh c ck), l, m, n, r, s (s ts tz ss ç), t (t th), v (v w), x (sh ch tch sch).
/// Vowels and y are left out, save that <c>a</c> stands for any at the start; double letters count once.
/// </remarks>
public static class Skeleton
{
    /// <summary>The skeleton of a word in Latin letters.</summary>
    public static string Of(ReadOnlySpan<char> latin, bool bare = false)
    {
        Span<char> to = latin.Length < 128 ? stackalloc char[256] : new char[latin.Length * 2 + 1];
        return new string(to[..Write(latin, to, bare)]);
    }

    /// <summary>The skeleton of a token. Bare is fair where either side comes from a script that leaves vowels out.</summary>
    public static string Of(NameToken token, bool bare = false) => Of(token.Text, bare);

    /// <summary>Writes the skeleton of a word in Latin letters and says how long it is: at most twice as long as the word and one more.</summary>
    /// <param name="bare">Leave out v and w after the start too, which such scripts write as they write u and o.</param>
    public static int Write(ReadOnlySpan<char> latin, Span<char> to, bool bare = false)
    {
        var count = 0;
        var last = '\0';
        for (var at = 0; at < latin.Length; )
        {
            var length = Sound(latin[at..], at, out var sound);
            at += length;
            if (sound == '\0')
            {
                last = '\0';
                if (at == length && count == 0)
                    to[count++] = 'a';
                continue;
            }

            if (bare && sound == 'v' && at > length || sound == last)
                continue;
            if (sound == 'h' && at == latin.Length && at > length)
                continue;
            to[count++] = last = sound;
            if (latin[at - 1] == 'x' && length == 1)
                to[count++] = last = 's';
        }

        return count;
    }

    /// <summary>The class of the sound a text begins with, and how many letters spell it; none for a vowel.</summary>
    static int Sound(ReadOnlySpan<char> text, int at, out char sound)
    {
        var next = text.Length > 1 ? text[1] : '\0';
        var third = text.Length > 2 ? text[2] : '\0';
        switch (text[0], next)
        {
            case ('t', 's') when third == 'c' && text.Length > 3 && text[3] == 'h':
                sound = 'x';
                return 4;
            case ('t', 'c' or 's') when third == 'h':
                sound = 'x';
                return 3;
            case ('s', 'c') when third == 'h':
                sound = 'x';
                return 3;
            case ('s', 'h') when third == 'c' && text.Length > 3 && text[3] == 'h':
                sound = 'x';
                return 4;
            case ('s' or 'c', 'h') or ('c', 'z'):
                sound = 'x';
                return 2;
            case ('k', 'h'):
                sound = 'h';
                return 2;
            case ('g', 'h') or ('c', 'k' or 'q'):
                sound = 'k';
                return 2;
            case ('d', 'h'):
                sound = 'd';
                return 2;
            case ('d', 'j') or ('z', 'h'):
                sound = 'j';
                return 2;
            case ('d', 'z') when third == 'h':
                sound = 'j';
                return 3;
            case ('t', 'h'):
                sound = 't';
                return 2;
            case ('t', 's' or 'z'):
                sound = 's';
                return 2;
            case ('p', 'h'):
                sound = 'f';
                return 2;
            case ('g', 'e' or 'i' or 'y'):
                sound = 'j';
                return 1;
            case ('c', 'e' or 'i' or 'y'):
                sound = 's';
                return 1;
        }

        sound = text[0] switch
        {
            'b' or 'p' => 'b',
            'c' or 'k' or 'q' or 'g' or 'x' => 'k',
            'd' or 'z' => 'd',
            'f' => 'f',
            'h' => 'h',
            'j' => 'j',
            'l' => 'l',
            'm' => 'm',
            'n' => 'n',
            'r' => 'r',
            's' => 's',
            't' => 't',
            'v' or 'w' => 'v',
            >= '0' and <= '9' => text[0],
            _ => '\0',
        };
        return 1;
    }
}
