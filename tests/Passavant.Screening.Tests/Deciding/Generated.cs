using Passavant.Screening.Lists;

namespace Passavant.Screening.Tests.Deciding;

/// <summary>Invented parties and lists whose names are often alike.</summary>
internal static class Generated
{
    private static readonly string[] Words =
    [
        "Ivan",
        "Иван",
        "Specimen",
        "Спесимен",
        "Muster",
        "Erika",
        "Sample",
        "Samples",
        "Placeholder",
        "Trading",
        "Works",
        "LLC",
        "Ahmad",
        "أحمد",
        "Example",
        "7",
    ];

    public static Gen<T> Of<T>(params T[] values) =>
        Gen.Int[0, values.Length - 1].Select(i => values[i]);

    public static readonly Gen<string> Name = Of(Words)
        .Array[1, 3]
        .Select(words => string.Join(' ', words));

    public static readonly Gen<Party> Parties =
        from kind in Gen.Enum<PartyKind>()
        from names in Gen.Select(
            Name,
            Gen.Enum<NameKind>(),
            (text, named) => new PartyName(text, named)
        ).Array[1, 3]
        from dates in Of(
            PartialDate.Year(1961),
            PartialDate.Year(1962),
            PartialDate.Day(new DateOnly(1961, 5, 3))
        ).Array[0, 2]
        from countries in Of("RU", "KP", "FR").Array[0, 2]
        from gender in Gen.Enum<Gender>().Nullable()
        from identifiers in Gen.Select(
            Of("passport", "registration"),
            Of("123456", "123-457", "A 99 88 77"),
            Of("RU", null),
            (register, value, country) => new Identifier(register, value, country)
        ).Array[0, 2]
        select new Party
        {
            Id = "p",
            Kind = kind,
            Names = names,
            Dates = dates,
            Countries = countries,
            Gender = gender,
            Identifiers = identifiers,
        };

    public static readonly Gen<ListEntry> Entries =
        from party in Parties
        from effect in Gen.Enum<Effect>()
        from policy in Of(null, "Presumption of denial", "Case by case")
        from remarks in Of(null, "A remark", "Another")
        select new ListEntry
        {
            Party = party,
            Consequence = new Consequence(effect, policy),
            Remarks = remarks,
        };

    public static ListSnapshot List(string id, IEnumerable<ListEntry> entries) =>
        ListSnapshot.Of(
            new ListDescription
            {
                Id = id,
                Publisher = "Sample publisher",
                Title = "Sample list",
                Format = "ftm",
            },
            entries
        );

    public static ListEntry WithId(this ListEntry entry, string id) =>
        entry with
        {
            Party = entry.Party with { Id = id },
        };
}
