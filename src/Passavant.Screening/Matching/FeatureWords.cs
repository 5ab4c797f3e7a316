namespace Passavant.Screening.Matching;

/// <summary>Features by name, and what each says: the scorer as a list that can be read.</summary>
public static class FeatureWords
{
    /// <summary>Every feature of the scorer, in the order it is weighed.</summary>
    public static IReadOnlyList<(Feature Feature, string Name, string Says)> All { get; } =
    [
        (
            Feature.Word,
            "word",
            "words found on both sides: their share of the name, less where they are less alike; a whole name has 100"
        ),
        (
            Feature.Instead,
            "instead",
            "words that stand on one side where others stand on the other"
        ),
        (
            Feature.Missing,
            "missing",
            "words of the name asked about that the listed one lacks: part of their share given back, or more taken"
        ),
        (
            Feature.Added,
            "added",
            "words of the listed name that the one asked about lacks: people leave names out, so part of their share is given back"
        ),
        (
            Feature.Order,
            "order",
            "another order: one turn (family name first) costs nearly nothing; father and son exchanged much"
        ),
        (Feature.Number, "number", "a number that stands on one side only"),
        (Feature.LegalForm, "legal form", "another legal form"),
        (Feature.Reading, "reading", "found by a reading of the script that is not the most usual"),
        (Feature.WeakAlias, "weak alias", "the list itself calls the name weak"),
        (Feature.Kind, "kind", "a person here, an organisation, ship or aircraft there"),
        (
            Feature.Date,
            "date",
            "birth, founding or building: the same day, month and day exchanged, a digit off, the year alone, years apart"
        ),
        (Feature.Country, "country", "a country in common, or none"),
        (Feature.Gender, "gender", "the same gender, or another"),
        (Feature.Place, "place", "a word of the place of birth in common"),
        (
            Feature.Identifier,
            "identifier",
            "a number of a register in common; for life-long numbers, another one"
        ),
        (
            Feature.Kept,
            "kept",
            "the name was found whole, or a number agrees: it stays at least possible, whatever speaks against it"
        ),
    ];

    /// <summary>A feature's name.</summary>
    public static string Name(Feature feature) => All.First(one => one.Feature == feature).Name;
}
