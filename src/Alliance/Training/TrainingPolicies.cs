using Alliance.Platform.Accounts;

namespace Alliance.Training;

public static class TrainingPolicies
{
    /// <summary>Reading modules, practicing, seeing one's own progress: whoever meets people, and whoever teaches.</summary>
    public const string Learn = "Training.Learn";

    /// <summary>Planning cohorts, noting attendance, certifying, writing modules.</summary>
    public const string Teach = "Training.Teach";

    public static IServiceCollection AddTrainingPolicies(this IServiceCollection services)
    {
        services.AddAuthorizationBuilder()
            .AddPolicy(Learn, policy => policy.RequireRole(nameof(Role.Officer), nameof(Role.Supervisor), nameof(Role.Trainer)))
            .AddPolicy(Teach, policy => policy.RequireRole(nameof(Role.Trainer)));
        return services;
    }
}
