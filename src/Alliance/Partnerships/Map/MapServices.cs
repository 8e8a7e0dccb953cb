using Alliance.Platform.Layout;

namespace Alliance.Partnerships.Map;

public static class MapServices
{
    /// <summary>The map, for whoever may see the directory.</summary>
    public static IServiceCollection AddMap(this IServiceCollection services) => services
        .AddSingleton<PointReader>()
        .AddSingleton(provider => Basemap.Of(provider.GetService<IConfiguration>())).AddHostedService<BasemapAtStart>()
        .AddSingleton(new MenuEntry(22, "Map", IndexModel.Path, PartnershipPolicies.Look));
}

/// <summary>Looks at the file that an administrator named when the server starts, not when the first officer opens the map.</summary>
public sealed class BasemapAtStart(Basemap basemap) : IHostedService
{
    public Basemap Basemap => basemap;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
