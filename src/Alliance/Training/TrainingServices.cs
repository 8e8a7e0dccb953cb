using Alliance.Platform.Accounts;
using Alliance.Platform.Layout;
using Alliance.Training.Certificates;
using Alliance.Training.Cohorts;
using Alliance.Training.Curriculum;
using Alliance.Training.Observed;
using Alliance.Training.Practice;

namespace Alliance.Training;

public static class TrainingServices
{
    public static IServiceCollection AddTraining(this IServiceCollection services) => services
        .AddTrainingPolicies()
        .AddScoped<ModuleShelf>().AddScoped<ModuleService>().AddScoped<MyLearning>()
        .AddScoped<CohortService>().AddScoped<CohortProgress>()
        .AddScoped<CertificateService>().AddScoped<TeachingPath>()
        .AddScoped<ObservationService>().AddScoped<ObservationReading>()
        .AddSingleton<ScenarioList>()
        .AddPractice()
        .AddHostedService<CertificateReminders>().AddHostedService<TrainingExpiry>()
        .AddSingleton(new MenuEntry(40, "Cohorts", "/Training/Cohorts", TrainingPolicies.Teach))
        .AddSingleton(new MenuEntry(45, "Learning", "/Training", TrainingPolicies.Learn))
        .AddSingleton(new StartPage(Role.Trainer, "/Training/Cohorts"));
}
