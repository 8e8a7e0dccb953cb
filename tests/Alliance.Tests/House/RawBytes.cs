using System.Text;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Alliance.Tests.House;

/// <summary>Everything an engine keeps, to be searched for what must not be there: SQLite's files as they lie on the disk, or every row of every table.</summary>
public static class RawBytes
{
    public static Task<string> EverythingAsync(this TestHouse house) => house.Engine == Engine.Sqlite ? Task.FromResult(OfFiles(house.ConnectionString)) : OfTablesAsync(house.ConnectionString);

    private static string OfFiles(string connection)
    {
        var file = new SqliteConnectionStringBuilder(connection).DataSource;
        return string.Concat(Directory.GetFiles(Path.GetDirectoryName(file)!, Path.GetFileName(file) + "*").Select(ReadShared));
    }

    private static string ReadShared(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(file, Encoding.Latin1);
        return reader.ReadToEnd();
    }

    private static async Task<string> OfTablesAsync(string connectionString)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        var text = new StringBuilder();
        var tables = await ReadAsync(connection, "SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = 'public'");
        foreach (var table in tables) text.AppendJoin('\n', await ReadAsync(connection, $"SELECT t::text FROM {table} t"));
        return text.ToString();
    }

    private static async Task<List<string>> ReadAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync()) rows.Add(reader.GetString(0));
        return rows;
    }
}
