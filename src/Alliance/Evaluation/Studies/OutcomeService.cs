using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Evaluation.Studies;

public sealed record OutcomeFacts
{
    public required string Key { get; init; }
    public required string Title { get; init; }
    public required OutcomeLevel Level { get; init; }
    public required OutcomeRank Rank { get; init; }
    public required OutcomeSource Source { get; init; }
    public required Better Better { get; init; }
    public string? Why { get; init; }
    public string? Instrument { get; init; }
    public string? Scale { get; init; }
    public double? Margin { get; init; }

    public StudyOutcome ToRow(Guid studyId, int place, ActionContext action)
    {
        var row = new StudyOutcome { AgencyId = action.AgencyId, Id = action.NewId(), StudyId = studyId, Key = Key, Title = Title, Place = place };
        WriteTo(row);
        return row;
    }

    public void WriteTo(StudyOutcome row)
    {
        (row.Key, row.Title, row.Level, row.Rank, row.Better, row.Why) = (Key, Title, Level, Rank, Better, Why);
        (row.Instrument, row.Scale) = Source == OutcomeSource.Survey ? (Instrument, Scale) : (null, null);
        row.Margin = Rank == OutcomeRank.Harm ? Margin : null;
        // What was assumed for scores says nothing about counts.
        if (row.Source != Source) row.Forget();
        row.Source = Source;
    }
}

/// <summary>What a study looks at, until its plan is locked.</summary>
public sealed class OutcomeService(AllianceContext db, Drafts drafts)
{
    public const int Most = 30;

    public Task<StudyRefusal?> AddAsync(Guid studyId, OutcomeFacts facts, ActionContext action) => ChangeAsync(studyId, facts, null, outcomes =>
    {
        if (outcomes.Count >= Most) return new StudyRefusal("A study looks at 30 outcomes at most. Take one out first.");
        db.Add(facts.ToRow(studyId, outcomes.Select(o => o.Place).DefaultIfEmpty().Max() + 1, action));
        return null;
    }, action);

    public Task<StudyRefusal?> ChangeAsync(Guid studyId, Guid outcomeId, OutcomeFacts facts, ActionContext action) => ChangeAsync(studyId, facts, outcomeId, outcomes =>
    {
        if (outcomes.Find(o => o.Id == outcomeId) is not { } row) return new StudyRefusal("Somebody took this outcome out meanwhile.");
        facts.WriteTo(row);
        return null;
    }, action);

    public Task<StudyRefusal?> RemoveAsync(Guid studyId, Guid outcomeId, ActionContext action) =>
        drafts.ChangeAsync(studyId, Until.Locked, null, StudyEvents.StudyOutcomesChanged, async _ =>
        {
            db.RemoveRange(await db.Set<StudyOutcome>().Where(o => o.StudyId == studyId && o.Id == outcomeId).ToListAsync());
            return null;
        }, action);

    /// <summary>Keeps what was assumed for an outcome and the smallest effect that would be found.</summary>
    public Task<StudyRefusal?> ReckonAsync(Guid studyId, Guid outcomeId, PowerAssumptions assumed, ActionContext action) =>
        drafts.ChangeAsync(studyId, Until.Locked, null, StudyEvents.StudyPowerReckoned, async study =>
        {
            if (await db.Set<StudyOutcome>().FirstOrDefaultAsync(o => o.StudyId == studyId && o.Id == outcomeId) is not { } row) return StudyRefusal.NotThere;
            var units = await db.Set<StudyUnit>().Where(u => u.StudyId == studyId).ToListAsync();
            (row.Intraclass, row.PerUnit, row.Usual, row.Spread) = (assumed.Intraclass, assumed.PerUnit, assumed.Usual, assumed.Spread);
            row.Detectable = StudyPower.Of(study, units, row, assumed).Detectable;
            return null;
        }, action);

    private Task<StudyRefusal?> ChangeAsync(Guid studyId, OutcomeFacts facts, Guid? itself, Func<List<StudyOutcome>, StudyRefusal?> change, ActionContext action) =>
        drafts.ChangeAsync(studyId, Until.Locked, null, StudyEvents.StudyOutcomesChanged, async _ =>
        {
            var outcomes = await db.Set<StudyOutcome>().Where(o => o.StudyId == studyId).ToListAsync();
            var others = outcomes.FindAll(o => o.Id != itself);
            if (others.Exists(o => o.Key == facts.Key)) return new StudyRefusal("Another outcome of this study has the name {0} in files. Choose another.", facts.Key);
            if (facts.Rank == OutcomeRank.Primary && others.Find(o => o.Rank == OutcomeRank.Primary && o.Level == facts.Level) is { } primary)
                return new StudyRefusal("“{0}” is the primary outcome of this level already. With two, one of them would be picked afterwards: make one of them secondary.", primary.Title);
            return change(outcomes);
        }, action);
}
