using Alliance.Evaluation.Instruments;
using Alliance.Evaluation.Outcomes;
using Alliance.Evaluation.Paper;
using Alliance.Evaluation.Reports;
using Alliance.Evaluation.Results;
using Alliance.Evaluation.Studies;

namespace Alliance.Evaluation;

public static class EvaluationServices
{
    public static IServiceCollection AddEvaluation(this IServiceCollection services) => services
        .AddEvaluationPolicies()
        .AddInstruments()
        .AddOutcomes()
        .AddReports()
        .AddStudies()
        .AddPaper()
        .AddResults();
}
