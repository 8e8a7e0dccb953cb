using Alliance.BrowserTests.House;
using Alliance.Tests.House;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Run))]

namespace Alliance.BrowserTests.House;

/// <summary>What all tests of a run share: one browser, and one application for each engine that is asked for.</summary>
public sealed class Run : IAsyncLifetime
{
    private readonly Lazy<OpenHouse> sqlite = new(() => OpenHouse.Open());
    private readonly Lazy<Task<OpenHouse>> postgres = new(OpenOnPostgresAsync);
    private readonly Lazy<Task<OpenHouse>> empty = new(FirstDay.OpenAsync);
    private readonly Lazy<Task<Town>> town;
    private IPlaywright? playwright;
    private IBrowser? browser;

    public Run() => town = new(() => BrowserTests.House.Town.PrepareAsync(House));

    public OpenHouse House => sqlite.Value;

    /// <summary>The addresses of the town's pages, on the house that all share.</summary>
    public Task<Town> Town => town.Value;

    /// <summary>A department on its first day.</summary>
    public Task<OpenHouse> EmptyHouse => empty.Value;

    public Task<OpenHouse> PostgresHouse => postgres.Value;

    public IPlaywright Playwright => playwright ?? throw new InvalidOperationException(Chromium.WhyNot);

    public IBrowser Browser => browser ?? throw new InvalidOperationException(Chromium.WhyNot);

    public async ValueTask InitializeAsync()
    {
        if (Chromium.WhyNot is not null) return;
        playwright = await Microsoft.Playwright.Playwright.CreateAsync();
        browser = await Chromium.LaunchAsync(playwright);
    }

    public async ValueTask DisposeAsync()
    {
        // Where the browser does not end by itself, its driver ends it.
        if (browser is not null) await Task.WhenAny(browser.DisposeAsync().AsTask(), Task.Delay(TimeSpan.FromSeconds(30)));
        playwright?.Dispose();
        if (sqlite.IsValueCreated) await sqlite.Value.DisposeAsync();
        if (empty.IsValueCreated) await (await empty.Value).DisposeAsync();
        if (postgres.IsValueCreated) await (await postgres.Value).DisposeAsync();
    }

    private static async Task<OpenHouse> OpenOnPostgresAsync()
    {
        var cluster = await PostgresCluster.StartAsync();
        await cluster.RunAsync("CREATE DATABASE alliance");
        return OpenHouse.Open(cluster.ConnectionString("alliance"));
    }
}

/// <summary>A class of tests at the browser; skipped, with the reason, where there is none.</summary>
public abstract class BrowserTest
{
    /// <summary>Milliseconds after which a test that still waits has failed: what a page is asked by script has no end of its own.</summary>
    protected const int Patience = 300_000;

    protected BrowserTest(Run run)
    {
        Assert.SkipWhen(Chromium.WhyNot is not null, Chromium.WhyNot ?? "");
        Run = run;
    }

    protected Run Run { get; }

    protected OpenHouse House => Run.House;
}
