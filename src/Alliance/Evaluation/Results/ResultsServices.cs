namespace Alliance.Evaluation.Results;

public static class ResultsServices
{
    public static IServiceCollection AddResults(this IServiceCollection services) => services
        .AddScoped<ResultsReader>();
}
