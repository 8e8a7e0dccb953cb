using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.Health;

namespace Alliance.Tests.Platform.Nodes;

/// <summary>A proxy before several nodes. It asks each twice a second whether it is ready, sends nobody to one that is not, and repeats nothing that failed.</summary>
public sealed class FrontDoor : IAsyncDisposable
{
    private readonly WebApplication app;

    private FrontDoor(WebApplication app) => this.app = app;

    public Uri Address => new(app.Urls.First());

    public static async Task<FrontDoor> OpenAsync(params IEnumerable<Node> nodes)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddReverseProxy().LoadFromMemory(
            [new RouteConfig { RouteId = "all", ClusterId = "nodes", Match = new RouteMatch { Path = "{**everything}" } }],
            [
                new ClusterConfig
                {
                    ClusterId = "nodes",
                    LoadBalancingPolicy = "RoundRobin",
                    Destinations = nodes.ToDictionary(n => n.Address, n => new DestinationConfig { Address = n.Address }),
                    HealthCheck = new HealthCheckConfig
                    {
                        // Where none is well, all are tried: the database was away.
                        AvailableDestinationsPolicy = "HealthyOrPanic",
                        Active = new ActiveHealthCheckConfig { Enabled = true, Interval = TimeSpan.FromMilliseconds(500), Timeout = TimeSpan.FromSeconds(5), Policy = "ConsecutiveFailures", Path = "/health/ready" },
                    },
                    Metadata = new Dictionary<string, string> { [ConsecutiveFailuresHealthPolicyOptions.ThresholdMetadataName] = "1" },
                },
            ]);
        var app = builder.Build();
        app.MapReverseProxy();
        await app.StartAsync();
        return new FrontDoor(app);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
