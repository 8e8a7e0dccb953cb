using System.CommandLine;
using Alliance.Partnerships;
using Alliance.Platform.Layout;

namespace Alliance.Problems.Incidents;

public static class IncidentsServices
{
    public static IServiceCollection AddIncidents(this IServiceCollection services) => services
        .AddScoped<IncidentService>().AddScoped<IncidentReading>()
        .AddSingleton(new MenuEntry(28, "Incidents", "/Problems/Incidents", PartnershipPolicies.Look));
}

public static class IncidentsCommands
{
    public static Command Incidents() => IncidentsCommand.Build();
}
