using Alliance.Platform.Accounts;
using Alliance.Platform.Audit;
using Alliance.Platform.Layout;
using Alliance.Stewardship.Holds;
using Alliance.Stewardship.Reading;
using Alliance.Stewardship.Releases;
using Alliance.Stewardship.RunningOut;
using Alliance.Stewardship.Transparency;

namespace Alliance.Stewardship;

public static class StewardshipServices
{
    public static IServiceCollection AddStewardship(this IServiceCollection services) => services
        .AddStewardshipPolicies()
        .AddScoped<ScreeningDesk>().AddScoped<AuditSearch>().AddSingleton<ChainCheck>()
        .AddScoped<UnusualReading>().AddScoped<RunningOutList>().AddScoped<SealedStore>().AddScoped<HoldService>().AddScoped<ReleasableEntries>().AddScoped<ReleaseService>()
        .AddScoped<TransparencyCounts>().AddScoped<TransparencyReports>().AddHostedService<StewardsHour>()
        .AddSingleton(new ErasureDeed(HoldService.Deed, HoldService.AgainAsync))
        .AddSingleton(new MenuEntry(70, "Desk", "/Stewardship/Desk", StewardshipPolicies.Desk))
        .AddSingleton(new MenuEntry(71, "Unusual reading", "/Stewardship/Reading", StewardshipPolicies.Desk))
        .AddSingleton(new MenuEntry(72, "What runs out", "/Stewardship/RunningOut", StewardshipPolicies.Desk))
        .AddSingleton(new MenuEntry(73, "Releases", "/Stewardship/Releases", StewardshipPolicies.Watch))
        .AddSingleton(new MenuEntry(74, "Legal holds", "/Stewardship/Holds", StewardshipPolicies.Watch))
        .AddSingleton(new MenuEntry(75, "Taking out by telephone", "/Stewardship/Withdraw", StewardshipPolicies.Desk))
        .AddSingleton(new MenuEntry(76, "Concerns", "/Stewardship/Concerns", StewardshipPolicies.Desk))
        .AddSingleton(new MenuEntry(77, "Kept back", "/Stewardship/KeptBack", StewardshipPolicies.Desk))
        .AddSingleton(new StartPage(Role.Steward, "/Stewardship/Desk"))
        .AddSingleton(new StartPage(Role.RecordsOfficer, "/Stewardship/Releases"))
        .AddStewardshipWords();

    private static IServiceCollection AddStewardshipWords(this IServiceCollection services) => services
        .AddSingleton(new AuditWord(StewardshipEvents.ChainVerified, "The audit was verified"))
        .AddSingleton(new AuditWord(StewardshipEvents.ReportPublished, "A quarter was published"))
        .AddSingleton(new AuditWord(StewardshipEvents.SealAsked, "Somebody asked to open what is sealed"))
        .AddSingleton(new AuditWord(StewardshipEvents.SealUnlocked, "The other allowed to open what is sealed"))
        .AddSingleton(new AuditWord(StewardshipEvents.SealOpened, "What is sealed was read"))
        .AddSingleton(new AuditWord(StewardshipEvents.DataSealed, "Sealed under a hold instead of destroyed"))
        .AddSingleton(new AuditWord(StewardshipEvents.ReleaseOpened, "Entries were read for a release"))
        .AddSingleton(new AuditWord(StewardshipEvents.ReleaseMade, "Something was given out by law"))
        .AddSingleton(new AuditWord(StewardshipEvents.ReleaseTaken, "The file of a release was taken"))
        .AddSingleton(new AuditWord(StewardshipEvents.ReleaseTold, "A partner was told of a release"));
}
