using Alliance.Platform.Accounts;

namespace Alliance.Problems;

public static class ProblemPolicies
{
    /// <summary>Reading problems and what was learned from them.</summary>
    public const string Look = "Problems.Look";

    /// <summary>Working on them: any officer, since a place has more than one.</summary>
    public const string Work = "Problems.Work";

    public static IServiceCollection AddProblemPolicies(this IServiceCollection services)
    {
        services.AddAuthorizationBuilder()
            .AddPolicy(Look, policy => policy.RequireRole(nameof(Role.Officer), nameof(Role.Supervisor)))
            .AddPolicy(Work, policy => policy.RequireRole(nameof(Role.Officer)));
        return services;
    }
}
