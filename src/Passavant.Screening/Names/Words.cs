namespace Passavant.Screening.Names;

/// <summary>How a word stood in the text.</summary>
[Flags]
enum Marks : byte
{
    None = 0,

    /// <summary>A comma stands before it.</summary>
    AfterComma = 1,

    /// <summary>A slash between spaces stands before it.</summary>
    AfterSlash = 2,

    /// <summary>Only a dot or slash stands between it and the word before: S.A.</summary>
    Joined = 4,

    /// <summary>Written in capitals throughout.</summary>
    Capitals = 8,

    /// <summary>A dot stands after it.</summary>
    Dotted = 16,
}

/// <summary>A run of letters and digits of one script.</summary>
/// <param name="Start">Where its folded letters begin.</param>
/// <param name="Length">How many they are.</param>
/// <param name="Bracket">Which pair of brackets it stands in, counted from 1; 0 outside.</param>
readonly record struct Word(int Start, int Length, Script Script, Marks Marks, int Bracket);
