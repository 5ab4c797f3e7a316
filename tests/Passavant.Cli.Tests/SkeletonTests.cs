namespace Passavant.Cli.Tests;

public sealed class SkeletonTests
{
    [Fact]
    public void The_command_assembly_loads() =>
        Assert.Equal("passavant", System.Reflection.Assembly.Load("passavant").GetName().Name);
}
