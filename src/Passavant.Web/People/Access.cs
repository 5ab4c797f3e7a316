using Passavant.Cases;

namespace Passavant.Web.People;

/// <summary>What an endpoint asks of whoever calls it, before it looks at the case itself.</summary>
internal enum Needs
{
    /// <summary>Nothing: anybody may call it.</summary>
    Nothing,

    /// <summary>Nothing; but whoever is signed in is known.</summary>
    Known,

    /// <summary>Somebody signed in; programs need <c>read</c> to look and <c>act</c> to change. What says nothing else asks this.</summary>
    SignIn,

    /// <summary>A person's own sign-in, not a program: it is about passwords, sessions and tokens.</summary>
    Person,

    /// <summary>Somebody acting in one of the roles; programs need <c>administer</c>.</summary>
    Administer,

    /// <summary>An officer, or a program that may <c>screen</c>.</summary>
    Screen,
}

/// <summary>What an endpoint asks of whoever calls it.</summary>
/// <param name="Needs">What.</param>
/// <param name="Roles">The roles that may, where it asks for a role.</param>
internal sealed record Access(Needs Needs, params IReadOnlyList<Role> Roles)
{
    /// <summary>Anybody.</summary>
    public static Access Open { get; } = new(Needs.Nothing);

    /// <summary>Anybody; whoever is signed in is known.</summary>
    public static Access Known { get; } = new(Needs.Known);

    /// <summary>Somebody signed in.</summary>
    public static Access SignIn { get; } = new(Needs.SignIn);

    /// <summary>A person's own sign-in.</summary>
    public static Access Person { get; } = new(Needs.Person);

    /// <summary>An administrator.</summary>
    public static Access Administer { get; } = new(Needs.Administer, Role.Administrator);

    /// <summary>An administrator, or an auditor who reads what administrators did.</summary>
    public static Access Oversee { get; } = new(Needs.Administer, Role.Administrator, Role.Auditor);

    /// <summary>An officer, or a program that may screen.</summary>
    public static Access Screen { get; } =
        new(Needs.Screen, Role.Officer, Role.Head, Role.Member, Role.Supervisor);
}

/// <summary>What a program's token may be used for.</summary>
internal static class Scopes
{
    public const string Read = "read";
    public const string Act = "act";
    public const string Screen = "screen";
    public const string Administer = "administer";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Read, Act, Screen, Administer];
}
