using Passavant.Trust.Documents;

namespace Passavant.Web.Issuing;

/// <summary>What paper says less of where it would not fit a QR code.</summary>
internal static class SummaryWords
{
    private const int LongestCode = 24;

    /// <summary>The document with codes cut, marked as cut, and without quantities, which a summary may leave unsaid.</summary>
    public static DocumentPayload Shortened(DocumentPayload whole)
    {
        IReadOnlyList<DocumentLine> Cut(IReadOnlyList<DocumentLine> lines) =>
            [
                .. lines.Select(line =>
                    line with
                    {
                        Code =
                            line.Code.Length <= LongestCode
                                ? line.Code
                                : line.Code[..(LongestCode - 1)] + "…",
                        Quantity = null,
                        Unit = null,
                    }
                ),
            ];
        return whole with
        {
            Content = whole.Content switch
            {
                DocumentContent.Licence one => one with { Items = Cut(one.Items) },
                DocumentContent.Decision one => one with { Items = Cut(one.Items) },
                DocumentContent.EndUseStatement one => one with { Items = Cut(one.Items) },
                DocumentContent.DeliveryVerificationCertificate one => one with
                {
                    Items = Cut(one.Items),
                },
                var other => other,
            },
        };
    }
}
