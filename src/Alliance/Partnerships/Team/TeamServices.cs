using Alliance.Partnerships.Export;
using Alliance.Partnerships.Relationships;
using Alliance.Platform.Layout;

namespace Alliance.Partnerships.Team;

public static class TeamServices
{
    /// <summary>What supervisors and those who count need, and where they find it.</summary>
    public static IServiceCollection AddTeam(this IServiceCollection services) => services
        .AddSingleton<CensusTaker>().AddSingleton<TownDrawings>().AddScoped<MonthlyReports>().AddScoped<SettingsService>().AddScoped<TimeReading>()
        .AddSingleton<TalkCounts>().AddScoped<AggregateCounts>().AddScoped<ExportDesk>()
        .AddSingleton(new MenuEntry(15, "Team", "/Partnerships/Team", PartnershipPolicies.Lead))
        .AddSingleton(new MenuEntry(37, "Time for it", "/Partnerships/Time", PartnershipPolicies.Look))
        .AddSingleton(new MenuEntry(32, "Areas", "/Partnerships/Areas", PartnershipPolicies.Register))
        .AddSingleton(new MenuEntry(35, "Counts", "/Partnerships/Aggregates", PartnershipPolicies.Count));
}
