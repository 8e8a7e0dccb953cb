using Alliance.Evaluation.Instruments;
using Alliance.Evaluation.Outcomes;
using Alliance.Evaluation.Reports;
using Alliance.Evaluation.Studies;

namespace Alliance.Evaluation;

public static class EvaluationServices
{
    public static IServiceCollection AddEvaluation(this IServiceCollection services) => services
        .AddEvaluationPolicies()
        .AddInstruments()
        .AddOutcomes()
        .AddReports()
        .AddStudies();
}
