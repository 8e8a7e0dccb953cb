using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Data;

/// <summary>
/// EF keeps other starts out of a migration with a row in the SQLite file, and the row outlives a process that was killed: every
/// later start would wait for ever. A lock on a file beside the database ends with its process; who holds it takes such a row away.
/// </summary>
internal static class SqliteMigration
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    public static async Task MigrateAloneAsync(this SqliteContext db, CancellationToken cancel)
    {
        await using var alone = await LockAsync(Path.GetFullPath(new SqliteConnectionStringBuilder(db.Database.GetConnectionString()).DataSource) + "-migrating", cancel);
        if (await db.Database.CanConnectAsync(cancel) && await db.Database.SqlQueryRaw<int>("SELECT COUNT(*) AS Value FROM sqlite_master WHERE name = '__EFMigrationsLock'").SingleAsync(cancel) > 0)
            await db.Database.ExecuteSqlRawAsync("DELETE FROM \"__EFMigrationsLock\"", cancel);
        await db.Database.MigrateAsync(cancel);
    }

    private static async Task<FileStream> LockAsync(string path, CancellationToken cancel)
    {
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
            }
            catch (IOException) when (File.Exists(path))
            {
                await Task.Delay(Pause, cancel);
            }
        }
    }
}
