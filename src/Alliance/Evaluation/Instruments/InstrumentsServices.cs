using Alliance.Platform.Layout;

namespace Alliance.Evaluation.Instruments;

public static class InstrumentsServices
{
    public static IServiceCollection AddInstruments(this IServiceCollection services) => services
        .AddScoped<InstrumentShelf>().AddScoped<InstrumentService>()
        .AddSingleton(new MenuEntry(55, "Questionnaires", "/Evaluation/Instruments", EvaluationPolicies.Evaluate));
}
