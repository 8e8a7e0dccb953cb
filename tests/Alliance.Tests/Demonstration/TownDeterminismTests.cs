using System.Text.Json;
using Alliance.Partnerships.Engagements.KeptBack;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Alliance.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Tests.Demonstration;

public sealed class TownDeterminismTests
{
    [Fact]
    public async Task Town_BuiltTwiceOnOneDay_HasTheSameRows()
    {
        await using var first = await TownFixture.BuildAsync(Engine.Sqlite);
        await using var second = await TownFixture.BuildAsync(Engine.Sqlite);

        (await RowsAsync(first)).ShouldBe(await RowsAsync(second));
    }

    /// <summary>Every row of every room, each as one line; hashes and salts are left out, which must differ.</summary>
    private static Task<List<string>> RowsAsync(EmptyHouse house) => TownFixture.AskAsync(house, async db =>
    {
        var lines = new List<string>();
        foreach (var type in db.Model.GetEntityTypes().Where(t => t.ClrType.IsAssignableTo(typeof(Entity))))
        {
            var rows = (IQueryable<Entity>)typeof(DbContext).GetMethod(nameof(DbContext.Set), [])!.MakeGenericMethod(type.ClrType).Invoke(db, null)!;
            foreach (var row in await rows.AsNoTracking().OrderBy(r => r.Id).ToListAsync())
            {
                // Locked anew each time: that is what makes it a lock.
                if (row is KeptBackNote note) (note.Locked, note.LockedReason) = (null, null);
                lines.Add($"{type.ClrType.Name} {JsonSerializer.Serialize(row, type.ClrType)}");
            }
        }
        lines.AddRange(await db.Set<Account>().OrderBy(a => a.Id).Select(a => $"{a.Id} {a.UserName} {a.DisplayName}").ToListAsync());
        lines.AddRange(await db.AuditEvents.OrderBy(e => e.At).ThenBy(e => e.EntityId).ThenBy(e => e.Action).Select(e => $"{e.At:O} {e.ActorId} {e.Role} {e.Action} {e.Purpose} {e.Entity} {e.EntityId} {e.SubjectId}").ToListAsync());
        return lines;
    });
}
