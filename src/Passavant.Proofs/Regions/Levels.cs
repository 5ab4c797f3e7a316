namespace Passavant.Proofs.Regions;

/// <summary>Which of the choices made so far something follows from, by level from 0. Levels beyond the last that is kept count as one.</summary>
internal readonly record struct Levels(ulong A, ulong B, ulong C, ulong D)
{
    private const int Last = 255;

    /// <summary>It follows from the question alone.</summary>
    public static Levels None => default;

    /// <summary>It may follow from any choice.</summary>
    public static Levels Any => new(ulong.MaxValue, ulong.MaxValue, ulong.MaxValue, ulong.MaxValue);

    public static Levels Of(int level)
    {
        var bit = 1UL << (Math.Min(level, Last) & 63);
        return (Math.Min(level, Last) >> 6) switch
        {
            0 => new(bit, 0, 0, 0),
            1 => new(0, bit, 0, 0),
            2 => new(0, 0, bit, 0),
            _ => new(0, 0, 0, bit),
        };
    }

    public bool Holds(int level) => level >= Last || (this & Of(level)) != None;

    /// <summary>Without a level; the levels that count as one stay.</summary>
    public Levels Without(int level) => level >= Last ? this : this & ~Of(level);

    public static Levels operator |(in Levels left, in Levels right) =>
        new(left.A | right.A, left.B | right.B, left.C | right.C, left.D | right.D);

    public static Levels operator &(in Levels left, in Levels right) =>
        new(left.A & right.A, left.B & right.B, left.C & right.C, left.D & right.D);

    public static Levels operator ~(in Levels levels) =>
        new(~levels.A, ~levels.B, ~levels.C, ~levels.D);
}
