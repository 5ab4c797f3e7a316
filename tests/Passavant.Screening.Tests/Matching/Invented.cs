using Passavant.Screening.Lists;

namespace Passavant.Screening.Tests.Matching;

/// <summary>Made-up lists and parties, in many ways alike, so that they are mistaken for one another.</summary>
internal static class Invented
{
    private static readonly string[] given =
    [
        "Ahmed",
        "Ahmad",
        "Mohammed",
        "Ivan",
        "Iwan",
        "Sergei",
        "Sergey",
        "Kim",
        "Jong",
        "Il",
        "Maria",
        "Marija",
        "Ali",
        "Abdul",
        "Rahman",
        "Юрий",
        "محمد",
        "حسین",
        "李",
        "김",
    ];

    private static readonly string[] family =
    [
        "Ivanov",
        "Iwanow",
        "Petrov",
        "Hassan",
        "Hasan",
        "al-Tikriti",
        "Rahmani",
        "Chol",
        "Sidorova",
        "Garcia",
        "Garcias",
        "van der Berg",
        "Kowalska",
        "Kovalska",
        "Иванов",
        "Tanaka",
    ];

    private static readonly string[] firms =
    [
        "Romashka LLC",
        "ООО Ромашка",
        "Romashka Trading Co Ltd",
        "Northern Optical Plant",
        "Northern Optical Works JSC",
        "Sunrise Electronics Limited",
        "Sunrise Technology (HK) Co. Ltd",
        "Institute of Physics 27",
        "Institute of Physics 48",
        "Delta Shipping",
    ];

    private static readonly string[] countries = ["RU", "IR", "KP", "SY", "CN"];

    private static Gen<T> Of<T>(T[] values) =>
        Gen.Int[0, values.Length - 1].Select(index => values[index]);

    private static readonly Gen<string> name = Gen.Frequency(
        (3, Gen.Select(Of(given), Of(family), (one, other) => $"{one} {other}")),
        (
            1,
            Gen.Select(
                Of(given),
                Of(given),
                Of(family),
                (one, two, other) => $"{one} {two} {other}"
            )
        ),
        (1, Gen.Select(Of(family), Of(given), (one, other) => $"{one}, {other}")),
        (1, Of(firms))
    );

    private static readonly Gen<PartialDate[]> dates = Gen.Frequency(
        (2, Gen.Const<PartialDate[]>([])),
        (1, Gen.Int[1950, 1956].Select(year => new[] { PartialDate.Year(year) })),
        (
            1,
            Gen.Select(
                Gen.Int[1950, 1956],
                Gen.Int[1, 12],
                Gen.Int[1, 28],
                (year, month, day) => new[] { PartialDate.Day(new DateOnly(year, month, day)) }
            )
        )
    );

    /// <summary>A party with a name and sometimes more.</summary>
    public static readonly Gen<Party> Party = Gen.Select(
        name,
        dates,
        Of(countries).Array[0, 2],
        Gen.Int[0, 3],
        Gen.Int[0, 20],
        (text, born, from, gender, number) =>
            new Party
            {
                Id = "asked",
                Kind = firms.Contains(text) ? PartyKind.Organisation : PartyKind.Person,
                Names = [new PartyName(text)],
                Dates = born,
                Countries = [.. from.Distinct()],
                Gender =
                    firms.Contains(text) ? null
                    : gender == 0 ? Gender.Female
                    : gender == 1 ? Gender.Male
                    : null,
                Identifiers = number < 3 ? [new Identifier("passport", $"AB12345{number}")] : [],
            }
    );

    /// <summary>A list of 1 to 60 entries.</summary>
    public static readonly Gen<ListSnapshot> List = Party
        .Array[1, 60]
        .Select(parties => Snapshot(parties));

    public static ListSnapshot Snapshot(params Party[] parties) =>
        ListSnapshot.Of(
            new ListDescription
            {
                Id = "invented",
                Publisher = "Nobody",
                Title = "Invented",
                Format = "test",
            },
            parties.Select(
                (party, at) =>
                    new ListEntry
                    {
                        Party = party with { Id = $"E{at:000}" },
                        Consequence = new Consequence(Effect.Prohibits),
                    }
            )
        );

    public static Party Named(string text, PartyKind kind = PartyKind.Person) =>
        new()
        {
            Id = "asked",
            Kind = kind,
            Names = [new PartyName(text)],
        };
}
