namespace Passavant.Letters;

/// <summary>Who writes: the name, address and contact printed at the head.</summary>
public sealed record Letterhead
{
    /// <summary>The authority's name.</summary>
    public required string Authority
    {
        get;
        init => field = Plain.Line(value, "authority");
    }

    /// <summary>Where it sits, line by line.</summary>
    public required IReadOnlyList<string> Address
    {
        get;
        init => field = Plain.Lines(value, "own address");
    }

    /// <summary>How to reach it: telephone, mail, web; a line each.</summary>
    public required IReadOnlyList<string> Contact
    {
        get;
        init => field = Plain.Lines(value, "contact");
    }
}

/// <summary>What a letter says: its subject and its blocks, in the words of one language.</summary>
public sealed record LetterBody
{
    /// <summary>The language, with the words printed around the text.</summary>
    public required LetterWords Words { get; init; }

    /// <summary>What the letter is about.</summary>
    public required string Subject
    {
        get;
        init => field = Plain.Line(value, "subject");
    }

    /// <summary>The text, in order.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public required IReadOnlyList<Block> Blocks
    {
        get;
        init =>
            field =
                value.Count > 0
                    ? [.. value]
                    : throw new ArgumentException("a letter without text says nothing");
    }
}

/// <summary>A letter or decision, ready to be written as PDF, DOCX or HTML.</summary>
/// <remarks>Holds lists: compare what is written of it, not the records.</remarks>
public sealed record Letter
{
    /// <summary>Who writes.</summary>
    public required Letterhead Letterhead { get; init; }

    /// <summary>The reference to quote in an answer.</summary>
    public required string Reference
    {
        get;
        init => field = Plain.Line(value, "reference");
    }

    /// <summary>The day it bears.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>To whom, line by line.</summary>
    public required IReadOnlyList<string> Addressee
    {
        get;
        init => field = Plain.Lines(value, "addressee");
    }

    /// <summary>What it says.</summary>
    public required LetterBody Body { get; init; }

    /// <summary>What stands at the foot of every page: at most 300 characters.</summary>
    public required string Footer
    {
        get;
        init =>
            field =
                value.Length <= 300
                    ? Plain.Line(value, "footer")
                    : throw new ArgumentException(
                        $"a letter's footer has {value.Length} characters; expected at most 300"
                    );
    }
}
