using System.Security.Cryptography;
using System.Text;

namespace Passavant.Store;

/// <summary>One step of the tables' history. Its name orders it; its text never changes once it was released.</summary>
/// <param name="Name">Such as <c>0001-events</c>.</param>
/// <param name="Text">What it does, in the SQL of both stores.</param>
internal sealed record Migration(string Name, string Text)
{
    /// <summary>The steps this program knows, in order.</summary>
    public static IReadOnlyList<Migration> Known { get; } = [.. Embedded()];

    /// <summary>The SHA-256 of the text.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)));

    private static IEnumerable<Migration> Embedded()
    {
        var assembly = typeof(Migration).Assembly;
        foreach (
            var name in assembly
                .GetManifestResourceNames()
                .Where(name => char.IsAsciiDigit(name[0]))
                .Order(StringComparer.Ordinal)
        )
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return new Migration(
                name,
                reader.ReadToEnd().Replace("\r\n", "\n", StringComparison.Ordinal)
            );
        }
    }
}
