using Passavant.Store;
using Passavant.Trust.Documents;
using Passavant.Web.Issuing;

namespace Passavant.Web.Pages.Issued;

/// <summary>A document before its holder shows it: what may be kept back, and what always shows.</summary>
/// <param name="Issued">The document as it is told of.</param>
/// <param name="Claims">What it says of its subject.</param>
/// <param name="File">Where its file is.</param>
/// <param name="CanBeBound">Whether its holder is a company that can enter a key.</param>
internal sealed record LessSheet(
    IssuingRoutes.IssuedView Issued,
    IReadOnlyList<HeldClaim> Claims,
    string File,
    bool CanBeBound
)
{
    /// <summary>The sheet of a document.</summary>
    public static LessSheet Of(IssuedDocumentRow row, Bundles bundles, string file) =>
        new(
            IssuingRoutes.View(row, bundles),
            HeldClaim.Of(SdJwt.Read(row.Document)),
            file,
            row.Holder is not null
        );

    /// <summary>What a claim is about.</summary>
    public string Label(Here here, HeldClaim claim)
    {
        var parts = claim.Pointer.Split('/')[2..];
        return parts switch
        {
            [var list, var index, .. var rest] when int.TryParse(index, out var at) => rest
                is [var field]
                ? $"{One(here, list, at)}: {here[Name(field)]}"
                : One(here, list, at),
            [var party, var field] => $"{here[Name(party)]}: {here[Name(field)]}",
            [var only] => here[Name(only)],
            _ => claim.Pointer,
        };
    }

    // Of several, which.
    private string One(Here here, string list, int at) =>
        Claims.Any(claim =>
            claim.Pointer.StartsWith($"/credentialSubject/{list}/1", StringComparison.Ordinal)
        )
            ? $"{here[Name(list)]} {here.Number(at + 1)}"
            : here[Name(list)];

    private static string Name(string member) =>
        member switch
        {
            "items" => IssuedWords.Fact("item"),
            "consignees" => IssuedWords.Fact("consignee"),
            "endUsers" or "endUser" => IssuedWords.Fact("end user"),
            "endUse" => IssuedWords.Fact("end use"),
            "expectedUse" => IssuedWords.Fact("expected use"),
            "conditions" => IssuedWords.Fact("condition"),
            "provisions" => IssuedWords.Fact("provision"),
            "undertakings" => IssuedWords.Fact("undertaking"),
            "appealUntil" => IssuedWords.Fact("appeal until"),
            "licenceNumber" => IssuedWords.Fact("licence"),
            "codes" or "code" => Words.Text("code"),
            "name" => Words.Text("name"),
            "country" => Words.Text("country"),
            "identifier" => Words.Text("number in a register"),
            "address" => Words.Text("address"),
            "description" => Words.Text("description"),
            "quantity" => Words.Text("quantity"),
            "unit" => Words.Text("unit"),
            "value" => Words.Text("value"),
            var other => IssuedWords.Fact(other),
        };
}
