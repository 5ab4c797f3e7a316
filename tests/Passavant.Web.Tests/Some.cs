using Passavant.Screening;
using Passavant.Screening.Lists;

namespace Passavant.Web.Tests;

/// <summary>Invented lists.</summary>
internal static class Some
{
    public static readonly DateTimeOffset Now = new(2026, 12, 1, 9, 0, 0, TimeSpan.Zero);

    public static ListSnapshot Denials(int day = 20, params ListEntry[] more) =>
        ListSnapshot.Of(
            new ListDescription
            {
                Id = "denials",
                Publisher = "The notifying states",
                Title = "Denial notifications",
                Format = "denials",
                Date = new DateOnly(2026, 11, day),
            },
            [
                new ListEntry
                {
                    Party = new Party
                    {
                        Id = "D-1",
                        Kind = PartyKind.Organisation,
                        Names =
                        [
                            new("Sample Trading House"),
                            new("Specimen Trading", NameKind.Alias),
                        ],
                        Countries = ["KP"],
                        Identifiers = [new("registration", "12345")],
                        Addresses = ["1 Example Street, Example City"],
                    },
                    Consequence = new(
                        Effect.Denied,
                        ItemScope: "3A225",
                        DeniedBy: "FR",
                        Until: new DateOnly(2028, 3, 14)
                    ),
                },
                .. more,
            ]
        );

    public static ListSnapshot Sanctions(int day = 25, params ListEntry[] more) =>
        ListSnapshot.Of(
            new ListDescription
            {
                Id = "ftm",
                Publisher = "Invented",
                Title = "Invented sanctions",
                Format = "ftm",
                Date = new DateOnly(2026, 11, day),
            },
            [Ivan, Ship, .. more]
        );

    public static ListEntry Ivan { get; } =
        new()
        {
            Party = new Party
            {
                Id = "NK-ivan",
                Kind = PartyKind.Person,
                Names = [new("Иван Образцов"), new("Ivan Obraztsov", NameKind.Alias)],
                Dates = [PartialDate.Day(new DateOnly(1961, 5, 3))],
                Countries = ["RU"],
                Gender = Gender.Male,
            },
            Consequence = new(Effect.Prohibits),
            Other =
            [
                KeyValuePair.Create("@caption", "Ivan Obraztsov"),
                KeyValuePair.Create("@first_seen", "2025-01-01T00:00:00"),
                KeyValuePair.Create("@referents", "gb-77"),
                KeyValuePair.Create("@schema", "Person"),
                KeyValuePair.Create("topics", "sanction"),
            ],
        };

    public static ListEntry Ship { get; } = Vessel("NK-ship", "Muster Star", "9074729");

    public static ListEntry Vessel(string id, string name, string imo) =>
        new()
        {
            Party = new Party
            {
                Id = id,
                Kind = PartyKind.Vessel,
                Names = [new(name)],
                Identifiers = [new("imo", imo)],
            },
            Consequence = new(Effect.RedFlag),
        };

    public static ListEntry Firm(int number) =>
        new()
        {
            Party = new Party
            {
                Id = $"F-{number:00000}",
                Kind = PartyKind.Organisation,
                Names = [new($"Beispiel {Word(number)} {Word(number * 7 + 3)} Works")],
            },
            Consequence = new(Effect.RedFlag),
        };

    // A word of three syllables for each number.
    public static string Word(int number)
    {
        string[] syllables =
        [
            "ba",
            "ke",
            "lo",
            "mi",
            "nu",
            "ra",
            "se",
            "to",
            "vi",
            "zu",
            "gor",
            "pel",
            "tan",
        ];
        var word = "";
        for (var i = 0; i < 3; i++, number /= syllables.Length)
            word += syllables[number % syllables.Length];
        return char.ToUpperInvariant(word[0]) + word[1..];
    }
}
