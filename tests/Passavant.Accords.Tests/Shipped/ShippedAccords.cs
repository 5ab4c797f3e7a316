using Passavant.Accords.Conditions;
using Passavant.Accords.Reading;

namespace Passavant.Accords.Tests.Shipped;

/// <summary>The accords that ship, each read once.</summary>
internal static class ShippedAccords
{
    private static readonly Lazy<AccordReading> Union = new(() =>
        AccordReader.ReadFolder(Folder("eu-2025-11"))
    );
    private static readonly Lazy<AccordReading> States = new(() =>
        AccordReader.ReadFolder(Folder("us-2026-06"))
    );
    private static readonly DateOnly Day = new(2026, 7, 1);

    public static AccordReading Reading(string state) => state == "EU" ? Union.Value : States.Value;

    public static Accord Eu => Union.Value.Accord!;

    public static Accord Us => States.Value.Accord!;

    public static string Folder(string name)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Passavant.slnx")))
            folder = folder.Parent;
        return Path.Combine(folder.FullName, "accords", name);
    }

    /// <summary>Whether a control's own text reaches an item described as <c>term: value</c>; facts about the transfer may stand among them.</summary>
    public static Truth Says(this Accord accord, string control, params string[] facts)
    {
        var read = facts
            .Select(fact => Read(accord.Glossary, fact))
            .ToLookup(fact => fact.Term.About);
        var item = new Item { Line = "1", Facts = new Facts(read[About.Item]) };
        var transfer = new Transfer
        {
            Id = "T",
            Items = [item],
            Facts = new Facts(read[About.Transfer]),
        };
        return new Reasoning(accord, transfer, Day, Day)
            .Text(accord.FindControl(control)!, item)
            .Truth;
    }

    private static Fact Read(Glossary glossary, string fact)
    {
        var colon = fact.IndexOf(": ", StringComparison.Ordinal);
        var term = glossary.FindTerm(fact[..colon]);
        Assert.True(term is not null, $"no term in '{fact}'");
        Assert.True(
            FactText.TryRead(term, fact[(colon + 2)..], out var value, out var refusal),
            $"{fact}: {refusal}"
        );
        return new Fact(term, value!);
    }
}
