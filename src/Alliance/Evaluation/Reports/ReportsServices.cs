using Alliance.Platform.Layout;

namespace Alliance.Evaluation.Reports;

public static class ReportsServices
{
    public static IServiceCollection AddReports(this IServiceCollection services) => services
        .AddScoped<StudyDataReader>().AddScoped<FidelityReader>().AddScoped<ReportStoryReader>().AddScoped<ReportService>()
        .AddSingleton<ReportSigning>()
        .AddSingleton(new MenuEntry(58, "Study reports", "/Evaluation/Reports", EvaluationPolicies.ReadReports));
}
