using Passavant.Accords.Reading;

namespace Passavant.Accords;

/// <summary>The five questions risk is asked in.</summary>
public enum RiskTier
{
    /// <summary>What the item is for.</summary>
    EndUse,

    /// <summary>Who uses it.</summary>
    EndUser,

    /// <summary>Whether it may reach another.</summary>
    Diversion,

    /// <summary>Human rights and humanitarian law.</summary>
    HumanRights,

    /// <summary>The stability of the region.</summary>
    RegionalStability,
}

/// <summary>A sign that raises one tier to a level.</summary>
public sealed class Indicator : Provision
{
    internal Indicator(Entry entry, IReadOnlyList<string> levels)
        : base(entry)
    {
        Tier = entry.Choice<RiskTier>("tier");
        Level = Math.Max(0, levels.ToList().IndexOf(entry.Text("level") ?? ""));
    }

    /// <summary>The tier it raises.</summary>
    public RiskTier Tier { get; }

    /// <summary>The level it raises it to, from 0 for the mildest.</summary>
    public int Level { get; }
}

/// <summary>A safeguard that lowers one tier once it is known to be in place.</summary>
public sealed class Mitigation : Provision
{
    internal Mitigation(Entry entry, IReadOnlyList<string> levels)
        : base(entry)
    {
        Tier = entry.Choice<RiskTier>("tier");
        Lowers = entry.Number("lowers") is { } steps
            ? (int)Math.Clamp(steps.ToDouble(), 0, 100)
            : 1;
        Floor = Math.Max(0, levels.ToList().IndexOf(entry.Text("not below") ?? ""));
        Conditions = entry.Wordings("conditions");
        VerifiedBy = entry.Wording("verified by");
    }

    /// <summary>The tier it lowers.</summary>
    public RiskTier Tier { get; }

    /// <summary>By how many levels.</summary>
    public int Lowers { get; }

    /// <summary>The level it never goes below.</summary>
    public int Floor { get; }

    /// <summary>Conditions that come with relying on it.</summary>
    public IReadOnlyList<Wording> Conditions { get; }

    /// <summary>How it is verified.</summary>
    public Wording? VerifiedBy { get; }

    /// <summary>The level of the tier once the mitigation counts.</summary>
    public int Apply(int level) => level <= Floor ? level : Math.Max(Floor, level - Lowers);
}

/// <summary>One cell: how an application is looked at, and on which rung of the ladder.</summary>
public sealed record MatrixCell(ReviewPolicy Policy, string Level);

/// <summary>Sensitivity by risk: the review policy and the level of decision for each.</summary>
/// <param name="Sensitivities">Rows, from mild to grave.</param>
/// <param name="Risks">Columns, from mild to grave.</param>
/// <param name="Cells">Row by row.</param>
public sealed record Matrix(
    IReadOnlyList<string> Sensitivities,
    IReadOnlyList<string> Risks,
    IReadOnlyList<IReadOnlyList<MatrixCell>> Cells
)
{
    /// <summary>The cell at a row and a column.</summary>
    public MatrixCell this[int sensitivity, int risk] => Cells[sensitivity][risk];
}
