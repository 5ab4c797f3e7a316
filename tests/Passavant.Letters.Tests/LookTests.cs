using Passavant.Letters.Filling;
using Passavant.Letters.Pdf;
using SkiaSharp;

namespace Passavant.Letters.Tests;

/// <summary>Pictures of letters for people to look at, where PASSAVANT_PICTURES names a folder.</summary>
public sealed class LookTests
{
    public static TheoryData<LetterKind> Kinds => [.. Enum.GetValues<LetterKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_page_can_be_drawn_as_a_picture(LetterKind kind)
    {
        var folder = Environment.GetEnvironmentVariable("PASSAVANT_PICTURES");
        foreach (var words in Samples.Languages)
        {
            var pages = new LetterPages(Samples.Letter(kind, words));
            for (var page = 0; page < pages.Count; page++)
            {
                using var picture = new SKBitmap(1191, 1684);
                using var canvas = new SKCanvas(picture);
                canvas.Clear(SKColors.White);
                canvas.Scale(2);
                pages.Draw(canvas, page);
                Assert.Contains(picture.Pixels, pixel => pixel != SKColors.White);
                if (folder is null)
                    continue;
                using var file = File.Create(
                    Path.Combine(folder, $"{kind}-{words.Language}-{page + 1}.png")
                );
                picture.Encode(file, SKEncodedImageFormat.Png, 90);
            }
        }
    }
}
