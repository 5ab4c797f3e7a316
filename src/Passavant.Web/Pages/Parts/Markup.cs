using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Html;

namespace Passavant.Web.Pages.Parts;

/// <summary>A piece of a page, made of a written-out text in which whatever is put in is escaped.</summary>
/// <remarks>Attributes always stand in quotation marks, so that what is put in cannot leave them.</remarks>
internal sealed class Markup : IHtmlContent
{
    // Kept as it was built: a case's page is too long for one string that is thrown away with it.
    private readonly StringBuilder built;

    private Markup(StringBuilder built) => this.built = built;

    /// <summary>Escapes what would be read as markup, and nothing else.</summary>
    public static HtmlEncoder Encoder { get; } = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>Nothing.</summary>
    public static Markup Empty { get; } = new(new StringBuilder(0));

    /// <summary>A piece, such as <c>Markup.Of($"&lt;b&gt;{name}&lt;/b&gt;")</c>.</summary>
    public static Markup Of(Builder written) => new(written.Built);

    /// <summary>Pieces one after another.</summary>
    public static Markup Of(IEnumerable<Markup> pieces) => Of($"{pieces}");

    /// <summary>A piece where something holds; nothing elsewhere.</summary>
    public static Markup If(bool holds, Builder written) => holds ? Of(written) : Empty;

    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        foreach (var chunk in built.GetChunks())
            writer.Write(chunk.Span);
    }

    /// <summary>Whether there is nothing in it.</summary>
    public bool IsNothing => built.Length == 0;

    /// <summary>The markup.</summary>
    public override string ToString() => built.ToString();

    /// <summary>Builds a piece: literal text as it is, everything put in escaped, save other pieces.</summary>
    [InterpolatedStringHandler]
    internal readonly ref struct Builder
    {
        private readonly StringBuilder built;

        public StringBuilder Built => built;

        public Builder(int literal, int formatted) =>
            built = new StringBuilder(literal + 16 * formatted);

        public void AppendLiteral(string text) => built.Append(text);

        public void AppendFormatted(string? text)
        {
            if (text is not null)
                _ = built.Append(Encoder.Encode(text));
        }

        public void AppendFormatted(Markup? piece) => built.Append(piece?.built);

        public void AppendFormatted(IHtmlContent? piece)
        {
            if (piece is null)
                return;
            using var writer = new StringWriter(built, CultureInfo.InvariantCulture);
            piece.WriteTo(writer, Encoder);
        }

        public void AppendFormatted(IEnumerable<Markup> pieces)
        {
            foreach (var piece in pieces)
                _ = built.Append(piece.built);
        }

        public void AppendFormatted(long number) =>
            built.Append(CultureInfo.InvariantCulture, $"{number}");

        // A place in a drawing: a tenth of a pixel is enough.
        public void AppendFormatted(double number) =>
            built.Append(CultureInfo.InvariantCulture, $"{number:0.#}");

        // A list of pieces is told from other values here: its own type fits this better than that of any list of pieces.
        public void AppendFormatted<T>(T value)
        {
            if (value is IEnumerable<Markup> pieces)
                AppendFormatted(pieces);
            else
                AppendFormatted(value?.ToString());
        }
    }
}
