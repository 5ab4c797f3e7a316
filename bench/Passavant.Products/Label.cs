using System.Text.RegularExpressions;

namespace Passavant.Products;

/// <summary>What a published classification says. A closed family.</summary>
internal abstract partial record Label
{
    private Label() { }

    /// <summary>Nothing was published.</summary>
    public sealed record Silent : Label;

    /// <summary>On no list of dual-use items, or the basket of everything else.</summary>
    public sealed record Unlisted : Label;

    /// <summary>One of these codes.</summary>
    public sealed record Listed(IReadOnlyList<ControlCode> Codes) : Label;

    /// <summary>Not these codes; nothing is said of others.</summary>
    public sealed record NotListedAs(IReadOnlyList<ControlCode> Codes) : Label;

    /// <summary>Reads a label; what stands in brackets is a remark.</summary>
    public static Label Read(string text)
    {
        var open = text.IndexOf('(', StringComparison.Ordinal);
        var plain = (open < 0 ? text : text[..open]).Trim();
        var codes = Code().Matches(plain).Select(match => ControlCode.Parse(match.Value)).ToList();
        return plain.Length == 0 ? new Silent()
            : plain is "none"
            || plain.StartsWith("EAR99", StringComparison.Ordinal)
            || plain.StartsWith("not listed", StringComparison.Ordinal)
                ? new Unlisted()
            : codes.Count == 0 ? new Silent()
            : plain.StartsWith("not ", StringComparison.Ordinal) ? new NotListedAs(codes)
            : new Listed(codes);
    }

    [GeneratedRegex("[0-9][A-E][0-9]{3}(\\.[a-z0-9]+)*")]
    private static partial Regex Code();
}
