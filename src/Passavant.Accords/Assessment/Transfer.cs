using Passavant.Accords.Quantities;

namespace Passavant.Accords;

/// <summary>A proposed transfer: what goes, between whom, over which route, and what is known of it. Immutable.</summary>
/// <remarks>Compared by reference. What it does not state is unknown.</remarks>
public sealed class Transfer
{
    /// <summary>The proposer's reference.</summary>
    public required string Id { get; init; }

    /// <summary>Facts about the transfer as a whole.</summary>
    public Facts Facts { get; init; } = Facts.None;

    /// <summary>The item lines, at least one.</summary>
    public required IReadOnlyList<Item> Items { get; init; }

    /// <summary>The parties named.</summary>
    public IReadOnlyList<Party> Parties { get; init; } = [];

    /// <summary>The legs of the route, in order.</summary>
    public IReadOnlyList<Leg> Legs { get; init; } = [];

    /// <summary>Who holds shares in whom, or controls or acts for whom.</summary>
    public IReadOnlyList<Holding> Holdings { get; init; } = [];
}

/// <summary>One line of a transfer, or an item contained in another. Compared by reference.</summary>
public sealed class Item
{
    /// <summary>The line's number or name, unique within its transfer.</summary>
    public required string Line { get; init; }

    /// <summary>Facts about the item.</summary>
    public Facts Facts { get; init; } = Facts.None;

    /// <summary>Stated parts, each an item assessed for what it is. An empty list says nothing about parts.</summary>
    public IReadOnlyList<Item> Parts { get; init; } = [];
}

/// <summary>A person or body named in one or more roles. Compared by reference.</summary>
public sealed class Party
{
    /// <summary>The reference ownership and instruments use, unique within its transfer.</summary>
    public required string Id { get; init; }

    /// <summary>The roles it plays.</summary>
    public required IReadOnlyList<string> Roles { get; init; }

    /// <summary>Facts about the party.</summary>
    public Facts Facts { get; init; } = Facts.None;
}

/// <summary>One stage of the route. Compared by reference.</summary>
public sealed class Leg
{
    /// <summary>Facts about the leg.</summary>
    public Facts Facts { get; init; } = Facts.None;
}

/// <summary>How one party holds another.</summary>
public enum HoldingKind
{
    /// <summary>Owns a share.</summary>
    Owns,

    /// <summary>Controls it, whatever it owns.</summary>
    Controls,

    /// <summary>Acts for it.</summary>
    ActsFor,
}

/// <summary>An edge of the ownership graph: <paramref name="Owner"/> holds <paramref name="Of"/>, both parties by id, from a day until before another.</summary>
/// <param name="Share">The part owned, from 0 to 1; null where it is not known or the holding is of another kind.</param>
public sealed record Holding(
    string Owner,
    string Of,
    HoldingKind Kind,
    Rational? Share,
    DateOnly? From = null,
    DateOnly? Until = null
);
