using System.Data.Common;
using Alliance.Platform.Data;
using Alliance.Tests.House;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Tests.Portal.Attacks;

/// <summary>Writes down every statement that goes to the engine, so that two requests can be compared by their work instead of by a clock.</summary>
public sealed class Statements : DbCommandInterceptor
{
    private readonly List<string> texts = [];

    /// <summary>What was sent since the last time.</summary>
    public IReadOnlyList<string> Take()
    {
        lock (texts)
        {
            List<string> taken = [.. texts];
            texts.Clear();
            return taken;
        }
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) => Keep(command, result);

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) => Keep(command, result);

    public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default) => Keep(command, result);

    private ValueTask<T> Keep<T>(DbCommand command, T result)
    {
        lock (texts) texts.Add(command.CommandText);
        return ValueTask.FromResult(result);
    }
}

/// <summary>A house whose statements can be read.</summary>
public abstract class CountedHouse(Engine engine) : TestHouse(engine)
{
    public Statements Statements { get; } = new();
}

public sealed class CountedSqliteHouse() : CountedHouse(Engine.Sqlite)
{
    protected override void Change(IServiceCollection services) => services.ConfigureDbContext<SqliteContext>(options => options.AddInterceptors(Statements));
}

public sealed class CountedPostgresHouse() : CountedHouse(Engine.Postgres)
{
    protected override void Change(IServiceCollection services) => services.ConfigureDbContext<PostgresContext>(options => options.AddInterceptors(Statements));
}
