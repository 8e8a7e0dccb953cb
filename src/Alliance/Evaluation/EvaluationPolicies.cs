using Alliance.Platform.Accounts;

namespace Alliance.Evaluation;

public static class EvaluationPolicies
{
    /// <summary>Planning studies and surveys, drawing lots, bringing outcomes, running reports.</summary>
    public const string Evaluate = "Evaluation.Evaluate";

    /// <summary>Keeping a study's key: sending invitations with it, and doing what a withdrawal asks for.</summary>
    public const string HoldKey = "Evaluation.HoldKey";

    /// <summary>Seeing which studies there are and how they stand.</summary>
    public const string Follow = "Evaluation.Follow";

    /// <summary>Reading a report.</summary>
    public const string ReadReports = "Evaluation.ReadReports";

    /// <summary>Seeing which course each wave of a study takes.</summary>
    public const string SeeTimetable = "Evaluation.SeeTimetable";

    /// <summary>Saying for oneself whether one takes part in a study.</summary>
    public const string TakePart = "Evaluation.TakePart";

    public static IServiceCollection AddEvaluationPolicies(this IServiceCollection services)
    {
        services.AddAuthorizationBuilder()
            .AddPolicy(Evaluate, policy => policy.RequireRole(nameof(Role.Evaluator)))
            .AddPolicy(HoldKey, policy => policy.RequireRole(nameof(Role.Steward)))
            .AddPolicy(Follow, policy => policy.RequireRole(nameof(Role.Evaluator), nameof(Role.Steward)))
            .AddPolicy(ReadReports, policy => policy.RequireRole(nameof(Role.Evaluator), nameof(Role.Steward), nameof(Role.Supervisor), nameof(Role.Trainer)))
            .AddPolicy(SeeTimetable, policy => policy.RequireRole(nameof(Role.Evaluator), nameof(Role.Steward), nameof(Role.Trainer)))
            .AddPolicy(TakePart, policy => policy.RequireRole(nameof(Role.Officer), nameof(Role.Supervisor)));
        return services;
    }
}
