using Alliance.Evaluation.Instruments;

namespace Alliance.Evaluation;

public static class EvaluationServices
{
    public static IServiceCollection AddEvaluation(this IServiceCollection services) => services
        .AddEvaluationPolicies()
        .AddInstruments();
}
