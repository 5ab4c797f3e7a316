using System.Collections.Frozen;

namespace Passavant.Accords;

/// <summary>The facts provisions may speak of: terms, roles and groups of countries. Immutable.</summary>
public sealed class Glossary
{
    private readonly FrozenDictionary<string, Term> terms;

    /// <summary>A glossary of these terms (in order of name), roles and groups.</summary>
    public Glossary(
        IReadOnlyList<Term> terms,
        IReadOnlyDictionary<string, Role> roles,
        IReadOnlyDictionary<string, Group> groups
    )
    {
        Terms = terms;
        Roles = roles;
        Groups = groups;
        this.terms = terms.ToFrozenDictionary(term => term.Name, StringComparer.Ordinal);
    }

    /// <summary>Every term, in order of name; a term's index is its place here.</summary>
    public IReadOnlyList<Term> Terms { get; }

    /// <summary>Roles by name.</summary>
    public IReadOnlyDictionary<string, Role> Roles { get; }

    /// <summary>Groups of countries by name.</summary>
    public IReadOnlyDictionary<string, Group> Groups { get; }

    /// <summary>The term of that name, or null.</summary>
    public Term? FindTerm(string name) => terms.GetValueOrDefault(name);

    /// <summary>The term of that name looked up without building a string, or null.</summary>
    public Term? FindTerm(ReadOnlySpan<char> name) =>
        terms.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out var term)
            ? term
            : null;
}
