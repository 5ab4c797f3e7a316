namespace Passavant.Screening.Matching;

/// <summary>What points mean.</summary>
internal static class Calibration
{
    /// <summary>From here on it is taken to be the listed party.</summary>
    public const int Strong = 9500;

    /// <summary>From here on somebody has to look.</summary>
    public const int Possible = 8800;

    /// <summary>From here on it is worth knowing.</summary>
    public const int Weak = 7000;

    // Set by hand, and held against labelled pairs from weak on (TruthTests); half of those pairs are the same.
    // Points, in hundredths, and how likely it is the same, in ten-thousandths; between them a straight line.
    private static readonly (int Points, int Likely)[] steps =
    [
        (0, 10),
        (4000, 100),
        (6000, 1500),
        (7200, 5000),
        (8000, 7500),
        (9000, 9000),
        (10_000, 9700),
        (12_000, 9950),
        (16_000, 9999),
    ];

    public static Tier TierOf(int points) =>
        points >= Strong ? Tier.Strong
        : points >= Possible ? Tier.Possible
        : points >= Weak ? Tier.Weak
        : Tier.None;

    public static int LeastOf(Tier tier) =>
        tier switch
        {
            Tier.Strong => Strong,
            Tier.Possible => Possible,
            Tier.Weak => Weak,
            _ => Screener.Everything,
        };

    public static decimal Probability(int points)
    {
        if (points <= steps[0].Points)
            return steps[0].Likely / 10_000m;
        for (var i = 1; i < steps.Length; i++)
            if (points <= steps[i].Points)
            {
                var (from, to) = (steps[i - 1], steps[i]);
                return (
                        from.Likely
                        + (points - from.Points)
                            * (to.Likely - from.Likely)
                            / (to.Points - from.Points)
                    ) / 10_000m;
            }
        return steps[^1].Likely / 10_000m;
    }
}
