using System.Globalization;
using System.Text.Json;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Alliance.Statistics.Randomization;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Evaluation.Studies;

public sealed record SaidNumber(Guid AccountId, int Number);

/// <summary>Draws lots before witnesses, once for a study.</summary>
public sealed class DrawService(AllianceContext db, Drafts drafts)
{
    public async Task<StudyRefusal?> DrawAsync(Guid studyId, DrawMethod method, IReadOnlyList<SaidNumber> said, ActionContext action)
    {
        await using var write = await db.BeginWriteAsync();
        if (await drafts.OpenAsync(studyId, Until.Locked) is { } closed) return closed;
        if (await DrawnAsync(studyId) is { } drawn) return drawn;
        var study = await db.Set<Study>().SingleAsync(s => s.Id == studyId);
        var units = await db.Set<StudyUnit>().Where(u => u.StudyId == studyId).ToListAsync();
        if (WhyNot(study, units, method) is { } early) return early;
        if (await WhyNotAsync(said, action) is { } odd) return odd;
        var input = DrawInput.Of(study, units, method);
        var json = input.ToJson();
        var seed = DrawSeed.Of(DrawInput.HashOf(json), said.Select(s => s.Number));
        if (!input.Draw(seed).Gives(out var allocation, out var refusal)) return new StudyRefusal(refusal.Sentence);
        Keep(study, units, input, json, seed, allocation, said, action);
        await db.SaveChangesAsync();
        await write.CommitAsync();
        return null;
    }

    /// <summary>What must be said before lots can be drawn.</summary>
    public static StudyRefusal? WhyNot(Study study, IReadOnlyCollection<StudyUnit> units, DrawMethod? method = null)
    {
        if (!study.Design.DrawsLots()) return new StudyRefusal("In this design no lots are drawn.");
        if (!StudyCalendar.IsSet(study)) return new StudyRefusal("Set the months first: the lot says who begins when.");
        if (units.Count < study.Design.LeastUnits()) return new StudyRefusal("Choose the units first: lots are drawn among at least two.");
        if (study.Design.HasWaves() && units.Count < study.Waves) return new StudyRefusal("{0} waves need at least {0} units, and {1} are chosen. Take fewer waves or more units.", study.Waves, units.Count);
        return method is { } chosen && !DrawInput.MethodsOf(study.Design, units.Any(u => u.Stratum is not null)).Contains(chosen) ? new StudyRefusal("Choose how lots are drawn.") : null;
    }

    private async Task<StudyRefusal?> DrawnAsync(Guid studyId)
    {
        var drawn = await (from draw in db.Set<StudyDraw>() join account in db.Users on draw.DrawnById equals account.Id where draw.StudyId == studyId select new { account.DisplayName, draw.DrawnAt }).FirstOrDefaultAsync();
        return drawn is null ? null : new StudyRefusal("{0} drew the lots of this study on {1}. They are drawn once; nobody draws again until they like what comes.", drawn.DisplayName, drawn.DrawnAt);
    }

    private async Task<StudyRefusal?> WhyNotAsync(IReadOnlyList<SaidNumber> said, ActionContext action)
    {
        if (said.Count < DrawSeed.LeastWitnesses) return new StudyRefusal("At least two witnesses say a number each.");
        if (said.Any(s => s.AccountId == action.ActorId)) return new StudyRefusal("Whoever draws is no witness. Choose somebody else.");
        if (said.DistinctBy(s => s.AccountId).Count() != said.Count) return new StudyRefusal("Each witness says one number. Choose another person for the second.");
        if (said.Any(s => s.Number is < 0 or > DrawSeed.LargestNumber)) return new StudyRefusal("A number has up to nine digits and no sign.");
        var accounts = said.Select(s => s.AccountId).ToList();
        return await db.Users.CountAsync(u => accounts.Contains(u.Id) && u.LockoutEnd == null) != said.Count ? new StudyRefusal("Choose the witnesses among the people who work here.") : null;
    }

    private void Keep(Study study, List<StudyUnit> units, DrawInput input, string json, long seed, Allocation allocation, IReadOnlyList<SaidNumber> said, ActionContext action)
    {
        var waves = input.Waves(allocation);
        var result = DrawInput.ToJson(waves);
        var draw = new StudyDraw
        {
            AgencyId = action.AgencyId,
            Id = action.NewId(),
            StudyId = study.Id,
            Method = input.Word,
            Seed = seed,
            Input = json,
            InputHash = DrawInput.HashOf(json),
            Result = result,
            ResultHash = DrawInput.HashOf(result),
            DrawnById = action.Actor,
            DrawnAt = action.Now,
        };
        db.Add(draw);
        foreach (var unit in units)
        {
            unit.Wave = waves.Single(w => w.Unit == unit.Code).Wave;
            unit.BeginsOn = StudyCalendar.BeginsOn(study, unit.Wave);
        }
        foreach (var wave in waves.Select(w => w.Wave).Where(w => w > 0).Distinct().Order())
            db.Add(new StudyWave { AgencyId = action.AgencyId, Id = action.NewId(), StudyId = study.Id, Number = wave, BeginsOn = StudyCalendar.BeginsOn(study, wave)!.Value });
        foreach (var witness in said)
        {
            db.Add(new DrawWitness { AgencyId = action.AgencyId, Id = action.NewId(), DrawId = draw.Id, AccountId = witness.AccountId, Number = witness.Number });
            // Each witness finds it on their own trail, with the number that was noted for them.
            db.Record(action with { Purpose = string.Create(CultureInfo.InvariantCulture, $"Drawing lots: the number {witness.Number} was noted for you") }, StudyEvents.StudyDrawWitnessed, nameof(StudyDraw), draw.Id, witness.AccountId, JsonSerializer.Serialize(new { number = witness.Number }));
        }
        db.Record(action, StudyEvents.StudyLotsDrawn, nameof(StudyDraw), draw.Id, null, JsonSerializer.Serialize(new DrawOnRecord(draw.Method, seed, Convert.ToHexStringLower(draw.InputHash), Convert.ToHexStringLower(draw.ResultHash), allocation.InputHash, allocation.ResultHash, [.. said.Select(s => s.Number).Order()])));
    }
}

/// <summary>What the audit holds of a draw, for good.</summary>
/// <param name="List">The hash of the units as <c>study randomize</c> prints it; and of the allocation, <paramref name="Allocation"/>.</param>
public sealed record DrawOnRecord(string Method, long Seed, string Input, string Result, string List, string Allocation, IReadOnlyList<int> Numbers);
