using System.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Alliance.Platform.Web;

/// <summary>Measurements and traces, by OpenTelemetry's protocol to the collector that the settings name; without one nothing is measured.</summary>
public static class Telemetry
{
    private const string ServiceName = "alliance";

    public static IServiceCollection AddTelemetry(this IServiceCollection services, Settings settings)
    {
        if (settings.Telemetry is not { } collector) return services;
        services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(ServiceName))
            .WithTracing(traces => traces.AddAspNetCoreInstrumentation().AddProcessor(new NothingElse()).AddOtlpExporter(otlp => otlp.Endpoint = collector))
            .WithMetrics(metrics => metrics.AddAspNetCoreInstrumentation().AddRuntimeInstrumentation().AddOtlpExporter(otlp => otlp.Endpoint = collector));
        return services;
    }
}

/// <summary>Leaves of a request's trace what names nobody: paths and queries hold keys, names that were searched for, and secrets.</summary>
public sealed class NothingElse : BaseProcessor<Activity>
{
    private static readonly HashSet<string> Told = ["http.request.method", "http.route", "http.response.status_code", "error.type", "network.protocol.version", "url.scheme"];

    public override void OnEnd(Activity data)
    {
        foreach (var tag in data.TagObjects.Select(t => t.Key).Where(key => !Told.Contains(key)).ToList()) data.SetTag(tag, null);
        data.DisplayName = $"{data.GetTagItem("http.request.method")} {data.GetTagItem("http.route")}".Trim();
        // A failure's own words may quote what was typed, and the state comes from whoever asked.
        data.SetStatus(data.Status);
        data.TraceStateString = null;
    }
}
