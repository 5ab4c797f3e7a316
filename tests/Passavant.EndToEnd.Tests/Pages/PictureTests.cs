using System.Text.RegularExpressions;
using Passavant.Accords.Tests;

namespace Passavant.EndToEnd.Tests.Pages;

/// <summary>The pictures of the guide are made here, of the demonstration; with PASSAVANT_UPDATE=1 they are laid where the guide shows them.</summary>
public sealed partial class PictureTests
{
    // What the picture is called, who looks, and at which page.
    private static readonly (string Name, string Who, string Path)[] Pictures =
    [
        ("start", "", ""),
        ("matrix", "", "/accord/matrix"),
        ("control", "", "/accord/controls/NUC.3"),
        ("ladder", "", "/accord/ladder"),
        ("tasks", "sunniva", "/applications/2026-000029"),
        ("applicant-case", "kari", "/applications/2026-000020"),
        ("queue", "ole", "/work"),
        ("case", "tor", "/work/2026-000027"),
        ("supervision", "sam", "/supervision"),
    ];

    [Fact]
    public async Task The_pictures_of_the_guide_are_of_the_pages_as_they_are()
    {
        await using var site = await Site.Open();
        await Walk.Through(
            site,
            Glass.Desktop,
            async walk =>
            {
                foreach (var (name, who, path) in Pictures)
                {
                    var visitor = await walk.As(who);
                    await visitor.Go(path);
                    Assert.Equal(200, visitor.Status);
                    await visitor.Picture("guide", name, isWhole: false);
                }
                var nobody = await walk.As();
                await nobody.Go("/check");
                await nobody.Press("Start now");
                await nobody.Picture("guide", "question", isWhole: false);
            }
        );
        if (Environment.GetEnvironmentVariable("PASSAVANT_UPDATE") is "1")
            foreach (var file in Directory.EnumerateFiles(Made))
                File.Copy(file, Path.Combine(Shown, Path.GetFileName(file)), true);
    }

    [Fact]
    public void Every_picture_the_guide_shows_is_made_by_the_test_and_there()
    {
        var shown = Directory
            .EnumerateFiles(Path.Combine(Repository.Root, "docs", "guide"), "*.md")
            .SelectMany(file => Pictured().Matches(File.ReadAllText(file)))
            .Select(match => match.Groups[1].Value)
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ToList();
        Assert.Equal(
            Pictures.Select(one => one.Name).Append("question").Order(StringComparer.Ordinal),
            shown
        );
        Assert.All(
            shown,
            name => Assert.True(File.Exists(Path.Combine(Shown, $"{name}.png")), name)
        );
    }

    private static string Made { get; } =
        Path.Combine(Repository.Root, "artifacts", "screens", "guide");

    private static string Shown { get; } =
        Path.Combine(Repository.Root, "docs", "guide", "pictures");

    [GeneratedRegex(@"\(pictures/([a-z-]+)\.png\)")]
    private static partial Regex Pictured();
}
