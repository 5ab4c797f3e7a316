namespace Passavant.Store;

/// <summary>What a letter was written from, so that it can be written again in another form.</summary>
public sealed record LetterRow
{
    /// <summary>The SHA-256 of the letter as PDF: the document it is.</summary>
    public required string Sha256 { get; init; }

    /// <summary>The case it belongs to.</summary>
    public required string Number { get; init; }

    /// <summary>What kind of letter it is.</summary>
    public required string Kind { get; init; }

    /// <summary>Its content.</summary>
    public required byte[] Content { get; init; }
}

/// <summary>Letters as they were written: what stands in them, whatever became of the templates since.</summary>
public static class WrittenLetters
{
    /// <summary>Keeps one. Keeping it again changes nothing.</summary>
    public static Task Keep(Transaction change, LetterRow letter) =>
        change.Do(
            "INSERT INTO letters (sha256, number, kind, content) VALUES (@Sha256, @Number, @Kind, @Content) ON CONFLICT (sha256) DO NOTHING",
            letter
        );

    /// <summary>One, by the SHA-256 of its PDF; null where there is none.</summary>
    public static Task<LetterRow?> Find(Reading reading, string sha256) =>
        reading.One<LetterRow>(
            "SELECT sha256, number, kind, content FROM letters WHERE sha256 = @sha256",
            new { sha256 }
        );
}
