using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Data;

public static class NewRows
{
    /// <summary>Saves a row under the id that its form brought. Where the same form got in a moment earlier, the row is there, and that is as good.</summary>
    /// <returns>False where it was there already.</returns>
    public static async Task<bool> SaveNewAsync(this AllianceContext db, ActionContext action, string what, Entity row, Guid? subject)
    {
        try
        {
            await db.SaveAsync(action, what, row, subject);
            return true;
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            if (await db.FindAsync(row.GetType(), action.AgencyId, row.Id) is null) throw;
            return false;
        }
    }
}
