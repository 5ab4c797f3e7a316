namespace Passavant.Products;

/// <summary>Where things lie: the checkout, its accords, and the table of products beside it, which is read there and never copied.</summary>
internal static class Checkout
{
    public static string Root { get; } = Find();

    public static string Table =>
        Path.GetFullPath(
            Path.Combine(Root, "..", "shared", "data", "products", "truth-products.csv")
        );

    public static string Facts => Path.Combine(Root, "bench", "Passavant.Products", "facts.yaml");

    public static string Accord(string name) => Path.Combine(Root, "accords", name);

    private static string Find()
    {
        for (
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            folder is not null;
            folder = folder.Parent
        )
            if (File.Exists(Path.Combine(folder.FullName, "Passavant.slnx")))
                return folder.FullName;
        throw new DirectoryNotFoundException(
            "There is no Passavant.slnx above the program; run it from a checkout."
        );
    }
}
