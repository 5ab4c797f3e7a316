using Passavant.Letters.Filling;

namespace Passavant.Letters.Tests;

/// <summary>Invented letters.</summary>
internal static class Samples
{
    public static readonly DateTimeOffset Made = new(2026, 12, 1, 9, 0, 0, TimeSpan.Zero);

    public static readonly IReadOnlyList<LetterWords> Languages =
    [
        LetterWords.English,
        LetterWords.French,
    ];

    public static Letter Letter(LetterBody body, params string[] addressee) =>
        new()
        {
            Letterhead = new Letterhead
            {
                Authority = "Office for Technology Transfers of Exampleland",
                Address = ["12 Harbour Street", "1000 Sample City"],
                Contact = ["licences@authority.example", "+00 1 234 56 78"],
            },
            Reference = "EX-2026-00417",
            Date = new DateOnly(2026, 12, 1),
            Addressee =
                addressee.Length > 0
                    ? addressee
                    :
                    [
                        "Sample Vacuum Instruments Ltd",
                        "Ms A. Specimen",
                        "4 Mill Lane",
                        "2000 Specimen Town",
                    ],
            Body = body,
            Footer =
                "Office for Technology Transfers of Exampleland · 12 Harbour Street, 1000 Sample City",
        };

    public static Letter Letter(params Block[] blocks) =>
        Letter(
            new LetterBody
            {
                Words = LetterWords.English,
                Subject = "A letter about something",
                Blocks = blocks,
            }
        );

    public static Letter Letter(LetterKind kind, LetterWords words) =>
        Letter(DefaultTemplates.Of(kind, words).Fill(Full(kind)));

    /// <summary>A value for every field of a kind.</summary>
    public static Dictionary<string, FieldValue> Full(LetterKind kind) =>
        Full(LetterFields.Of(kind), 3);

    public static Dictionary<string, FieldValue> Full(
        IReadOnlyList<LetterField> fields,
        int entries
    ) =>
        fields.ToDictionary(
            field => field.Name,
            field =>
                field.Of is { } of
                    ? new FieldValue.Each([
                        .. Enumerable.Range(1, entries).Select(i => Entry(of, i)),
                    ])
                    : Value(field.Name, 0)
        );

    private static Dictionary<string, FieldValue> Entry(IReadOnlyList<LetterField> of, int i) =>
        of.ToDictionary(field => field.Name, field => Value(field.Name, i));

    private static FieldValue Value(string name, int i) =>
        name switch
        {
            "reference" => "EX-2026-00417",
            "applicant" => "Sample Vacuum Instruments Ltd",
            "officer" => "J. Ferrier",
            "role" => "Senior licensing officer",
            "contact" => "licences@authority.example",
            "item" => $"Pressure transducer PT-{i}, 2B230",
            "party" => i == 2
                ? "Institut d’exemple, Ville-Modèle"
                : "Specimen Process Works, Modelbourg",
            "quantity" => $"{i * 20} pieces",
            "provision" => $"Article {i + 11}(1)",
            "says" =>
                "a transfer is refused where a risk of diversion remains that no condition removes",
            "what" =>
                $"Send a report on where each of the {i * 20} transducers is installed, with serial numbers",
            "evidence" => "Report signed by the end user’s responsible official",
            "due"
            or "answerBy"
            or "appealBy"
            or "decisionBy"
            or "received"
            or "validUntil"
            or "validFrom"
            or "finalOn"
            or "expires"
            or "refusedOn"
            or "submissionsBy" => new DateOnly(2027, 1 + (i % 12), 1 + name.Length),
            "reasons" or "considerations" or "heard" or "finding" =>
                "The end user runs two sites. At one of them, access is shared with a plant for which we have no assurance of peaceful use.\nThe route passes through a free zone in which the goods would be stored for up to ninety days under the control of an agent who is not named in the application.",
            "change" =>
                $"the goods go to site {i} only, and the end user lets us verify the installation within sixty days",
            _ => $"this is what {name} says{(i == 0 ? "" : $" ({i})")}.",
        };
}
