using Alliance.Platform;
using Alliance.Platform.Audit;
using Alliance.Platform.Mail;
using Alliance.Tests.House;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Npgsql;

namespace Alliance.Tests.Platform.Audit;

/// <summary>Where the power goes.</summary>
public enum Stop { Nowhere, BeforeTheLine, InTheMiddleOfTheLine, AfterTheLine, AfterTheCommit }

/// <summary>A house whose power goes while it erases, at a point that the test chooses.</summary>
public abstract class LedgerHouse(Engine engine) : TestHouse(engine)
{
    public Stop Stop { get; set; }

    protected override void Change(IServiceCollection services)
    {
        services.Replace(ServiceDescriptor.Singleton<ErasureLedger>(provider => new StoppingLedger(provider.GetRequiredService<Settings>(), this)));
        services.Replace(ServiceDescriptor.Singleton<MailCarrier>(provider => new StoppingCarrier(new FolderCarrier(provider.GetRequiredService<Settings>().MailFolder, "no-reply@localhost"), this)));
    }

    /// <summary>A copy of the database as it is now, as a backup would take it.</summary>
    public async Task<RestoredHouse> BackUpAsync()
    {
        if (Engine == Engine.Sqlite)
        {
            var copy = Path.Combine(Directory.CreateDirectory(Path.Combine(Settings.DataFolder, $"{Guid.NewGuid():N}")).FullName, "alliance.db");
            await using var source = new SqliteConnection(ConnectionString);
            await source.OpenAsync();
            await using var into = source.CreateCommand();
            into.CommandText = $"VACUUM INTO '{copy}'";
            await into.ExecuteNonQueryAsync();
            return new RestoredHouse(this, $"Data Source={copy}");
        }
        var own = new NpgsqlConnectionStringBuilder(ConnectionString);
        var name = $"backup_{Guid.NewGuid():N}";
        // The application's idle connections are in a pool of their own.
        await AskAsync(db =>
        {
            NpgsqlConnection.ClearPool((NpgsqlConnection)db.Database.GetDbConnection());
            return Task.FromResult(true);
        });
        await using var server = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(ConnectionString) { Database = "postgres", Pooling = false }.ConnectionString);
        await server.OpenAsync();
        await using var create = server.CreateCommand();
        create.CommandText = $"CREATE DATABASE {name} TEMPLATE {own.Database} STRATEGY wal_log";
        await create.ExecuteNonQueryAsync();
        return new RestoredHouse(this, new NpgsqlConnectionStringBuilder(ConnectionString) { Database = name }.ConnectionString);
    }

    private sealed class StoppingLedger(Settings settings, LedgerHouse house) : ErasureLedger(settings)
    {
        protected override void Write(FileStream file, byte[] bytes)
        {
            if (house.Stop == Stop.BeforeTheLine) throw new IOException("The power is gone.");
            base.Write(file, house.Stop == Stop.InTheMiddleOfTheLine ? bytes[..(bytes.Length / 2)] : bytes);
            if (house.Stop is Stop.InTheMiddleOfTheLine or Stop.AfterTheLine) throw new IOException("The power is gone.");
        }
    }

    private sealed class StoppingCarrier(FolderCarrier folder, LedgerHouse house) : MailCarrier
    {
        public override Task<int?> CarryAsync(OutboxMail mail, CancellationToken cancel) => folder.CarryAsync(mail, cancel);

        public override Task<string?> TryAsync(CancellationToken cancel) => folder.TryAsync(cancel);

        public override void Forget(Guid subjectId)
        {
            if (house.Stop == Stop.AfterTheCommit) throw new IOException("The power is gone.");
            folder.Forget(subjectId);
        }
    }
}

/// <summary>The same server started over a backup that was put back: its data folder and its ledger are those of today.</summary>
public sealed class RestoredHouse(LedgerHouse before, string database) : TestHouse(before.Engine, (database, before.Settings.DataFolder));

public sealed class SqliteLedgerHouse() : LedgerHouse(Engine.Sqlite);

public sealed class PostgresLedgerHouse() : LedgerHouse(Engine.Postgres);
