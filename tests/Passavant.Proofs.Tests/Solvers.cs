namespace Passavant.Proofs.Tests;

/// <summary>The solvers tests ask.</summary>
internal static class Solvers
{
    /// <summary>The solver of that name. Skips the test when it is not installed, or fails it when PASSAVANT_REQUIRE_ALL=1.</summary>
    public static SolverProcess Require(string name)
    {
        if (SolverProcess.Find(name) is { } solver)
            return solver;
        var reason = $"needs the solver {name} on the PATH";
        if (Environment.GetEnvironmentVariable("PASSAVANT_REQUIRE_ALL") == "1")
            Assert.Fail(reason);
        Assert.Skip(reason);
        throw new InvalidOperationException(reason);
    }
}
