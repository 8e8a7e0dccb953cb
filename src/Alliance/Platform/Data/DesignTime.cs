using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Alliance.Platform.Data;

/// <summary>Lets <c>dotnet ef migrations add NAME --context SqliteContext</c> (or PostgresContext) build the model without a server. <c>CompiledMap/make</c> after it.</summary>
public sealed class SqliteDesign : IDesignTimeDbContextFactory<SqliteContext>
{
    public SqliteContext CreateDbContext(string[] args) =>
        new(Design.Options<SqliteContext>(options => options.UseSqlite("Data Source=design.db")), new AgencyScope(), new WriteGate());
}

public sealed class PostgresDesign : IDesignTimeDbContextFactory<PostgresContext>
{
    public PostgresContext CreateDbContext(string[] args) =>
        new(Design.Options<PostgresContext>(options => options.UseNpgsql("Host=design")), new AgencyScope(), new WriteGate());
}

internal static class Design
{
    /// <summary>Identity adds its passkey table only where the services say schema version 3.</summary>
    public static DbContextOptions<T> Options<T>(Action<DbContextOptionsBuilder> engine) where T : DbContext
    {
        var services = new ServiceCollection().Configure<IdentityOptions>(options => options.Stores.SchemaVersion = IdentitySchemaVersions.Version3).BuildServiceProvider();
        var builder = new DbContextOptionsBuilder<T>().UseApplicationServiceProvider(services);
        engine(builder);
        return builder.Options;
    }
}
