using System.Text.Json;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;

namespace Alliance.Partnerships.Export;

/// <summary>Lets a file go: before its first byte leaves, it is written down who took what.</summary>
public sealed class ExportDesk(AllianceContext db)
{
    /// <param name="contents">Which file it is, for the record: a format, a month; never what is in it.</param>
    public async Task<Download> ReleaseAsync(Download file, string what, object contents, ActionContext action)
    {
        db.Record(action, what, null, null, null, JsonSerializer.Serialize(contents));
        await db.SaveChangesAsync();
        return file;
    }
}
