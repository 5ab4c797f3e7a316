using nietras.SeparatedValues;

namespace Passavant.Products;

/// <summary>A row of the table: a product on the market and how it is published as classified.</summary>
internal sealed record Product(
    string Id,
    string Maker,
    string Name,
    string UsLabel,
    string EuLabel,
    bool WasRead,
    bool Decidable
)
{
    /// <summary>Every row of the table.</summary>
    public static IReadOnlyList<Product> ReadAll(string path)
    {
        using var reader = Sep.Reader(options =>
                options with
                {
                    Sep = new Sep(','),
                    Unescape = true,
                    DisableColCountCheck = true,
                }
            )
            .FromFile(path);
        var products = new List<Product>();
        foreach (var row in reader)
            products.Add(
                new Product(
                    row["id"].ToString(),
                    row["manufacturer"].ToString(),
                    row["product"].ToString(),
                    row["us_eccn"].ToString(),
                    row["eu_code"].ToString(),
                    row["access"].ToString() == "read",
                    row["decidable"].ToString() == "yes"
                )
            );
        return products;
    }
}
