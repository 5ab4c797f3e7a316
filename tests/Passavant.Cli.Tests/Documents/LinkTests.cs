using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Passavant.Cli.Tests.Documents;

/// <summary>What documents point at is there.</summary>
public sealed partial class LinkTests
{
    public static TheoryData<string> Pages => [.. Repository.Documents];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_relative_link_leads_to_a_file_or_a_heading(string page)
    {
        var folder = Path.GetDirectoryName(page)!;
        var broken = new List<string>();
        foreach (Match link in Links().Matches(WithoutBlocks(page)))
        {
            var target = link.Groups[1].Value;
            if (
                target.Contains("://", StringComparison.Ordinal)
                || target.StartsWith("mailto:", StringComparison.Ordinal)
            )
                continue;
            var (path, heading) = target.Split('#') is [var file, var anchor]
                ? (file, anchor)
                : (target, "");
            var full =
                path.Length == 0
                    ? page
                    : Path.GetRelativePath(
                        Repository.Root,
                        Path.GetFullPath(Path.Combine(Repository.Root, folder, path))
                    );
            if (!Path.Exists(Path.Combine(Repository.Root, full)))
                broken.Add(target);
            else if (heading.Length > 0 && !Headings(full).Contains(heading))
                broken.Add($"{target} (no such heading)");
        }
        Assert.Equal([], broken);
    }

    private static IEnumerable<string> Headings(string page) =>
        WithoutBlocks(page)
            .Split('\n')
            .Where(line => line.StartsWith('#'))
            .Select(line => Anchor(line.TrimStart('#').Trim()));

    // As the usual places that show Markdown make anchors: lower case, letters and digits kept, blanks become dashes.
    private static string Anchor(string heading)
    {
        var anchor = new StringBuilder();
        foreach (var letter in heading.ToLower(CultureInfo.InvariantCulture))
            if (char.IsLetterOrDigit(letter) || letter is '-' or '_')
                anchor.Append(letter);
            else if (letter == ' ')
                anchor.Append('-');
        return anchor.ToString();
    }

    private static string WithoutBlocks(string page)
    {
        var text = new StringBuilder();
        var inside = false;
        foreach (var line in Repository.Read(page).Split('\n'))
            if (line.StartsWith("```", StringComparison.Ordinal))
                inside = !inside;
            else if (!inside)
                text.Append(line).Append('\n');
        return Code().Replace(text.ToString(), "");
    }

    [GeneratedRegex(@"\[[^\]]*\]\(([^)\s]+)\)")]
    private static partial Regex Links();

    [GeneratedRegex("`[^`\n]*`")]
    private static partial Regex Code();
}
