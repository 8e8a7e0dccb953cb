using Alliance.Platform.Audit;
using Alliance.Platform.Data;

namespace Alliance.Demonstration.Load;

/// <summary>Makes each deed's event, payload and link in the chain, as the services and the sealer would have.</summary>
public sealed class LoadAudit(int agencyId, RowDescription rows, Action<object> write)
{
    private byte[] previous = new byte[32];

    public long Events { get; private set; }

    public RowDescription.Telling Tell() => rows.Tell();

    public object?[] Before(Entity row) => rows.Values(row);

    public void Add(DateTime at, Guid? actor, string what, string purpose, string entity, Guid entityId, Guid? subject, RowDescription.Telling telling)
    {
        var role = actor is null ? ActionContext.SystemRole : "Officer";
        var (row, payload) = AuditRecording.Make(new ActionContext(agencyId, actor, role, at, purpose, "192.0.2.10"), what, entity, entityId, subject, telling.ToString());
        telling.Dispose();
        previous = AuditHash.OfLink(previous, agencyId, ++Events, row.Id, row.Hash);
        write(row);
        write(payload!);
        write(new AuditLink { AgencyId = agencyId, Sequence = Events, EventId = row.Id, EventHash = row.Hash, Hash = previous });
    }
}
