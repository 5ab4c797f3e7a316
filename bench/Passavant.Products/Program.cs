using System.Text;
using Passavant.Accords.Reading;
using Passavant.Products;

// Runs published products through both accords and says where they agree: --all also takes labels that were remembered, not read.
if (args.Any(arg => arg is not "--all"))
{
    Console.Error.WriteLine(
        "usage: dotnet run --project bench/Passavant.Products -c Release -- [--all]"
    );
    return 2;
}
if (!File.Exists(Checkout.Table))
{
    Console.Error.WriteLine(
        $"needs {Checkout.Table}, which lies beside the checkout and is not part of it"
    );
    return 2;
}

var asOf = new DateOnly(2026, 11, 25);
var products = Product.ReadAll(Checkout.Table).Where(product => product.Decidable).ToList();
var comparisons = new List<Comparison>();
var undescribed = new List<string>();
Mapping? mapping = null;
foreach (var (state, folder) in new[] { ("EU", "eu-2025-11"), ("US", "us-2026-06") })
{
    var reading = AccordReader.ReadFolder(Checkout.Accord(folder));
    if (reading.Accord is not { } accord)
        throw new FormatException(string.Join(Environment.NewLine, reading.Faults));
    mapping = Mapping.Read(Checkout.Facts, accord.Glossary);
    var assessor = new Assessor(accord, Instruments.None, asOf, asOf);
    foreach (var product in products)
        if (mapping.Find(product.Id) is { } transfer)
            comparisons.Add(
                Comparison.Of(
                    product,
                    state,
                    state == "EU" ? product.EuLabel : product.UsLabel,
                    mapping.ReadAs(product.Id, state),
                    assessor,
                    transfer
                )
            );
        else
            undescribed.Add(product.Id);
}

var report = new StringBuilder();
Report.Write(
    report,
    "Labels that were read",
    [.. comparisons.Where(one => one.Product.WasRead)],
    mapping!
);
if (args.Length > 0)
    Report.Write(
        report,
        "Labels that were remembered",
        [.. comparisons.Where(one => !one.Product.WasRead)],
        mapping!
    );
if (undescribed.Count > 0)
    report.AppendLine($"Not described in facts.yaml: {string.Join(", ", undescribed.Distinct())}");
Console.Write(report);
return 0;
