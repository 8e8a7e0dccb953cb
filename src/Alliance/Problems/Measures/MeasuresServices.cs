namespace Alliance.Problems.Measures;

public static class MeasuresServices
{
    public static IServiceCollection AddMeasures(this IServiceCollection services) => services.AddScoped<MeasureService>().AddScoped<MeasureReader>();
}
