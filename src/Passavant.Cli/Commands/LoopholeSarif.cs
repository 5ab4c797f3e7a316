using Passavant.Accords.Words;
using Passavant.Proofs;

namespace Passavant.Cli.Commands;

/// <summary>Findings for programs that follow results from run to run.</summary>
internal static class LoopholeSarif
{
    public static void Write(
        TextWriter output,
        IReadOnlyList<DraftReport> drafts,
        Language language
    ) =>
        SarifLog.Write(
            output,
            [
                .. drafts
                    .SelectMany(draft => draft.Findings)
                    .Select(finding => finding.Kind)
                    .Distinct()
                    .Order()
                    .Select(kind => new SarifRule(
                        Findings.Name(kind),
                        language.Say(kind),
                        language.Describe(kind)
                    )),
            ],
            [
                .. drafts.SelectMany(draft =>
                    draft.Findings.Select(finding => Result(draft, finding, language))
                ),
            ]
        );

    private static SarifResult Result(DraftReport draft, Finding finding, Language language)
    {
        var found = draft.Analysed.Where(combination => combination.Has(finding)).ToList();
        var message = finding.Sentence.In(language.Code);
        if (finding.Suggestion is { } suggestion)
            message += $" {suggestion.In(language.Code)}";
        if (!draft.IsInEvery(finding))
            message += $" ({string.Join("; ", found.Select(combination => combination.Name))})";
        var places = finding.Places.Where(place => place != default).Distinct().ToList();
        return new SarifResult(
            Findings.Name(finding.Kind),
            finding.Gravity switch
            {
                Gravity.Loophole => "error",
                Gravity.Flaw => "warning",
                _ => "note",
            },
            message,
            places.Count > 0 ? places : [found[0].Report!.Accord.Header.Place],
            finding.Id
        );
    }
}
