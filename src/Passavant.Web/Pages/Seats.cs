using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Passavant.Cases;
using Passavant.Web.People;

namespace Passavant.Web.Pages;

/// <summary>Who may open a page. Every page says it; one that does not is opened by nobody.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal abstract class SeatAttribute(Access access) : Attribute
{
    /// <summary>What is asked at the door.</summary>
    public Access Access { get; } = access;
}

/// <summary>Anybody may open it; whoever is signed in is known on it.</summary>
internal sealed class AnybodyAttribute() : SeatAttribute(Access.Known);

/// <summary>Whoever is signed in may open it, before they chose what to act as too.</summary>
internal sealed class AnyPersonAttribute() : SeatAttribute(Access.Person);

/// <summary>Whoever acts in one of these roles may open it. Whose case it is, is asked once the case is read.</summary>
internal sealed class SeatsAttribute(params Role[] roles)
    : SeatAttribute(new Access(Needs.Person, roles))
{
    /// <summary>The roles.</summary>
    public IReadOnlyList<Role> Roles { get; } = roles;
}

/// <summary>Puts what a page asks of whoever opens it where the doorkeeper looks.</summary>
internal sealed class SeatConvention : IPageApplicationModelConvention
{
    public void Apply(PageApplicationModel model) =>
        model.EndpointMetadata.Add(
            model.HandlerTypeAttributes.OfType<SeatAttribute>().SingleOrDefault()?.Access
                ?? throw new InvalidOperationException(
                    $"The page {model.ViewEnginePath} does not say who may open it."
                )
        );
}
