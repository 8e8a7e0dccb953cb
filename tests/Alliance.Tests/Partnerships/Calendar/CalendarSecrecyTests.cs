using System.Collections.Concurrent;
using System.Net;
using Alliance.Partnerships.Calendar;
using Alliance.Tests.House;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Alliance.Tests.Partnerships.Calendar;

/// <summary>The secret in a calendar's address is nowhere in the log, and asking for too many is stopped for all alike.</summary>
public sealed class CalendarSecrecyTests(CalendarSecrecyTests.LoggedHouse house) : HouseTest(house), IClassFixture<CalendarSecrecyTests.LoggedHouse>
{
    [Fact]
    public async Task Log_OfAFetch_OfAFailureAndOfTooMany_DoesNotHoldTheSecret()
    {
        var (_, _, path) = await House.AddCalendarAsync();
        await House.FetchAsync(path);
        var lines = ((LoggedHouse)House).Lines;
        House.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Microsoft.AspNetCore.Test").LogWarning("something to see");
        lines.ShouldContain(line => line.Contains("something to see"), "an eye that sees nothing would let everything pass");

        var folder = path[..path.LastIndexOf('/')];
        HttpStatusCode last = default;
        for (var asked = 0; asked <= CalendarLimit.InAMinute && last != HttpStatusCode.TooManyRequests; asked++) last = (await House.Stranger().GetAsync($"{folder}/none.ics")).Status;

        last.ShouldBe(HttpStatusCode.TooManyRequests);
        (await House.Stranger().GetAsync(path)).ShouldBe(HttpStatusCode.TooManyRequests);
        (await House.Stranger().GetAsync("/sign-in")).ShouldBeOk();
        lines.ShouldNotContain(line => line.Contains(Path.GetFileNameWithoutExtension(path)));
    }

    public sealed class LoggedHouse() : TestHouse(Engine.Sqlite)
    {
        private readonly Ears ears = new();

        /// <summary>All that was logged, with what was said around it.</summary>
        public IReadOnlyCollection<string> Lines => ears.Lines;

        protected override void Change(IServiceCollection services) => services.AddLogging(logging => logging.AddProvider(ears));

        private sealed class Ears : ILoggerProvider, ILogger, ISupportExternalScope
        {
            private IExternalScopeProvider? around;

            public ConcurrentQueue<string> Lines { get; } = [];

            public ILogger CreateLogger(string categoryName) => this;

            public void SetScopeProvider(IExternalScopeProvider scopeProvider) => around = scopeProvider;

            public IDisposable? BeginScope<TState>(TState state) where TState : notnull => around?.Push(state);

            public bool IsEnabled(LogLevel logLevel) => true;

            public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
            {
                Lines.Enqueue($"{formatter(state, exception)} {exception}");
                around?.ForEachScope((said, lines) => lines.Enqueue($"{said}"), Lines);
            }

            public void Dispose()
            {
            }
        }
    }
}
