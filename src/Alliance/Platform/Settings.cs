using Microsoft.Data.Sqlite;
using Npgsql;

namespace Alliance.Platform;

/// <summary>Where this server keeps what it keeps. The connection string decides the engine.</summary>
public sealed record Settings
{
    public required string Database { get; init; }

    /// <summary>Keys and signed heads: what must not lie in the database.</summary>
    public required string DataFolder { get; init; }

    public bool IsPostgres => Database.Contains("Host=", StringComparison.OrdinalIgnoreCase);

    /// <exception cref="BadInputException">The connection string names neither engine.</exception>
    public static Settings From(string? database, string? dataFolder)
    {
        var folder = Path.GetFullPath(dataFolder ?? "data");
        var connection = database ?? $"Data Source={Path.Combine(folder, "alliance.db")}";
        var known = connection.Contains("Host=", StringComparison.OrdinalIgnoreCase) || connection.Contains("Data Source=", StringComparison.OrdinalIgnoreCase);
        if (!known) throw new BadInputException("The database must be \"Data Source=FILE\" for SQLite or \"Host=…;Database=…;Username=…\" for PostgreSQL.");
        Understand(connection);
        Directory.CreateDirectory(folder);
        return new Settings { Database = connection, DataFolder = folder };
    }

    private static void Understand(string connection)
    {
        try
        {
            _ = connection.Contains("Host=", StringComparison.OrdinalIgnoreCase)
                ? new NpgsqlConnectionStringBuilder(connection).ConnectionString
                : new SqliteConnectionStringBuilder(connection).ConnectionString;
        }
        catch (Exception failure) when (failure is ArgumentException or FormatException or InvalidCastException)
        {
            throw new BadInputException($"The connection string cannot be read: {failure.Message.Split('\n')[0].TrimEnd('.')}.");
        }
    }
}

/// <summary>Something typed or handed over that we cannot use; the message is one sentence for the person who gave it.</summary>
public sealed class BadInputException(string message) : Exception(message);
