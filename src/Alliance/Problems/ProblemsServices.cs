using Alliance.Platform.Audit;
using Alliance.Platform.Layout;
using Alliance.Problems.Incidents;
using Alliance.Problems.Measures;

namespace Alliance.Problems;

public static class ProblemsServices
{
    public static IServiceCollection AddProblems(this IServiceCollection services) => services
        .AddProblemPolicies().AddIncidents().AddMeasures()
        .AddScoped<ProblemService>().AddScoped<OptionService>().AddScoped<ProblemReader>().AddScoped<ProblemWords>()
        .AddSingleton(new MenuEntry(17, "Problems", "/Problems", ProblemPolicies.Look))
        .AddSingleton(new AuditWord(ProblemEvents.ProblemRead, "Read a problem you take part in"))
        .AddSingleton(new AuditWord(ProblemEvents.MemberAsked, "Asked to take part in solving a problem"))
        .AddSingleton(new AuditWord(ProblemEvents.MemberJoined, "Takes part in solving a problem"))
        .AddSingleton(new AuditWord(ProblemEvents.MemberLeft, "No longer takes part in solving a problem"))
        .AddSingleton(new AuditWord(ProblemEvents.FindingNoted, "What you saw was kept with a problem"))
        .AddSingleton(new AuditWord(ProblemEvents.OptionProposed, "An option you proposed was kept"))
        .AddSingleton(new AuditWord(ProblemEvents.PartOffered, "What you would do was kept"))
        .AddSingleton(new AuditWord(ProblemEvents.VoiceGiven, "What you said to an option was kept"))
        .AddSingleton(new AuditWord(ProblemEvents.LaterWordSaid, "What you said four weeks later was kept"));
}
