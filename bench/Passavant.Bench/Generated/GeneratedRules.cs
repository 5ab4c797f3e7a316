namespace Passavant.Bench.Generated;

/// <summary>A numeric term of items, from 0 to 1000 in its unit.</summary>
public sealed record Parameter(string Name, string Unit);

/// <summary>A control: its thresholds must all hold.</summary>
/// <param name="Code">The code.</param>
/// <param name="Sensitivity">The row of the matrix, from 0.</param>
/// <param name="When">Its thresholds.</param>
public sealed record GeneratedControl(string Code, int Sensitivity, IReadOnlyList<Test> When);

/// <summary>A sign of risk.</summary>
/// <param name="Id">The id.</param>
/// <param name="Tier">The tier it belongs to.</param>
/// <param name="Level">The column of the matrix, from 1.</param>
/// <param name="When">One or two comparisons.</param>
public sealed record GeneratedIndicator(
    string Id,
    string Tier,
    int Level,
    IReadOnlyList<Test> When
);

/// <summary>What forbids, and what it yields to.</summary>
/// <param name="Id">The id; its derogation is called the same with a <c>-D</c>.</param>
/// <param name="From">The least sensitivity it reaches; 0 where it reaches every item, controlled or not.</param>
/// <param name="When">When it holds.</param>
/// <param name="Derogation">When it yields.</param>
public sealed record GeneratedProhibition(
    string Id,
    int From,
    IReadOnlyList<Test> When,
    IReadOnlyList<Test> Derogation
);

/// <summary>What lifts the requirement for controls up to a sensitivity.</summary>
/// <param name="Id">The id.</param>
/// <param name="UpTo">The greatest sensitivity it covers.</param>
/// <param name="When">When it holds.</param>
public sealed record GeneratedAuthorisation(string Id, int UpTo, IReadOnlyList<Test> When);
