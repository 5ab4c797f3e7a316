using Passavant.Accords;
using Passavant.Accords.Words;
using Passavant.Web.Cases;
using Passavant.Web.Pages.Parts;
using Passavant.Web.Pages.Parts.Drawings;

namespace Passavant.Web.Pages.Public;

/// <summary>The risk matrix: what technology of each domain meets on its way to each group of destinations, and how strictly an application is read.</summary>
[Anybody]
internal sealed class MatrixPage(Here here, Desk desk) : AccordPage(here, desk)
{
    private Treatments? treatments;

    private Treatments All => treatments ??= Treatments.Of(Edition!);

    /// <summary>The domain looked at closer, by its place in the map; null for none.</summary>
    public int? Row { get; private set; }

    /// <summary>The group looked at closer.</summary>
    public Group? Group { get; private set; }

    /// <summary>The domain looked at closer.</summary>
    public string? Domain => Row is { } row ? All.Domains[row] : null;

    /// <summary>What is required there.</summary>
    public IReadOnlyList<Treatment> There =>
        Row is null || Group is null ? [] : All.At(Domain, Group);

    /// <summary>Whether the accord tells groups of destinations apart.</summary>
    public bool HasMap => All.Groups.Count > 0 && All.Domains.Count > 0;

    public void OnGet(string? domain, string? to)
    {
        Group = All.Groups.FirstOrDefault(group => group.Name == to);
        for (var row = 0; row < All.Domains.Count; row++)
            if (domain is not null && (All.Domains[row] ?? "other") == domain)
                Row = row;
    }

    /// <summary>Domains by destinations.</summary>
    public Markup Map() =>
        HeatMap.Of(
            Here["What technology of each domain meets on its way to each group of destinations"],
            Here["Technology"],
            [.. All.Groups.Select(group => Telling.In(group.Label))],
            [
                .. All.Domains.Select(
                    (domain, row) =>
                        (
                            Telling.Domain(domain),
                            (IReadOnlyList<HeatCell>)
                                [.. All.Groups.Select(group => Cell(domain, row, group))]
                        )
                ),
            ]
        );

    /// <summary>Sensitivity by risk, as the accord has it.</summary>
    public Markup Policies() =>
        HeatMap.Of(
            Here["How an application is read, by sensitivity of the item and risk of the transfer"],
            Here["Sensitivity"],
            [.. Accord.Matrix.Risks.Select(risk => Here["Risk: {0}", Telling.Risk(risk)])],
            [
                .. Accord.Matrix.Sensitivities.Select(
                    (sensitivity, row) =>
                        (
                            Here["Sensitivity {0}", sensitivity],
                            (IReadOnlyList<HeatCell>)
                                [
                                    .. Accord.Matrix.Risks.Select(
                                        (_, column) =>
                                        {
                                            var cell = Accord.Matrix[row, column];
                                            var outcome = OutcomeWords.Of(cell.Policy);
                                            return new HeatCell(
                                                OutcomeWords.HeatOf(outcome),
                                                OutcomeWords.Brief(outcome, Here),
                                                Telling.Rung(cell.Level)
                                            );
                                        }
                                    ),
                                ]
                        )
                ),
            ]
        );

    /// <summary>What the colours stand for.</summary>
    public Markup Legend() =>
        HeatMap.Legend(
            Here["What the colours mean"],
            new[]
            {
                Outcome.NotRequired,
                Outcome.Authorised,
                Outcome.PresumptionOfApproval,
                Outcome.CaseByCase,
                Outcome.PresumptionOfDenial,
                Outcome.Prohibited,
            }.Select(outcome => (OutcomeWords.HeatOf(outcome), OutcomeWords.Say(outcome, Here)))
        );

    private HeatCell Cell(string? domain, int row, Group group)
    {
        var all = All.At(domain, group);
        var strictest = all.Max(one => one.Outcome);
        var kinds = all.GroupBy(one => one.Outcome).OrderBy(kind => kind.Key).ToList();
        var open = all.Count(one =>
            one.MayBeLifted.Count > 0
            && one.Outcome is > Outcome.Authorised and < Outcome.Prohibited
        );
        var notes = kinds
            .SkipLast(1)
            .Select(kind =>
                Here[
                    "{0} of {1}: {2}",
                    kind.Count(),
                    all.Count,
                    Names.Inside(OutcomeWords.Brief(kind.Key, Here))
                ]
            )
            .Concat(
                open > 0 ? [Here["{0} of {1} may be free under conditions", open, all.Count]] : []
            )
            .ToList();
        return new HeatCell(
            OutcomeWords.HeatOf(strictest),
            OutcomeWords.Brief(strictest, Here),
            notes.Count > 0 ? string.Join("; ", notes) : null,
            Link(
                $"/accord/matrix?domain={Uri.EscapeDataString(domain ?? "other")}&to={Uri.EscapeDataString(group.Name)}#there"
            ),
            Row == row && Group == group,
            [.. kinds.Select(kind => (OutcomeWords.HeatOf(kind.Key), kind.Count()))]
        );
    }
}
