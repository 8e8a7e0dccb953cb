using Alliance.Callouts.Ranking;
using Alliance.Platform.Audit;
using Alliance.Platform.Layout;

namespace Alliance.Callouts;

public static class CalloutsServices
{
    public static IServiceCollection AddCallouts(this IServiceCollection services) => services
        .AddCalloutPolicies()
        .AddScoped<CalloutService>().AddScoped<HelperReading>().AddScoped<HelperList>().AddScoped<Whereabouts>()
        .AddHostedService<CalloutExpiry>()
        .AddSingleton(new MenuEntry(15, "Callout", "/Callouts", CalloutPolicies.Respond))
        .AddSingleton(new DeviceCopy("/Callouts/OnHand", CalloutPolicies.Respond, StandsFor: "/Callouts"))
        .AddSingleton(new AuditWord(CalloutEvents.HelpersListed, "Listed among those who could help"))
        .AddSingleton(new AuditWord(CalloutEvents.HelperAsked, "Asked to help in a callout"))
        .AddSingleton(new AuditWord(CalloutEvents.HelperAnswered, "What came of asking was noted"))
        .AddSingleton(new AuditWord(CalloutEvents.HelperThanked, "Thanked for helping"))
        .AddSingleton(new AuditWord(CalloutEvents.HelpTalkedOver, "Asked how the help was for them"));
}
