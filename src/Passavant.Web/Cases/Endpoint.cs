using Passavant.Cases;
using Passavant.Web.People;
using Role = Passavant.Cases.Role;

namespace Passavant.Web.Cases;

/// <summary>Who may use an endpoint, as the table of rights and the interface's description read it. Where an endpoint carries none, nobody may, and a test fails.</summary>
/// <param name="May">Whether a role may, standing so to a case in that phase; for what is about no case, the phase is null.</param>
/// <param name="AboutCase">Whether it is about one case.</param>
internal sealed record Allows(Func<Role, Relation, Phase?, bool> May, bool AboutCase)
{
    /// <summary>Everybody, signed in or not.</summary>
    public static Allows Everybody { get; } = new((_, _, _) => true, false) { IsOpen = true };

    /// <summary>Whether nobody has to sign in.</summary>
    public bool IsOpen { get; init; }

    /// <summary>What is asked at the door: to sign in; for what is about no case, in one of the roles. What is about a case is asked once the case is read.</summary>
    public Access Access =>
        IsOpen ? Access.Open
        : AboutCase ? Access.SignIn
        : new Access(
            Needs.SignIn,
            [.. Enum.GetValues<Role>().Where(role => May(role, Relation.Own, null))]
        );

    /// <summary>These roles, about no case.</summary>
    public static Allows Only(params Role[] roles) =>
        new((role, _, _) => roles.Contains(role), false);

    /// <summary>Everybody signed in.</summary>
    public static Allows SignedIn { get; } =
        new((role, _, _) => role is not (Role.System or Role.EndUser), false);

    /// <summary>An act, by the rules of the work on cases.</summary>
    public static Allows Act(Type act) =>
        new((role, relation, phase) => WhoMay.May(act, role, relation, phase), true);

    /// <summary>Reading a case: whose it is, and auditors; nobody but the applicant before it is submitted.</summary>
    public static Allows Reading { get; } =
        new(
            (role, relation, phase) =>
                role switch
                {
                    Role.Auditor => phase != Phase.Draft,
                    Role.Applicant => relation == Relation.Own,
                    Role.Administrator or Role.System or Role.EndUser => false,
                    _ => relation == Relation.Own && phase != Phase.Draft,
                },
            true
        );

    /// <summary>Reading what the authority's side alone sees of a case.</summary>
    public static Allows ReadingInside { get; } =
        new(
            (role, relation, phase) =>
                role is not (Role.Applicant or Role.Partner) && Reading.May(role, relation, phase),
            true
        );
}

/// <summary>What a request is and what it answers, for the interface's description.</summary>
/// <param name="Summary">What it does, in a line.</param>
/// <param name="Tag">The chapter it stands in.</param>
/// <param name="Takes">What its body holds; null where it has none.</param>
/// <param name="Gives">What it answers.</param>
/// <param name="Status">The status of success.</param>
internal sealed record Described(
    string Summary,
    string Tag,
    Type? Takes,
    Type? Gives,
    int Status = StatusCodes.Status200OK
);

/// <summary>Declares endpoints of casework: each with who may use it and what it is.</summary>
internal static class Endpoints
{
    public static RouteHandlerBuilder For(
        this RouteHandlerBuilder route,
        Allows allows,
        string tag,
        string summary,
        Type? takes = null,
        Type? gives = null,
        int status = StatusCodes.Status200OK
    ) =>
        route
            .WithMetadata(allows, allows.Access, new Described(summary, tag, takes, gives, status))
            // The description of screening is another document; this one is made by CaseworkDocument.
            .ExcludeFromDescription();
}
