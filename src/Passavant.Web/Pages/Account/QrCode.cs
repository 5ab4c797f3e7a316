using System.Text;
using Passavant.Web.Pages.Parts;
using QRCoder;

namespace Passavant.Web.Pages.Account;

/// <summary>A text as a picture that a telephone reads.</summary>
internal static class QrCode
{
    /// <summary>The picture.</summary>
    public static Markup Of(string text, string label)
    {
        using var made = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var rows = made.ModuleMatrix;
        var path = new StringBuilder();
        for (var y = 0; y < rows.Count; y++)
        for (var x = 0; x < rows.Count; x++)
        {
            var from = x;
            while (x < rows.Count && rows[y][x])
                x++;
            if (x > from)
                _ = path.Append($"M{from} {y}h{x - from}v1h-{x - from}z");
        }
        return Markup.Of(
            $"""<svg class="p-qr" role="img" aria-label="{label}" viewBox="0 0 {rows.Count} {rows.Count}" width="220" height="220" shape-rendering="crispEdges"><rect width="{rows.Count}" height="{rows.Count}" fill="#fff"></rect><path d="{path}" fill="#000"></path></svg>"""
        );
    }
}
