using System.Text.RegularExpressions;

namespace Passavant.Cli.Tests.Documents;

/// <summary>The engine's nouns are the glossary's.</summary>
public sealed partial class GlossaryTests
{
    [Fact]
    public void Every_noun_of_the_engine_is_in_the_glossary()
    {
        var named = Quoted()
            .Matches(Repository.Read("docs/glossary.md"))
            .Select(match => match.Groups[1].Value)
            .ToHashSet();
        var nouns = typeof(Passavant.Accords.Accord)
            .Assembly.GetExportedTypes()
            .Where(type => type is { Namespace: "Passavant.Accords", IsNested: false })
            .Select(type => type.Name)
            .Where(name => !name.EndsWith("Json", StringComparison.Ordinal));
        Assert.Equal([], nouns.Except(named).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_type_the_glossary_names_exists()
    {
        var types = new[]
        {
            typeof(Passavant.Accords.Accord),
            typeof(Passavant.Trust.Log.LeafEntry),
        }
            .SelectMany(one => one.Assembly.GetExportedTypes())
            .Select(type => type.Name)
            .ToHashSet();
        Assert.Equal(
            [],
            Quoted()
                .Matches(Repository.Read("docs/glossary.md"))
                .Select(match => match.Groups[1].Value)
                .Where(name => !types.Contains(name))
        );
    }

    [GeneratedRegex("`([A-Z][A-Za-z]+)`")]
    private static partial Regex Quoted();
}
