using System.Collections.Concurrent;
using System.Diagnostics;
using Alliance.Platform.Accounts;
using Alliance.Tests.House;
using Alliance.Tests.Partnerships;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Alliance.Tests.Platform.Operation;

/// <summary>What goes to a collector tells of routes and times, and of nobody.</summary>
public sealed class TelemetryTests(MeasuredHouse house) : HouseTest(house), IClassFixture<MeasuredHouse>
{
    private const string Secret = "AbCdEfGhIjKlMnOpQrStUvWxYz0123456789-_AbCd";
    private static readonly string[] Allowed = ["http.request.method", "http.route", "http.response.status_code", "error.type", "network.protocol.version", "url.scheme"];

    [Fact]
    public async Task Requests_AreTracedByRouteAlone()
    {
        var partner = await House.AddOwnPartnerAsync("Marzipan Bakery");
        var officer = await House.SignInAsync(Role.Officer);
        await officer.GetAsync("/Partnerships/Search?Q=marzipan", ("User-Agent", "marzipan browser"), ("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"), ("tracestate", "marzipan=1"));
        await officer.GetAsync($"/Partnerships/Partners/{partner.Id}");
        await House.Stranger().GetAsync($"/calendar/{Secret}.ics");
        await House.Stranger().GetAsync($"/nowhere/{Secret}");

        // A request's trace ends after its answer has been read.
        for (var tries = 0; house.Traces.Count < 4 && tries < 200; tries++) await Task.Delay(25);
        var traces = house.Traces.ToList();
        traces.Count.ShouldBeGreaterThan(3);
        traces.ShouldContain(t => t.DisplayName == "GET Partnerships/Search" || t.DisplayName == "GET /Partnerships/Search");
        foreach (var trace in traces)
        {
            trace.TagObjects.Select(t => t.Key).Except(Allowed).ShouldBeEmpty();
            trace.Events.ShouldBeEmpty();
            var all = $"{trace.DisplayName} {trace.StatusDescription} {trace.TraceStateString} {string.Join(' ', trace.TagObjects)}";
            foreach (var word in (string[])["marzipan", Secret, partner.Id.ToString()]) all.ShouldNotContain(word, Case.Insensitive);
        }
    }

    [Fact]
    public async Task Measurements_AreByRouteAlone()
    {
        await House.Stranger().GetAsync($"/calendar/{Secret}.ics");
        await House.Stranger().GetAsync("/sign-in");

        House.Services.GetRequiredService<MeterProvider>().ForceFlush();

        var tags = house.Measurements.ToList();
        tags.ShouldContain(t => t.Contains("http.route", StringComparison.Ordinal));
        tags.ShouldAllBe(t => !t.Contains(Secret, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task WithoutACollector_NothingIsMeasured()
    {
        await using var plain = new SqliteHouse();
        await plain.InitializeAsync();

        plain.Services.GetService<TracerProvider>().ShouldBeNull();
        plain.Services.GetService<MeterProvider>().ShouldBeNull();
    }
}

/// <summary>A house with a collector that nobody runs; what would go there is heard here.</summary>
public sealed class MeasuredHouse() : TestHouse(Engine.Sqlite)
{
    public ConcurrentQueue<Activity> Traces { get; } = [];

    public ConcurrentQueue<string> Measurements { get; } = [];

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await File.WriteAllTextAsync(Path.Combine(Settings.DataFolder, "alliance.json"), """{ "ALLIANCE_OTLP": "http://127.0.0.1:9" }""");
    }

    protected override void Change(IServiceCollection services)
    {
        services.ConfigureOpenTelemetryTracerProvider(traces => traces.AddProcessor(new SimpleActivityExportProcessor(new TraceEar(this))));
        services.ConfigureOpenTelemetryMeterProvider(metrics => metrics.AddReader(new BaseExportingMetricReader(new MetricEar(this))));
    }

    private sealed class TraceEar(MeasuredHouse house) : BaseExporter<Activity>
    {
        public override ExportResult Export(in Batch<Activity> batch)
        {
            foreach (var trace in batch) house.Traces.Enqueue(trace);
            return ExportResult.Success;
        }
    }

    private sealed class MetricEar(MeasuredHouse house) : BaseExporter<Metric>
    {
        public override ExportResult Export(in Batch<Metric> batch)
        {
            foreach (var metric in batch)
                foreach (ref readonly var point in metric.GetMetricPoints())
                    foreach (var tag in point.Tags) house.Measurements.Enqueue($"{metric.Name} {tag.Key}={tag.Value}");
            return ExportResult.Success;
        }
    }
}
