namespace Alliance.Evaluation.Instruments;

public static class InstrumentsServices
{
    public static IServiceCollection AddInstruments(this IServiceCollection services) => services
        .AddScoped<InstrumentShelf>();
}
