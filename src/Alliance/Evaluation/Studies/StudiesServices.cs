using Alliance.Platform.Layout;

namespace Alliance.Evaluation.Studies;

public static class StudiesServices
{
    public static IServiceCollection AddStudies(this IServiceCollection services) => services
        .AddScoped<Drafts>().AddScoped<StudyService>().AddScoped<OutcomeService>().AddScoped<UnitService>()
        .AddScoped<DrawService>().AddScoped<DrawAgain>().AddScoped<PlanCheck>().AddScoped<PlanService>()
        .AddScoped<DeviationService>().AddScoped<TimetableService>().AddScoped<StudyReader>().AddScoped<StudySteps>()
        .AddSingleton(new MenuEntry(48, "Studies", "/Evaluation/Studies", EvaluationPolicies.Follow));
}
