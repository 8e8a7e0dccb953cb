using System.Data.Common;
using System.Net;
using Alliance.Platform.Accounts;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Alliance.Platform.Web;
using Alliance.Tests.House;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Alliance.Tests.Platform.Operation;

/// <summary>A word each, for whoever asks, whatever else is wrong.</summary>
public sealed class HealthTests(AwayHouse house) : HouseTest(house), IClassFixture<AwayHouse>
{
    [Fact]
    public async Task Get_ByAStranger_IsAWordThatSaysNothing()
    {
        foreach (var (path, word) in (IEnumerable<(string, string)>)[("/health/live", "live"), ("/health/ready", "ready")])
        {
            var page = await House.Stranger().GetAsync(path);

            page.ShouldBe(HttpStatusCode.OK);
            page.Body.ShouldBe(word);
            page.Response.Headers.Contains("Set-Cookie").ShouldBeFalse();
            page.Response.Headers.CacheControl!.NoStore.ShouldBeTrue();
        }
    }

    [Fact]
    public async Task Get_OverHttpByTheMachinesNumber_IsAnswered()
    {
        using var client = House.CreateDefaultClient(new Uri("http://10.1.2.3:8080"));

        (await client.GetStringAsync("/health/ready", TestContext.Current.CancellationToken)).ShouldBe("ready");
        (await client.GetAsync("/sign-in", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.BadRequest, "everything else wants https");
    }

    [Fact]
    public async Task Ready_WhileTheDatabaseIsAway_SaysSo_AndLiveGoesOn()
    {
        // A house that no other test has opened yet needs its database to open.
        (await House.Stranger().GetAsync("/health/ready")).ShouldBe(HttpStatusCode.OK);
        House.Clock.Advance(TimeSpan.FromSeconds(2));
        house.IsAway = true;
        var ready = await House.Stranger().GetAsync("/health/ready");
        var live = await House.Stranger().GetAsync("/health/live");
        house.IsAway = false;
        var remembered = await House.Stranger().GetAsync("/health/ready");
        House.Clock.Advance(TimeSpan.FromSeconds(2));

        ready.ShouldBe(HttpStatusCode.ServiceUnavailable);
        ready.Body.ShouldBe("no database");
        live.ShouldBe(HttpStatusCode.OK);
        remembered.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await House.Stranger().GetAsync("/health/ready")).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Ready_BeforeTheLedgerIsReplayed_SaysSo()
    {
        var readiness = House.Services.GetRequiredService<Readiness>();
        readiness.IsPrepared.ShouldBeTrue();
        readiness.IsPrepared = false;
        var page = await House.Stranger().GetAsync("/health/ready");
        readiness.IsPrepared = true;

        page.ShouldBe(HttpStatusCode.ServiceUnavailable);
        page.Body.ShouldBe("starting");
    }

    /// <summary>What was read and not written down yet is written down before the server is gone.</summary>
    [Fact]
    public async Task ReadLog_Stopped_CommitsWhatWaits()
    {
        var log = new ReadLog(House.Services.GetRequiredService<IServiceScopeFactory>());
        var waiting = Enumerable.Range(0, 450).Select(_ => log.RecordAsync(House.Act(), "ReadAtTheEnd", "Partner", [Guid.CreateVersion7()], TestContext.Current.CancellationToken)).ToList();

        await log.StartAsync(TestContext.Current.CancellationToken);
        await log.StopAsync(TestContext.Current.CancellationToken);

        await Task.WhenAll(waiting).WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        (await House.EventsAsync("ReadAtTheEnd")).Count.ShouldBe(450);
    }
}

/// <summary>When it is told to stop, it says that it is not ready, serves on, and stops then.</summary>
public sealed class DrainingTests(DrainingHouse house) : HouseTest(house), IClassFixture<DrainingHouse>
{
    [Fact]
    public async Task Stop_WithADrain_IsNotReadyAndServesOn()
    {
        var browser = await House.SignInAsync(Role.Officer);
        var lifetime = House.Services.GetRequiredService<IHostApplicationLifetime>();

        lifetime.StopApplication();

        var ready = await House.Stranger().GetAsync("/health/ready");
        ready.ShouldBe(HttpStatusCode.ServiceUnavailable);
        ready.Body.ShouldBe("stopping");
        (await House.Stranger().GetAsync("/health/live")).ShouldBe(HttpStatusCode.OK);
        (await browser.GetAsync("/my-password")).ShouldBeOk();
        lifetime.ApplicationStopped.IsCancellationRequested.ShouldBeFalse();
        var stopped = new TaskCompletionSource();
        lifetime.ApplicationStopped.Register(stopped.SetResult);
        while (!stopped.Task.IsCompleted)
        {
            // The delay may not have begun when the clock is moved for the first time.
            House.Clock.Advance(TimeSpan.FromSeconds(DrainingHouse.Seconds));
            await Task.WhenAny(stopped.Task, Task.Delay(20, TestContext.Current.CancellationToken));
        }
    }
}

public sealed class DrainingHouse() : TestHouse(Engine.Sqlite)
{
    public const int Seconds = 20;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await File.WriteAllTextAsync(Path.Combine(Settings.DataFolder, "alliance.json"), $$"""{ "ALLIANCE_DRAIN": "{{Seconds}}" }""");
    }

    /// <summary>Its host stops once more, and waits for this clock.</summary>
    public override async ValueTask DisposeAsync()
    {
        var ending = base.DisposeAsync().AsTask();
        while (!ending.IsCompleted)
        {
            Clock.Advance(TimeSpan.FromSeconds(Seconds));
            await Task.WhenAny(ending, Task.Delay(20));
        }
        await ending;
        GC.SuppressFinalize(this);
    }
}

/// <summary>A house whose database goes away when the test says so.</summary>
public sealed class AwayHouse() : TestHouse(Engine.Sqlite)
{
    public bool IsAway { get; set; }

    protected override void Change(IServiceCollection services) => services.ConfigureDbContext<SqliteContext>(options => options.AddInterceptors(new Door(this)));

    private sealed class Door(AwayHouse house) : DbConnectionInterceptor
    {
        public override InterceptionResult ConnectionOpening(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) =>
            house.IsAway ? throw new SqliteException("unable to open database file", 14) : result;

        public override ValueTask<InterceptionResult> ConnectionOpeningAsync(DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) =>
            house.IsAway ? throw new SqliteException("unable to open database file", 14) : ValueTask.FromResult(result);
    }
}
