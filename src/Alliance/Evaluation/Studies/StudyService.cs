using Alliance.Platform.Data;

namespace Alliance.Evaluation.Studies;

public sealed record NewStudy(Guid Id, string Title, string Question, StudyDesign Design, StudyUnitKind UnitKind);

/// <param name="Waves">How many begin one after the other; 1 in designs without waves.</param>
public sealed record StudyMonths(DateOnly FirstMonth, int Months, int MonthsBefore, int Waves, int MonthsBetweenWaves);

public sealed record StudyEthics(EthicsReview Review, string? Body, string? Number, DateOnly? On, string? DataTerms, string? Conflicts);

/// <summary>Plans a study: its question, design, months and ethics, each until the plan is locked.</summary>
public sealed class StudyService(AllianceContext db, Drafts drafts, UnitService units)
{
    private static readonly Task<StudyRefusal?> Nothing = Task.FromResult<StudyRefusal?>(null);

    public Task<bool> PlanAsync(NewStudy plan, ActionContext action)
    {
        var study = New(plan.Id, plan.Title, plan.Question, action);
        (study.Design, study.UnitKind, study.Waves) = (plan.Design, plan.UnitKind, plan.Design.HasWaves() ? 2 : 1);
        db.Add(study);
        return db.SaveNewAsync(action, StudyEvents.StudyPlanned, study, null);
    }

    /// <summary>A study from a ready-made one, with its outcomes.</summary>
    public Task<bool> PlanAsync(Guid id, string title, ReadyMadeStudy readyMade, ActionContext action)
    {
        var study = New(id, title, readyMade.Question, action);
        (study.Template, study.Design, study.UnitKind) = (readyMade.Key, readyMade.Design, readyMade.UnitKind);
        (study.Months, study.MonthsBefore, study.Waves, study.MonthsBetweenWaves) = (readyMade.Months, readyMade.MonthsBefore, readyMade.Waves, readyMade.MonthsBetweenWaves);
        (study.DataTerms, study.Conflicts) = (readyMade.DataTerms, readyMade.Conflicts);
        db.Add(study);
        db.AddRange(readyMade.Outcomes.Select((outcome, place) => outcome.ToRow(id, place + 1, action)));
        return db.SaveNewAsync(action, StudyEvents.StudyPlanned, study, null);
    }

    public Task<StudyRefusal?> AskAsync(Guid studyId, int seen, string title, string question, ActionContext action) =>
        drafts.ChangeAsync(studyId, Until.Locked, seen, StudyEvents.StudyQuestionChanged, study =>
        {
            (study.Title, study.Question) = (title, question);
            return Nothing;
        }, action);

    /// <summary>Chooses the design; what the new one does not need is forgotten, and units begin as it says.</summary>
    public Task<StudyRefusal?> ChooseDesignAsync(Guid studyId, int seen, StudyDesign design, StudyUnitKind kind, ActionContext action) =>
        drafts.ChangeAsync(studyId, Until.Drawn, seen, StudyEvents.StudyDesignChosen, async study =>
        {
            if (study.UnitKind != kind) await units.ForgetAsync(study);
            (study.Design, study.UnitKind) = (design, kind);
            if (!design.HasWaves()) (study.Waves, study.MonthsBetweenWaves) = (1, 0);
            await units.SettleAsync(study);
            return null;
        }, action);

    public Task<StudyRefusal?> SetMonthsAsync(Guid studyId, int seen, StudyMonths months, ActionContext action) =>
        drafts.ChangeAsync(studyId, Until.Drawn, seen, StudyEvents.StudyMonthsSet, async study =>
        {
            (study.FirstMonth, study.Months, study.MonthsBefore) = (new DateOnly(months.FirstMonth.Year, months.FirstMonth.Month, 1), months.Months, months.MonthsBefore);
            (study.Waves, study.MonthsBetweenWaves) = study.Design.HasWaves() ? (months.Waves, months.MonthsBetweenWaves) : (1, 0);
            await units.SettleAsync(study);
            return null;
        }, action);

    public Task<StudyRefusal?> NoteEthicsAsync(Guid studyId, int seen, StudyEthics ethics, ActionContext action) =>
        drafts.ChangeAsync(studyId, Until.Locked, seen, StudyEvents.StudyEthicsNoted, study =>
        {
            (study.Ethics, study.EthicsBody, study.EthicsNumber, study.EthicsOn) = (ethics.Review, ethics.Body, ethics.Number, ethics.On);
            (study.DataTerms, study.Conflicts) = (ethics.DataTerms, ethics.Conflicts);
            return Nothing;
        }, action);

    private static Study New(Guid id, string title, string question, ActionContext action) =>
        new() { AgencyId = action.AgencyId, Id = id, Title = title, Question = question, Waves = 1, PlannedById = action.Actor, PlannedAt = action.Now };
}
