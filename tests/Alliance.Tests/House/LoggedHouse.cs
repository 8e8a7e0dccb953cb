using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Alliance.Tests.House;

/// <summary>A house whose log can be read.</summary>
public class LoggedHouse() : TestHouse(Engine.Sqlite)
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
