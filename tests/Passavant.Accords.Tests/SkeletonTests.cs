namespace Passavant.Accords.Tests;

public sealed class SkeletonTests
{
    [Fact]
    public void The_engine_assembly_loads() =>
        Assert.Equal(
            "Passavant.Accords",
            System.Reflection.Assembly.Load("Passavant.Accords").GetName().Name
        );
}
