using System.Collections.Frozen;
using System.IO.Compression;
using Passavant.Web.Cases;
using Passavant.Web.People;

namespace Passavant.Web.Pages;

/// <summary>Style sheets, scripts and pictures. They are part of the program; each is asked for by a name that says what is in it, and so may be kept for good.</summary>
internal static class Assets
{
    private const string Folder = "assets/";

    private const string Sheets = Folder + "css/";

    private static readonly FrozenDictionary<string, Asset> ByName = Load();

    private static readonly FrozenDictionary<string, Asset> ByAddress =
        ByName.Values.ToFrozenDictionary(asset => asset.Address);

    /// <summary>The address of an asset, such as <c>passavant.css</c>.</summary>
    public static string Address(string name) => $"/{Folder}{ByName[name].Address}";

    public static void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapGet($"/{Folder}{{name}}", Answer)
            .WithMetadata(Access.Open)
            .ExcludeFromDescription();

    private static IResult Answer(string name, HttpContext context)
    {
        if (!ByAddress.TryGetValue(name, out var asset))
            return Results.NotFound();
        context.Features.Set(asset);
        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        context.Response.Headers.Vary = "Accept-Encoding";
        if (
            context
                .Request.Headers.AcceptEncoding.ToString()
                .Contains("br", StringComparison.Ordinal)
        )
        {
            context.Response.Headers.ContentEncoding = "br";
            return Results.Bytes(asset.Small.Value, asset.MediaType);
        }
        return Results.Bytes(asset.Bytes, asset.MediaType);
    }

    private static FrozenDictionary<string, Asset> Load()
    {
        var assembly = typeof(Assets).Assembly;
        var all = new Dictionary<string, Asset>();
        var sheets = new MemoryStream();
        foreach (
            var resource in assembly
                .GetManifestResourceNames()
                .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
        )
        {
            using var content = assembly.GetManifestResourceStream(resource)!;
            if (resource.StartsWith(Sheets, StringComparison.Ordinal))
            {
                content.CopyTo(sheets);
                continue;
            }
            var bytes = new byte[content.Length];
            content.ReadExactly(bytes);
            Keep(resource[Folder.Length..], bytes);
        }
        // One request brings the look of every page.
        Keep("passavant.css", sheets.ToArray());
        return all.ToFrozenDictionary();

        void Keep(string name, byte[] bytes) =>
            all[name] = new Asset(
                $"{Path.GetFileNameWithoutExtension(name)}.{CaseFiles.Hash(bytes)[..12]}{Path.GetExtension(name)}",
                bytes,
                Path.GetExtension(name) switch
                {
                    ".css" => "text/css; charset=utf-8",
                    ".js" => "text/javascript; charset=utf-8",
                    ".svg" => "image/svg+xml",
                    var other => throw new InvalidOperationException(
                        $"'{other}' is no kind of asset."
                    ),
                },
                new Lazy<byte[]>(() => Compress(bytes))
            );
    }

    private static byte[] Compress(byte[] bytes)
    {
        using var small = new MemoryStream();
        using (var brotli = new BrotliStream(small, CompressionLevel.Optimal))
            brotli.Write(bytes);
        return small.ToArray();
    }
}

/// <summary>A style sheet, script or picture.</summary>
/// <param name="Address">Its name with the hash of what it is.</param>
/// <param name="Bytes">What it is.</param>
/// <param name="MediaType">Its media type.</param>
/// <param name="Small">The same, compressed with Brotli.</param>
internal sealed record Asset(string Address, byte[] Bytes, string MediaType, Lazy<byte[]> Small);
