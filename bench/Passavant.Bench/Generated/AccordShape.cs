namespace Passavant.Bench.Generated;

/// <summary>How large a generated accord is.</summary>
/// <param name="Controls">How many controls, each with three thresholds.</param>
/// <param name="Parameters">Over how many numeric parameters the thresholds range.</param>
/// <param name="Sensitivities">Rows of the matrix.</param>
/// <param name="Risks">Columns of the matrix.</param>
/// <param name="Prohibitions">How many prohibitions; each has one derogation.</param>
/// <param name="Authorisations">How many authorisations.</param>
public sealed record AccordShape(
    int Controls,
    int Parameters,
    int Sensitivities,
    int Risks,
    int Prohibitions,
    int Authorisations
)
{
    /// <summary>200 rules: 40 controls, 150 cells, 10 overrides (3 prohibitions, 3 derogations, 4 authorisations).</summary>
    public static AccordShape TwoHundredRules { get; } = new(40, 10, 15, 10, 3, 4);

    /// <summary>500 provisions, beside the matrix: 460 controls, 18 indicators, 1 requirement, 21 overrides.</summary>
    public static AccordShape FiveHundredProvisions { get; } = new(460, 20, 15, 10, 7, 7);
}
