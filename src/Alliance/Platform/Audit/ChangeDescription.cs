using System.Text.Json;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Alliance.Platform.Audit;

/// <summary>Old and new values of everything a save is about to change, as one JSON object by table and key.</summary>
public static class ChangeDescription
{
    private static readonly HashSet<string> Bookkeeping = [nameof(Entity.AgencyId), nameof(Entity.Id), nameof(Entity.Version)];

    /// <returns>Null where no room's row changes.</returns>
    public static string? Of(ChangeTracker tracker)
    {
        tracker.DetectChanges();
        var rows = new Dictionary<string, object>();
        foreach (var entry in tracker.Entries<Entity>())
        {
            var change = Of(entry);
            if (change is not null) rows[$"{entry.Metadata.ClrType.Name}/{entry.Entity.Id}"] = change;
        }
        return rows.Count == 0 ? null : JsonSerializer.Serialize(rows);
    }

    private static Dictionary<string, Dictionary<string, object?>>? Of(EntityEntry<Entity> entry) => entry.State switch
    {
        EntityState.Added => new() { ["new"] = Values(entry, p => p.CurrentValue, p => p.CurrentValue is not null) },
        EntityState.Deleted => new() { ["old"] = Values(entry, p => p.OriginalValue, p => p.OriginalValue is not null) },
        EntityState.Modified => new()
        {
            ["old"] = Values(entry, p => p.OriginalValue, p => p.IsModified),
            ["new"] = Values(entry, p => p.CurrentValue, p => p.IsModified),
        },
        _ => null,
    };

    private static Dictionary<string, object?> Values(EntityEntry entry, Func<PropertyEntry, object?> value, Func<PropertyEntry, bool> matters) =>
        entry.Properties
            .Where(p => !Bookkeeping.Contains(p.Metadata.Name) && !Unaudited.Is(p.Metadata) && matters(p))
            .ToDictionary(p => p.Metadata.Name, p => Plain(value(p)));

    private static object? Plain(object? value) => value is Enum word ? word.ToString() : value;
}
