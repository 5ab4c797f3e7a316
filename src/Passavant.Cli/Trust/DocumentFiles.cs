using System.Text;
using Passavant.Cli.Casework;
using Passavant.Cli.Files;
using Passavant.Trust.Documents;

namespace Passavant.Cli.Trust;

/// <summary>Reads what a document is checked with: root keys, lists of issuers, status lists.</summary>
internal static class DocumentFiles
{
    private const int LongestKey = 1 << 14;
    private const int LongestList = 1 << 24;

    /// <summary>The document: a file, standard input for <c>-</c>, or the text itself.</summary>
    public static byte[] Document(string given, Surroundings surroundings)
    {
        if (given == "-" || File.Exists(Path.Combine(surroundings.Folder, given)))
            return BoundedFile.Read(given, DocumentCheck.LongestInput, surroundings, "a document");
        var text = given.Trim();
        return
            text.StartsWith(DocumentSummary.QrPrefix, StringComparison.Ordinal)
            || text.Contains('~', StringComparison.Ordinal)
            ? Encoding.UTF8.GetBytes(given)
            : throw new Trouble(
                $"there is no file '{Reading.Plain(given)}', and the text of a document begins with {DocumentSummary.QrPrefix} or has a '~' in it."
            );
    }

    /// <summary>A public key as a JWK, or the file that holds one.</summary>
    public static DocumentKey Key(string given, Surroundings surroundings) =>
        Read(
            given,
            () =>
                DocumentKey.Read(
                    Json.Read(
                        given.StartsWith('{')
                            ? Encoding.UTF8.GetBytes(given)
                            : BoundedFile.Read(
                                given,
                                LongestKey,
                                surroundings,
                                "a public key as a JWK"
                            )
                    )
                )
        );

    /// <summary>The last of some lists of issuers, the first signed by a root key and each later one following the one before; null where there is none.</summary>
    public static IssuerList? Issuers(
        IReadOnlyList<string> files,
        IReadOnlyList<DocumentKey> roots,
        Surroundings surroundings
    )
    {
        IssuerList? list = null;
        foreach (var file in files)
        {
            var text = Encoding
                .UTF8.GetString(
                    BoundedFile.Read(file, LongestList, surroundings, "a list of issuers")
                )
                .Trim();
            list = Read(
                file,
                () => list is null ? IssuerList.Read(text, roots) : list.Follow(text)
            );
        }
        return list;
    }

    /// <summary>A status list as a JWT or a CWT.</summary>
    public static StatusListToken Status(string file, Surroundings surroundings) =>
        Read(
            file,
            () =>
            {
                var bytes = BoundedFile.Read(file, LongestList, surroundings, "a status list");
                return bytes is [0xd2 or 0x84, ..]
                    ? StatusListToken.ReadCwt(bytes)
                    : StatusListToken.ReadJwt(Encoding.UTF8.GetString(bytes).Trim());
            }
        );

    private static T Read<T>(string name, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (DocumentException wrong)
        {
            throw new Trouble(
                $"{(name.StartsWith('{') ? "the key" : name)}: {Reading.Plain(wrong.Message)}."
            );
        }
    }
}
