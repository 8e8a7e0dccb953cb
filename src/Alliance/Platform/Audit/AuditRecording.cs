using Alliance.Platform.Data;

namespace Alliance.Platform.Audit;

public static class AuditRecording
{
    /// <summary>Adds an event to what the context saves next, so that the deed and its record stand or fall together.</summary>
    /// <param name="json">What was before and after; null where there is nothing to tell beyond the event itself.</param>
    public static AuditEvent Record(this AllianceContext db, ActionContext action, string what, string? entity, Guid? entityId, Guid? subject, string? json)
    {
        var (row, payload) = Make(action, what, entity, entityId, subject, json);
        db.Add(row);
        if (payload is not null) db.Add(payload);
        db.Add(new AuditUnsealed { AgencyId = row.AgencyId, EventId = row.Id });
        return row;
    }

    /// <summary>Makes an event and its payload with their hashes, for writers that insert in bulk.</summary>
    public static (AuditEvent Event, AuditPayload? Payload) Make(ActionContext action, string what, string? entity, Guid? entityId, Guid? subject, string? json)
    {
        var row = new AuditEvent
        {
            AgencyId = action.AgencyId,
            Id = action.NewId(),
            At = action.Now,
            ActorId = action.ActorId,
            Role = action.Role,
            Action = what,
            Purpose = Shorten(action.Purpose, 200),
            Entity = entity,
            EntityId = entityId,
            SubjectId = subject,
            Source = action.Source is null ? null : Shorten(action.Source, 60),
        };
        AuditPayload? payload = null;
        if (json is not null)
        {
            payload = new AuditPayload { AgencyId = row.AgencyId, EventId = row.Id, SubjectId = subject, Salt = AuditHash.NewSalt(), Json = json };
            row.PayloadHash = AuditHash.OfPayload(payload.Salt, json);
        }
        row.Hash = AuditHash.OfEvent(row);
        return (row, payload);
    }

    private static string Shorten(string text, int length) => text.Length <= length ? text : text[..length];
}
