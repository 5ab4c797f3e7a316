using System.Diagnostics;

namespace Passavant.Letters.Filling;

/// <summary>Which fields each kind of letter has.</summary>
public static class LetterFields
{
    private static readonly LetterField[] Always =
    [
        new("reference"),
        new("officer"),
        new("role"),
        new("contact"),
    ];

    private static readonly LetterField[] Applicant = [.. Always, new("applicant")];
    private static readonly LetterField Lines = new("lines", Of: [new("item"), new("party")]);
    private static readonly LetterField Basis = new("basis", Of: [new("provision"), new("says")]);
    private static readonly LetterField Changes = new("changes", Of: [new("change")]);
    private static readonly LetterField ReliedOn = new("reliedOn", Of: [new("fact")]);
    private static readonly LetterField Questions = new("questions", Of: [new("question")]);
    private static readonly LetterField[] Appeal =
    [
        new("appealBody"),
        new("appealBy"),
        new("appealTo"),
    ];
    private static readonly LetterField Link = new("link", Optional: true);

    /// <summary>The fields a template for this kind may use.</summary>
    public static IReadOnlyList<LetterField> Of(LetterKind kind) =>
        kind switch
        {
            LetterKind.Acknowledgement =>
            [
                .. Applicant,
                new("received"),
                new("decisionBy"),
                Link,
                new("missing", Optional: true, Of: [new("what")]),
            ],
            LetterKind.InformationRequest =>
            [
                .. Applicant,
                new("questions", Of: [new("question"), new("why")]),
                new("answerBy"),
                new("unanswered"),
                new("pause", Optional: true),
                Link,
            ],
            LetterKind.IntentToRefuse =>
            [
                .. Applicant,
                new("received"),
                Lines,
                Basis,
                new("considerations"),
                Changes,
                new("answerBy"),
                new("finalOn"),
                .. Appeal,
                Link,
            ],
            LetterKind.LicenceGranted =>
            [
                .. Applicant,
                new("licence"),
                new("lines", Of: [new("item"), new("quantity"), new("party")]),
                new("conditions", Optional: true, Of: [new("what"), new("due"), new("evidence")]),
                new("validFrom"),
                new("validUntil"),
                .. Appeal,
            ],
            LetterKind.Refusal =>
            [
                .. Applicant,
                new("received"),
                Lines,
                Basis,
                new("reasons"),
                new("heard", Optional: true),
                Changes,
                .. Appeal,
            ],
            LetterKind.NoLicenceRequired =>
            [
                .. Applicant,
                new("accord"),
                Lines,
                Basis,
                ReliedOn,
                new("validUntil", Optional: true),
                .. Appeal,
            ],
            LetterKind.Classification =>
            [
                .. Applicant,
                new("accord"),
                new("items", Of: [new("item"), new("code"), new("because")]),
                ReliedOn,
                new("validUntil", Optional: true),
                .. Appeal,
            ],
            LetterKind.AdvisoryOpinion =>
            [
                .. Applicant,
                new("accord"),
                new("question"),
                new("opinion"),
                ReliedOn,
            ],
            LetterKind.PartnerConsultation =>
            [
                .. Always,
                new("partner"),
                new("transaction"),
                Lines,
                new("denial", Optional: true),
                Questions,
                new("answerBy"),
                new("silence"),
            ],
            LetterKind.AdviceRequest =>
            [
                .. Always,
                new("ministry"),
                new("transaction"),
                Lines,
                Questions,
                new("answerBy"),
                new("silence"),
                Link,
            ],
            LetterKind.DenialNotification =>
            [
                .. Always,
                new("partner"),
                new("notification"),
                new("refusedOn"),
                new("lines", Of: [new("item"), new("quantity"), new("party")]),
                new("endUse"),
                Basis,
                new("validUntil"),
            ],
            LetterKind.AppealAcknowledged =>
            [
                .. Applicant,
                new("appeal"),
                new("received"),
                new("panel"),
                new("submissionsBy"),
                new("decisionBy"),
                new("hearing", Optional: true),
                new("interim", Optional: true),
            ],
            LetterKind.AppealOutcome =>
            [
                .. Applicant,
                new("appeal"),
                new("panel"),
                new("outcome"),
                new("reasons"),
                new("changed", Optional: true),
                new("further"),
            ],
            LetterKind.GrievanceOutcome =>
            [
                .. Applicant,
                new("grievance"),
                new("received"),
                new("finding"),
                new("reasons"),
                new("measures", Optional: true, Of: [new("what"), new("due")]),
                new("further"),
            ],
            LetterKind.EndUseStatementLink =>
            [
                .. Applicant,
                new("endUser"),
                new("lines", Of: [new("item"), new("quantity")]),
                new("link"),
                new("expires"),
            ],
            _ => throw new UnreachableException(),
        };
}
