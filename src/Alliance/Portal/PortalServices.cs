using Alliance.Platform.Audit;
using Alliance.Platform.Layout;
using Alliance.Portal.Concerns;
using Alliance.Portal.Door;
using Alliance.Portal.Problems;
using Alliance.Portal.Record;
using Alliance.Portal.Take;
using Alliance.Portal.Thanks;
using Alliance.Portal.Together;
using Microsoft.AspNetCore.Localization;

namespace Alliance.Portal;

public static class PortalServices
{
    public static IServiceCollection AddPortal(this IServiceCollection services) => services
        .AddPortalPolicies().AddPartnerCookie().AddSingleton<RequestCultureProvider, PortalCulture>()
        .AddSingleton(new Wing("/portal", "/Portal/_Portal.cshtml", "~/portal", PartnerDoor.Scheme)).AddSingleton(new Wing("/concern", "/Portal/_Portal.cshtml", "~/concern/follow", PartnerDoor.Scheme))
        .AddScoped<PartnerDoor>().AddScoped<DoorLetters>().AddScoped<Farewell>().AddScoped<OwnRecord>().AddScoped<OwnGoals>().AddScoped<OwnThanks>().AddScoped<GivenOut>().AddScoped<OwnProblems>()
        .AddSingleton(new ErasureDeed(Farewell.Deed, Farewell.AgainAsync, IsForGood: true))
        .AddScoped<ConcernReading>().AddSingleton<Knocks>().AddHostedService<ConcernAsking>()
        .AddScoped<TakeAlong>().AddTakeParts()
        .AddSingleton(new AuditWord(PortalEvents.LinkAsked, "A partner asked for a link"))
        .AddSingleton(new AuditWord(PortalEvents.LinkRefused, "A partner's link did not work"))
        .AddSingleton(new AuditWord(PortalEvents.PartnerEntered, "A partner came in"))
        .AddSingleton(new AuditWord(PortalEvents.PartnerWentOut, "A partner went out"))
        .AddSingleton(new AuditWord(PortalEvents.OwnRecordOpened, "A partner read their own record"))
        .AddSingleton(new AuditWord(PortalEvents.RecordTaken, "A partner took their own record with them"));
}
