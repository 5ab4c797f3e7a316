using System.Buffers.Text;
using System.Text.Json;
using Passavant.Trust.Documents;
using Passavant.Web.Issuing;

namespace Passavant.Web.Pages.Checking;

/// <summary>The document a receipt calls for.</summary>
internal static class ReceiptDocuments
{
    /// <summary>What the authority vouches for: which answer was given to which facts, under which accord. It never says who asked, which it does not know.</summary>
    public static CalledDocument Of(Receipt receipt)
    {
        var recorded = receipt.Recorded;
        string Text(string name) => recorded.GetProperty(name).GetString()!;
        return new CalledDocument(
            $"receipt {receipt.Number}",
            receipt.Number,
            null,
            null,
            null,
            null,
            receipt.At,
            null,
            null,
            new DocumentContent.SelfAssessmentReceipt(
                recorded.GetProperty("accord").GetProperty("identity").GetString()!,
                Text("as of"),
                Text("known at"),
                Outcome(recorded),
                Base64Url.EncodeToString(Convert.FromHexString(receipt.Hash)),
                null,
                null
            )
        );
    }

    private static string Outcome(JsonElement recorded) =>
        string.Join(
            " or ",
            recorded.GetProperty("outcomes").EnumerateArray().Select(one => one.GetString())
        );
}
