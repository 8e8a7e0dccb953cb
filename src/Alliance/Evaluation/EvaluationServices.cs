using Alliance.Evaluation.Instruments;
using Alliance.Evaluation.Outcomes;
using Alliance.Evaluation.Reports;
using Alliance.Evaluation.Results;
using Alliance.Evaluation.Studies;
using Alliance.Evaluation.Surveys;

namespace Alliance.Evaluation;

public static class EvaluationServices
{
    public static IServiceCollection AddEvaluation(this IServiceCollection services) => services
        .AddEvaluationPolicies()
        .AddInstruments()
        .AddOutcomes()
        .AddReports()
        .AddStudies()
        .AddSurveys()
        .AddResults();
}
