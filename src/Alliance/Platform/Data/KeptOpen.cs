using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Data;

public static class KeptOpen
{
    /// <summary>
    /// Keeps one connection for all that a page asks: taking one from the pool anew for each question, and resetting it, costs more than
    /// most questions do. To be given back before the page waits for another connection's work, as for the commit of a reading:
    /// many pages that each hold one and wait for one more would all stand still.
    /// </summary>
    public static async Task<IAsyncDisposable> KeepOpenAsync(this AllianceContext db, CancellationToken cancel = default)
    {
        await db.Database.OpenConnectionAsync(cancel);
        return new Closing(db);
    }

    private sealed class Closing(AllianceContext db) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await db.Database.CloseConnectionAsync();
    }
}
