namespace Passavant.Web.Cases;

/// <summary>The casework the program serves.</summary>
internal static class CaseRoutes
{
    public static void Serve(IServiceCollection services)
    {
        services.AddSingleton<Desk>();
        services.AddSingleton<Looks>();
        services.AddHostedService(provider => provider.GetRequiredService<Looks>());
        services.AddSingleton<DueWork>();
        services.AddHostedService(provider => provider.GetRequiredService<DueWork>());
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        Opening.Map(routes);
        Acting.Map(routes);
        Assessing.Map(routes);
        CaseDocuments.Map(routes);
        Statements.Map(routes);
        LetterRoutes.Map(routes);
        Listing.Map(routes);
        Supervising.Map(routes);
        DenialRoutes.Map(routes);
        Stateless.Map(routes);
    }
}
