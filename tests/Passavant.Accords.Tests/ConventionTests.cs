using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Passavant.Accords.Tests;

/// <summary>What the style of the house demands of every type and file.</summary>
public sealed partial class ConventionTests
{
    static readonly Assembly Engine = typeof(Accord).Assembly;

    static IEnumerable<Type> Types =>
        Engine
            .GetTypes()
            .Where(type =>
                type.GetCustomAttribute<CompilerGeneratedAttribute>() is null
                && !type.Name.StartsWith('<')
            );

    [Fact]
    public void Classes_are_sealed_or_abstract() =>
        Assert.DoesNotContain(
            Types,
            type =>
                type.IsClass
                && !type.IsSealed
                && !type.IsAbstract
                && !type.IsSubclassOf(typeof(Delegate))
        );

    [Fact]
    public void Nothing_public_can_be_set_after_construction()
    {
        Assert.DoesNotContain(
            Types.Where(type => type.IsVisible).SelectMany(type => type.GetProperties()),
            property =>
                property.SetMethod is { IsPublic: true } set
                && !set
                    .ReturnParameter.GetRequiredCustomModifiers()
                    .Contains(typeof(IsExternalInit))
        );
        Assert.DoesNotContain(
            Types
                .Where(type => type.IsVisible && !type.IsEnum)
                .SelectMany(type =>
                    type.GetFields(
                        BindingFlags.Public
                            | BindingFlags.Instance
                            | BindingFlags.Static
                            | BindingFlags.DeclaredOnly
                    )
                ),
            field => !field.IsInitOnly && !field.IsLiteral
        );
    }

    [Fact]
    public void The_engine_references_nothing_but_the_base_library_and_the_YAML_parser() =>
        Assert.All(
            Engine.GetReferencedAssemblies(),
            reference =>
                Assert.True(
                    reference.Name is "YamlDotNet"
                        || reference.Name!.StartsWith("System.", StringComparison.Ordinal),
                    reference.Name
                )
        );

    [Fact]
    public void No_public_type_bears_the_name_of_a_layer() =>
        Assert.DoesNotContain(Types, type => LayerName().IsMatch(type.Name));

    [GeneratedRegex("(Manager|Helper|Helpers|Processor|Dto|Impl|Utils|Service)$")]
    private static partial Regex LayerName();

    [Fact]
    public void Every_relative_link_in_Markdown_leads_to_a_file()
    {
        var broken =
            from file in Repository.Files("", "*.md")
            from Match link in Link().Matches(File.ReadAllText(file))
            let target = link.Groups[1].Value.Split('#')[0]
            where
                target.Length > 0
                && !target.Contains("://", StringComparison.Ordinal)
                && !target.StartsWith("mailto:", StringComparison.Ordinal)
            where
                !Path.Exists(
                    Path.Combine(Path.GetDirectoryName(file)!, Uri.UnescapeDataString(target))
                )
            select $"{Path.GetRelativePath(Repository.Root, file)}: {target}";
        Assert.Empty(broken);
    }

    [GeneratedRegex(@"\]\(([^)\s]+)(?:\s+""[^""]*"")?\)")]
    private static partial Regex Link();

    [Fact]
    public void No_file_names_a_package_registry()
    {
        // In halves, so that this file does not name them either.
        string[] hosts =
        [
            "nuget" + ".org",
            "npmjs" + ".",
            "pypi" + ".org",
            "crates" + ".io",
            "proxy.golang" + ".org",
            "jfrog" + ".io",
        ];
        string[] patterns =
        [
            "*.cs",
            "*.csproj",
            "*.props",
            "*.targets",
            "*.json",
            "*.config",
            "*.yml",
            "*.sh",
            "*.js",
            "build",
            "run",
        ];
        var named =
            from pattern in patterns
            from file in Repository.Files("", pattern)
            where new FileInfo(file).Length < 5_000_000
            let text = File.ReadAllText(file)
            from host in hosts
            where text.Contains(host, StringComparison.OrdinalIgnoreCase)
            select $"{Path.GetRelativePath(Repository.Root, file)}: {host}";
        Assert.Empty(named);
    }
}
