using Alliance.Platform.Accounts;
using Alliance.Platform.Audit;
using Alliance.Platform.Layout;

namespace Alliance.Stewardship;

public static class StewardshipServices
{
    public static IServiceCollection AddStewardship(this IServiceCollection services) => services
        .AddStewardshipPolicies()
        .AddScoped<ScreeningDesk>().AddScoped<AuditSearch>().AddSingleton<ChainCheck>()
        .AddSingleton(new MenuEntry(70, "Desk", "/Stewardship/Desk", StewardshipPolicies.Desk))
        .AddSingleton(new MenuEntry(72, "Taking out by telephone", "/Stewardship/Withdraw", StewardshipPolicies.Desk))
        .AddSingleton(new StartPage(Role.Steward, "/Stewardship/Desk"))
        .AddSingleton(new AuditWord(StewardshipEvents.ChainVerified, "The audit was verified"));
}
