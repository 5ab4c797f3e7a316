using Passavant.Web.Comparing;
using Passavant.Web.People;

namespace Passavant.Web.Administration;

/// <summary>The administrator's seat: people, agencies, appointments, calendars, letters, editions and lists. No case is seen from it.</summary>
internal static class AdministrationRoutes
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var seat = routes.MapGroup("/administration").WithMetadata(Access.Administer);
        PersonRoutes.Map(seat);
        AgencyRoutes.Map(seat);
        AppointmentRoutes.Map(seat);
        CalendarRoutes.Map(seat);
        TemplateRoutes.Map(seat);
        EditionRoutes.Map(seat);
        ListRoutes.Map(seat);
        AgreementRoutes.Map(seat);
        var oversight = routes.MapGroup("/administration").WithMetadata(Access.Oversee);
        OversightRoutes.Map(oversight);
        TouchedRoutes.Map(oversight);
    }
}
