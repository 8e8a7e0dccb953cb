using Alliance.Platform.Audit;
using Alliance.Platform.Data;

namespace Alliance.Demonstration.Town;

/// <summary>
/// Everything that was done in the town, each deed with its rows and its audit event as the rooms' services would have left them.
/// A row may change in later deeds: it is written once, as it ended, while its events tell how it came to that.
/// </summary>
public sealed class DeedBook(AllianceContext db, int agencyId)
{
    /// <summary>Few enough that a commit stays short and the change tracker small.</summary>
    private const int DeedsInASave = 150;

    private readonly RowDescription rows = new(db.Model);
    private readonly List<Deed> deeds = [];

    /// <summary>Whoever acts: an account and the role it acts in; nobody means the system.</summary>
    public sealed record Actor(Guid? Id, string Role, string? Source);

    private sealed record Deed(ActionContext Action, string What, About About, Guid? Subject, string? Json, IReadOnlyList<object> Rows);

    /// <summary>The row a deed was about.</summary>
    public sealed record About(string Entity, Guid? Id)
    {
        public static implicit operator About(Entity row) => new(row.GetType().Name, row.Id);
    }

    public object?[] Before(Entity row) => rows.Values(row);

    /// <param name="added">The rows this deed made, what it was about among them; those that are no entities go untold.</param>
    /// <param name="changed">Rows of earlier deeds with their values from before.</param>
    public void Add(DateTime at, Actor actor, string what, string purpose, About about, Guid? subject, IReadOnlyList<object> added, params (Entity Row, object?[] Before)[] changed)
    {
        using var telling = rows.Tell();
        foreach (var row in added.OfType<Entity>()) telling.New(row);
        foreach (var (row, before) in changed)
        {
            telling.Changed(row, before);
            row.Version++;
        }
        deeds.Add(new Deed(new ActionContext(agencyId, actor.Id, actor.Role, at, purpose, actor.Source), what, about, subject, telling.ToString(), added));
    }

    /// <summary>A deed of which the audit says only that somebody did it.</summary>
    public void AddUnnamed(DateTime at, string what, string purpose, string entity, params IReadOnlyList<object> added) =>
        deeds.Add(new Deed(new ActionContext(agencyId, null, ActionContext.SystemRole, at, purpose, null), what, new About(entity, null), null, null, added));

    /// <summary>Writes the deeds in the order in which they were done.</summary>
    public async Task SaveAsync(CancellationToken cancel)
    {
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        foreach (var chunk in deeds.OrderBy(d => d.Action.Now).Chunk(DeedsInASave))
        {
            foreach (var deed in chunk)
            {
                db.AddRange(deed.Rows);
                db.Record(deed.Action, deed.What, deed.About.Entity, deed.About.Id, deed.Subject, deed.Json);
            }
            await db.SaveChangesAsync(cancel);
            db.ChangeTracker.Clear();
        }
        db.ChangeTracker.AutoDetectChangesEnabled = true;
    }
}
