using Passavant.Accords;
using Passavant.Web.Cases;

namespace Passavant.Web.Pages.Public;

/// <summary>The criteria: the five questions risk is asked in, the signs that raise each, the safeguards that lower them, and what the review policies mean.</summary>
[Anybody]
internal sealed class CriteriaPage(Here here, Desk desk) : AccordPage(here, desk)
{
    /// <summary>The tiers that signs or safeguards speak of, each with them, the gravest sign first.</summary>
    public IEnumerable<(
        RiskTier Tier,
        IReadOnlyList<Indicator> Indicators,
        IReadOnlyList<Mitigation> Mitigations
    )> Tiers =>
        Enum.GetValues<RiskTier>()
            .Select(tier =>
                (
                    tier,
                    (IReadOnlyList<Indicator>)
                        [
                            .. Accord
                                .Indicators.Where(one => one.Tier == tier && Telling.MaySee(one))
                                .OrderByDescending(one => one.Level),
                        ],
                    (IReadOnlyList<Mitigation>)
                        [
                            .. Accord.Mitigations.Where(one =>
                                one.Tier == tier && Telling.MaySee(one)
                            ),
                        ]
                )
            )
            .Where(tier => tier.Item2.Count + tier.Item3.Count > 0);

    /// <summary>The class of a level of risk, by its place between the mildest and the gravest.</summary>
    public string Tag(int level) =>
        (Accord.Matrix.Risks.Count - 1 - level) switch
        {
            0 => "p-tag p-tag--stop",
            1 => "p-tag p-tag--wait",
            _ => "p-tag p-tag--mid",
        };
}
