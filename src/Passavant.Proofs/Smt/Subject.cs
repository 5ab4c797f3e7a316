using Passavant.Accords;

namespace Passavant.Proofs.Smt;

/// <summary>One thing facts are about: the transfer, a line, a party or a leg.</summary>
internal sealed record Subject(About About, string Name)
{
    public static Subject Transfer { get; } = new(About.Transfer, "transfer");

    public static Subject Line(int index) => new(About.Item, $"line {index + 1}");

    public static Subject Party(int index) => new(About.Party, $"party {index + 1}");

    public static Subject Leg(int index) => new(About.Leg, $"leg {index + 1}");

    /// <summary>The name of the constant that says whether a party or leg is there.</summary>
    public string Existence => $"{Name} is there";

    /// <summary>The name of the constant for a fact, or for a part of it.</summary>
    public string Fact(string term, string? part = null) =>
        part is null ? $"{Name}: {term}" : $"{Name}: {term}: {part}";
}

/// <summary>What a condition is read of: a line, and a party or leg inside a quantifier over these.</summary>
internal sealed record Scope(int Line, Subject? Other = null)
{
    /// <summary>The thing a term's fact is about; null where nothing of its kind is spoken of.</summary>
    public Subject? For(About about) =>
        about switch
        {
            About.Transfer => Subject.Transfer,
            About.Item => Subject.Line(Line),
            _ => Other?.About == about ? Other : null,
        };
}
