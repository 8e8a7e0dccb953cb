using System.Collections.Concurrent;
using System.Text.Json;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Alliance.Tests.House;
using Alliance.Tests.Platform.Accounts;
using Alliance.Tests.Platform.Web;
using Alliance.Tests.Portal;
using Alliance.Tests.Writes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Alliance.Tests.Platform.Operation;

/// <summary>What the server logs names nobody: every page is walked, searched, mistyped and made to fail, and the log is searched for what was there.</summary>
public sealed class QuietLogTests(ListeningHouse house) : HouseTest(house), IClassFixture<ListeningHouse>
{
    private const string Mark = "Xylographer", Secret = "AbCdEfGhIjKlMnOpQrStUvWxYz0123456789-_AbCd";
    private readonly HashSet<(string Route, bool AsOfficer)> walked = [];
    private static readonly string[] Traces = [Mark, "Quillfeather", "Rosa", Secret, "alley is dark", "marzipan", "mail.example", "Officer One"];

    [Fact]
    public async Task Walk_ThroughEveryPageAndSomeTrouble_LogsNothingOfAnybody()
    {
        var keys = (await House.AddOneOfEverythingAsync(TestPeople.AgencyId, Mark)).Select(k => k.Key).ToList();
        var partner = await House.AskAsync(db => db.Set<Alliance.Partnerships.Partners.Partner>().FirstAsync());
        var contact = await House.AddReachableAsync(partner);
        await House.LogTalkAsync(partner, [contact]);
        await WalkAsync(keys);
        await MistypeAsync();
        await FailAsync();

        house.Lines.Count.ShouldBeGreaterThan(3, "a walk that logs nothing proves nothing");
        house.Lines.SelectMany(line => Traces.Where(t => line.Contains(t, StringComparison.OrdinalIgnoreCase)).Select(t => $"{t}: {line}")).ShouldBeEmpty();
    }

    [Fact]
    public void Listening_ToALineThatNamesSomebody_HearsIt()
    {
        var log = House.Services.GetRequiredService<ILogger<QuietLogTests>>();
        using (log.BeginScope(new Dictionary<string, object> { ["who"] = "scope-marzapane" }))
            log.LogInformation(new InvalidOperationException("failure-marzapane"), "{Who} was here", "value-marzapane");

        var line = house.Lines.Single(l => l.Contains("value-marzapane", StringComparison.Ordinal));
        line.ShouldContain("scope-marzapane");
        line.ShouldContain("failure-marzapane");
    }

    private async Task WalkAsync(List<Guid> keys)
    {
        var pages = 0;
        foreach (var role in Enum.GetValues<Role>())
        {
            var browser = await House.SignInAsync(role);
            foreach (var route in (await House.RoutesAsync()).Where(r => r.AnswersGet && !r.IsPortal && walked.Add((r.Template, role == Role.Officer))))
                if (!await House.LetsInAsync(route, role)) walked.Remove((route.Template, role == Role.Officer));
                else if (await OpensAsync(browser, route, route.TakesKey ? keys : [.. keys.Take(1)])) pages++;
        }
        pages.ShouldBeGreaterThan(80);
    }

    /// <summary>Tries keys until one opens the page.</summary>
    private static async Task<bool> OpensAsync(Browser browser, Route route, List<Guid> keys)
    {
        foreach (var key in keys)
            if ((await browser.GetAsync(route.For(key))).Status == System.Net.HttpStatusCode.OK) return true;
        return false;
    }

    private async Task MistypeAsync()
    {
        var stranger = House.Stranger();
        await stranger.TryAsync($"{Mark}@mail.example", "marzipan password");
        foreach (var path in (string[])[$"/calendar/{Secret}.ics", $"/portal/enter/{Secret}", $"/portal/invitation/{Secret}", $"/Survey/{Secret}", $"/nowhere/{Secret}?name={Mark}", $"/at/{Mark}/sign-in"]) await stranger.GetAsync(path);
        var officer = await House.SignInAsync(Role.Officer);
        await officer.GetAsync($"/Partnerships/Search?Q={Mark}+marzipan");
        await officer.PostAsync("/Partnerships/Search", [new("Q", Mark)]);
        await House.Stranger().PostAsync("/portal/sign-in", [new("Email", "marzipan@mail.example")]);
    }

    /// <summary>The engine fails while something is kept: what the log says of it must not quote the row.</summary>
    private async Task FailAsync()
    {
        var officer = await House.SignInAsync(Role.Officer);
        var page = await officer.GetAsync("/my-password");
        house.Database.Fails = true;
        await page.Form("form.pa-form").Set("Current", TestPeople.Password).Set("Input.New", "marzipan and other words").Set("Input.Again", "marzipan and other words").SubmitAsync();
        await House.Stranger().TryAsync("officer", "marzipan password");
        house.Database.Fails = false;
        await Should.ThrowAsync<DbUpdateException>(() => House.AddAsync(new Agency { Id = TestPeople.AgencyId, Name = Mark, Slug = Mark, TimeZone = "UTC" }));
    }
}

/// <summary>A house whose log is heard as a collector would hear it: message, values, scopes and failures.</summary>
public sealed class ListeningHouse() : TestHouse(Engine.Sqlite)
{
    public ConcurrentQueue<string> Lines { get; } = [];

    public FailingDatabase Database { get; } = new();

    protected override void Change(IServiceCollection services)
    {
        services.AddLogging(logging => logging.AddProvider(new Ear(this)));
        services.ConfigureDbContext<SqliteContext>(options => options.AddInterceptors(Database));
    }

    private sealed class Ear(ListeningHouse house) : ILoggerProvider, ISupportExternalScope
    {
        private IExternalScopeProvider scopes = new LoggerExternalScopeProvider();

        public ILogger CreateLogger(string categoryName) => new Line(house, categoryName, () => scopes);

        public void SetScopeProvider(IExternalScopeProvider scopeProvider) => scopes = scopeProvider;

        public void Dispose()
        {
        }
    }

    private sealed class Line(ListeningHouse house, string category, Func<IExternalScopeProvider> scopes) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => scopes().Push(state);

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var around = new List<string>();
            scopes().ForEachScope((scope, list) => list.Add(Told(scope)), around);
            house.Lines.Enqueue($"{logLevel} {category}: {formatter(state, exception)} {Told(state)} [{string.Join("; ", around)}] {exception}");
        }

        private static string Told(object? state) => state is IEnumerable<KeyValuePair<string, object?>> values ? JsonSerializer.Serialize(values.ToDictionary(v => v.Key, v => v.Value?.ToString())) : $"{state}";
    }
}
