using Microsoft.Data.Sqlite;

namespace Alliance.Tests.House;

/// <summary>Everything an engine keeps, to be searched for what must not be there: SQLite's files as they lie on the disk, or every row of every table.</summary>
public static class RawBytes
{
    public static Task<string> EverythingAsync(this TestHouse house) => house.Engine == Engine.Sqlite ? Task.FromResult(OfFiles(house.ConnectionString)) : Traces.InTablesOfAsync(house.ConnectionString);

    private static string OfFiles(string connection) => Traces.InDatabaseFile(new SqliteConnectionStringBuilder(connection).DataSource);
}
