using Alliance.Training.Coach;

namespace Alliance.Training.Practice;

public static class PracticeServices
{
    public static IServiceCollection AddPractice(this IServiceCollection services) => services
        .AddScoped<PracticeService>().AddScoped<PracticeReader>().AddScoped<RolePlayService>()
        .AddSingleton(provider => new CoachSettings(provider.GetService<IConfiguration>()).Coder())
        .AddSingleton<WrittenPartner>()
        .AddSingleton(provider => new PartnerVoices(provider.GetRequiredService<WrittenPartner>(), ModelPartner.From(new PartnerSettings(provider.GetService<IConfiguration>()), provider.GetRequiredService<TurnCoder>(), provider.GetRequiredService<ILogger<ModelPartner>>())))
        .AddHostedService<VoicesAtStart>();
}
