namespace Alliance.Platform.Data;

/// <summary>A row of a room: keyed by agency first, so that agencies can be kept and moved apart.</summary>
public abstract class Entity
{
    public int AgencyId { get; set; }

    /// <summary>UUIDv7: time-ordered, so that new rows land at the end of the index.</summary>
    public Guid Id { get; set; }

    /// <summary>Rises by one with every change; a stale form is noticed by it, on either engine.</summary>
    public int Version { get; set; }
}
