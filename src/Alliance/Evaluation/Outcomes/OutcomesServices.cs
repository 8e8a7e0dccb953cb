namespace Alliance.Evaluation.Outcomes;

public static class OutcomesServices
{
    public static IServiceCollection AddOutcomes(this IServiceCollection services) => services
        .AddScoped<OutcomeService>().AddScoped<CountFreezer>()
        .AddHostedService<MonthlyFreeze>();
}
