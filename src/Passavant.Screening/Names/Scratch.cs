namespace Passavant.Screening.Names;

/// <summary>The buffers one thread reads names with.</summary>
sealed class Scratch
{
    const int Kept = 1 << 14;

    [ThreadStatic]
    static Scratch? mine;

    public char[] Normal = new char[256];
    public char[] Folded = new char[256];
    public Word[] Words = new Word[32];
    public char[] Latin = new char[256];
    public Item[] Items = new Item[32];
    public int FoldedCount;
    public int WordCount;
    public int LatinCount;
    public int ItemCount;

    /// <summary>This thread's buffers, emptied; put back with <see cref="Return"/>.</summary>
    public static Scratch Rent()
    {
        var scratch = mine ?? new Scratch();
        mine = null;
        scratch.FoldedCount = scratch.WordCount = scratch.LatinCount = scratch.ItemCount = 0;
        return scratch;
    }

    public void Return()
    {
        if (Folded.Length <= Kept && Latin.Length <= Kept && Items.Length <= Kept)
            mine = this;
    }

    public void Fold(char letter)
    {
        if (FoldedCount == Folded.Length)
            Array.Resize(ref Folded, FoldedCount * 2);
        Folded[FoldedCount++] = letter;
    }

    public void Add(Word word)
    {
        if (WordCount == Words.Length)
            Array.Resize(ref Words, WordCount * 2);
        Words[WordCount++] = word;
    }

    public void Write(char letter)
    {
        if (LatinCount == Latin.Length)
            Array.Resize(ref Latin, LatinCount * 2);
        Latin[LatinCount++] = letter;
    }

    public void Write(ReadOnlySpan<char> letters)
    {
        foreach (var letter in letters)
            Write(letter);
    }

    public void Add(Item item)
    {
        if (ItemCount == Items.Length)
            Array.Resize(ref Items, ItemCount * 2);
        Items[ItemCount++] = item;
    }

    /// <summary>Ends a word written to <see cref="Latin"/>; nothing where nothing was written.</summary>
    public void End(int start, TokenSource source, TokenKind kind = TokenKind.Name)
    {
        if (LatinCount > start)
            Add(new Item(null, start, LatinCount - start, kind, source));
    }

    public ReadOnlySpan<char> Text(in Word word) => Folded.AsSpan(word.Start, word.Length);

    public ReadOnlySpan<char> Text(in Item item) =>
        item.Known is null ? Latin.AsSpan(item.Start, item.Length) : item.Known;
}

/// <summary>A token in the making: a word of a table, or a stretch of <see cref="Scratch.Latin"/>.</summary>
readonly record struct Item(
    string? Known,
    int Start,
    int Length,
    TokenKind Kind,
    TokenSource Source
);
