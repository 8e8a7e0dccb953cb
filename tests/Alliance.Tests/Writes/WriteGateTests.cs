using System.Data.Common;
using Alliance.Platform.Data;
using Alliance.Tests.House;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Tests.Writes;

/// <summary>On SQLite all writers wait for one place: whatever becomes of a write, the next one gets in.</summary>
public sealed class WriteGateTests(UnwillingHouse house) : HouseTest(house), IClassFixture<UnwillingHouse>
{
    [Fact]
    public async Task BeginWrite_TheTransactionDoesNotBegin_LetsTheNextWriterIn()
    {
        var gate = House.Services.GetRequiredService<WriteGate>();
        house.Database.IsUnwilling = true;

        await Should.ThrowAsync<TimeoutException>(() => House.AskAsync(db => db.BeginWriteAsync()));

        await ShouldBecomeFreeAsync(gate);
    }

    [Fact]
    public async Task Dispose_TheTransactionDoesNotEnd_LetsTheNextWriterIn()
    {
        using var gate = new WriteGate();
        var ended = false;
        var write = new WriteTransaction(new EndlessTransaction(), await gate.EnterAsync(CancellationToken.None), () => ended = true);

        await Should.ThrowAsync<TimeoutException>(async () => await write.DisposeAsync());

        await ShouldBecomeFreeAsync(gate);
        ended.ShouldBeTrue();
    }

    /// <summary>The house's own jobs hold the place for moments, so this waits; a place that is never given back ends the wait.</summary>
    private static async Task ShouldBecomeFreeAsync(WriteGate gate)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var place = await gate.EnterAsync(patience.Token);
    }

    /// <summary>A database that breaks down as a transaction is undone.</summary>
    private sealed class EndlessTransaction : IDbContextTransaction
    {
        public Guid TransactionId => Guid.Empty;

        public void Commit() => throw new NotSupportedException();

        public Task CommitAsync(CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public void Rollback() => throw new NotSupportedException();

        public Task RollbackAsync(CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public void Dispose() => throw new TimeoutException();

        public ValueTask DisposeAsync() => throw new TimeoutException();
    }
}

public sealed class UnwillingHouse() : TestHouse(Engine.Sqlite)
{
    public UnwillingDatabase Database { get; } = new();

    protected override void Change(IServiceCollection services) => services.ConfigureDbContext<SqliteContext>(options => options.AddInterceptors(Database));
}

/// <summary>When told to, lets no transaction begin: another program holds the file.</summary>
public sealed class UnwillingDatabase : DbTransactionInterceptor
{
    public bool IsUnwilling { get; set; }

    public override ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result, CancellationToken cancellationToken = default) =>
        IsUnwilling ? throw new TimeoutException() : ValueTask.FromResult(result);
}
