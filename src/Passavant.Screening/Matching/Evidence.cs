namespace Passavant.Screening.Matching;

/// <summary>What a score is made of.</summary>
public enum Feature
{
    /// <summary>A word, or words, of the name asked about found in the listed one.</summary>
    Word,

    /// <summary>Words that stand on one side where others stand on the other.</summary>
    Instead,

    /// <summary>Words of the name asked about that the listed one lacks.</summary>
    Missing,

    /// <summary>Words of the listed name that the one asked about lacks.</summary>
    Added,

    /// <summary>The words stand in another order.</summary>
    Order,

    /// <summary>A number stands on one side only.</summary>
    Number,

    /// <summary>Another legal form.</summary>
    LegalForm,

    /// <summary>The name asked about was read in a way that is not the most usual.</summary>
    Reading,

    /// <summary>The list itself calls this name weak.</summary>
    WeakAlias,

    /// <summary>Birth, founding or building dates.</summary>
    Date,

    /// <summary>Countries.</summary>
    Country,

    /// <summary>Gender.</summary>
    Gender,

    /// <summary>Places of birth.</summary>
    Place,

    /// <summary>Passport, register and similar numbers.</summary>
    Identifier,

    /// <summary>A person here, an organisation or ship there.</summary>
    Kind,

    /// <summary>The name was found whole, or a number agrees: what speaks against it cannot bury it.</summary>
    Kept,
}

/// <summary>One part of a score.</summary>
/// <param name="Feature">What it is about.</param>
/// <param name="Points">What it adds, in hundredths of a point.</param>
/// <param name="Asked">What the party asked about says.</param>
/// <param name="Listed">What the list says.</param>
public readonly record struct Evidence(
    Feature Feature,
    int Points,
    string? Asked = null,
    string? Listed = null
);

/// <summary>Adds up evidence, and keeps it where somebody wants to read it.</summary>
internal struct Tally(List<Evidence>? kept)
{
    public int Points { get; private set; }

    public readonly bool IsKept => kept is not null;

    public void Add(Feature feature, int points, string? asked = null, string? listed = null)
    {
        Points += points;
        if (points != 0 || asked is not null)
            kept?.Add(new Evidence(feature, points, asked, listed));
    }
}
