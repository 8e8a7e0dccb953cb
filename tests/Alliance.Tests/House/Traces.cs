using System.Text;
using Npgsql;

namespace Alliance.Tests.House;

/// <summary>What is kept, as somebody would find it who searches the disk: every byte of files, every row of tables.</summary>
public static class Traces
{
    public static string InFilesOf(string folder) => string.Concat(Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Select(ReadShared));

    /// <summary>The database's file, and what lies beside it under the same name.</summary>
    public static string InDatabaseFile(string path) => string.Concat(Directory.GetFiles(Path.GetDirectoryName(path)!, Path.GetFileName(path) + "*").Select(ReadShared));

    /// <summary>Every row, after what was deleted has been cleared away.</summary>
    public static async Task<string> InTablesOfAsync(string connectionString)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using (var vacuum = new NpgsqlCommand("VACUUM", connection)) await vacuum.ExecuteNonQueryAsync();
        var text = new StringBuilder();
        foreach (var table in await ReadAsync(connection, "SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = 'public'"))
            text.AppendJoin('\n', await ReadAsync(connection, $"SELECT t::text FROM {table} t"));
        return text.ToString();
    }

    private static string ReadShared(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(file, Encoding.Latin1);
        return reader.ReadToEnd();
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
