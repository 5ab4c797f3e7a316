namespace Passavant.Screening.Lists;

/// <summary>What a user may say about a list when importing it.</summary>
public sealed record ImportOptions
{
    /// <summary>The id to give it; null for the format's own.</summary>
    public string? Id { get; init; }

    /// <summary>Who publishes it; null for who usually does.</summary>
    public string? Publisher { get; init; }

    /// <summary>Its title; null for the usual one.</summary>
    public string? Title { get; init; }

    /// <summary>The day of the list; null for the one the files state, if any.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>What standing on it means, for every entry; null for what the table of rules and the rows say.</summary>
    public Effect? Effect { get; init; }

    /// <summary>Whether a file known to be cut off is read as far as it goes; the snapshot then says that it is partial.</summary>
    public bool AllowPartial { get; init; }
}
