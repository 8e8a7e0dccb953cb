using System.Text.Json;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Evaluation.Studies;

/// <summary>A draw, done once more from what is kept of it.</summary>
/// <param name="SeedFollows">Whether the seed follows from the witnesses' numbers.</param>
/// <param name="ResultFollows">Whether the result follows from input and seed.</param>
/// <param name="HashesHold">Whether input and result still have their hashes.</param>
/// <param name="IsOnRecord">Whether the audit's event tells the same.</param>
/// <param name="UnitsHold">Whether every unit stands in the wave that was drawn for it.</param>
public sealed record DrawCheck(bool SeedFollows, bool ResultFollows, bool HashesHold, bool IsOnRecord, bool UnitsHold)
{
    public bool IsGood => SeedFollows && ResultFollows && HashesHold && IsOnRecord && UnitsHold;
}

public sealed class DrawAgain(AllianceContext db)
{
    public async Task<DrawCheck> CheckAsync(StudyDraw draw)
    {
        var numbers = await db.Set<DrawWitness>().Where(w => w.DrawId == draw.Id).Select(w => w.Number).ToListAsync();
        var input = DrawInput.FromJson(draw.Input);
        var again = input.Draw(draw.Seed).ValueOrNothing;
        var units = await db.Set<StudyUnit>().AsNoTracking().Where(u => u.StudyId == draw.StudyId).ToListAsync();
        return new DrawCheck(
            DrawSeed.Of(draw.InputHash, numbers) == draw.Seed,
            again is not null && DrawInput.ToJson(input.Waves(again)) == draw.Result,
            DrawInput.HashOf(draw.Input).AsSpan().SequenceEqual(draw.InputHash) && DrawInput.HashOf(draw.Result).AsSpan().SequenceEqual(draw.ResultHash),
            again is not null && await OnRecordAsync(draw) is { } told && told.Seed == draw.Seed && told.Input == Convert.ToHexStringLower(draw.InputHash) && told.Result == Convert.ToHexStringLower(draw.ResultHash) && told.List == again.InputHash && told.Allocation == again.ResultHash && told.Numbers.SequenceEqual(numbers.Order()),
            DrawInput.ResultFromJson(draw.Result) is var drawn && drawn.Count == units.Count && units.TrueForAll(u => drawn.Any(d => d.Unit == u.Code && d.Wave == u.Wave)));
    }

    private async Task<DrawOnRecord?> OnRecordAsync(StudyDraw draw)
    {
        var json = await (from row in db.AuditEvents join payload in db.AuditPayloads on row.Id equals payload.EventId where row.Action == StudyEvents.StudyLotsDrawn && row.EntityId == draw.Id select payload.Json).FirstOrDefaultAsync();
        return json is null ? null : JsonSerializer.Deserialize<DrawOnRecord>(json);
    }
}
